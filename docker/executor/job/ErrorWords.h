// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"

#include <cstdint>
#include <span>
#include <string>

namespace learncode::executor {

/// Keeps the end of what a program wrote to stderr, to know the C library's words for a limit that it met: the
/// kernel tells only the program. A hint, no more: a program may write what it likes.
class ErrorWords final
{
public:
    void add(std::span<const std::uint8_t> bytes);
    [[nodiscard]] Hint hint() const;

private:
    std::string m_tail;
};

} // namespace learncode::executor
