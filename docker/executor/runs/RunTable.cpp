// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/RunTable.h"

#include "docker/protocol/Protocol.h"

#include <algorithm>

namespace learncode::executor {

void RunTable::start(ConnectionId connection, const std::shared_ptr<RunSink> &sink, Job job)
{
    const Key key{connection, job.run};
    if (m_runs.contains(key))
        return sink->refused(job.run, "duplicate_run", "There is a run with this number already.");
    if (m_onEmpty || !hasRoom()) {
        const std::string_view why = m_onEmpty ? "The executor is shutting down." : "There is no room for another run.";
        const Report report{.outcome = protocol::outcome::rejected, .message = std::string(why)};
        return sink->finished(job.run, report);
    }
    const auto run =
        std::make_shared<Run>(m_services, m_services.language, sink, std::move(job), [this, key] { remove(key); });
    m_runs.emplace(key, run);
    run->start();
    if (m_onStarted)
        m_onStarted();
}

std::shared_ptr<Run> RunTable::find(ConnectionId connection, std::uint32_t run) const
{
    const auto it = m_runs.find({connection, run});
    return it != m_runs.end() ? it->second : nullptr;
}

void RunTable::resume(ConnectionId connection)
{
    forEach([&](Run &run) { run.resume(); }, connection);
}

void RunTable::abandon(ConnectionId connection)
{
    forEach([](Run &run) { run.abandon(); }, connection);
}

void RunTable::stopAll(std::function<void()> done)
{
    m_onEmpty = std::move(done);
    forEach([](Run &run) { run.end(EndReason::Stopped); });
    if (m_runs.empty())
        m_onEmpty();
}

void RunTable::forEach(const std::function<void(Run &)> &visit, std::optional<ConnectionId> only) const
{
    // What is visited may end and leave the table.
    const auto runs = m_runs;
    for (const auto &[key, run] : runs) {
        if (!only || key.first == *only)
            visit(*run);
    }
}

bool RunTable::hasRoom() const
{
    // Runs of lost connections are on their way out and take nobody's place.
    // How many work at once is for the application to say: it knows which ones wait for somebody to type.
    const auto counts = [](const auto &entry) { return !entry.second->isAbandoned(); };
    return std::ranges::count_if(m_runs, counts) < static_cast<std::ptrdiff_t>(m_services.language.runs);
}

void RunTable::remove(const Key &key)
{
    m_runs.erase(key);
    if (m_runs.empty() && m_onEmpty)
        m_onEmpty();
}

} // namespace learncode::executor
