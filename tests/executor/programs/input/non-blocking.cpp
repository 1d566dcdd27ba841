//: about: polls for its input without blocking
//: input: "one\ntwo\n"
//: feed: lines
//: stdout: "one\ntwo\n"
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <string>

int main()
{
    fcntl(0, F_SETFL, O_NONBLOCK);
    std::string text;
    for (;;) {
        pollfd ready{0, POLLIN, 0};
        poll(&ready, 1, -1);
        char piece[100];
        const ssize_t size = read(0, piece, sizeof piece);
        if (size == 0)
            break;
        if (size > 0)
            text.append(piece, static_cast<std::size_t>(size));
    }
    std::cout << text;
}
