// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/SelfTest.h"

#include <algorithm>
#include <utility>

namespace learncode::selftest {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds lineGap{60};
/// A program that is to be ended by its time gets no more when it has had so much.
constexpr std::chrono::milliseconds longestTimeout{60'000};

RunRequest requestFor(const ProgramFile &program, std::chrono::milliseconds wallTime)
{
    RunRequest request;
    request.languageId = program.languageId;
    request.code = program.code;
    if (program.feed == Feed::AllAtOnce)
        request.input = program.input;
    request.limits.wallTime = wallTime;
    request.limits.outputBytes = program.outputBytes;
    request.client = u"self-test"_s;
    return request;
}

bool isSettled(const ExecutorHealth &executor)
{
    return executor.state == ExecutorState::Ready || executor.state == ExecutorState::Failed;
}

} // namespace

SelfTest::SelfTest(Runner *runner, const HealthMonitor *health, QList<ProgramFile> programs, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_health(health)
    , m_programs(std::move(programs))
{
    m_feedTimer.setInterval(lineGap);
    connect(&m_feedTimer, &QTimer::timeout, this, &SelfTest::feed);
}

void SelfTest::start()
{
    m_state = State::Waiting;
    connect(m_health, &HealthMonitor::changed, this, &SelfTest::look);
    QMetaObject::invokeMethod(this, &SelfTest::look, Qt::QueuedConnection);
}

void SelfTest::interrupt()
{
    if (m_state != State::Done)
        end(Summary::End::Interrupted);
}

/// Is it time to begin?
void SelfTest::look()
{
    if (m_state != State::Waiting)
        return;
    const ServiceHealth health = m_health->health();
    if (health.engine.problem)
        return end(Summary::End::NoEngine, health.engine.problem);
    if (health.executors.isEmpty() || !std::ranges::all_of(health.executors, isSettled))
        return;
    m_state = State::Running;
    runNext();
}

void SelfTest::runNext()
{
    if (m_summary.tried == m_programs.size())
        return end(Summary::End::Complete);
    m_wallTime = m_programs[m_summary.tried].wallTime;
    run();
}

void SelfTest::run()
{
    const ProgramFile &program = m_programs[m_summary.tried];
    m_output = {};
    m_pieces = program.feed == Feed::LineByLine ? inputPieces(program) : QList<QByteArray>();
    m_run = m_runner->start(requestFor(program, m_wallTime), this);
    connect(m_run, &Run::event, this, &SelfTest::onEvent);
    connect(m_run, &Run::finished, this, &SelfTest::onRunFinished);
}

void SelfTest::onEvent(const RunEvent &event)
{
    if (const auto *output = std::get_if<OutputReceived>(&event))
        m_output.add(*output);
    const auto *phase = std::get_if<PhaseChanged>(&event);
    if (phase && phase->phase == RunPhase::Running && m_programs[m_summary.tried].feed == Feed::LineByLine)
        m_feedTimer.start();
}

void SelfTest::feed()
{
    if (!m_pieces.isEmpty())
        return m_run->writeInput(m_pieces.takeFirst());
    m_feedTimer.stop();
    m_run->closeInput();
}

void SelfTest::onRunFinished(const RunResult &result)
{
    m_feedTimer.stop();
    std::exchange(m_run, nullptr)->deleteLater();
    const ProgramFile &program = m_programs[m_summary.tried];
    const QStringList wrong = mismatches(program, observe(result));
    // On a slow machine its time may be over before it has done what it is there for.
    if (!wrong.isEmpty() && program.outcome == Outcome::Timeout && result.outcome == Outcome::Timeout
        && m_wallTime < longestTimeout) {
        m_wallTime *= 2;
        return run();
    }
    ++m_summary.tried;
    m_summary.passed += wrong.isEmpty();
    Q_EMIT checked(program, wrong);
    if (m_state == State::Running)
        runNext();
}

Observed SelfTest::observe(const RunResult &result) const
{
    Observed observed;
    observed.outcome = outcomeName(result.outcome);
    observed.exitCode = result.exitCode;
    observed.signal = result.signal;
    observed.out = m_output.standardOutput();
    observed.err = m_output.standardError();
    observed.message = result.error ? result.error->message : result.message;
    observed.truncated = result.truncated;
    return observed;
}

void SelfTest::end(Summary::End how, std::optional<Error> error)
{
    m_state = State::Done;
    m_feedTimer.stop();
    m_summary.end = how;
    m_summary.error = std::move(error);
    if (m_run) {
        m_run->disconnect(this);
        std::exchange(m_run, nullptr)->deleteLater(); // which stops its program
    }
    Q_EMIT finished(m_summary);
}

} // namespace learncode::selftest
