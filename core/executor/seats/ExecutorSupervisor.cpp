// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/seats/ExecutorSupervisor.h"

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

} // namespace

ExecutorSupervisor::ExecutorSupervisor(const Language *language, std::unique_ptr<ExecutorHost> host,
                                       const RunTimes &times, const Clock &clock, QObject *parent)
    : ExecutorSeat(parent)
    , m_language(language)
    , m_host(std::move(host))
    , m_times(times)
    , m_clock(clock)
    , m_pause(clock.makeTimer())
    , m_stable(clock.makeTimer())
{
    connect(m_pause.get(), &Timer::timeout, this, &ExecutorSupervisor::begin);
    connect(m_stable.get(), &Timer::timeout, this, [this] { m_failures = 0; });
    connect(m_host.get(), &ExecutorHost::setupStarted, this, &ExecutorSupervisor::onSetupStarted);
    connect(m_host.get(), &ExecutorHost::setupProgressed, this, &ExecutorSupervisor::reportSetup);
    connect(m_host.get(), &ExecutorHost::died, this, &ExecutorSupervisor::lose);
}

ExecutorSupervisor::~ExecutorSupervisor() = default;

ActiveRuns *ExecutorSupervisor::runs() const
{
    return m_step == Step::Ready ? m_runs.data() : nullptr;
}

std::optional<Error> ExecutorSupervisor::refusal() const
{
    if (m_step == Step::Prepare && m_host->isSettingUp()) {
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
    health.container = m_endpoint.name;
    health.image = m_host->image();
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
    case Step::Prepare:
    case Step::Launch:
    case Step::Connect:
        health.state = m_wasReady || m_failures > 0 ? ExecutorState::Restarting : ExecutorState::Starting;
        if (m_step == Step::Prepare && m_host->isSettingUp())
            health.state = ExecutorState::Building;
        break;
    }
    if (health.state == ExecutorState::Restarting && m_failures >= failuresUntilFailed)
        health.state = ExecutorState::Failed;
    return health;
}

void ExecutorSupervisor::resume()
{
    retry();
}

void ExecutorSupervisor::suspend(const Error &reason)
{
    if (m_step == Step::Ready || m_step == Step::Closed)
        return;
    ++m_round;
    m_pause->stop();
    m_host->abandon();
    dropLink();
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

void ExecutorSupervisor::cancelSetup()
{
    if (m_step == Step::Prepare)
        m_host->cancelSetup();
}

void ExecutorSupervisor::close()
{
    if (m_step == Step::Closed)
        return;
    if (m_runs)
        m_runs->stopAll();
    dropLink();
    m_pause->stop();
    m_stable->stop();
    ++m_round;
    // Queued: whoever closes is not to be told in the middle of it.
    m_host->close().then(
        this, [this] { QMetaObject::invokeMethod(this, &ExecutorSupervisor::closed, Qt::QueuedConnection); });
    enter(Step::Closed);
}

bool ExecutorSupervisor::enter(Step step)
{
    const quint64 round = m_round;
    m_step = step;
    Q_EMIT changed();
    return round == m_round;
}

void ExecutorSupervisor::begin()
{
    m_pause->stop();
    ++m_round;
    m_setUp = false;
    m_endpoint = {};
    if (enter(Step::Prepare))
        await(m_host->prepare(), &ExecutorSupervisor::onPrepared);
}

template<typename T>
void ExecutorSupervisor::await(QFuture<T> answer, void (ExecutorSupervisor::*next)(const T &))
{
    answer.then(this, [this, next, round = m_round](const T &value) {
        if (round == m_round)
            (this->*next)(value);
    });
}

void ExecutorSupervisor::onSetupStarted()
{
    m_setUp = true;
    reportSetup(0, 0);
    Q_EMIT changed();
}

void ExecutorSupervisor::onPrepared(const Result<void> &prepared)
{
    if (!prepared) {
        endAttempt(prepared.error());
        return;
    }
    if (!enter(Step::Launch))
        return;
    if (m_setUp)
        Q_EMIT progressed({m_language->id, tr("Starting %1").arg(m_language->name), 0.95});
    await(m_host->launch(), &ExecutorSupervisor::onLaunched);
}

void ExecutorSupervisor::onLaunched(const Result<ExecutorEndpoint> &endpoint)
{
    if (!endpoint) {
        endAttempt(endpoint.error());
        return;
    }
    m_endpoint = *endpoint;
    m_link = new ExecutorLink({}, m_clock, this);
    connect(m_link, &ExecutorLink::up, this, &ExecutorSupervisor::onUp);
    connect(m_link, &ExecutorLink::lost, this, &ExecutorSupervisor::lose);
    if (enter(Step::Connect))
        m_link->open(m_endpoint.url, m_endpoint.token, m_language->id);
}

void ExecutorSupervisor::onUp(const wire::Hello &hello)
{
    m_runs = new ActiveRuns(m_link, hello, m_language, m_times, m_link);
    connect(m_runs, &ActiveRuns::roomMade, this, &ExecutorSeat::changed);
    connect(m_runs, &ActiveRuns::overdue, this, [this](quint32 run) {
        lose({u"executor_lost"_s, tr("The program's container no longer answered and was restarted. Run it again."),
              u"run %1 did not end in time"_s.arg(run)});
    });
    connect(m_runs, &ActiveRuns::wornOut, this, [this] {
        lose({u"executor_lost"_s, tr("The program's container is being made anew."), u"it is worn out"_s});
    });
    connect(m_runs, &ActiveRuns::stopLate, m_host.get(), &ExecutorHost::refill);
    m_languageVersion = hello.version;
    m_confinement = hello.confinement;
    m_problem.reset();
    m_wasReady = true;
    m_stable->start(stableAfter);
    qCInfo(lcExecutor).noquote()
        << u"%1 is ready (%2 %3, %4 slots)"_s.arg(m_language->id, m_language->name, hello.version).arg(hello.slots);
    if (m_setUp)
        Q_EMIT progressed({m_language->id, tr("%1 is ready").arg(m_language->name), 1.0});
    enter(Step::Ready);
}

void ExecutorSupervisor::lose(const Error &error)
{
    if (m_step != Step::Connect && m_step != Step::Ready)
        return;
    if (m_step == Step::Ready)
        ++m_restarts;
    m_stable->stop();
    qCWarning(lcExecutor).noquote() << m_language->id + ": executor lost:"_L1 << error.detail;

    // The step first: whoever hears of the end of his run and asks for the next one finds it right.
    const QPointer<ActiveRuns> runs = m_runs;
    m_problem = error;
    const quint64 round = m_round;
    enter(Step::CleanUp);
    if (runs)
        runs->endAll(error);
    if (round != m_round)
        return;
    dropLink();
    await(m_host->lastWords(), &ExecutorSupervisor::onLastWords);
}

void ExecutorSupervisor::onLastWords(const QByteArray &log)
{
    for (const QByteArray &line : log.trimmed().split('\n')) {
        if (!line.isEmpty())
            qCWarning(lcExecutor).noquote() << m_language->id + ": its log:"_L1 << QString::fromUtf8(line.left(500));
    }
    await(m_host->remove(), &ExecutorSupervisor::onRemoved);
}

void ExecutorSupervisor::onRemoved(const Result<void> &removed)
{
    endAttempt(removed ? m_problem.value_or(Error{}) : removed.error());
}

void ExecutorSupervisor::endAttempt(const Error &error)
{
    m_problem = error;
    if (error.code != "executor_lost"_L1)
        qCWarning(lcExecutor).noquote() << m_language->id + ":"_L1 << error.code << error.message << error.detail;
    const Trouble trouble = m_host->judge(error);
    // One that speaks another protocol will speak it again.
    if (trouble == Trouble::Lasting || error.code == "executor_protocol"_L1) {
        enter(Step::Failed);
        return;
    }
    m_pause->start(pauses[std::min(m_failures, pauses.size() - 1)]);
    ++m_failures;
    enter(Step::Pause);
    if (trouble == Trouble::HostGone)
        Q_EMIT hostDoubted();
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

void ExecutorSupervisor::reportSetup(int step, int steps)
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
