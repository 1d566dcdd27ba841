// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/FileRounds.h"

#include "docker/executor/accounts/FileMeter.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/runs/Run.h"

#include <utility>

namespace learncode::executor {

bool FileRounds::start(std::vector<std::weak_ptr<Run>> runs, bool urgent, std::function<void()> done)
{
    const bool wasJustNow = std::chrono::steady_clock::now() - m_ended < limits::meterInterval;
    if (m_done || (wasJustNow && !urgent))
        return false;
    m_left = std::move(runs);
    m_done = std::move(done);
    next();
    return true;
}

void FileRounds::next()
{
    while (!m_left.empty()) {
        const auto run = m_left.back().lock();
        m_left.pop_back();
        if (!run || !run->isLiving())
            continue;
        m_meter.measure(*run->credentials(), run->root(), [this, measured = std::weak_ptr(run)](const auto &use) {
            if (const auto still = measured.lock(); still && use)
                still->use().files = *use;
            next();
        });
        return;
    }
    m_ended = std::chrono::steady_clock::now();
    std::exchange(m_done, nullptr)();
}

} // namespace learncode::executor
