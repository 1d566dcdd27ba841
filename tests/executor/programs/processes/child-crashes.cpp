//: about: a child crashes and the parent goes on: no crash of the run
//: stdout: "the child ended with 11\n"
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main()
{
    if (fork() == 0)
        *static_cast<volatile int *>(nullptr) = 1;
    int status = 0;
    wait(&status);
    std::cout << "the child ended with " << WTERMSIG(status) << '\n';
}
