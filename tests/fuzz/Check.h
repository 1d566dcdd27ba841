// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>

// What the fuzzers hold the parsers to, besides not crashing.

namespace learncode::fuzz {

/// Ends the process, so that libFuzzer keeps the input, unless it \a holds.
inline void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "==== invariant broken: %s\n", what);
    std::abort();
}

/// Checks at the end of its scope that the processor time grew no faster than the input. The bound is some
/// hundred times what is needed, for slow machines; it is work out of proportion that it finds.
class CpuBudget final
{
public:
    explicit CpuBudget(std::size_t bytes)
        : m_seconds(0.5 + 20e-6 * static_cast<double>(bytes))
        , m_begin(now())
    {
    }
    ~CpuBudget() { check(now() - m_begin < m_seconds, "the time grows with the size of the input, not faster"); }
    CpuBudget(const CpuBudget &) = delete;
    CpuBudget &operator=(const CpuBudget &) = delete;

private:
    static double now()
    {
        std::timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }

    double m_seconds;
    double m_begin;
};

} // namespace learncode::fuzz
