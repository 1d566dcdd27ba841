// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/Terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>

#include <cerrno>
#include <cstring>

namespace learncode::executor {

namespace {

std::unexpected<std::string> failed(const char *what)
{
    return std::unexpected(std::string(what) + ": " + std::strerror(errno));
}

/// As terminals in a window are: text is UTF-8, so that Backspace erases characters, not bytes. Ctrl+S does not halt
/// the output: who does not know that is lost.
bool makeModern(int fd)
{
    termios settings{};
    if (::tcgetattr(fd, &settings) != 0)
        return false;
    settings.c_iflag |= IUTF8;
    settings.c_iflag &= ~static_cast<tcflag_t>(IXON);
    return ::tcsetattr(fd, TCSANOW, &settings) == 0;
}

} // namespace

std::expected<Terminal, std::string> Terminal::open(TerminalSize size)
{
    Terminal terminal;
    terminal.m_master.reset(::open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    const int master = terminal.m_master.get();
    constexpr int unlocked = 0;
    if (master < 0 || ::ioctl(master, TIOCSPTLCK, &unlocked) != 0)
        return failed("cannot make a terminal");
    // By way of the master: no name, no race, and no other mount in between.
    terminal.m_farSide.reset(::ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
    terminal.m_reader.reset(::fcntl(master, F_DUPFD_CLOEXEC, 0));
    terminal.m_writer.reset(::fcntl(master, F_DUPFD_CLOEXEC, 0));
    const int farSide = terminal.m_farSide.get();
    struct stat info{};
    if (farSide < 0 || !terminal.m_reader || !terminal.m_writer || ::fchmod(farSide, 0600) != 0
        || ::fstat(farSide, &info) != 0 || !makeModern(farSide))
        return failed("cannot open the terminal's far side");
    terminal.m_device = info.st_rdev;
    terminal.resize(size);
    return terminal;
}

bool Terminal::hasUnreadInput() const
{
    // The kernel hands over what it still keeps between the two sides before it answers.
    pollfd entry{m_farSide.get(), POLLIN, 0};
    return ::poll(&entry, 1, 0) == 1 && (entry.revents & POLLIN) != 0;
}

void Terminal::resize(TerminalSize size)
{
    const winsize window{size.rows, size.cols, 0, 0};
    ::ioctl(m_master.get(), TIOCSWINSZ, &window);
}

} // namespace learncode::executor
