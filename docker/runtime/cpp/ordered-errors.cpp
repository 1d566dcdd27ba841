// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each write to stderr waits until the executor has read what stdout holds, so that the two keep their order, and
// asking it takes longer than printing. Where stdout holds nothing there is nothing to wait for: then cerr, clog and
// write() go by a call that does not ask. What the C library itself writes to stderr asks as ever.

#include <cerrno>
#include <iostream>
#include <streambuf>

#include <dlfcn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

struct stat output; ///< the pipe that is read; none if it has no number

bool isOutputRead()
{
    struct stat now;
    int unread = 0;
    // A program may have put something else in its place.
    return output.st_ino != 0 && ::fstat(STDOUT_FILENO, &now) == 0 && now.st_ino == output.st_ino
        && now.st_dev == output.st_dev && ::ioctl(STDOUT_FILENO, FIONREAD, &unread) == 0 && unread == 0;
}

ssize_t writeParts(int fd, const iovec *parts, int count)
{
    using Write = ssize_t (*)(int, const iovec *, int);
    static const auto plain = reinterpret_cast<Write>(::dlsym(RTLD_NEXT, "writev"));
    if (fd != STDERR_FILENO)
        return plain(fd, parts, count);
    const int savedErrno = errno;
    const bool isRead = isOutputRead();
    errno = savedErrno;
    return isRead ? ::pwritev2(fd, parts, count, -1, 0) : plain(fd, parts, count);
}

/// As unbuffered as the stream that it stands for.
class ErrorBuffer final : public std::streambuf
{
protected:
    int_type overflow(int_type character) override
    {
        const char text = traits_type::to_char_type(character);
        if (traits_type::eq_int_type(character, traits_type::eof()))
            return traits_type::not_eof(character);
        return xsputn(&text, 1) == 1 ? character : traits_type::eof();
    }
    std::streamsize xsputn(const char *text, std::streamsize size) override
    {
        for (std::streamsize done = 0; done < size;) {
            const iovec part{const_cast<char *>(text + done), static_cast<std::size_t>(size - done)};
            const ssize_t written = writeParts(STDERR_FILENO, &part, 1);
            if (written < 0 && errno != EINTR)
                return done;
            done += written > 0 ? written : 0;
        }
        return size;
    }
};

bool isPipe(int fd, struct stat &info)
{
    return ::fstat(fd, &info) == 0 && S_ISFIFO(info.st_mode);
}

[[gnu::constructor(103)]] void useBuffer()
{
    static const std::ios_base::Init streams; // they are there from here on
    const int savedErrno = errno;
    struct stat error;
    if (isPipe(STDERR_FILENO, error) && isPipe(STDOUT_FILENO, output)) {
        static ErrorBuffer buffer;
        std::cerr.rdbuf(&buffer);
        std::clog.rdbuf(&buffer);
    } else {
        output = {};
    }
    errno = savedErrno;
}

} // namespace

// What the C++ library calls after sync_with_stdio(false), and programs by themselves.

extern "C" [[gnu::weak]] ssize_t write(int fd, const void *text, size_t size)
{
    using Write = ssize_t (*)(int, const void *, size_t);
    static const auto plain = reinterpret_cast<Write>(::dlsym(RTLD_NEXT, "write"));
    if (fd != STDERR_FILENO)
        return plain(fd, text, size);
    const iovec part{const_cast<void *>(text), size};
    return writeParts(fd, &part, 1);
}

extern "C" [[gnu::weak]] ssize_t writev(int fd, const iovec *parts, int count)
{
    return writeParts(fd, parts, count);
}
