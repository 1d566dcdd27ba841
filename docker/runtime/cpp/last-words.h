// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <cstddef>
#include <cstdint>

// What a program says of the mistake it dies of: "main.cpp:3:12: runtime error: division by zero", in the form in which
// compilers tell of theirs. Nothing here allocates or takes a lock: the heap may be what is broken.

namespace learncode::runtime {

/// A text of bounded length; what does not fit is left out.
class Words final
{
public:
    Words &operator<<(const char *text) { return add(text, static_cast<std::size_t>(-1)); }
    Words &operator<<(long long number);
    /// At most `size` bytes of it.
    Words &add(const char *text, std::size_t size);

    [[nodiscard]] const char *text() const { return m_text; } ///< ends with a NUL
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    char m_text[1024]{};
    std::size_t m_size = 0;
};

/// A place in a learner's file; line 0: unknown.
struct Place
{
    const char *file = nullptr;
    int line = 0;
    int column = 0; ///< 0: unknown
};

/// Not a header of the compiler's or the system's.
[[nodiscard]] bool isLearners(const char *file);

/// The stack of the caller, or of what a signal interrupted.
struct Trace
{
    Place place; ///< the innermost of a learner's file
    int depth = 0; ///< calls inside calls, as far as they were counted
};
inline constexpr int deep = 64; ///< no more are counted

/// \a countAll counts calls also when the place is known.
[[nodiscard]] Trace traceStack(bool countAll = false);
/// Of an instruction.
[[nodiscard]] Place placeOf(std::uintptr_t instruction);

/// Writes them to stderr, in one piece. Only the first time in a process.
void sayLastWords(const Place &place, const Words &words);

/// What handles signals unless the program does.
extern void (*crashHandler)(int, siginfo_t *, void *);

/// Says the words and ends the program by `signal`, unless it handles that signal itself and does not return.
[[noreturn]] void stopProgram(int signal, const Place &place, const Words &words);

} // namespace learncode::runtime
