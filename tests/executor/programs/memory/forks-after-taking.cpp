//: about: takes 100 MB and forks ten children that only read them: that is 100 MB, not 1100
//: stdout: "10\n"
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>
#include <numeric>
#include <vector>

int main()
{
    const std::vector<char> memory(100'000'000, 1);
    for (int i = 0; i < 10; ++i) {
        if (fork() == 0) {
            const long sum = std::accumulate(memory.begin(), memory.end(), 0L);
            usleep(300'000);
            _exit(sum == 100'000'000 ? 0 : 1);
        }
    }
    int good = 0;
    for (int status = 0; wait(&status) > 0;)
        good += status == 0;
    std::cout << good << '\n';
}
