// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked into each learner's program, so that on pipes it prints and asks as on a terminal: a line is
// seen when it is printed, and a prompt without a newline when input is read. cout and cin go through
// stdout and stdin, and after sync_with_stdio(false) they behave on a terminal as they do here.

#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace {

// As early as a program may: what a learner's global objects print is to be seen too.
[[gnu::constructor(101)]] void bufferByLine()
{
    const int savedErrno = errno; // isatty() sets it, and main() may expect 0
    if (!isatty(STDOUT_FILENO))
        std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    // The C library flushes stdout before it reads from a stdin that is line-buffered, not from others.
    if (!isatty(STDIN_FILENO))
        std::setvbuf(stdin, nullptr, _IOLBF, BUFSIZ);
    errno = savedErrno;
}

} // namespace
