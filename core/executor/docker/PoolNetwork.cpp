// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/PoolNetwork.h"

#include "core/engine/EngineClient.h"

#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

PoolNetwork::PoolNetwork(engine::EngineClient *engine, const Identity *identity, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_identity(identity)
{
}

void PoolNetwork::ensure()
{
    if (std::exchange(m_underWay, true))
        return;
    m_engine->listNetworks(m_identity->ownFilter())
        .then(this, [this](const Result<QList<engine::NetworkSummary>> &networks) {
            if (!networks)
                settle(fail(networks.error()));
            else if (networks->isEmpty())
                create();
            else
                settle(networks->first().name);
        });
}

void PoolNetwork::create()
{
    engine::NetworkSpec spec;
    spec.name = m_identity->networkName();
    spec.internal = m_internal;
    spec.interContainer = false;
    spec.masquerade = false;
    spec.labels = m_identity->labels();
    m_engine->createNetwork(spec).then(this, [this, name = spec.name](const Result<QString> &created) {
        // The name has this pool's own number in it: if it is taken, then by a request that was sent twice.
        if (created || created.error().code == "conflict"_L1)
            settle(name);
        else
            settle(fail(created.error()));
    });
}

void PoolNetwork::settle(const Result<QString> &result)
{
    m_underWay = false;
    Q_EMIT ensured(result);
}

} // namespace learncode::executor
