// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/filter.h>

#include <expected>
#include <string>
#include <vector>

namespace learncode::executor {

/// Which system calls a run may make.
///
/// All that libseccomp knows are allowed but those that reach out of the sandbox or that only widen the kernel's face:
/// sockets other than Unix ones, watching or entering other processes, namespaces, mounting, key rings, io_uring, BPF,
/// anonymous memory files, and what only an administrator needs. Calls that libseccomp does not know do not exist for
/// a run. The engine's own filter, where it has one, holds besides this.
class SystemCallFilter final
{
public:
    /// Compiled once, as a run has no time for it; the error is a sentence for the log. Without `unixSockets` a run
    /// gets pairs of connected sockets only: on kernels that cannot keep one run from the abstract addresses of
    /// another.
    [[nodiscard]] static std::expected<SystemCallFilter, std::string> compile(bool unixSockets);

    /// Confines the calling process and all that come of it, for good. Needs no_new_privs. False: see errno.
    [[nodiscard]] bool install() const;

private:
    SystemCallFilter(std::vector<sock_filter> numbers, std::vector<sock_filter> arguments)
        : m_numbers(std::move(numbers))
        , m_arguments(std::move(arguments))
    {
    }

    std::vector<sock_filter> m_numbers;
    std::vector<sock_filter> m_arguments;
};

} // namespace learncode::executor
