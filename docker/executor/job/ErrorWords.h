// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace learncode::executor {

/// Keeps the end of what a program wrote to stderr, to know the words for what it met: the C library's for a limit, as
/// the kernel tells only the program, and those with which a program dies of a mistake ("main.cpp:3:12: runtime error:
/// division by zero"). A hint, no more: a program may write what it likes.
class ErrorWords final
{
public:
    /// What is said of a place in `mainFile` does without its name.
    explicit ErrorWords(std::string_view mainFile)
        : m_mainFile(mainFile)
    {
    }

    void add(std::span<const std::uint8_t> bytes);
    [[nodiscard]] Hint hint() const;
    /// "Line 3: division by zero."; empty if its last line is no such thing.
    [[nodiscard]] std::string runtimeError() const;

private:
    std::string m_mainFile;
    std::string m_tail;
};

} // namespace learncode::executor
