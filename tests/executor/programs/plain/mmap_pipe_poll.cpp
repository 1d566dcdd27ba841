//: about: memory maps, mprotect, pipes, poll, eventfd, timerfd, signalfd, inotify, socketpair
//: stdout: "shared 42\nHELLO\npoll 1\neventfd 5\ntimerfd 1\nsignalfd 10\ninotify note\npair hi\n"
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    auto *shared = static_cast<int *>(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    if (fork() == 0) {
        *shared = 42;
        _exit(0);
    }
    wait(nullptr);
    std::printf("shared %d\n", *shared);
    const int file = open("data", O_RDWR | O_CREAT, 0600);
    write(file, "hello", 5);
    auto *mapped = static_cast<char *>(mmap(nullptr, 5, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    std::memcpy(mapped, "HELLO", 5);
    mprotect(mapped, 5, PROT_READ);
    char text[4096] = "";
    pread(file, text, 5, 0);
    std::printf("%s\n", text);
    int ends[2];
    pipe(ends);
    write(ends[1], "x", 1);
    pollfd entry{ends[0], POLLIN, 0};
    std::printf("poll %d\n", poll(&entry, 1, 1000));
    std::uint64_t number = 0;
    read(eventfd(5, 0), &number, 8);
    std::printf("eventfd %d\n", static_cast<int>(number));
    const int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    const itimerspec soon{{0, 0}, {0, 10'000'000}};
    timerfd_settime(timer, 0, &soon, nullptr);
    read(timer, &number, 8);
    std::printf("timerfd %d\n", static_cast<int>(number));
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    raise(SIGUSR1);
    signalfd_siginfo info{};
    read(signalfd(-1, &set, 0), &info, sizeof info);
    std::printf("signalfd %u\n", info.ssi_signo);
    const int watch = inotify_init();
    inotify_add_watch(watch, ".", IN_CREATE);
    close(open("note", O_CREAT | O_RDWR, 0600));
    read(watch, text, sizeof text);
    std::printf("inotify %s\n", reinterpret_cast<inotify_event *>(text)->name);
    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    write(pair[0], "hi", 3);
    read(pair[1], text, 3);
    std::printf("pair %s\n", text);
}
