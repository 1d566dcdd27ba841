// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/support/TimeBudget.h"
#include "docker/executor/watch/Turns.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numeric>
#include <vector>

using namespace learncode::executor;

namespace {

/// A processor of a tenth of a second a look, shared as the kernel shares it: by thread, and by its priority.
class Machine final
{
public:
    void add(std::uint64_t serial, int threads) { m_runs[serial] = {.threads = threads}; }
    void remove(std::uint64_t serial) { m_runs.erase(serial); }

    void look()
    {
        double weights = 0;
        for (const auto &[serial, run] : m_runs)
            weights += weight(run);
        std::vector<Turns::Seen> seen;
        for (auto &[serial, run] : m_runs) {
            run.lastMs = weights > 0 ? lookMs * weight(run) / weights : 0;
            run.cpuMs += run.lastMs;
            seen.push_back({serial, std::floor(run.cpuMs / 10) * 10, run.threads > 0}); // as the kernel counts
        }
        for (const Turns::Change &change : m_turns.look(seen))
            m_runs.at(change.serial).priority = change.priority;
    }

    /// What a run got of the last looks, in parts of all.
    double shareOf(std::uint64_t serial, int looks)
    {
        const double before = m_runs.at(serial).cpuMs;
        for (int i = 0; i < looks; ++i)
            look();
        return (m_runs.at(serial).cpuMs - before) / (looks * lookMs);
    }

    int priorityOf(std::uint64_t serial) const { return m_runs.at(serial).priority; }

private:
    struct Run
    {
        int threads = 0; ///< that never wait
        int priority = 0;
        double cpuMs = 0;
        double lastMs = 0;
    };

    static constexpr double lookMs = 50; // half a processor
    static double weight(const Run &run) { return run.threads * std::pow(1.25, -run.priority); }

    std::map<std::uint64_t, Run> m_runs;
    Turns m_turns;
};

} // namespace

class ExecutorTurnsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAmongManyThreads_data();
    void oneAmongManyThreads();
    void manyRunsAlike();
    void leavesAloneWhoIsAlone();
    void leavesAloneWhoWaits();
    void beginsAnewWithTheProgram();
    void budgetIsMadeUpFor();
};

void ExecutorTurnsTest::oneAmongManyThreads_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("2") << 2;
    QTest::newRow("16") << 16;
    QTest::newRow("120") << 120;
}

void ExecutorTurnsTest::oneAmongManyThreads()
{
    QFETCH(const int, threads);
    Machine machine;
    machine.add(1, threads);
    for (int i = 0; i < 50; ++i)
        machine.look();
    machine.add(2, 1);
    machine.shareOf(2, 10); // a second
    const double share = machine.shareOf(2, 50);
    QVERIFY2(share > 0.3 && share < 0.7, QByteArray::number(share).constData());
}

void ExecutorTurnsTest::manyRunsAlike()
{
    Machine machine;
    machine.add(1, 120);
    machine.add(2, 40);
    for (std::uint64_t serial = 3; serial <= 6; ++serial)
        machine.add(serial, 1);
    machine.shareOf(3, 30);
    for (std::uint64_t serial = 1; serial <= 6; ++serial) {
        const double share = machine.shareOf(serial, 50);
        QVERIFY2(share > 0.08 && share < 0.35, QByteArray::number(share).constData());
    }
}

void ExecutorTurnsTest::leavesAloneWhoIsAlone()
{
    Machine machine;
    machine.add(1, 120);
    machine.shareOf(1, 50);
    QCOMPARE(machine.priorityOf(1), 0);
}

void ExecutorTurnsTest::leavesAloneWhoWaits()
{
    Machine machine;
    machine.add(1, 1);
    machine.add(2, 0);
    machine.shareOf(1, 50);
    QCOMPARE(machine.priorityOf(1), 0);
    QCOMPARE(machine.priorityOf(2), 0);
}

void ExecutorTurnsTest::beginsAnewWithTheProgram()
{
    Turns turns;
    std::vector<Turns::Seen> seen{{1, 0, true}, {2, 0, true}};
    std::ignore = turns.look(seen);
    seen = {{1, 90, true}, {2, 10, true}}; // a compiler
    QCOMPARE(turns.look(seen).front().serial, std::uint64_t{1});
    // Its program is a new process: as much is to be changed again.
    seen = {{1, 0, true}, {2, 10, true}};
    std::ignore = turns.look(seen);
    for (int i = 1; i <= 10; ++i) {
        seen = {{1, i * 90.0, true}, {2, 10 + i * 10.0, true}};
        for (const Turns::Change &change : turns.look(seen))
            QVERIFY(change.priority >= Turns::highest && change.priority <= Turns::lowest);
    }
}

void ExecutorTurnsTest::budgetIsMadeUpFor()
{
    using namespace std::chrono_literals;
    TimeBudget::Duration heard{};
    TimeBudget budget(10, 100ms, [&](TimeBudget::Duration spent) { heard += spent; });
    TimeBudget::Clock::time_point now{1h};
    budget.spend(now, 60ms);
    QVERIFY(budget.pause() == 0ms);
    budget.spend(now, 60ms);
    QVERIFY(budget.pause() == 200ms);
    // After the pause there is neither debt nor credit.
    now += 200ms;
    budget.spend(now, 0ms);
    QVERIFY(budget.pause() == 0ms);
    budget.spend(now, 1ms);
    QVERIFY(budget.pause() == 10ms);
    // Credit does not grow beyond what it was.
    now += 1h;
    budget.spend(now, 101ms);
    QVERIFY(budget.pause() == 10ms);
    QVERIFY(heard == 222ms);
}

QTEST_GUILESS_MAIN(ExecutorTurnsTest)
#include "tst_executor_turns.moc"
