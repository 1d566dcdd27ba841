// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/pool/PoolFixture.h"

#include "core/engine/EndpointFinder.h"
#include "core/executor/docker/Identity.h"

#include <QJsonDocument>
#include <QProcess>

#include <algorithm>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes longestRun{10};

} // namespace

PoolFixture::PoolFixture(const QString &sharedPrefix, executor::PoolOptions options, const QString &engineSocket)
    : m_prefix(sharedPrefix.isEmpty() ? uniquePrefix() : sharedPrefix)
    , m_engine(std::make_unique<engine::EngineClient>(engineSocket))
{
    options.namePrefix = m_prefix;
    options.bounds.wallTime = longestRun;
    m_pool = std::make_unique<executor::ExecutorPool>(m_engine.get(), &LanguageRegistry::builtIn(), options);
    m_remains = {{executor::label::installation, m_prefix}};
    if (!sharedPrefix.isEmpty())
        m_remains.insert(executor::label::owner, m_pool->instance());
}

PoolFixture::~PoolFixture()
{
    m_pool.reset();
    removeAll(m_remains);
}

QString PoolFixture::uniquePrefix()
{
    return u"lc-test-pool-"_s + executor::randomHex(3);
}

QString PoolFixture::realEngine()
{
    const auto endpoint = engine::findEndpoint({}, QProcessEnvironment::systemEnvironment());
    return endpoint ? endpoint->socketPath : u"/var/run/docker.sock"_s;
}

bool PoolFixture::open()
{
    m_pool->open();
    return becomesReady(longPatience);
}

bool PoolFixture::becomesReady(std::chrono::milliseconds timeout)
{
    return QTest::qWaitFor([this] { return m_pool->healthMonitor()->health().status == ServiceStatus::Ok; },
                           QDeadlineTimer(timeout));
}

bool PoolFixture::shutdown()
{
    QSignalSpy finished(m_pool.get(), &executor::ExecutorPool::shutdownFinished);
    m_pool->shutdown();
    return finished.wait(patience) && !containers().contains(u"cannot ask"_s) && finished.size() == 1;
}

ExecutorHealth PoolFixture::health(const QString &languageId) const
{
    const QList<ExecutorHealth> all = m_pool->healthMonitor()->health().executors;
    const auto found = std::ranges::find(all, languageId, &ExecutorHealth::languageId);
    return found == all.end() ? ExecutorHealth{} : *found;
}

RunRequest PoolFixture::request(const QString &languageId, const QString &code, std::optional<QByteArray> input)
{
    RunRequest request;
    request.languageId = languageId;
    request.code = code;
    request.input = std::move(input);
    request.client = u"test"_s;
    request.limits.wallTime = longestRun;
    return request;
}

Ended PoolFixture::run(const RunRequest &request)
{
    Watched watched(start(request));
    if (!watched.ends()) {
        Ended none;
        none.result.error = Error{u"test_timeout"_s, {}, {}};
        return none;
    }
    return watched.ended();
}

QStringList PoolFixture::containers()
{
    QStringList names;
    const auto found = wait(m_engine->listContainers({{executor::label::installation, m_prefix}}));
    for (const engine::ContainerSummary &container : found.value_or(QList<engine::ContainerSummary>{}))
        names.append(container.name);
    names.sort();
    return found ? names : QStringList{u"cannot ask"_s};
}

QStringList PoolFixture::networks()
{
    QStringList names;
    const auto found = wait(m_engine->listNetworks({{executor::label::installation, m_prefix}}));
    for (const engine::NetworkSummary &network : found.value_or(QList<engine::NetworkSummary>{}))
        names.append(network.name);
    return found ? names : QStringList{u"cannot ask"_s};
}

QJsonObject PoolFixture::inspect(const QString &languageId) const
{
    QProcess curl;
    curl.start(u"curl"_s,
               {u"-s"_s, u"--unix-socket"_s, m_engine->socketPath(),
                u"http://engine/containers/%1/json"_s.arg(health(languageId).container)});
    return curl.waitForFinished() ? QJsonDocument::fromJson(curl.readAllStandardOutput()).object() : QJsonObject();
}

void PoolFixture::removeAll(const engine::Labels &mine)
{
    const auto found = wait(m_engine->listContainers(mine));
    for (const engine::ContainerSummary &container : found.value_or(QList<engine::ContainerSummary>{}))
        std::ignore = wait(m_engine->removeContainer(container.id));
    const auto networks = wait(m_engine->listNetworks(mine));
    for (const engine::NetworkSummary &network : networks.value_or(QList<engine::NetworkSummary>{}))
        std::ignore = wait(m_engine->removeNetwork(network.id));
}

Watched::Watched(Run *run)
    : finished(run, &Run::finished)
    , m_run(run)
{
    connect(run, &Run::event, this, [this](const RunEvent &event) {
        if (const auto *received = std::get_if<OutputReceived>(&event))
            output += received->bytes;
        else if (std::holds_alternative<WaitingForInput>(event))
            ++waits;
    });
}

bool Watched::ends(std::chrono::milliseconds timeout)
{
    return !finished.isEmpty() || finished.wait(timeout);
}

Ended Watched::ended() const
{
    return {finished.first().first().value<RunResult>(), output};
}

} // namespace learncode::test
