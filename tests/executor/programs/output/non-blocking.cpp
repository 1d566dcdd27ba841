//: about: makes its output non-blocking and prints a megabyte, as room permits
//: stdout: "0123456789" * 100000
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <string>
#include <string_view>

int main()
{
    fcntl(1, F_SETFL, O_NONBLOCK);
    std::string all;
    for (int i = 0; i < 100'000; ++i)
        all += "0123456789";
    for (std::string_view rest = all; !rest.empty();) {
        const ssize_t size = write(1, rest.data(), rest.size());
        if (size > 0)
            rest.remove_prefix(static_cast<std::size_t>(size));
        pollfd room{1, POLLOUT, 0};
        poll(&room, 1, -1);
    }
}
