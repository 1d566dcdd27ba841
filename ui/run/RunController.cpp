// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/RunController.h"

#include "core/run/Language.h"
#include "core/run/LimitSettings.h"
#include "core/support/Settings.h"

#include <algorithm>
#include <utility>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

RunResult rejectedBecause(const Error &error)
{
    RunResult result;
    result.outcome = Outcome::Rejected;
    result.error = error;
    return result;
}

bool isOnItsWay(ExecutorState state)
{
    return state == ExecutorState::Building || state == ExecutorState::Starting || state == ExecutorState::Restarting;
}

} // namespace

RunController::RunController(Runner *runner, HealthMonitor *health, const Settings *settings, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_health(health)
    , m_settings(settings)
{
    connect(m_health, &HealthMonitor::changed, this, &RunController::proceedIfReady);
}

RunController::~RunController() = default;

void RunController::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void RunController::run(const Language &language, const QString &code, const QString &input)
{
    if (!isIdle())
        return;
    prepare(language, code);
    m_request.input = input.toUtf8();
    // The last line needs its end as much as the others do, or it is not read as a line.
    if (!m_request.input->isEmpty() && !m_request.input->endsWith('\n'))
        m_request.input->append('\n');
    m_request.limits = givenLimits(*m_settings);
    startWhenReady();
}

void RunController::runInteractive(const Language &language, const QString &code, TerminalSize size)
{
    if (!isIdle())
        return;
    prepare(language, code);
    m_request.terminal = size;
    m_request.limits = interactiveLimits(*m_settings);
    startWhenReady();
}

void RunController::prepare(const Language &language, const QString &code)
{
    m_languageName = language.name;
    m_early.clear();
    m_earlyClosed = false;
    m_request = {};
    m_request.languageId = language.id;
    m_request.code = code;
    m_request.client = u"desktop"_s;
}

void RunController::startWhenReady()
{
    Q_EMIT started();
    setState(State::Waiting);
    // Whoever runs a program wants its language after all.
    if (isPutOff(executor()))
        m_health->retry();
    proceedIfReady();
}

// While waiting: begin as soon as the executor is there, give up as soon as it will not come.
void RunController::proceedIfReady()
{
    if (m_state != State::Waiting)
        return;
    if (executor().state == ExecutorState::Ready)
        begin();
    else if (const std::optional<Error> reason = whyImpossible())
        endSoon(rejectedBecause(*reason));
}

ExecutorHealth RunController::executor() const
{
    // Of several for one language, the one that is furthest.
    ExecutorHealth best;
    for (const ExecutorHealth &candidate : m_health->health().executors) {
        if (candidate.languageId != m_request.languageId)
            continue;
        if (best.languageId.isEmpty() || candidate.state == ExecutorState::Ready
            || (best.state != ExecutorState::Ready && isOnItsWay(candidate.state)))
            best = candidate;
    }
    return best;
}

std::optional<Error> RunController::whyImpossible() const
{
    const ServiceHealth health = m_health->health();
    const ExecutorHealth mine = executor();
    if (isOnItsWay(mine.state))
        return {};
    // The whole of it stands above the editor already.
    if (const std::optional<Error> &problem = health.engine.problem ? health.engine.problem : mine.problem) {
        return Error{
            problem->code,
            tr("%1 programs cannot run yet. The message above the editor says what to do.").arg(m_languageName),
            problem->message + u' ' + problem->detail};
    }
    if (mine.state == ExecutorState::Failed)
        return Error{u"engine_unavailable"_s, tr("%1 could not be made ready.").arg(m_languageName), {}};
    if (health.status == ServiceStatus::Down)
        return Error{u"engine_unavailable"_s, tr("Programs cannot run at the moment."), {}};
    return {};
}

void RunController::begin()
{
    setState(State::Queued);
    m_run = m_runner->start(m_request, this);
    m_run->setAutoAcknowledge(false);
    sendEarlyInput();
    connect(m_run, &Run::event, this, &RunController::handle);
    connect(m_run, &Run::finished, this, [this](const RunResult &result) {
        m_run->deleteLater();
        m_run = nullptr;
        const bool tooEarly = result.outcome == Outcome::Rejected && result.error
            && result.error->code == "warming_up"_L1 && executor().state != ExecutorState::Ready && !whyImpossible();
        if (tooEarly && m_state != State::Stopping)
            setState(State::Waiting);
        else
            end(result);
    });
}

void RunController::handle(const RunEvent &event)
{
    std::visit(Overloaded{
                   [this](const PhaseChanged &change) { handlePhase(change.phase); },
                   [this](const OutputReceived &received) {
                       if (!isEcho(received))
                           setAwaiting(false);
                       Q_EMIT output(received.stream, received.bytes);
                   },
                   [this](const WaitingForInput &) {
                       if (!isInteractive() || m_state != State::Running)
                           return;
                       m_halfLine = m_echoBytes = 0;
                       setAwaiting(true);
                   },
               },
               event);
}

void RunController::handlePhase(RunPhase phase)
{
    if (m_state == State::Stopping)
        return;
    switch (phase) {
    case RunPhase::Queued: setState(State::Queued); break;
    case RunPhase::Compiling: setState(State::Compiling); break;
    case RunPhase::Running:
        m_early.clear(); // it has arrived
        setState(State::Running);
        break;
    }
}

void RunController::stop()
{
    if (m_state == State::Waiting) {
        RunResult result;
        result.outcome = Outcome::Stopped;
        end(result);
    } else if (m_run && m_state != State::Stopping) {
        setAwaiting(false);
        setState(State::Stopping);
        m_run->stop();
    }
}

void RunController::writeInput(const QByteArray &bytes)
{
    if (isIdle() || !isInteractive())
        return;
    noteTyped(bytes);
    if (m_state != State::Running && m_early.size() + bytes.size() <= maxEarlyInput)
        m_early += bytes;
    if (m_run)
        m_run->writeInput(bytes);
}

// A program that waits for a line waits until the line is whole. That it still does nobody says again.
void RunController::noteTyped(const QByteArray &bytes)
{
    constexpr QByteArrayView endings("\r\n\x03\x04\x1a\x1c"); // Enter, and what interrupts or ends the input
    if (std::ranges::any_of(bytes, [endings](char byte) { return endings.contains(byte); })) {
        setAwaiting(false);
        return;
    }
    // A key is shown as up to eight columns (Tab), or takes back all that was shown (Ctrl+U).
    m_halfLine += bytes.size();
    m_echoBytes += 8 * bytes.size();
    if (std::ranges::any_of(bytes, [](char byte) { return byte >= 0 && byte < ' '; }))
        m_echoBytes += 3 * 8 * m_halfLine;
}

/// Whether this can be what the terminal shows of a line that is being typed, and not the program's own.
bool RunController::isEcho(const OutputReceived &received)
{
    const qsizetype size = received.bytes.size();
    if (received.stream != OutputStream::Terminal || size > m_echoBytes || received.bytes.contains('\n'))
        return false;
    m_echoBytes -= size;
    return true;
}

void RunController::closeInput()
{
    if (isIdle() || !isInteractive())
        return;
    setAwaiting(false);
    m_earlyClosed = m_state != State::Running;
    if (m_run)
        m_run->closeInput();
}

void RunController::sendEarlyInput()
{
    if (!m_early.isEmpty())
        m_run->writeInput(m_early);
    if (m_earlyClosed)
        m_run->closeInput();
}

void RunController::resizeTerminal(TerminalSize size)
{
    if (isIdle() || !m_request.terminal || m_request.terminal == size)
        return;
    m_request.terminal = size;
    if (m_run)
        m_run->resizeTerminal(size);
}

void RunController::setAwaiting(bool awaiting)
{
    if (awaiting != std::exchange(m_awaiting, awaiting))
        Q_EMIT awaitingInputChanged(awaiting);
}

void RunController::acknowledge(qint64 bytes)
{
    if (m_run)
        m_run->acknowledge(bytes);
}

void RunController::end(const RunResult &result)
{
    setAwaiting(false);
    setState(State::Idle);
    Q_EMIT finished(result);
}

// run() has not returned yet: its caller hears of the end later.
void RunController::endSoon(const RunResult &result)
{
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            if (m_state == State::Waiting)
                end(result);
        },
        Qt::QueuedConnection);
}

} // namespace learncode::ui
