//: about: std::system, popen, getenv, atexit, fork, exec, waitpid, signals to a child
//: stdout: "from a shell\n7\npopen 3\nchild 9\nkilled by 15\nexec\nenvironment\nat exit\n"
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    std::atexit([] { std::puts("at exit"); });
    std::fflush(stdout);
    std::system("echo from a shell");
    std::printf("%d\n", WEXITSTATUS(std::system("exit 7")));
    char line[99] = "";
    FILE *sum = popen("echo $((1 + 2))", "r");
    std::fgets(line, sizeof line, sum);
    pclose(sum);
    std::printf("popen %s", line);
    std::fflush(stdout);
    int status = 0;
    if (fork() == 0)
        _exit(9);
    wait(&status);
    std::printf("child %d\n", WEXITSTATUS(status));
    const pid_t sleeper = fork();
    if (sleeper == 0) {
        pause();
        _exit(0);
    }
    kill(sleeper, SIGTERM);
    waitpid(sleeper, &status, 0);
    std::printf("killed by %d\n", WTERMSIG(status));
    std::fflush(stdout);
    if (fork() == 0) {
        execlp("echo", "echo", "exec", nullptr);
        _exit(127);
    }
    wait(&status);
    std::puts(std::getenv("HOME") && std::getenv("PATH") ? "environment" : "no environment");
}
