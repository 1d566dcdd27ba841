// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/Mismatches.h"

#include <QtTest>

#include <functional>

using namespace learncode;
using namespace learncode::selftest;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(Observed &)>;

ProgramFile program(const QByteArray &header)
{
    return parseProgramFile(u"t/x.py"_s, "#: about: x\n" + header).value_or(ProgramFile());
}

Observed seen(const QString &outcome)
{
    Observed observed;
    observed.outcome = outcome;
    if (outcome == "ok"_L1)
        observed.exitCode = 0;
    observed.truncated = outcome == "output_limit"_L1;
    return observed;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestMismatches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAsExpectedHasNone()
    {
        QCOMPARE(mismatches(program(""), seen(u"ok"_s)), QStringList());
        QCOMPARE(mismatches(program("#: outcome: output_limit\n"), seen(u"output_limit"_s)), QStringList());
        Observed crash = seen(u"signal"_s);
        crash.signal = u"SIGSEGV"_s;
        QCOMPARE(mismatches(program("#: outcome: signal\n"), crash), QStringList());
        QCOMPARE(mismatches(program("#: outcome: signal\n#: signal: SIGSEGV\n"), crash), QStringList());
        Observed failed = seen(u"nonzero_exit"_s);
        failed.exitCode = 99;
        QCOMPARE(mismatches(program("#: outcome: nonzero_exit\n"), failed), QStringList());
        Observed talks = seen(u"ok"_s);
        talks.out = "abc";
        talks.err = "def";
        talks.message = u"Well done."_s;
        QCOMPARE(mismatches(program(""), talks), QStringList());
        QCOMPARE(
            mismatches(program("#: stdout: \"abc\"\n#: stderr: \"def\"\n#: stdout-contains: b\n#: stderr-contains: e\n"
                               "#: stdout-lacks: z\n#: message-contains: done\n"),
                       talks),
            QStringList());
    }

    void eachDifferenceIsSaid_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *header, const Change &change, const QString &said) {
            QTest::newRow(name) << QByteArray(header) << change << said;
        };
        row(
            "outcome", "", [](Observed &o) { o.outcome = u"timeout"_s; },
            u"it was stopped for its time (timeout), expected was: it ended normally (ok)"_s);
        row(
            "outcome with a message", "",
            [](Observed &o) {
                o = seen(u"rejected"_s);
                o.message = u"No room."_s;
            },
            u"it was not started (rejected), expected was: it ended normally (ok); No room."_s);
        row(
            "outcome with a signal", "",
            [](Observed &o) {
                o = seen(u"signal"_s);
                o.signal = u"SIGSYS"_s;
            },
            u"it crashed (signal), expected was: it ended normally (ok); SIGSYS"_s);
        row(
            "unknown outcome", "", [](Observed &o) { o.outcome = u"?"_s; },
            u"it was not started (?), expected was: it ended normally (ok)"_s);
        row(
            "exit code", "#: outcome: nonzero_exit\n#: exit: 7\n",
            [](Observed &o) {
                o = seen(u"nonzero_exit"_s);
                o.exitCode = 3;
            },
            u"its exit code is 3, expected was 7"_s);
        row("no exit code", "", [](Observed &o) { o.exitCode.reset(); }, u"its exit code is none, expected was 0"_s);
        row(
            "signal", "#: outcome: signal\n#: signal: SIGSEGV\n",
            [](Observed &o) {
                o = seen(u"signal"_s);
                o.signal = u"SIGKILL"_s;
            },
            u"the signal is \"SIGKILL\", expected was \"SIGSEGV\""_s);
        row("cut", "", [](Observed &o) { o.truncated = true; }, u"its output was cut"_s);
        row("not cut", "#: truncated: true\n", [](Observed &) {}, u"its output was not cut"_s);
        row(
            "stdout", "#: stdout: \"a\"\n", [](Observed &o) { o.out = "a\n"; },
            u"stdout is \"a\\n\", expected was \"a\""_s);
        row(
            "empty stdout", "#: stdout: \"\"\n", [](Observed &o) { o.out = "a"; },
            u"stdout is \"a\", expected was \"\""_s);
        row("stderr", "#: stderr: \"a\"\n", [](Observed &) {}, u"stderr is \"\", expected was \"a\""_s);
        row(
            "stdout-contains", "#: stdout-contains: b\n", [](Observed &o) { o.out = "a"; },
            u"stdout is \"a\" and lacks \"b\""_s);
        row(
            "stderr-contains", "#: stderr-contains: b\n", [](Observed &o) { o.out = "b"; },
            u"stderr is \"\" and lacks \"b\""_s);
        row(
            "stdout-lacks", "#: stdout-lacks: secret\n", [](Observed &o) { o.out = "a secret"; },
            u"stdout is \"a secret\" and should lack \"secret\""_s);
        row(
            "stderr-lacks", "#: stderr-lacks: secret\n", [](Observed &o) { o.err = "a secret"; },
            u"stderr is \"a secret\" and should lack \"secret\""_s);
        row(
            "message-contains", "#: message-contains: MB\n", [](Observed &o) { o.message = u"a"_s; },
            u"the message is \"a\" and lacks \"MB\""_s);
    }

    void eachDifferenceIsSaid()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const Change, change);
        QFETCH(const QString, said);
        const ProgramFile expected = program(header);
        QVERIFY(!expected.about.isEmpty());
        Observed observed = seen(u"ok"_s);
        change(observed);
        QCOMPARE(mismatches(expected, observed), QStringList{said});
    }

    void manyDifferencesAreAllSaid()
    {
        const Observed observed = seen(u"timeout"_s);
        QCOMPARE(mismatches(program("#: stdout: \"x\"\n#: stderr-contains: y\n"), observed).size(), 3);
    }

    void longOutputIsCutOnALine()
    {
        Observed observed = seen(u"ok"_s);
        observed.out = QByteArray("\n").repeated(100'000);
        const QStringList said = mismatches(program("#: stdout: \"x\" * 1000\n"), observed);
        QCOMPARE(said.size(), 1);
        QVERIFY(said.first().size() < 600 && !said.first().contains(u'\n'));
        QVERIFY(said.first().contains("100000 bytes"_L1) && said.first().contains("1000 bytes"_L1));
    }
};

QTEST_GUILESS_MAIN(TestMismatches)
#include "tst_selftest_mismatches.moc"
