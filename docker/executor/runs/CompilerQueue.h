// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>

namespace learncode::executor {

/// Lets only so many compilers work at once; the others wait their turn.
class CompilerQueue final
{
public:
    explicit CompilerQueue(unsigned slots)
        : m_free(slots)
    {
    }

    /// Calls `enter` when there is room, perhaps at once. Who was let in calls leave() once, also when it no longer
    /// wants to compile.
    void request(std::function<void()> enter);
    void leave();

private:
    void letIn();

    unsigned m_free;
    std::deque<std::function<void()>> m_waiting;
};

} // namespace learncode::executor
