// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/Orphans.h"

#include "core/engine/EngineClient.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/support/Logging.h"

#include <QRegularExpression>

#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxRounds = 30;
constexpr std::chrono::milliseconds roundPause{200};

QStringView bootOf(const QString &host)
{
    return QStringView(host).left(host.indexOf(u':'));
}

} // namespace

bool isOrphan(const engine::Labels &labels, const QString &state, const Identity &identity)
{
    static const QRegularExpression instancePattern(u"^[0-9a-f]{8}$"_s);
    const QString owner = labels.value(label::owner);
    const QString host = labels.value(label::host);
    if (labels.value(label::installation) != identity.prefix || owner == identity.instance
        || !instancePattern.match(owner).hasMatch() || host.isEmpty())
        return false;
    if (host == identity.host)
        return !OwnerBeacon::isAlive(owner);
    // Its owner cannot be seen from here. What a container of an earlier boot, or one that has ended,
    // was good for is over in any case.
    if (state == "running"_L1 || state == "paused"_L1 || state == "restarting"_L1)
        return false;
    return bootOf(host) != bootOf(identity.host) || state == "exited"_L1 || state == "dead"_L1;
}

Remover::Remover(engine::EngineClient *engine, const Identity *identity, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_identity(identity)
    , m_pause(clock.makeTimer())
{
    connect(m_pause.get(), &Timer::timeout, this, &Remover::listContainers);
}

void Remover::removeOrphans()
{
    begin(
        m_identity->installationFilter(),
        [this](const engine::Labels &labels, const QString &state) { return isOrphan(labels, state, *m_identity); }, 1);
}

void Remover::removeOwn()
{
    begin(
        m_identity->ownFilter(),
        [this](const engine::Labels &labels, const QString &) {
            return labels.value(label::owner) == m_identity->instance;
        },
        maxRounds);
}

void Remover::begin(const engine::Labels &filter, Condition condition, int rounds)
{
    m_filter = filter;
    m_condition = std::move(condition);
    m_roundsLeft = rounds;
    m_removed = 0;
    listContainers();
}

void Remover::listContainers()
{
    m_foundAny = false;
    m_engine->listContainers(m_filter).then(this, [this](const Result<QList<engine::ContainerSummary>> &containers) {
        removeContainers(containers.value_or(QList<engine::ContainerSummary>{}));
    });
}

void Remover::removeContainers(const QList<engine::ContainerSummary> &containers)
{
    m_outstanding = 1;
    for (const engine::ContainerSummary &container : containers) {
        if (!m_condition(container.labels, container.state))
            continue;
        ++m_outstanding;
        m_foundAny = true;
        m_engine->removeContainer(container.id).then(this, [this, name = container.name](const Result<void> &removed) {
            if (!removed && removed.error().code != "conflict"_L1) // it is being removed already
                qCWarning(lcExecutor).noquote() << "cannot remove container" << name << removed.error().detail;
            count(removed.has_value());
            if (--m_outstanding == 0)
                listNetworks();
        });
    }
    if (--m_outstanding == 0)
        listNetworks();
}

void Remover::listNetworks()
{
    m_engine->listNetworks(m_filter).then(this, [this](const Result<QList<engine::NetworkSummary>> &networks) {
        removeNetworks(networks.value_or(QList<engine::NetworkSummary>{}));
    });
}

void Remover::removeNetworks(const QList<engine::NetworkSummary> &networks)
{
    m_outstanding = 1;
    for (const engine::NetworkSummary &network : networks) {
        if (!m_condition(network.labels, {}))
            continue;
        ++m_outstanding;
        m_foundAny = true;
        // The engine refuses it while a container is on it.
        m_engine->removeNetwork(network.id).then(this, [this](const Result<void> &removed) {
            count(removed.has_value());
            if (--m_outstanding == 0)
                finish();
        });
    }
    if (--m_outstanding == 0)
        finish();
}

void Remover::count(bool removed)
{
    m_removed += removed ? 1 : 0;
}

void Remover::finish()
{
    // What the engine is already removing at another's request is still there for a moment.
    if (--m_roundsLeft > 0 && m_foundAny)
        m_pause->start(roundPause);
    else
        Q_EMIT finished(m_removed);
}

} // namespace learncode::executor
