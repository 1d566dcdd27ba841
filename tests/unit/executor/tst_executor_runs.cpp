// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/DispatchFixture.h"

#include <QJsonObject>

#include <numeric>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A run's own life: its input, its output, its end.
class TestExecutorRuns final : public DispatchFixture
{
    Q_OBJECT

private Q_SLOTS:
    void outputBeyondTheLimitIsNotTaken();
    void inputIsCutIntoFrames();
    void interactiveInput();
    void resizeWhileWaiting();
    void stopWhileWaiting();
    void stopBeforeAdmission();
    void stopWhileRunning();
    void aLateStopIsToldUntilTheEnd();
    void deletingStopsAndFreesTheSlotOnlyAtTheEnd();
    void deletingAWaitingRun();
    void deletingInsideAnEvent();
    void outputIsAcknowledged();
    void manualAcknowledgement();
    void diagnosticsOfOwnFiles();
    void causesAreFound_data();
    void causesAreFound();
};

void TestExecutorRuns::inputIsCutIntoFrames()
{
    RunRequest request = hello();
    request.input = QByteArray(200'000, 'i');
    Reader reader(start(request));
    QTRY_COMPARE(executor->received(u"eof"_s).size(), 1);
    QTRY_COMPARE(executor->input, *request.input);
    QCOMPARE(executor->inputSizes, (QList<qsizetype>{65536, 65536, 65536, 3392}));
    reader.run->writeInput("more"); // the input was given whole
    QVERIFY(settles());
    QCOMPARE(executor->input.size(), 200'000);
}

void TestExecutorRuns::interactiveInput()
{
    RunRequest request = hello();
    request.input.reset();
    Reader reader(start(request));
    reader.run->writeInput("early ");
    QTRY_COMPARE(executor->input, QByteArray("early "));
    QCOMPARE(executor->received(u"eof"_s).size(), 0);
    reader.run->writeInput("late");
    QTRY_COMPARE(executor->input, QByteArray("early late"));
    reader.run->closeInput();
    reader.run->closeInput();
    QTRY_COMPARE(executor->received(u"eof"_s).size(), 1);
    reader.run->writeInput("after");
    QVERIFY(settles());
    QCOMPARE(executor->input, QByteArray("early late"));
    QCOMPARE(executor->received(u"eof"_s).size(), 1);
}

/// The terminal begins with the size that it has by then.
void TestExecutorRuns::resizeWhileWaiting()
{
    Reader first(start());
    Reader second(start());
    RunRequest request = hello();
    request.input.reset();
    request.terminal = TerminalSize{80, 24};
    Reader third(start(request));
    Reader plain(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 2);
    third.run->resizeTerminal({120, 40});
    plain.run->resizeTerminal({120, 40});
    executor->finish(1);
    executor->finish(2);
    QTRY_COMPARE(executor->runs().size(), 4);
    QCOMPARE(executor->received(u"run"_s).at(2)[u"tty"_s], (QJsonObject{{u"cols"_s, 120}, {u"rows"_s, 40}}));
    QVERIFY(!executor->received(u"run"_s).at(3).contains(u"tty"_s));
    QCOMPARE(executor->received(u"resize"_s).size(), 0);
}

void TestExecutorRuns::stopWhileWaiting()
{
    Reader first(start());
    Reader second(start());
    Reader third(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 1);
    third.run->stop();
    third.run->stop();
    QVERIFY(third.ends());
    QCOMPARE(third.result().outcome, Outcome::Stopped);
    QCOMPARE(dispatcher->waiting(u"python"_s), 0);
    executor->finish(1);
    QVERIFY(first.ends());
    QVERIFY(settles());
    QCOMPARE(executor->runs().size(), 2);
    QCOMPARE(third.finished.size(), 1);
}

void TestExecutorRuns::stopBeforeAdmission()
{
    Reader reader(start());
    reader.run->stop();
    QCOMPARE(reader.finished.size(), 0);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().outcome, Outcome::Stopped);
    QVERIFY(settles());
    QCOMPARE(executor->runs().size(), 0);
}

void TestExecutorRuns::stopWhileRunning()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    reader.run->stop();
    reader.run->stop();
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    QCOMPARE(reader.finished.size(), 0);
    executor->finish(1, u"stopped"_s);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().outcome, Outcome::Stopped);
}

void TestExecutorRuns::aLateStopIsToldUntilTheEnd()
{
    Reader stopped(start());
    Reader deleted(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    clock.step(1s);
    QCOMPARE(seat->lateStops, 0);
    stopped.run->stop();
    clock.step(24ms);
    QCOMPARE(seat->lateStops, 0);
    clock.step(1ms);
    QCOMPARE(seat->lateStops, 1);
    clock.step(50ms);
    QCOMPARE(seat->lateStops, 3);
    executor->finish(1, u"stopped"_s);
    QVERIFY(stopped.ends());
    clock.step(500ms);
    QCOMPARE(seat->lateStops, 3);
    delete deleted.run;
    clock.step(25ms);
    QCOMPARE(seat->lateStops, 4);
}

void TestExecutorRuns::deletingStopsAndFreesTheSlotOnlyAtTheEnd()
{
    executor->hello[u"slots"_s] = 1;
    QVERIFY(seat->connectTo(*executor));
    Reader first(start());
    Reader second(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    delete first.run;
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    executor->print(1, QByteArray(1000, 'x')); // of one that nobody reads any more
    QTRY_COMPARE(executor->received(u"ack"_s).size(), 1);
    QCOMPARE(executor->runs().size(), 1);
    executor->finish(1, u"stopped"_s);
    QTRY_COMPARE(executor->runs().size(), 2);
}

void TestExecutorRuns::deletingAWaitingRun()
{
    Reader first(start());
    Reader second(start());
    Reader third(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 1);
    delete third.run;
    QCOMPARE(dispatcher->waiting(u"python"_s), 0);
}

void TestExecutorRuns::deletingInsideAnEvent()
{
    Run *run = start();
    connect(run, &Run::event, run, [run](const RunEvent &) { delete run; });
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->print(1, "x");
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    executor->finish(1, u"stopped"_s);
    QTRY_COMPARE(seat->runs()->count(), 0);
}

void TestExecutorRuns::outputIsAcknowledged()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    for (int i = 0; i < 16; ++i)
        executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 1 << 20);
    const auto sum = [this] {
        const QList<qint64> bytes = acknowledged(1);
        return std::accumulate(bytes.begin(), bytes.end(), qint64{0});
    };
    QTRY_VERIFY(sum() > (1 << 20) - qint64(protocol::outputWindowBytes) / 2);
    QVERIFY(sum() <= 1 << 20);
}

void TestExecutorRuns::manualAcknowledgement()
{
    Reader reader(start());
    reader.run->setAutoAcknowledge(false);
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->print(1, QByteArray(64 * 1024, 'x'));
    executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 128 * 1024);
    QVERIFY(settles());
    QCOMPARE(acknowledged(1).size(), 0);
    reader.run->acknowledge(100 * 1024);
    QTRY_COMPARE(acknowledged(1), QList<qint64>{100 * 1024});
    reader.run->acknowledge(1 << 30); // no more than was received
    executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 192 * 1024);
    reader.run->acknowledge(64 * 1024);
    QTRY_COMPARE(acknowledged(1), (QList<qint64>{100 * 1024, 92 * 1024}));
    // What the reader has not dealt with does not hold up the end.
    executor->print(1, QByteArray(1000, 'x'));
    QTRY_COMPARE(reader.text.size(), 192 * 1024 + 1000);
    reader.run->stop();
    QTRY_COMPARE(acknowledged(1).size(), 3);
}

void TestExecutorRuns::diagnosticsOfOwnFiles()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"running"_s}, {u"directory"_s, u"/w"_s}});
    executor->print(1, "Traceback (most recent call last):\n  File \"/w/main.py\", line 3, in <module>\n",
                    protocol::Channel::Stderr);
    executor->print(1, "NameError: name 'nam' is not defined\n", protocol::Channel::Stderr);
    executor->finish(1, u"nonzero_exit"_s, 1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().diagnostics.size(), 1);
    QCOMPARE(reader.result().diagnostics[0].line, 3);
    QCOMPARE(reader.result().diagnostics[0].file, u"main.py"_s);
}

void TestExecutorRuns::causesAreFound_data()
{
    QTest::addColumn<protocol::Channel>("channel");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("found");
    QTest::newRow("standard error") << protocol::Channel::Stderr << u"nonzero_exit"_s << true;
    QTest::newRow("terminal") << protocol::Channel::Terminal << u"nonzero_exit"_s << true;
    QTest::newRow("compiler") << protocol::Channel::Stderr << u"compile_error"_s << true;
    QTest::newRow("printed as output") << protocol::Channel::Stdout << u"nonzero_exit"_s << false;
    QTest::newRow("caught") << protocol::Channel::Stderr << u"ok"_s << false;
    QTest::newRow("ended by a limit") << protocol::Channel::Stderr << u"timeout"_s << false;
}

// What a program complains of, wherever its complaints go, but only if it failed by itself.
void TestExecutorRuns::causesAreFound()
{
    QFETCH(protocol::Channel, channel);
    QFETCH(QString, outcome);
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"running"_s}});
    executor->print(1, "ModuleNotFoundError: No module named 'numpy'\n", channel);
    executor->finish(1, outcome, 1);
    QVERIFY(reader.ends());
    QTEST(reader.result().cause.has_value(), "found");
    if (reader.result().cause)
        QCOMPARE(*reader.result().cause, (Cause{Cause::Kind::NoModule, u"numpy"_s}));
}

void TestExecutorRuns::outputBeyondTheLimitIsNotTaken()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    for (int i = 0; i < 40; ++i)
        executor->print(1, QByteArray(64 * 1024, 'x'));
    executor->finish(1);
    QVERIFY(reader.ends());
    QVERIFY(reader.text.size() >= 1 << 20);
    QVERIFY(reader.text.size() <= (1 << 20) + 64 * 1024);
}

QTEST_GUILESS_MAIN(TestExecutorRuns)
#include "tst_executor_runs.moc"
