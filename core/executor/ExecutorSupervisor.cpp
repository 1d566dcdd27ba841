// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/ExecutorSupervisor.h"

#include "core/engine/EngineClient.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/CpuRefill.h"
#include "core/executor/docker/PoolNetwork.h"
#include "core/executor/link/ActiveRuns.h"
#include "core/support/Logging.h"

#include <algorithm>
#include <array>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What is lost once is back before anyone notices; what is lost again and again costs little.
constexpr std::array<std::chrono::milliseconds, 7> pauses{100ms, 500ms, 1s, 2s, 5s, 15s, 30s};
// From then on people are told that it cannot be had, while the attempts go on.
constexpr size_t failuresUntilFailed = 5;
constexpr std::chrono::milliseconds stableAfter = 20s;

bool isAboutEngine(const Error &error)
{
    constexpr std::array codes{"engine_not_found"_L1, "engine_no_permission"_L1, "engine_unavailable"_L1,
                               "engine_too_old"_L1, "engine_too_new"_L1};
    return std::ranges::contains(codes, error.code);
}

// What trying again in a moment would not change.
bool isLasting(const Error &error)
{
    constexpr std::array codes{"image_build_failed"_L1, "engine_no_registry"_L1, "engine_no_space"_L1,
                               "cancelled"_L1,          "incomplete_build"_L1,   "executor_protocol"_L1};
    return std::ranges::contains(codes, error.code);
}

} // namespace

ExecutorSupervisor::ExecutorSupervisor(const PoolContext &pool, const Language *language, QObject *parent)
    : ExecutorSeat(parent)
    , m_pool(pool)
    , m_language(language)
    , m_images(pool.engine, language, pool.options)
{
    m_pause.setSingleShot(true);
    m_stable.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ExecutorSupervisor::begin);
    connect(&m_stable, &QTimer::timeout, this, [this] { m_failures = 0; });
    connect(&m_images, &ImageProvider::finished, this, &ExecutorSupervisor::onImage);
    connect(&m_images, &ImageProvider::progressed, this, &ExecutorSupervisor::reportBuild);
    connect(&m_images, &ImageProvider::buildStarted, this, [this] {
        m_built = true;
        qCInfo(lcExecutor).noquote() << m_language->id + ": building its image (first start only)"_L1;
        reportBuild(0, 0);
        Q_EMIT changed();
    });
    connect(pool.network, &PoolNetwork::ensured, this, &ExecutorSupervisor::onNetwork);
}

ExecutorSupervisor::~ExecutorSupervisor() = default;

ActiveRuns *ExecutorSupervisor::runs() const
{
    return m_step == Step::Ready ? m_runs.data() : nullptr;
}

std::optional<Error> ExecutorSupervisor::refusal() const
{
    if (m_step == Step::Image && m_images.isBuilding()) {
        return Error{u"warming_up"_s,
                     tr("%1 is being set up for the first time. Try again in a minute.").arg(m_language->name),
                     {}};
    }
    if ((m_step == Step::Idle || m_step == Step::Failed || m_failures >= failuresUntilFailed) && m_problem
        && m_step != Step::Ready)
        return Error{u"engine_unavailable"_s, m_problem->message, m_problem->code + ": "_L1 + m_problem->detail};
    return std::nullopt;
}

ExecutorHealth ExecutorSupervisor::health() const
{
    ExecutorHealth health;
    health.languageId = m_language->id;
    health.container = m_container.id.isEmpty() ? QString() : m_container.name;
    health.image = m_image;
    health.languageVersion = m_languageVersion;
    health.confinement = m_confinement;
    health.restarts = m_restarts;
    health.problem = m_step == Step::Ready ? std::nullopt : m_problem;
    if (m_runs) {
        health.active = m_runs->count();
        health.slots = m_runs->capacity();
    }
    switch (m_step) {
    case Step::Idle:
    case Step::Closed: health.state = ExecutorState::Absent; break;
    case Step::Ready: health.state = ExecutorState::Ready; break;
    case Step::Failed: health.state = ExecutorState::Failed; break;
    case Step::CleanUp:
    case Step::Pause: health.state = ExecutorState::Restarting; break;
    case Step::Image:
    case Step::Network:
    case Step::Launch:
    case Step::Connect:
        health.state = m_wasReady || m_failures > 0 ? ExecutorState::Restarting : ExecutorState::Starting;
        if (m_step == Step::Image && m_images.isBuilding())
            health.state = ExecutorState::Building;
        break;
    }
    if (health.state == ExecutorState::Restarting && m_failures >= failuresUntilFailed)
        health.state = ExecutorState::Failed;
    return health;
}

void ExecutorSupervisor::resume(const engine::EngineInfo &engine)
{
    m_engineInfo = engine;
    m_favours = {};
    if (m_step == Step::Idle || m_step == Step::Pause || m_step == Step::Failed)
        retry();
}

void ExecutorSupervisor::suspend(const Error &reason)
{
    if (m_step == Step::Ready || m_step == Step::Closed)
        return;
    abandonAttempt();
    m_problem = reason;
    enter(Step::Idle);
}

void ExecutorSupervisor::retry()
{
    if (m_step != Step::Idle && m_step != Step::Pause && m_step != Step::Failed)
        return;
    m_failures = 0;
    m_problem.reset();
    begin();
}

void ExecutorSupervisor::cancelBuild()
{
    if (m_step == Step::Image)
        m_images.cancel();
}

void ExecutorSupervisor::handle(const engine::EngineEvent &event)
{
    if (m_container.id.isEmpty() || event.id != m_container.id)
        return;
    // "oom" is no loss: the kernel took a learner's program, and the executor will say so.
    const bool unhealthy = event.action.startsWith("health_status"_L1) && event.action.contains("unhealthy"_L1);
    if (event.action != "die"_L1 && event.action != "destroy"_L1 && !unhealthy)
        return;
    lose({u"executor_lost"_s, tr("The program's container was lost while it ran. Run it again."),
          u"%1, exit code %2"_s.arg(event.action, event.attributes.value(u"exitCode"_s, u"unknown"_s))});
}

void ExecutorSupervisor::close()
{
    m_images.abandon();
    if (m_runs)
        m_runs->stopAll();
    dropLink();
    m_pause.stop();
    m_stable.stop();
    ++m_round;
    if (m_launch) {
        connect(m_launch, &ContainerLaunch::finished, this, &ExecutorSupervisor::closed);
        m_launch->abort();
    } else {
        QMetaObject::invokeMethod(this, &ExecutorSupervisor::closed, Qt::QueuedConnection);
    }
    enter(Step::Closed);
}

void ExecutorSupervisor::enter(Step step)
{
    m_step = step;
    Q_EMIT changed();
}

void ExecutorSupervisor::begin()
{
    m_pause.stop();
    ++m_round;
    m_built = false;
    m_container = {};
    enter(Step::Image);
    m_images.ensure();
}

void ExecutorSupervisor::onImage(const Result<QString> &reference)
{
    if (m_step != Step::Image)
        return;
    if (!reference) {
        onAttemptFailed(reference.error());
        return;
    }
    m_image = *reference;
    enter(Step::Network);
    m_pool.network->ensure();
}

void ExecutorSupervisor::onNetwork(const Result<QString> &name)
{
    if (m_step != Step::Network)
        return;
    if (name)
        launch(*name);
    else
        onAttemptFailed(name.error());
}

void ExecutorSupervisor::launch(const QString &network)
{
    m_token = randomHex(32);
    const ContainerPlan plan{.languageId = m_language->id,
                             .image = m_image,
                             .network = network,
                             .token = m_token,
                             .attempt = randomHex(8),
                             .publishPort = !addressesReachable(m_engineInfo),
                             .privilegedEngine = !m_engineInfo.rootless,
                             .favours = m_favours};
    m_launch = new ContainerLaunch(m_pool.engine, m_pool.identity,
                                   makeContainerSpec(plan, *m_pool.identity, *m_pool.options), this);
    connect(m_launch, &ContainerLaunch::finished, m_launch, &QObject::deleteLater);
    connect(m_launch, &ContainerLaunch::finished, this,
            [this, launch = m_launch.data(), round = m_round](const Result<LaunchedContainer> &container) {
                if (m_launch == launch)
                    m_launch = nullptr;
                if (round == m_round)
                    onLaunched(container);
            });
    enter(Step::Launch);
    if (m_built)
        Q_EMIT progressed({m_language->id, tr("Starting %1").arg(m_language->name), 0.95});
    m_launch->start();
}

void ExecutorSupervisor::onLaunched(const Result<LaunchedContainer> &container)
{
    if (!container) {
        onAttemptFailed(container.error());
        return;
    }
    m_container = *container;
    m_favours = m_container.favours;
    for (const QString &warning : std::as_const(m_container.warnings))
        qCWarning(lcExecutor).noquote() << m_language->id + ": the engine says:"_L1 << warning;

    m_link = new ExecutorLink({}, Clock::machine(), this);
    connect(m_link, &ExecutorLink::up, this, &ExecutorSupervisor::onUp);
    connect(m_link, &ExecutorLink::lost, this, &ExecutorSupervisor::lose);
    enter(Step::Connect);
    m_link->open(m_container.url, m_token, m_language->id);
}

void ExecutorSupervisor::onUp(const wire::Hello &hello)
{
    m_runs = new ActiveRuns(m_link, hello, m_language, *m_pool.options, m_link);
    connect(m_runs, &ActiveRuns::roomMade, this, &ExecutorSeat::changed);
    connect(m_runs, &ActiveRuns::overdue, this, [this](quint32 run) {
        lose({u"executor_lost"_s, tr("The program's container no longer answered and was restarted. Run it again."),
              u"run %1 did not end in time"_s.arg(run)});
    });
    auto *refill = new CpuRefill(m_pool.engine, m_container.id, cpuLimit(*m_pool.options), {}, Clock::machine(), m_runs);
    connect(m_runs, &ActiveRuns::stopLate, refill, &CpuRefill::request);
    m_languageVersion = hello.version;
    m_confinement = hello.confinement;
    m_problem.reset();
    m_wasReady = true;
    m_stable.start(stableAfter);
    qCInfo(lcExecutor).noquote()
        << u"%1 is ready (%2 %3, %4 slots)"_s.arg(m_language->id, m_language->name, hello.version).arg(hello.slots);
    if (m_built)
        Q_EMIT progressed({m_language->id, tr("%1 is ready").arg(m_language->name), 1.0});
    enter(Step::Ready);
}

void ExecutorSupervisor::lose(const Error &error)
{
    if (m_step != Step::Connect && m_step != Step::Ready)
        return;
    if (m_step == Step::Ready)
        ++m_restarts;
    m_stable.stop();
    qCWarning(lcExecutor).noquote() << m_language->id + ": executor lost:"_L1 << error.detail;

    // The step first: whoever hears of the end of his run and asks for the next one finds it right.
    const QPointer<ActiveRuns> runs = m_runs;
    m_problem = error;
    enter(Step::CleanUp);
    if (runs)
        runs->endAll(error);
    dropLink();
    cleanUp(error);
}

void ExecutorSupervisor::cleanUp(const Error &error)
{
    const QString id = m_container.id;
    m_pool.engine->containerLogs(id, 20).then(this, [this, id, error, round = m_round](const Result<QByteArray> &log) {
        if (round != m_round)
            return;
        logLastWords(log.value_or(QByteArray()));
        m_pool.engine->removeContainer(id).then(this, [this, error, round](const Result<void> &removed) {
            if (round == m_round)
                onAttemptFailed(removed ? error : removed.error());
        });
    });
}

void ExecutorSupervisor::logLastWords(const QByteArray &log)
{
    for (const QByteArray &line : log.trimmed().split('\n')) {
        if (!line.isEmpty())
            qCWarning(lcExecutor).noquote() << m_language->id + ": its log:"_L1 << QString::fromUtf8(line.left(500));
    }
}

void ExecutorSupervisor::onAttemptFailed(const Error &error)
{
    m_problem = error;
    if (error.code != "executor_lost"_L1)
        qCWarning(lcExecutor).noquote() << m_language->id + ":"_L1 << error.code << error.message << error.detail;
    if (isLasting(error)) {
        enter(Step::Failed);
        return;
    }
    m_pause.start(pauses[std::min(m_failures, pauses.size() - 1)]);
    ++m_failures;
    enter(Step::Pause);
    if (isAboutEngine(error))
        Q_EMIT engineDoubted();
}

void ExecutorSupervisor::dropLink()
{
    if (m_link) {
        m_link->disconnect(this);
        m_link->deleteLater(); // takes m_runs along; this may be one of their signals
    }
    if (m_runs)
        m_runs->disconnect(this);
    m_link = nullptr;
    m_runs = nullptr;
}

void ExecutorSupervisor::abandonAttempt()
{
    ++m_round;
    m_pause.stop();
    m_images.abandon();
    if (m_launch)
        m_launch->abort();
    dropLink();
}

void ExecutorSupervisor::reportBuild(int step, int steps)
{
    constexpr double share = 0.9; // of the whole set-up
    SetupProgress progress{m_language->id, tr("Setting up %1 (first start only)").arg(m_language->name), -1};
    if (steps > 0) {
        progress.text = tr("Setting up %1: step %2 of %3").arg(m_language->name).arg(step).arg(steps);
        progress.fraction = share * std::clamp(static_cast<double>(step - 1) / steps, 0.0, 1.0);
    }
    Q_EMIT progressed(progress);
}

} // namespace learncode::executor
