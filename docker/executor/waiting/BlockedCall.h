// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>

#include <array>
#include <cstdint>
#include <optional>

namespace learncode::executor {

struct InputPlace;

/// The first `Size - 1` bytes of a small file below a directory of /proc; empty if it cannot be read.
template<std::size_t Size>
class ProcText final
{
public:
    ProcText(int directory, const char *path)
    {
        const UniqueFd fd(::openat(directory, path, O_RDONLY | O_CLOEXEC));
        const ssize_t size = fd ? ::read(fd.get(), m_text.data(), Size - 1) : 0;
        m_text[size > 0 ? static_cast<std::size_t>(size) : 0] = '\0';
    }

    [[nodiscard]] const char *c_str() const { return m_text.data(); }

private:
    std::array<char, Size> m_text;
};

/// The system call that a thread is blocked in.
struct BlockedCall
{
    long number = -1;
    std::array<std::uint64_t, 6> args{};

    /// Whether it may end because there is input at that place. `thread` is its directory in /proc.
    [[nodiscard]] bool waitsFor(int thread, const InputPlace &place) const;
};

/// Of the thread whose directory in /proc that is; nothing if it is not blocked, or may not be looked into. Needs the
/// file rights of the process's user.
[[nodiscard]] std::optional<BlockedCall> readBlockedCall(int thread);

} // namespace learncode::executor
