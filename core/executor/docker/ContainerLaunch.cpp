// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ContainerLaunch.h"

#include "core/engine/EngineClient.h"
#include "core/executor/docker/Orphans.h"
#include "core/support/Logging.h"
#include "docker/protocol/Protocol.h"

#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxConflicts = 4;

Error cancelled()
{
    return {u"cancelled"_s, ContainerLaunch::tr("Starting was cancelled."), {}};
}

} // namespace

ContainerLaunch::ContainerLaunch(engine::EngineClient *engine, const Identity *identity, engine::ContainerSpec spec,
                                 int seat, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_identity(identity)
    , m_spec(std::move(spec))
    , m_languageId(m_spec.labels.value(label::language))
    , m_seat(seat)
{
    m_container.name = m_identity->containerName(m_languageId, m_seat);
}

void ContainerLaunch::start()
{
    create();
}

void ContainerLaunch::abort()
{
    // The call under way is waited for: what it makes has to be known to be removed.
    m_aborted = true;
}

void ContainerLaunch::create()
{
    m_engine->createContainer(m_container.name, m_spec)
        .then(this, [this](const Result<engine::CreatedContainer> &created) {
            if (created) {
                m_container.warnings = created->warnings;
                startCreated(created->id);
            } else if (created.error().code == "conflict"_L1 && ++m_conflicts <= maxConflicts && !m_aborted) {
                resolveConflict(created.error());
            } else {
                giveUp(created.error());
            }
        });
}

void ContainerLaunch::resolveConflict(const Error &conflict)
{
    m_engine->inspectContainer(m_container.name)
        .then(this, [this, conflict](const Result<engine::ContainerDetails> &rival) {
            if (rival)
                judgeRival(*rival, conflict);
            else if (rival.error().code == "not_found"_L1)
                create();
            else
                giveUp(rival.error());
        });
}

void ContainerLaunch::judgeRival(const engine::ContainerDetails &rival, const Error &conflict)
{
    const auto has = [&](const QString &key, const QString &value) { return rival.labels.value(key) == value; };
    if (has(label::owner, m_identity->instance) && has(label::attempt, m_spec.labels.value(label::attempt))) {
        startCreated(rival.id); // made by this very request, which reached the engine twice
        return;
    }
    const bool own = has(label::installation, m_identity->prefix) && has(label::owner, m_identity->instance);
    if (own || isOrphan(rival.labels, rival.running ? u"running"_s : u"exited"_s, *m_identity)) {
        m_engine->removeContainer(rival.id).then(this, [this](const Result<void> &removed) {
            if (removed)
                create();
            else
                giveUp(removed.error());
        });
        return;
    }
    const QString suffixed = m_identity->suffixedContainerName(m_languageId, m_seat);
    if (m_container.name == suffixed) {
        giveUp(conflict);
        return;
    }
    qCInfo(lcExecutor).noquote() << m_languageId + ": the name"_L1 << m_container.name << "is in use; taking"
                                 << suffixed;
    m_container.name = suffixed;
    create();
}

void ContainerLaunch::startCreated(const QString &id)
{
    m_container.id = id;
    if (endIfAborted())
        return;
    m_engine->startContainer(id).then(this, [this](const Result<void> &started) {
        if (started)
            locate();
        else
            onStartFailed(started.error());
    });
}

void ContainerLaunch::onStartFailed(const Error &error)
{
    if (m_aborted || !askForLess(m_spec, error)) {
        giveUp(error);
        return;
    }
    m_engine->removeContainer(m_container.id).then(this, [this](const Result<void> &removed) {
        if (removed)
            create();
        else
            giveUp(removed.error());
    });
}

void ContainerLaunch::locate()
{
    m_engine->inspectContainer(m_container.id).then(this, [this](const Result<engine::ContainerDetails> &details) {
        if (!details) {
            giveUp(details.error());
            return;
        }
        if (endIfAborted())
            return;
        m_container.url = urlOf(*details);
        m_container.favours = favoursOf(m_spec);
        if (m_container.url.isValid()) {
            Q_EMIT finished(m_container);
            return;
        }
        explain(details->exitCode);
    });
}

void ContainerLaunch::explain(int exitCode)
{
    m_engine->containerLogs(m_container.id, 10).then(this, [this, exitCode](const Result<QByteArray> &log) {
        giveUp({u"executor_unreachable"_s, tr("The container for this language stopped as soon as it was started."),
                u"exit code %1: %2"_s.arg(exitCode).arg(QString::fromUtf8(log.value_or(QByteArray()).trimmed()))});
    });
}

QUrl ContainerLaunch::urlOf(const engine::ContainerDetails &details) const
{
    QString host = u"127.0.0.1"_s;
    int port = details.publishedPorts.value(m_spec.publishedPort);
    if (m_spec.publishedPort == 0) {
        host = details.addresses.value(m_spec.network);
        port = protocol::port;
    }
    if (host.isEmpty() || port == 0)
        return {};
    QUrl url;
    url.setScheme(u"ws"_s);
    url.setHost(host);
    url.setPort(port);
    url.setPath(u"/"_s);
    return url;
}

bool ContainerLaunch::endIfAborted()
{
    if (m_aborted)
        giveUp(cancelled());
    return m_aborted;
}

void ContainerLaunch::giveUp(const Error &error)
{
    const Error reason = m_aborted ? cancelled() : error;
    if (m_container.id.isEmpty()) {
        Q_EMIT finished(fail(reason));
        return;
    }
    m_engine->removeContainer(m_container.id).then(this, [this, reason](const Result<void> &) {
        Q_EMIT finished(fail(reason));
    });
}

} // namespace learncode::executor
