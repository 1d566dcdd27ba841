// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/CompilerQueue.h"

#include <utility>

namespace learncode::executor {

void CompilerQueue::request(std::function<void()> enter)
{
    m_waiting.push_back(std::move(enter));
    letIn();
}

void CompilerQueue::leave()
{
    ++m_free;
    letIn();
}

void CompilerQueue::letIn()
{
    while (m_free > 0 && !m_waiting.empty()) {
        --m_free;
        const auto enter = std::move(m_waiting.front());
        m_waiting.pop_front();
        enter();
    }
}

} // namespace learncode::executor
