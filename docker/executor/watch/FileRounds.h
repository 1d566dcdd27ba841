// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace learncode::executor {

class FileMeter;
class Run;

/// Measures the files of several runs, one after another, not too often.
class FileRounds final
{
public:
    explicit FileRounds(FileMeter &meter)
        : m_meter(meter)
    {
    }

    /// Puts the files of each into its use(), as far as it is still living when its turn comes; then calls `done`,
    /// once. False, and nothing is done, if a round is under way or, unless it is urgent, was a moment ago.
    bool start(std::vector<std::weak_ptr<Run>> runs, bool urgent, std::function<void()> done);

private:
    void next();

    FileMeter &m_meter;
    std::vector<std::weak_ptr<Run>> m_left;
    std::function<void()> m_done;
    std::chrono::steady_clock::time_point m_ended{};
};

} // namespace learncode::executor
