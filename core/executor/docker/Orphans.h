// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/docker/Identity.h"
#include "core/support/Clock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

/// Whether what carries these labels was left behind by a pool that is no more. \a state is a container's,
/// "running" or other; empty for a network. In doubt, no. \a identity is who asks.
[[nodiscard]] bool isOrphan(const engine::Labels &labels, const QString &state, const Identity &identity);

/// Removes containers and networks by their labels: once those that dead pools left behind, once, at the
/// end, our own. Emits finished() exactly once, whatever the engine answers, and can then be used again.
class Remover final : public QObject
{
    Q_OBJECT

public:
    /// All must live as long as this.
    Remover(engine::EngineClient *engine, const Identity *identity, const Clock &clock = Clock::machine(),
            QObject *parent = nullptr);

    void removeOrphans();
    void removeOwn();

Q_SIGNALS:
    /// How many containers and networks are gone.
    void finished(int removed);

private:
    using Condition = std::function<bool(const engine::Labels &labels, const QString &state)>;

    void begin(const engine::Labels &filter, Condition condition, int rounds);
    void listContainers();
    void removeContainers(const QList<engine::ContainerSummary> &containers);
    void listNetworks();
    void removeNetworks(const QList<engine::NetworkSummary> &networks);
    void count(bool removed);
    void finish();

    engine::EngineClient *m_engine;
    const Identity *m_identity;
    std::unique_ptr<Timer> m_pause; ///< between two rounds
    engine::Labels m_filter;
    Condition m_condition;
    int m_outstanding = 0;
    int m_roundsLeft = 0; ///< it looks again until nothing is left, but not for ever
    bool m_foundAny = false;
    int m_removed = 0;
};

} // namespace learncode::executor
