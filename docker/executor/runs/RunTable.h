// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/runs/Run.h"
#include "docker/executor/runs/Services.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace learncode::executor {

/// Numbers a connection for as long as the executor lives.
using ConnectionId = std::uint64_t;

/// All runs of all connections, and the room they take.
class RunTable final
{
public:
    explicit RunTable(Services &services)
        : m_services(services)
    {
    }

    /// Called after each run that has been started.
    void onStarted(std::function<void()> callback) { m_onStarted = std::move(callback); }

    /// Starts a run, or answers `finished` with "rejected" (no slot), or refuses (its number is in use).
    void start(ConnectionId connection, const std::shared_ptr<RunSink> &sink, Job job);
    /// Null if it does not exist (any more).
    [[nodiscard]] std::shared_ptr<Run> find(ConnectionId connection, std::uint32_t run) const;
    /// The connection's sink has room again.
    void resume(ConnectionId connection);
    /// The connection is gone: its runs end.
    void abandon(ConnectionId connection);
    /// Ends every run; `done` is called when the last is cleaned up after.
    void stopAll(std::function<void()> done);

    /// Visits every run, or those of one connection.
    void forEach(const std::function<void(Run &)> &visit, std::optional<ConnectionId> only = std::nullopt) const;
    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }

private:
    using Key = std::pair<ConnectionId, std::uint32_t>;

    [[nodiscard]] bool hasRoom() const;
    void remove(const Key &key);

    Services &m_services;
    std::map<Key, std::shared_ptr<Run>> m_runs;
    std::function<void()> m_onStarted;
    std::function<void()> m_onEmpty;
};

} // namespace learncode::executor
