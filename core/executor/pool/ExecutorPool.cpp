// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/pool/ExecutorPool.h"

#include "core/engine/EngineClient.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/DockerHost.h"
#include "core/executor/docker/EngineWatch.h"
#include "core/executor/docker/Orphans.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/executor/docker/PoolNetwork.h"
#include "core/executor/pool/PoolHealth.h"
#include "core/executor/seats/Dispatcher.h"
#include "core/executor/seats/ExecutorSupervisor.h"
#include "core/support/Logging.h"

#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds shutdownDeadline = 8s;

} // namespace

class ExecutorPool::Private final : public QObject
{
public:
    Private(ExecutorPool *pool, engine::EngineClient *engine, const LanguageRegistry *languages,
            PoolOptions poolOptions, const Clock &clock);

    void addSeat(const Language &language, const Clock &clock);
    void onEngine(const engine::EngineInfo &info);
    void onNoEngine(const Error &error);
    void onOrphansGone(int removed);
    void doubtEngine(ExecutorSupervisor *supervisor);
    [[nodiscard]] ServiceHealth look() const;
    void retry();
    void cancelSetup();
    void shutdown();
    void onSeatClosed();
    void finishShutdown();
    void letGo();

    enum class Stage { New, Open, Closing, Closed };

    ExecutorPool *q;
    engine::EngineClient *client;
    PoolOptions options;
    Identity identity;
    OwnerBeacon beacon;
    EngineWatch watch;
    PoolNetwork network;
    Remover orphans;
    Remover remains;
    Dispatcher dispatcher;
    QList<DockerHost *> hosts; ///< the supervisors own them
    QList<ExecutorSupervisor *> supervisors;
    PoolHealth *health;
    EngineHealth engineHealth;
    engine::EngineInfo engineInfo;
    Stage stage = Stage::New;
    bool collecting = false;
    qsizetype seatsToClose = 0;
    std::unique_ptr<Timer> deadline;
};

ExecutorPool::Private::Private(ExecutorPool *pool, engine::EngineClient *engine, const LanguageRegistry *languages,
                               PoolOptions poolOptions, const Clock &clock)
    : q(pool)
    , client(engine)
    , options(std::move(poolOptions))
    , identity(Identity::create(options.namePrefix))
    , beacon(identity.instance)
    , watch(engine, identity.ownFilter(), clock)
    , network(engine, &identity)
    , orphans(engine, &identity, clock)
    , remains(engine, &identity, clock)
    , dispatcher(languages, &options, clock)
    , health(new PoolHealth({[this] { return look(); }, [this] { retry(); }, [this] { cancelSetup(); }}, pool))
    , deadline(clock.makeTimer())
{
    engineHealth.endpoint = engine->socketPath();
    connect(&watch, &EngineWatch::available, this, &Private::onEngine);
    connect(&watch, &EngineWatch::unavailable, this, &Private::onNoEngine);
    connect(&orphans, &Remover::finished, this, &Private::onOrphansGone);
    connect(&remains, &Remover::finished, this, &Private::finishShutdown);
    connect(&dispatcher, &Dispatcher::changed, health, &PoolHealth::notice);
    connect(deadline.get(), &Timer::timeout, this, &Private::finishShutdown);

    for (const Language &language : languages->all())
        addSeat(language, clock);
    if (!beacon.isLit())
        qCWarning(lcExecutor)
            << "cannot claim the instance's name; another instance may take our containers for orphans";
}

void ExecutorPool::Private::addSeat(const Language &language, const Clock &clock)
{
    auto host = std::make_unique<DockerHost>(DockerContext{client, &identity, &options, &network, &clock}, &language);
    connect(&watch, &EngineWatch::received, host.get(), &DockerHost::handle);
    hosts.append(host.get());
    auto *supervisor = new ExecutorSupervisor(&language, std::move(host), options, clock, this);
    supervisors.append(supervisor);
    dispatcher.addSeat(supervisor);
    connect(supervisor, &ExecutorSeat::changed, health, &PoolHealth::notice);
    connect(supervisor, &ExecutorSupervisor::progressed, health, &HealthMonitor::setupProgress);
    connect(supervisor, &ExecutorSupervisor::hostDoubted, this, [this, supervisor] { doubtEngine(supervisor); });
    connect(supervisor, &ExecutorSupervisor::closed, this, &Private::onSeatClosed);
}

void ExecutorPool::Private::onEngine(const engine::EngineInfo &info)
{
    engineInfo = info;
    engineHealth.reachable = true;
    engineHealth.version = info.version;
    engineHealth.apiVersion = info.apiVersion;
    engineHealth.problem.reset();
    engineHealth.warnings = missingLimits(info);
    for (const QString &warning : std::as_const(engineHealth.warnings))
        qCWarning(lcExecutor).noquote() << warning;
    network.setInternal(addressesReachable(info));
    health->notice();
    if (stage == Stage::Open && !std::exchange(collecting, true))
        orphans.removeOrphans();
}

void ExecutorPool::Private::onNoEngine(const Error &error)
{
    engineHealth.reachable = false;
    engineHealth.problem = error;
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->suspend(error);
    health->notice();
}

void ExecutorPool::Private::onOrphansGone(int removed)
{
    collecting = false;
    if (removed > 0)
        qCInfo(lcExecutor) << "removed" << removed << "containers and networks of an instance that is no more";
    if (stage != Stage::Open || !engineHealth.reachable)
        return;
    for (DockerHost *host : std::as_const(hosts))
        host->setEngine(engineInfo);
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->resume();
}

void ExecutorPool::Private::doubtEngine(ExecutorSupervisor *supervisor)
{
    if (engineHealth.problem)
        supervisor->suspend(*engineHealth.problem); // known already, and looked for
    else
        watch.check();
}

ServiceHealth ExecutorPool::Private::look() const
{
    ServiceHealth now;
    now.engine = engineHealth;
    for (const ExecutorSupervisor *supervisor : supervisors) {
        ExecutorHealth executor = supervisor->health();
        executor.queued = dispatcher.waiting(executor.languageId);
        now.executors.append(executor);
        for (const QString &warning : supervisor->warnings()) {
            if (!now.engine.warnings.contains(warning))
                now.engine.warnings.append(warning);
        }
    }
    now.warnings = confinementWarnings(now.engine, engineInfo, now.executors);
    now.status = stage == Stage::Open ? statusOf(now.engine, now.executors) : ServiceStatus::Down;
    return now;
}

void ExecutorPool::Private::retry()
{
    if (stage != Stage::Open)
        return;
    watch.check();
    if (!engineHealth.reachable || collecting)
        return;
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->retry();
}

void ExecutorPool::Private::cancelSetup()
{
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->cancelSetup();
}

void ExecutorPool::Private::shutdown()
{
    if (stage == Stage::Closing || stage == Stage::Closed)
        return;
    stage = Stage::Closing;
    deadline->start(shutdownDeadline);
    watch.stop();
    dispatcher.close({u"engine_unavailable"_s, tr("LearnCode is closing."), {}});
    seatsToClose = supervisors.size();
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->close();
    health->notice();
}

void ExecutorPool::Private::onSeatClosed()
{
    if (--seatsToClose > 0 || stage != Stage::Closing)
        return;
    if (engineHealth.reachable)
        remains.removeOwn();
    else
        finishShutdown();
}

void ExecutorPool::Private::finishShutdown()
{
    if (std::exchange(stage, Stage::Closed) == Stage::Closed)
        return;
    if (!deadline->isActive())
        qCWarning(lcExecutor) << "the engine took too long to remove the containers; the next start removes them";
    deadline->stop();
    qCInfo(lcExecutor) << "all executors are closed";
    Q_EMIT q->shutdownFinished();
}

void ExecutorPool::Private::letGo()
{
    stage = Stage::Closed;
    watch.stop();
    dispatcher.close({});
    for (ExecutorSupervisor *supervisor : std::as_const(supervisors))
        supervisor->close();
    // Before the members that they use.
    hosts.clear();
    qDeleteAll(std::exchange(supervisors, {}));
}

ExecutorPool::ExecutorPool(engine::EngineClient *engine, const LanguageRegistry *languages, PoolOptions options,
                           const Clock &clock, QObject *parent)
    : Runner(parent)
    , d(std::make_unique<Private>(this, engine, languages, std::move(options), clock))
{
}

ExecutorPool::~ExecutorPool()
{
    d->letGo();
}

void ExecutorPool::open()
{
    if (d->stage != Private::Stage::New)
        return;
    d->stage = Private::Stage::Open;
    d->watch.check();
}

void ExecutorPool::shutdown()
{
    d->shutdown();
}

Run *ExecutorPool::start(const RunRequest &request, QObject *parent)
{
    return d->dispatcher.start(request, parent);
}

HealthMonitor *ExecutorPool::healthMonitor() const
{
    return d->health;
}

QString ExecutorPool::instance() const
{
    return d->identity.instance;
}

} // namespace learncode::executor
