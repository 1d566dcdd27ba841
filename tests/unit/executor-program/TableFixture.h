// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/runs/RunTable.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <memory>
#include <string>

namespace learncode::executor::test {

inline constexpr ConnectionId connection = 1;

/// A table of runs and one who listens.
struct TableFixture
{
    explicit TableFixture(const std::string &run, const std::string &compile = {})
        : fixture(shellLanguage(run, compile))
        , table(fixture.services)
    {
    }

    static Job job(std::uint32_t number = 1)
    {
        return {.run = number, .wall = std::chrono::minutes(10), .outputBytes = 1 << 20};
    }

    std::shared_ptr<Run> start(Job what = job())
    {
        const std::uint32_t number = what.run;
        table.start(connection, sink, std::move(what));
        return table.find(connection, number);
    }
    bool hasLine(const QByteArray &line) const { return sink->lines.contains(line); }
    bool runUntilLine(const QByteArray &line)
    {
        return fixture.runUntil([&] { return hasLine(line); });
    }
    bool runUntilFinished()
    {
        return fixture.runUntil([this] { return !sink->reports.empty(); });
    }
    const Report &report() const { return sink->reports.at(0); }

    RunFixture fixture;
    RunTable table;
    std::shared_ptr<FakeSink> sink = std::make_shared<FakeSink>();
};

} // namespace learncode::executor::test
