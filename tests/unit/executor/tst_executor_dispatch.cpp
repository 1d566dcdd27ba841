// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/ActiveRuns.h"
#include "core/executor/Dispatcher.h"
#include "core/executor/PooledRun.h"
#include "tests/unit/executor/FakeExecutor.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A seat whose executor is a fake one behind a real link.
class Seat final : public ExecutorSeat
{
    Q_OBJECT

public:
    Seat(const QString &languageId, const PoolOptions &options)
        : m_language(LanguageRegistry::builtIn().find(languageId))
        , m_options(options)
    {
    }

    [[nodiscard]] const Language &language() const override { return *m_language; }
    [[nodiscard]] ActiveRuns *runs() const override { return m_runs.get(); }
    [[nodiscard]] std::optional<Error> refusal() const override { return refused; }

    [[nodiscard]] bool connectTo(const FakeExecutor &executor)
    {
        m_link = std::make_unique<ExecutorLink>();
        QSignalSpy up(m_link.get(), &ExecutorLink::up);
        m_link->open(executor.url(), u"t"_s, m_language->id);
        if (!up.wait())
            return false;
        m_runs =
            std::make_unique<ActiveRuns>(m_link.get(), up.first().first().value<wire::Hello>(), m_language, m_options);
        connect(m_runs.get(), &ActiveRuns::roomMade, this, &ExecutorSeat::changed);
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

private:
    const Language *m_language;
    const PoolOptions &m_options;
    std::unique_ptr<ExecutorLink> m_link;
    std::unique_ptr<ActiveRuns> m_runs;
};

// What a reader of a run sees.
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

    [[nodiscard]] bool ends() { return !finished.isEmpty() || finished.wait(); }
    [[nodiscard]] RunResult result() const { return finished.first().first().value<RunResult>(); }

    QPointer<Run> run;
    QSignalSpy finished;
    QList<RunPhase> phases;
    QByteArray text;
    int waits = 0;
};

RunRequest hello(const QString &client = u"me"_s)
{
    RunRequest request;
    request.languageId = u"python"_s;
    request.code = u"print(1)"_s;
    request.input = QByteArray();
    request.client = client;
    return request;
}

} // namespace

class TestExecutorDispatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void runGoesThrough();
    void nothingIsEmittedBeforeStartReturns();
    void invalidRequestsAreRejected();
    void slotsAreRespectedAndTheQueueFollows();
    void clientsTakeTurnsForSlots();
    void fullQueueIsBusy();
    void waitsForAnExecutorThatStarts();
    void refusalsEmptyTheQueue();
    void inputIsCutIntoFrames();
    void interactiveInput();
    void stopWhileWaiting();
    void stopBeforeAdmission();
    void stopWhileRunning();
    void deletingStopsAndFreesTheSlotOnlyAtTheEnd();
    void deletingAWaitingRun();
    void deletingInsideAnEvent();
    void lostExecutorEndsItsRuns();
    void overdueRunIsReported();
    void outputIsAcknowledged();
    void outputBeyondTheLimitIsNotTaken();
    void manualAcknowledgement();
    void diagnosticsOfOwnFiles();
    void closing();

private:
    [[nodiscard]] Run *start(const RunRequest &request = hello()) { return dispatcher->start(request, parent.get()); }

    PoolOptions options;
    std::unique_ptr<FakeExecutor> executor;
    std::unique_ptr<Seat> seat;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<QObject> parent;
};

void TestExecutorDispatch::init()
{
    options = {};
    options.waitingRuns = 3;
    executor = std::make_unique<FakeExecutor>();
    seat = std::make_unique<Seat>(u"python"_s, options);
    dispatcher = std::make_unique<Dispatcher>(&LanguageRegistry::builtIn(), &options);
    dispatcher->addSeat(seat.get());
    parent = std::make_unique<QObject>();
    QVERIFY(seat->connectTo(*executor));
}

void TestExecutorDispatch::cleanup()
{
    parent.reset();
    dispatcher.reset();
    seat.reset();
    executor.reset();
}

void TestExecutorDispatch::runGoesThrough()
{
    RunRequest request = hello();
    request.input = QByteArray("42\n");
    Reader reader(start(request));
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
    QVERIFY(reader.result().timing.queuedMs < 1000);
    executor->finish(1);
    QTest::qWait(50);
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
    executor->finish(2);
    QTRY_COMPARE(executor->runs(), (QList<quint32>{1, 2, 3}));
    QVERIFY(second.ends());
    QCOMPARE(first.finished.size(), 0);
    QCOMPARE(dispatcher->waiting(u"python"_s), 0);
    executor->finish(3);
    QVERIFY(third.ends());
    QVERIFY(third.result().timing.queuedMs > 0);
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
    Seat late(u"cpp"_s, options);
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

void TestExecutorDispatch::inputIsCutIntoFrames()
{
    RunRequest request = hello();
    request.input = QByteArray(200'000, 'i');
    Reader reader(start(request));
    QTRY_COMPARE(executor->received(u"eof"_s).size(), 1);
    QTRY_COMPARE(executor->input, *request.input);
    QCOMPARE(executor->inputSizes, (QList<qsizetype>{65536, 65536, 65536, 3392}));
    reader.run->writeInput("more"); // the input was given whole
    QTest::qWait(50);
    QCOMPARE(executor->input.size(), 200'000);
}

void TestExecutorDispatch::interactiveInput()
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
    QTest::qWait(50);
    QCOMPARE(executor->input, QByteArray("early late"));
    QCOMPARE(executor->received(u"eof"_s).size(), 1);
}

void TestExecutorDispatch::stopWhileWaiting()
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
    QTest::qWait(50);
    QCOMPARE(executor->runs().size(), 2);
    QCOMPARE(third.finished.size(), 1);
}

void TestExecutorDispatch::stopBeforeAdmission()
{
    Reader reader(start());
    reader.run->stop();
    QCOMPARE(reader.finished.size(), 0);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().outcome, Outcome::Stopped);
    QTest::qWait(50);
    QCOMPARE(executor->runs().size(), 0);
}

void TestExecutorDispatch::stopWhileRunning()
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

void TestExecutorDispatch::deletingStopsAndFreesTheSlotOnlyAtTheEnd()
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

void TestExecutorDispatch::deletingAWaitingRun()
{
    Reader first(start());
    Reader second(start());
    Reader third(start());
    QTRY_COMPARE(dispatcher->waiting(u"python"_s), 1);
    delete third.run;
    QCOMPARE(dispatcher->waiting(u"python"_s), 0);
}

void TestExecutorDispatch::deletingInsideAnEvent()
{
    Run *run = start();
    connect(run, &Run::event, run, [run](const RunEvent &) { delete run; });
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->print(1, "x");
    QTRY_COMPARE(executor->received(u"stop"_s).size(), 1);
    executor->finish(1, u"stopped"_s);
    QTRY_COMPARE(seat->runs()->count(), 0);
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
    QTest::qWait(50);
    QCOMPARE(first.finished.size(), 1);
}

void TestExecutorDispatch::overdueRunIsReported()
{
    options.compileTime = 100ms;
    options.answerGrace = 50ms;
    QVERIFY(seat->connectTo(*executor));
    Reader never(start());
    QTRY_COMPARE(seat->overdue, QList<quint32>{1});

    options.compileTime = 20s;
    QVERIFY(seat->connectTo(*executor));
    Reader stopped(start());
    QTRY_COMPARE(executor->runs().size(), 2);
    QTest::qWait(200);
    QCOMPARE(seat->overdue.size(), 1);
    stopped.run->stop();
    QTRY_COMPARE(seat->overdue.size(), 2);
}

void TestExecutorDispatch::outputIsAcknowledged()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    for (int i = 0; i < 16; ++i)
        executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 1 << 20);
    const auto acknowledged = [this] {
        qint64 sum = 0;
        for (const QJsonObject &ack : executor->received(u"ack"_s))
            sum += ack["bytes"_L1].toInteger();
        return sum;
    };
    QTRY_VERIFY(acknowledged() > (1 << 20) - qint64(protocol::outputWindowBytes) / 2);
    QVERIFY(acknowledged() <= 1 << 20);
}

void TestExecutorDispatch::outputBeyondTheLimitIsNotTaken()
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

void TestExecutorDispatch::manualAcknowledgement()
{
    Reader reader(start());
    reader.run->setAutoAcknowledge(false);
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->print(1, QByteArray(64 * 1024, 'x'));
    executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 128 * 1024);
    QTest::qWait(50);
    QCOMPARE(executor->received(u"ack"_s).size(), 0);
    reader.run->acknowledge(100 * 1024);
    QTRY_COMPARE(executor->received(u"ack"_s).size(), 1);
    QCOMPARE(executor->received(u"ack"_s)[0]["bytes"_L1], 100 * 1024);
    reader.run->acknowledge(1 << 30); // no more than was received
    executor->print(1, QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(reader.text.size(), 192 * 1024);
    reader.run->acknowledge(64 * 1024);
    QTRY_COMPARE(executor->received(u"ack"_s).size(), 2);
    QCOMPARE(executor->received(u"ack"_s)[1]["bytes"_L1], 92 * 1024);
    // What the reader has not dealt with does not hold up the end.
    executor->print(1, QByteArray(1000, 'x'));
    QTRY_COMPARE(reader.text.size(), 192 * 1024 + 1000);
    reader.run->stop();
    QTRY_COMPARE(executor->received(u"ack"_s).size(), 3);
}

void TestExecutorDispatch::diagnosticsOfOwnFiles()
{
    Reader reader(start());
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"running"_s}});
    executor->print(1, "Traceback (most recent call last):\n  File \"/work/7/main.py\", line 3, in <module>\n",
                    protocol::Channel::Stderr);
    executor->print(1, "NameError: name 'nam' is not defined\n", protocol::Channel::Stderr);
    executor->finish(1, u"nonzero_exit"_s, 1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.result().diagnostics.size(), 1);
    QCOMPARE(reader.result().diagnostics[0].line, 3);
    QCOMPARE(reader.result().diagnostics[0].file, u"main.py"_s);
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
