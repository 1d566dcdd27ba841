// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/support/Descriptors.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace learncode::executor {

namespace {

/// All in [first, last]. Kernels before 5.9 are asked for each that there may be.
bool closeRange(unsigned first, unsigned last)
{
    if (first > last || ::syscall(SYS_close_range, first, last, 0U) == 0)
        return true;
    rlimit most{};
    if (errno != ENOSYS || ::getrlimit(RLIMIT_NOFILE, &most) != 0)
        return false;
    for (unsigned fd = first; fd <= last && fd < most.rlim_cur; ++fd)
        ::close(static_cast<int>(fd));
    return true;
}

} // namespace

bool closeDescriptors(int first, std::initializer_list<int> keep)
{
    auto from = static_cast<unsigned>(first);
    for (;;) {
        unsigned next = ~0U;
        for (const int fd : keep) {
            if (fd >= 0 && static_cast<unsigned>(fd) >= from)
                next = std::min(next, static_cast<unsigned>(fd));
        }
        if (next == ~0U)
            return closeRange(from, ~0U);
        if (next > from && !closeRange(from, next - 1))
            return false;
        from = next + 1;
    }
}

} // namespace learncode::executor
