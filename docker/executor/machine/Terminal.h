// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"
#include "docker/executor/support/UniqueFd.h"

#include <sys/types.h>

#include <expected>
#include <string>

namespace learncode::executor {

/// A pseudo-terminal for one run. Its user's program gets the far side as its controlling terminal; this side, whose
/// master does not block, types what the program reads and sees what it prints. Each run gets its own, so no program
/// finds it as another one left it; only the run's user may open the far side.
///
/// This object keeps the far side open too. So the master never reports a hang-up while something may still be read
/// from it, and what the program has not read yet can be seen.
class Terminal final
{
public:
    /// The error is a sentence for the log.
    [[nodiscard]] static std::expected<Terminal, std::string> open(TerminalSize size);

    /// The master, once for whoever reads it and once for whoever writes it.
    [[nodiscard]] UniqueFd takeReader() { return std::move(m_reader); }
    [[nodiscard]] UniqueFd takeWriter() { return std::move(m_writer); }
    /// What a new process becomes the owner of, and has as its descriptors 0, 1 and 2. Stays ours.
    [[nodiscard]] int farSide() const { return m_farSide.get(); }
    /// The far side's device number: whatever descriptor has it is this terminal.
    [[nodiscard]] dev_t device() const { return m_device; }
    /// Typed, and not read by the program although it could be.
    [[nodiscard]] bool hasUnreadInput() const;
    /// The program is told by SIGWINCH.
    void resize(TerminalSize size);

private:
    Terminal() = default;

    UniqueFd m_master;
    UniqueFd m_reader;
    UniqueFd m_writer;
    UniqueFd m_farSide;
    dev_t m_device = 0;
};

} // namespace learncode::executor
