// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/BuiltInPrograms.h"
#include "app/selftest/SelfTest.h"
#include "app/selftest/SelfTestTable.h"
#include "core/run/Language.h"
#include "tests/support/FakeRunner.h"
#include "tests/support/Patience.h"

#include <QMap>
#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace learncode;
using namespace learncode::selftest;
using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace {

ProgramFile program(const QString &name, const QByteArray &header)
{
    const QByteArray mark = name.endsWith(".py"_L1) ? "#: " : "//: ";
    QByteArray text = mark + "about: x\n";
    for (const QByteArray &line : header.split('\n'))
        text += mark + line + '\n';
    return parseProgramFile(name, text).value_or(ProgramFile());
}

const QList<ProgramFile> &threePrograms()
{
    static const QList<ProgramFile> programs{
        program(u"plain/hello.py"_s, "stdout: \"hi\\n\"\nself-test: A program runs."),
        program(u"time/loop.js"_s, "outcome: timeout\nwall-ms: 1000\nself-test: A program that never ends is stopped."),
        program(u"plain/echo.cpp"_s, "input: \"a\\nb\\n\"\nfeed: lines\nself-test: It reads."),
    };
    return programs;
}

/// A self-test over fakes, and the table it makes.
struct Bench
{
    explicit Bench(const QList<ProgramFile> &programs = threePrograms())
        : table(programs)
        , test(&runner, &health, programs)
        , checked(&test, &SelfTest::checked)
        , finished(&test, &SelfTest::finished)
    {
        text = table.heading();
        QObject::connect(&test, &SelfTest::checked, &test, [this](const ProgramFile &tried, const QStringList &wrong) {
            text += table.row(tried, wrong);
        });
        QObject::connect(&test, &SelfTest::finished, &test,
                         [this](const Summary &summary) { text += table.footer(summary); });
    }

    [[nodiscard]] Summary summary() const { return finished.value(0).value(0).value<Summary>(); }
    [[nodiscard]] bool hasStarted(int runs)
    {
        return comesTrue([&] { return runner.runs().size() == runs; });
    }
    [[nodiscard]] FakeRun *run() const { return runner.last(); }

    FakeRunner runner;
    FakeHealth health;
    SelfTestTable table;
    SelfTest test;
    QSignalSpy checked;
    QSignalSpy finished;
    QString text;
};

} // namespace

class TestSelfTestRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allGoesWell()
    {
        Bench bench;
        bench.test.start();
        QVERIFY(bench.runner.runs().isEmpty());
        QVERIFY(bench.hasStarted(1));
        QCOMPARE(bench.run()->request.languageId, u"python"_s);
        QCOMPARE(bench.run()->request.code, threePrograms()[0].code);
        QCOMPARE(bench.run()->request.input, QByteArray());
        QCOMPARE(bench.run()->request.client, u"self-test"_s);
        bench.run()->print("hi\n");
        bench.run()->end(Outcome::Ok, 0);
        QVERIFY(bench.hasStarted(2));
        QCOMPARE(bench.run()->request.limits.wallTime, std::chrono::milliseconds(1000));
        bench.run()->end(Outcome::Timeout);
        QVERIFY(bench.hasStarted(3));
        bench.run()->end(Outcome::Ok, 0);
        QCOMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.summary().end, Summary::End::Complete);
        QCOMPARE(bench.summary().passed, 3);
        QCOMPARE(bench.text,
                 u"Trying 3 programs, to see whether this LearnCode runs and confines them as it should.\n"
                 "Python      A program runs.                        PASS\n"
                 "JavaScript  A program that never ends is stopped.  PASS\n"
                 "C++         It reads.                              PASS\n"
                 "3 of 3 passed\n"_s);
    }

    void whatIsEndedByItsTimeGetsMoreOfIt()
    {
        Bench bench({program(u"time/loop.py"_s, "outcome: timeout\nwall-ms: 20000\nstdout: \"on\"\nself-test: x")});
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        bench.run()->print("o");
        bench.run()->end(Outcome::Timeout);
        QVERIFY(bench.hasStarted(2));
        QCOMPARE(bench.run()->request.limits.wallTime, std::chrono::seconds(40));
        bench.run()->print("on");
        bench.run()->end(Outcome::Timeout);
        QCOMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.checked.size(), 1);
        QCOMPARE(bench.summary().passed, 1);
    }

    void butNotForEver()
    {
        Bench bench({program(u"time/loop.py"_s, "outcome: timeout\nwall-ms: 20000\nstdout: \"on\"\nself-test: x")});
        bench.test.start();
        for (int runs = 1; runs <= 3; ++runs) {
            QVERIFY(bench.hasStarted(runs));
            QCOMPARE(bench.finished.size(), 0);
            bench.run()->end(Outcome::Timeout);
        }
        QCOMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.runner.runs().size(), 3);
        QCOMPARE(bench.summary().passed, 0);
    }

    void anotherOutcomeFailsAtOnce()
    {
        Bench bench({program(u"time/loop.py"_s, "outcome: timeout\nwall-ms: 20000\nself-test: x")});
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        bench.run()->end(Outcome::Ok, 0);
        QCOMPARE(bench.summary().passed, 0);
        QCOMPARE(bench.finished.size(), 1);
    }

    void oneAtATime()
    {
        Bench bench;
        bench.test.start();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(bench.hasStarted(i + 1));
            // Another self-test that begins later gets as far before anything more is seen of this one.
            Bench later;
            later.test.start();
            QVERIFY(later.hasStarted(1));
            QCOMPARE(bench.runner.runs().size(), i + 1);
            QCOMPARE(bench.checked.size(), i);
            bench.run()->end(Outcome::Ok, 0);
        }
    }

    void whatFailsIsExplained()
    {
        Bench bench;
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        bench.run()->print("ho\n");
        bench.run()->print("Traceback", OutputStream::Stderr);
        bench.run()->end(Outcome::NonzeroExit, 1);
        QVERIFY(bench.hasStarted(2));
        bench.run()->end(Outcome::Timeout);
        QVERIFY(bench.hasStarted(3));
        RunResult lost;
        lost.outcome = Outcome::ExecutorLost;
        lost.error = Error{u"executor_lost"_s, u"The container was lost."_s, {}};
        bench.run()->end(lost);
        QCOMPARE(bench.summary().end, Summary::End::Complete);
        QCOMPARE(bench.summary().passed, 1);
        QCOMPARE(bench.summary().tried, 3);
        const QStringList lines = bench.text.split(u'\n');
        QCOMPARE(lines.size(), 8);
        QVERIFY(lines[1].startsWith("Python "_L1) && lines[1].endsWith("FAIL"_L1));
        QCOMPARE(lines[2],
                 u"            it ended with an error (nonzero_exit), expected was: it ended normally (ok); "
                 "stdout is \"ho\\n\", expected was \"hi\\n\""_s);
        QVERIFY(lines[3].endsWith("PASS"_L1));
        QVERIFY(lines[4].endsWith("FAIL"_L1));
        QVERIFY(lines[5].endsWith("expected was: it ended normally (ok); The container was lost."_L1));
        QCOMPARE(lines[6], u"1 of 3 passed"_s);
    }

    void whatIsSaidOfTheEndIsCompared()
    {
        Bench bench({program(u"time/x.py"_s, "outcome: timeout\nmessage-contains: 1 second\nself-test: x")});
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        RunResult result;
        result.outcome = Outcome::Timeout;
        result.message = u"It ran for more than 1 second."_s;
        bench.run()->end(result);
        QCOMPARE(bench.summary().passed, 1);
    }

    void aRunnerThatRejectsFailsAll()
    {
        Bench bench;
        QObject::connect(
            &bench.runner, &FakeRunner::started, &bench.test,
            [](FakeRun *run) {
                RunResult result;
                result.error = Error{u"engine_unavailable"_s, u"Docker is not running."_s, {}};
                run->end(result);
            },
            Qt::QueuedConnection);
        bench.test.start();
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.summary().end, Summary::End::Complete);
        QCOMPARE(bench.summary().passed, 0);
        QCOMPARE(bench.summary().tried, 3);
        QCOMPARE(bench.text.count("Docker is not running."_L1), 3);
        QVERIFY(bench.text.endsWith("0 of 3 passed\n"_L1));
    }

    void inputIsTypedLineByLine()
    {
        Bench bench({threePrograms()[2]});
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        FakeRun *run = bench.run();
        QVERIFY(!run->request.input);
        // It is not running yet; one that was started later and does run is typed to.
        Bench later({threePrograms()[2]});
        later.test.start();
        QVERIFY(later.hasStarted(1));
        later.run()->play(PhaseChanged{RunPhase::Running});
        QTRY_VERIFY(later.run()->inputClosed);
        QCOMPARE(run->inputWritten, QByteArray());
        run->play(PhaseChanged{RunPhase::Running});
        QTRY_COMPARE(run->inputWritten, QByteArray("a\n"));
        QVERIFY(!run->inputClosed);
        QTRY_COMPARE(run->inputWritten, QByteArray("a\nb\n"));
        QTRY_VERIFY(run->inputClosed);
    }

    void waitsForTheExecutors()
    {
        Bench bench;
        ServiceHealth health = bench.health.health();
        health.executors[0].state = ExecutorState::Building;
        health.executors[1].state = ExecutorState::Restarting;
        bench.health.setHealth(health);
        bench.test.start();
        Bench later; // whose executors are ready
        later.test.start();
        QVERIFY(later.hasStarted(1));
        QVERIFY(bench.runner.runs().isEmpty());
        health.executors[0].state = ExecutorState::Ready;
        bench.health.setHealth(health);
        QVERIFY(bench.runner.runs().isEmpty());
        health.executors[1].state = ExecutorState::Failed;
        bench.health.setHealth(health);
        QCOMPARE(bench.runner.runs().size(), 1);
    }

    void noEngineIsSaid()
    {
        Bench bench;
        ServiceHealth health = bench.health.health();
        health.engine.reachable = false;
        health.engine.problem = Error{u"engine_not_found"_s, u"Docker is not running. Start it."_s, {}};
        bench.health.setHealth(health);
        bench.test.start();
        QVERIFY(bench.finished.isEmpty());
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.summary().end, Summary::End::NoEngine);
        QVERIFY(bench.runner.runs().isEmpty());
        QVERIFY2(bench.text.endsWith("Nothing could be tried. Docker is not running. Start it.\n"_L1),
                 qPrintable(bench.text));
    }

    void interruptedIsNotPassed()
    {
        Bench bench;
        bench.test.start();
        QVERIFY(bench.hasStarted(1));
        bench.run()->print("hi\n");
        bench.run()->end(Outcome::Ok, 0);
        QVERIFY(bench.hasStarted(2));
        const QPointer<FakeRun> second = bench.run();
        bench.test.interrupt();
        QCOMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.summary().end, Summary::End::Interrupted);
        QVERIFY(bench.text.endsWith("Interrupted: 2 of 3 programs were not tried.\n1 of 1 passed\n"_L1));
        bench.test.interrupt();
        QTRY_VERIFY(!second); // deleted, and so stopped
        QCOMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.runner.runs().size(), 2);
    }

    void interruptedWhileWaiting()
    {
        Bench bench;
        bench.test.start();
        bench.test.interrupt();
        QCOMPARE(bench.summary().end, Summary::End::Interrupted);
        Bench later;
        later.test.start();
        QVERIFY(later.hasStarted(1));
        QVERIFY(bench.runner.runs().isEmpty());
    }

    void builtInProgramsAreSafeAndWhole()
    {
        const auto programs = builtInPrograms();
        QVERIFY2(programs, qPrintable(programs.error_or(Error{}).message));
        QMap<QString, QStringList> sentences;
        QMap<QString, QSet<Outcome>> outcomes;
        QStringList languages;
        for (const ProgramFile &program : *programs) {
            QVERIFY2(program.wallTime <= std::chrono::minutes(2) && program.outputBytes <= 1 << 20,
                     qPrintable(program.name));
            QVERIFY2(!program.cpuTime, qPrintable(program.name)); // which a RunRequest cannot say
            sentences[program.languageId].append(program.selfTest);
            outcomes[program.languageId].insert(program.outcome);
            if (!languages.endsWith(program.languageId))
                languages.append(program.languageId);
        }
        QStringList all;
        for (const Language &language : LanguageRegistry::builtIn().all())
            all.append(language.id);
        QCOMPARE(languages, all);
        for (const QString &language : std::as_const(all)) {
            QVERIFY2(sentences[language].size() >= 8, qPrintable(language));
            QCOMPARE(sentences[language], sentences[all.first()]); // the same is shown of each
            QCOMPARE(QSet<QString>(sentences[language].cbegin(), sentences[language].cend()).size(),
                     sentences[language].size());
            QCOMPARE(outcomes[language],
                     (QSet{Outcome::Ok, Outcome::Timeout, Outcome::MemoryLimit, Outcome::OutputLimit,
                           Outcome::ProcessLimit}));
        }
    }

    void whatLeavesComesBeforeWhatFinds()
    {
        const auto programs = builtInPrograms();
        QVERIFY(programs);
        int pairs = 0;
        for (qsizetype i = 1; i < programs->size(); ++i) {
            if (!(*programs)[i].name.startsWith("residue/2-find"_L1))
                continue;
            QVERIFY((*programs)[i - 1].name.startsWith("residue/1-leave"_L1));
            QCOMPARE((*programs)[i - 1].languageId, (*programs)[i].languageId);
            ++pairs;
        }
        QCOMPARE(pairs, LanguageRegistry::builtIn().all().size());
        QVERIFY(programs->first().name.startsWith("plain/"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSelfTestRun)
#include "tst_selftest_run.moc"
