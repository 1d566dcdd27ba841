// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/docker/Identity.h"
#include "core/support/Result.h"

#include <QObject>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

/// The one network of a pool's containers. They do not reach each other, nor, where the containers'
/// own addresses can be reached from here, anything else.
class PoolNetwork final : public QObject
{
    Q_OBJECT

public:
    /// All must live as long as this.
    PoolNetwork(engine::EngineClient *engine, const Identity *identity, QObject *parent = nullptr);

    /// Off: the network lets a published port in, and therefore cannot be internal.
    void setInternal(bool internal) { m_internal = internal; }

    /// Looks whether it is there and makes it if not. ensured() follows; one answer for all who ask meanwhile.
    void ensure();

Q_SIGNALS:
    /// The network's name, or the engine's error.
    void ensured(const learncode::Result<QString> &name);

private:
    void create();
    void settle(const Result<QString> &result);

    engine::EngineClient *m_engine;
    const Identity *m_identity;
    bool m_internal = true;
    bool m_underWay = false;
};

} // namespace learncode::executor
