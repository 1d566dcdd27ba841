// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeRunner.h"

#include "core/run/Language.h"

#include <utility>

namespace learncode::test {

using namespace Qt::StringLiterals;

FakeRun::FakeRun(RunRequest theRequest, QObject *parent)
    : Run(parent)
    , request(std::move(theRequest))
{
}

void FakeRun::writeInput(const QByteArray &bytes)
{
    inputWritten += bytes;
}

void FakeRun::closeInput()
{
    inputClosed = true;
}

void FakeRun::resizeTerminal(TerminalSize newSize)
{
    size = newSize;
}

void FakeRun::stop()
{
    if (++stops == 1 && endsWhenStopped)
        QMetaObject::invokeMethod(this, [this] { end(Outcome::Stopped); }, Qt::QueuedConnection);
}

void FakeRun::setAutoAcknowledge(bool on)
{
    autoAcknowledge = on;
}

void FakeRun::acknowledge(qint64 bytes)
{
    acknowledged += bytes;
}

void FakeRun::play(const RunEvent &runEvent)
{
    Q_EMIT event(runEvent);
}

void FakeRun::print(const QByteArray &bytes, OutputStream stream)
{
    play(OutputReceived{stream, bytes});
}

void FakeRun::end(RunResult result)
{
    Q_EMIT finished(result);
}

void FakeRun::end(Outcome outcome, std::optional<int> exitCode)
{
    RunResult result;
    result.outcome = outcome;
    result.exitCode = exitCode;
    end(std::move(result));
}

Run *FakeRunner::start(const RunRequest &request, QObject *parent)
{
    auto *run = new FakeRun(request, parent);
    m_runs.append(run);
    Q_EMIT started(run);
    return run;
}

FakeHealth::FakeHealth(QObject *parent)
    : HealthMonitor(parent)
{
    m_health.status = ServiceStatus::Ok;
    m_health.engine = {.reachable = true,
                       .endpoint = u"/var/run/docker.sock"_s,
                       .version = u"26.1.5"_s,
                       .apiVersion = u"1.45"_s,
                       .problem = {},
                       .warnings = {}};
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        ExecutorHealth executor;
        executor.languageId = language.id;
        executor.state = ExecutorState::Ready;
        executor.container = u"learncode-ai-%1-executor"_s.arg(language.id);
        executor.image = u"learncode-ai-%1-persistent"_s.arg(language.id);
        executor.languageVersion = u"1.2.3"_s;
        executor.slots = 4;
        executor.confinement = Confinement{.filter = true, .landlock = 7};
        m_health.executors.append(executor);
    }
}

void FakeHealth::retry()
{
    ++retries;
    for (ExecutorHealth &executor : m_health.executors) {
        if (isPutOff(executor)) {
            executor.state = ExecutorState::Building;
            executor.problem.reset();
        }
    }
    Q_EMIT changed();
}

void FakeHealth::cancelSetup()
{
    ++cancels;
    for (ExecutorHealth &executor : m_health.executors) {
        if (executor.state == ExecutorState::Building) {
            executor.state = ExecutorState::Failed;
            executor.problem = Error{u"cancelled"_s, u"Setting up was cancelled."_s, {}};
        }
    }
    Q_EMIT changed();
}

void FakeHealth::setHealth(const ServiceHealth &health)
{
    m_health = health;
    Q_EMIT changed();
}

} // namespace learncode::test
