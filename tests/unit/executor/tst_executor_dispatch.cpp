// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/DispatchFixture.h"

#include <QJsonObject>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Which run goes to which executor, and when.
class TestExecutorDispatch final : public DispatchFixture
{
    Q_OBJECT

private Q_SLOTS:
    void runGoesThrough();
    void nothingIsEmittedBeforeStartReturns();
    void invalidRequestsAreRejected();
    void slotsAreRespectedAndTheQueueFollows();
    void whoWaitsForInputTakesNoSlot();
    void clientsTakeTurnsForSlots();
    void fullQueueIsBusy();
    void waitsForAnExecutorThatStarts();
    void refusalsEmptyTheQueue();
    void lostExecutorEndsItsRuns();
    void overdueRunIsStopped();
    void overdueRunIsReported();
    void closing();
};

void TestExecutorDispatch::runGoesThrough()
{
    RunRequest request = hello();
    request.input = QByteArray("42\n");
    Reader reader(start(request));
    clock.step(7ms);
    QTRY_COMPARE(executor->received(u"eof"_s).size(), 1);
    QCOMPARE(executor->runs(), QList<quint32>{1});
    QCOMPARE(executor->input, QByteArray("42\n"));
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"running"_s}});
    executor->print(1, "4");
    executor->print(1, "2", protocol::Channel::Stderr);
    executor->send({{u"type"_s, u"waiting"_s}, {u"run"_s, 1}});
    executor->print(99, "not mine");
    executor->finish(1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.text, QByteArray("42"));
    QCOMPARE(reader.phases, QList{RunPhase::Running});
    QCOMPARE(reader.waits, 1);
    QCOMPARE(reader.result().outcome, Outcome::Ok);
    QCOMPARE(reader.result().exitCode, 0);
    QCOMPARE(reader.result().timing.wallMs, 1.5);
    QCOMPARE(reader.result().timing.queuedMs, 7.0);
    executor->finish(1);
    QVERIFY(settles());
    QCOMPARE(reader.finished.size(), 1);
}

void TestExecutorDispatch::nothingIsEmittedBeforeStartReturns()
{
    dispatcher->close({u"engine_unavailable"_s, u"closing"_s, {}});
    Reader reader(start());
    QCOMPARE(reader.finished.size(), 0);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().outcome, Outcome::Rejected);
    QCOMPARE(reader.result().error->code, u"engine_unavailable"_s);
}

void TestExecutorDispatch::invalidRequestsAreRejected()
{
    RunRequest request = hello();
    request.languageId = u"cobol"_s;
    Reader unknown(start(request));
    QVERIFY(unknown.ends());
    QCOMPARE(unknown.result().error->code, u"unknown_language"_s);
    request = hello();
    request.code = QString(300 * 1024, u'x');
    Reader large(start(request));
    QVERIFY(large.ends());
    QCOMPARE(large.result().error->code, u"too_large"_s);
    QCOMPARE(executor->runs().size(), 0);
}

void TestExecutorDispatch::slotsAreRespectedAndTheQueueFollows()
{
    Reader first(start());
    Reader second(start());
    Reader third(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    QTRY_COMPARE(third.phases, QList{RunPhase::Queued});
    QCOMPARE(dispatcher->waiting(u"python"_s), 1);
    clock.step(1500ms);
    executor->finish(2);
    QTRY_COMPARE(executor->runs(), (QList<quint32>{1, 2, 3}));
    QVERIFY(second.ends());
    QCOMPARE(first.finished.size(), 0);
    QCOMPARE(dispatcher->waiting(u"python"_s), 0);
    executor->finish(3);
    QVERIFY(third.ends());
    QCOMPARE(third.result().timing.queuedMs, 1500.0);
}

void TestExecutorDispatch::whoWaitsForInputTakesNoSlot()
{
    executor->hello[u"runs"_s] = 3;
    QVERIFY(seat->connectTo(*executor));
    RunRequest typed = hello();
    typed.input.reset();
    Reader first(start(typed));
    Reader second(start(typed));
    Reader third(start(typed));
    Reader fourth(start(typed));
    QTRY_COMPARE(executor->runs().size(), 2);
    const auto waits = [this](quint32 run) { executor->send({{u"type"_s, u"waiting"_s}, {u"run"_s, qint64(run)}}); };
    waits(1);
    QTRY_COMPARE(executor->runs().size(), 3);
    // As many as there may be, even if all of them wait.
    waits(2);
    waits(3);
    QTRY_COMPARE(third.waits, 1);
    QCOMPARE(executor->runs().size(), 3);

    // Who goes on has a slot again: by typing, or by printing.
    first.run->writeInput("x\n");
    executor->print(2, "on");
    QTRY_COMPARE(second.text, QByteArray("on"));
    executor->finish(3);
    QVERIFY(third.ends());
    QVERIFY(settles());
    QCOMPARE(executor->runs().size(), 3);
    executor->finish(2);
    QTRY_COMPARE(executor->runs().size(), 4);
}

void TestExecutorDispatch::clientsTakeTurnsForSlots()
{
    Reader a1(start(hello(u"a"_s)));
    Reader a2(start(hello(u"a"_s)));
    Reader a3(start(hello(u"a"_s)));
    Reader a4(start(hello(u"a"_s)));
    RunRequest other = hello(u"b"_s);
    other.args = {u"b"_s};
    Reader b(start(other));
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 3);
    executor->finish(1);
    executor->finish(2);
    QTRY_COMPARE(executor->runs().size(), 4);
    QCOMPARE(executor->received(u"run"_s)[3]["args"_L1][0], u"b"_s);
}

void TestExecutorDispatch::fullQueueIsBusy()
{
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < 6; ++i)
        readers.push_back(std::make_unique<Reader>(start()));
    QVERIFY(readers[5]->ends());
    QCOMPARE(readers[5]->result().outcome, Outcome::Rejected);
    QCOMPARE(readers[5]->result().error->code, u"busy"_s);
    QVERIFY(!readers[5]->result().error->message.isEmpty());
    QCOMPARE(dispatcher->waiting(u"python"_s), 3);
}

void TestExecutorDispatch::waitsForAnExecutorThatStarts()
{
    Seat late(u"cpp"_s, times, clock);
    dispatcher->addSeat(&late);
    RunRequest request = hello();
    request.languageId = u"cpp"_s;
    Reader reader(start(request));
    QTRY_COMPARE(reader.phases, QList{RunPhase::Queued});
    FakeExecutor second;
    second.hello[u"language"_s] = u"cpp"_s;
    QVERIFY(late.connectTo(second));
    QTRY_COMPARE(second.runs().size(), 1);
    second.finish(1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().outcome, Outcome::Ok);
    dispatcher.reset(); // before the seat that it knows
}

void TestExecutorDispatch::refusalsEmptyTheQueue()
{
    Reader first(start());
    Reader second(start());
    Reader third(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 1);
    seat->refuse({u"warming_up"_s, u"soon"_s, {}});
    QVERIFY(third.ends());
    QCOMPARE(third.result().error->code, u"warming_up"_s);
    Reader fourth(start());
    QVERIFY(fourth.ends());
    QCOMPARE(fourth.result().error->code, u"warming_up"_s);
    QCOMPARE(first.finished.size() + second.finished.size(), 0);
}

void TestExecutorDispatch::lostExecutorEndsItsRuns()
{
    Reader first(start());
    Reader stopping(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    stopping.run->stop();
    executor->vanish();
    QVERIFY(first.ends());
    QVERIFY(stopping.ends());
    QCOMPARE(first.result().outcome, Outcome::ExecutorLost);
    QVERIFY(first.result().error);
    QVERIFY(!first.result().error->message.isEmpty());
    QCOMPARE(stopping.result().outcome, Outcome::Stopped);
    // Not again, whatever the next one's executor says.
    QVERIFY(seat->connectTo(*executor));
    Reader next(start());
    QTRY_COMPARE(executor->runs().size(), 3);
    executor->finish(1);
    QVERIFY(next.ends());
    QCOMPARE(next.result().outcome, Outcome::Ok);
    QCOMPARE(first.finished.size(), 1);
    QCOMPARE(stopping.finished.size(), 1);
}

/// Its reader hears of its time, not of a stop that nobody asked for; the others at work there hear nothing.
void TestExecutorDispatch::overdueRunIsStopped()
{
    times.compileTime = 100ms;
    times.answerGrace = 50ms;
    QVERIFY(seat->connectTo(*executor));
    Reader late(start());
    late.run->setAutoAcknowledge(false);
    Reader other(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 2}, {u"phase"_s, u"running"_s}});
    QVERIFY(settles());
    clock.step(150ms);
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    QCOMPARE(executor->received(u"stop"_s).first()[u"run"_s], 1);
    executor->finish(1, u"stopped"_s);
    QVERIFY(late.ends());
    QCOMPARE(late.result().outcome, Outcome::Timeout);
    clock.step(1s);
    QVERIFY(settles());
    QCOMPARE(seat->overdue.size(), 0);
    QVERIFY(other.finished.isEmpty());
    executor->finish(2);
    QVERIFY(other.ends());
    QCOMPARE(other.result().outcome, Outcome::Ok);
}

void TestExecutorDispatch::overdueRunIsReported()
{
    times.compileTime = 100ms;
    times.answerGrace = 50ms;
    QVERIFY(seat->connectTo(*executor));
    Reader never(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    clock.step(149ms);
    QVERIFY(settles());
    QCOMPARE(seat->overdue.size(), 0);
    clock.step(1ms);
    // First the run alone is told to end: an executor that still can does it.
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    QCOMPARE(seat->overdue.size(), 0);
    clock.step(49ms);
    QVERIFY(settles());
    QCOMPARE(seat->overdue.size(), 0);
    clock.step(1ms);
    QTRY_COMPARE(seat->overdue, QList<quint32>{1});

    times.compileTime = 20s;
    QVERIFY(seat->connectTo(*executor));
    Reader stopped(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    clock.step(200ms);
    QVERIFY(settles());
    QCOMPARE(seat->overdue.size(), 1);
    stopped.run->stop();
    clock.step(49ms);
    QVERIFY(settles());
    QCOMPARE(seat->overdue.size(), 1);
    clock.step(1ms);
    QTRY_COMPARE(seat->overdue.size(), 2);
}

void TestExecutorDispatch::closing()
{
    Reader first(start());
    Reader second(start());
    Reader waiting(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 1);
    dispatcher->close({u"engine_unavailable"_s, u"closing"_s, {}});
    seat->runs()->stopAll();
    for (Reader *reader : {&first, &second, &waiting}) {
        QVERIFY(reader->ends());
        QCOMPARE(reader->result().outcome, Outcome::Stopped);
    }
}

QTEST_GUILESS_MAIN(TestExecutorDispatch)
#include "tst_executor_dispatch.moc"
