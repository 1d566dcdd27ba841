// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/DockerHost.h"

#include "core/engine/EngineClient.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/CpuRefill.h"
#include "core/executor/docker/PoolNetwork.h"
#include "core/run/Language.h"
#include "core/support/Logging.h"

#include <algorithm>
#include <array>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
QFuture<T> ask(std::optional<QPromise<T>> &promise)
{
    promise.emplace();
    promise->start();
    return promise->future();
}

/// Answers, if somebody still waits.
template<typename T>
void settle(std::optional<QPromise<T>> &promise, const T &answer)
{
    // Taken out first: who hears of it may begin the next attempt.
    if (auto waiting = std::exchange(promise, std::nullopt)) {
        waiting->addResult(answer);
        waiting->finish();
    }
}

} // namespace

DockerHost::DockerHost(const DockerContext &pool, const Language *language, int seat, QObject *parent)
    : ExecutorHost(parent)
    , m_pool(pool)
    , m_language(language)
    , m_seat(seat)
    , m_images(pool.engine, language, pool.options)
{
    connect(&m_images, &ImageProvider::finished, this, &DockerHost::onImage);
    connect(&m_images, &ImageProvider::progressed, this, &ExecutorHost::setupProgressed);
    connect(&m_images, &ImageProvider::buildStarted, this, [this] {
        qCInfo(lcExecutor).noquote() << m_language->id + ": building its image (first start only)"_L1;
        Q_EMIT setupStarted();
    });
    connect(pool.network, &PoolNetwork::ensured, this, &DockerHost::onNetwork);
}

DockerHost::~DockerHost() = default;

void DockerHost::setEngine(const engine::EngineInfo &engine)
{
    m_engine = engine;
    m_favours = {};
}

void DockerHost::handle(const engine::EngineEvent &event)
{
    if (m_container.id.isEmpty() || event.id != m_container.id)
        return;
    // "oom" is no loss: the kernel took a learner's program, and the executor will say so.
    const bool unhealthy = event.action.startsWith("health_status"_L1) && event.action.contains("unhealthy"_L1);
    if (event.action != "die"_L1 && event.action != "destroy"_L1 && !unhealthy)
        return;
    Q_EMIT died({u"executor_lost"_s, tr("The program's container was lost while it ran. Run it again."),
                 u"%1, exit code %2"_s.arg(event.action, event.attributes.value(u"exitCode"_s, u"unknown"_s))});
}

QFuture<Result<void>> DockerHost::prepare()
{
    m_container = {};
    m_refill.reset();
    const auto answer = ask(m_prepared);
    m_images.ensure();
    return answer;
}

void DockerHost::onImage(const Result<QString> &reference)
{
    if (!reference) {
        settle<Result<void>>(m_prepared, fail(reference.error()));
        return;
    }
    m_image = *reference;
    m_awaitsNetwork = true;
    m_pool.network->ensure();
}

void DockerHost::onNetwork(const Result<QString> &name)
{
    if (!std::exchange(m_awaitsNetwork, false))
        return; // another host has asked
    m_network = name.value_or(QString());
    settle<Result<void>>(m_prepared, name ? Result<void>() : fail(name.error()));
}

QFuture<Result<ExecutorEndpoint>> DockerHost::launch()
{
    const ContainerPlan plan{.languageId = m_language->id,
                             .image = m_image,
                             .network = m_network,
                             .token = randomHex(32),
                             .attempt = randomHex(8),
                             .processes = mostProcesses(*m_language),
                             .publishPort = !addressesReachable(m_engine),
                             .privilegedEngine = !m_engine.rootless,
                             .favours = m_favours};
    auto *launch = new ContainerLaunch(m_pool.engine, m_pool.identity,
                                       makeContainerSpec(plan, *m_pool.identity, *m_pool.options), m_seat, this);
    connect(launch, &ContainerLaunch::finished, this,
            [this, launch, token = plan.token](const Result<LaunchedContainer> &container) {
                onLaunchFinished(launch, token, container);
            });
    m_launch = launch;
    ++m_launches;
    const auto answer = ask(m_launched);
    launch->start();
    return answer;
}

void DockerHost::onLaunchFinished(ContainerLaunch *launch, const QString &token,
                                  const Result<LaunchedContainer> &container)
{
    launch->deleteLater();
    if (--m_launches == 0 && m_closed)
        m_closed->finish();
    if (launch != m_launch)
        return; // abandoned
    m_launch = nullptr;
    if (container)
        settle<Result<ExecutorEndpoint>>(m_launched, takeOver(*container, token));
    else
        settle<Result<ExecutorEndpoint>>(m_launched, fail(container.error()));
}

ExecutorEndpoint DockerHost::takeOver(const LaunchedContainer &container, const QString &token)
{
    m_container = container;
    m_favours = container.favours;
    m_refill = std::make_unique<CpuRefill>(m_pool.engine, container.id, cpuLimit(*m_pool.options), RefillTimes(),
                                           *m_pool.clock);
    for (const QString &warning : container.warnings)
        qCWarning(lcExecutor).noquote() << m_language->id + ": the engine says:"_L1 << warning;
    return {.url = container.url, .token = token, .name = container.name, .warnings = container.warnings};
}

QFuture<QByteArray> DockerHost::lastWords()
{
    return m_pool.engine->containerLogs(m_container.id, 20).then([](const Result<QByteArray> &log) {
        return log.value_or(QByteArray());
    });
}

QFuture<Result<void>> DockerHost::remove()
{
    m_refill.reset();
    return m_pool.engine->removeContainer(m_container.id);
}

void DockerHost::abandon()
{
    m_images.abandon();
    m_awaitsNetwork = false;
    if (m_launch)
        m_launch->abort();
    m_launch = nullptr;
    m_prepared.reset();
    m_launched.reset();
}

QFuture<void> DockerHost::close()
{
    abandon();
    const auto answer = ask(m_closed);
    if (m_launches == 0)
        m_closed->finish();
    return answer;
}

void DockerHost::cancelSetup()
{
    m_images.cancel();
}

void DockerHost::refill()
{
    if (m_refill)
        m_refill->request();
}

Trouble DockerHost::judge(const Error &error) const
{
    constexpr std::array aboutEngine{"engine_not_found"_L1, "engine_no_permission"_L1, "engine_unavailable"_L1,
                                     "engine_too_old"_L1, "engine_too_new"_L1};
    constexpr std::array lasting{"image_build_failed"_L1, "engine_no_registry"_L1, "engine_no_space"_L1, "cancelled"_L1,
                                 "incomplete_build"_L1};
    if (std::ranges::contains(aboutEngine, error.code))
        return Trouble::HostGone;
    return std::ranges::contains(lasting, error.code) ? Trouble::Lasting : Trouble::Passing;
}

} // namespace learncode::executor
