// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ActiveRuns.h"
#include "core/executor/link/PooledRun.h"
#include "core/executor/seats/Dispatcher.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeExecutor.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

namespace learncode::test {

using namespace learncode::executor;
using namespace Qt::StringLiterals;

/// A seat whose executor is a fake one behind a real link.
class Seat final : public ExecutorSeat
{
    Q_OBJECT

public:
    Seat(const QString &languageId, const RunTimes &times, const Clock &clock)
        : m_language(LanguageRegistry::builtIn().find(languageId))
        , m_times(times)
        , m_clock(clock)
    {
    }

    [[nodiscard]] const Language &language() const override { return *m_language; }
    [[nodiscard]] ActiveRuns *runs() const override { return m_runs.get(); }
    [[nodiscard]] std::optional<Error> refusal() const override { return refused; }

    [[nodiscard]] bool connectTo(const FakeExecutor &executor)
    {
        m_link = std::make_unique<ExecutorLink>(LinkTimes(), m_clock);
        QSignalSpy up(m_link.get(), &ExecutorLink::up);
        m_link->open(executor.url(), u"t"_s, m_language->id);
        if (!up.wait(patience))
            return false;
        m_runs =
            std::make_unique<ActiveRuns>(m_link.get(), up.first().first().value<wire::Hello>(), m_language, m_times);
        connect(m_runs.get(), &ActiveRuns::roomMade, this, &ExecutorSeat::changed);
        connect(m_runs.get(), &ActiveRuns::stopLate, this, [this] { ++lateStops; });
        connect(m_runs.get(), &ActiveRuns::overdue, this, [this](quint32 run) { overdue.append(run); });
        connect(m_link.get(), &ExecutorLink::lost, this, [this](const Error &error) { m_runs->endAll(error); });
        Q_EMIT changed();
        return true;
    }

    void refuse(const Error &error)
    {
        refused = error;
        Q_EMIT changed();
    }

    std::optional<Error> refused;
    QList<quint32> overdue;
    int lateStops = 0;

private:
    const Language *m_language;
    const RunTimes &m_times;
    const Clock &m_clock;
    std::unique_ptr<ExecutorLink> m_link;
    std::unique_ptr<ActiveRuns> m_runs;
};

/// What a reader of a run sees.
struct Reader
{
    explicit Reader(Run *theRun)
        : run(theRun)
        , finished(theRun, &Run::finished)
    {
        QObject::connect(theRun, &Run::event, theRun, [this](const RunEvent &event) {
            std::visit(Overloaded{[this](const PhaseChanged &phase) { phases.append(phase.phase); },
                                  [this](const OutputReceived &output) { text += output.bytes; },
                                  [this](const WaitingForInput &) { ++waits; }},
                       event);
        });
    }

    [[nodiscard]] bool ends() { return !finished.isEmpty() || finished.wait(patience); }
    [[nodiscard]] RunResult result() const { return finished.first().first().value<RunResult>(); }

    QPointer<Run> run;
    QSignalSpy finished;
    QList<RunPhase> phases;
    QByteArray text;
    int waits = 0;
};

inline RunRequest hello(const QString &client = u"me"_s)
{
    RunRequest request;
    request.languageId = u"python"_s;
    request.code = u"print(1)"_s;
    request.input = QByteArray();
    request.client = client;
    return request;
}

/// Each test function begins with a dispatcher whose only seat has an executor.
class DispatchFixture : public QObject
{
    Q_OBJECT

public:
    explicit DispatchFixture(const QString &languageId = u"python"_s)
        : m_languageId(languageId)
    {
    }

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    [[nodiscard]] Run *start(const RunRequest &request = hello()) { return dispatcher->start(request, parent.get()); }

    /// Waits until executor and dispatcher have dealt with all that each has sent the other.
    [[nodiscard]] bool settles();
    /// Bytes that were acknowledged to the executor, of that run.
    [[nodiscard]] QList<qint64> acknowledged(quint32 run) const;

    SteppedClock clock;
    DispatchOptions options;
    RunTimes times;
    std::unique_ptr<FakeExecutor> executor;
    std::unique_ptr<Seat> seat;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<QObject> parent;

private:
    QString m_languageId;
    quint32 m_stranger = 1'000'000;
};

} // namespace learncode::test
