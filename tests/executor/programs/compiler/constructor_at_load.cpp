//: about: code that runs before main(), by .preinit_array and ifunc, is in the sandbox already
//: stdout: "preinit 0 1\nifunc 0 1\nmain\n"
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

static void say(const char *when)
{
    char text[] = "? ?\n";
    text[0] = '0' + (getuid() == 0);
    text[2] = '0' + prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
    write(1, when, strlen(when));
    write(1, text, 4);
}

static void early(int, char **, char **) { say("preinit "); }
__attribute__((section(".preinit_array"), used)) static void (*const entry)(int, char **, char **) = early;

static int answer() { return 42; }
extern "C" int (*choose())() { return answer; }
int chosen() __attribute__((ifunc("choose")));

__attribute__((constructor)) static void constructed() { say("ifunc "); }

int main()
{
    write(1, "main\n", chosen() == 42 ? 5 : 0);
}
