// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/ProgramFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace learncode;
using namespace learncode::selftest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class TestProgramFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortOneHasTheDefaults()
    {
        const auto program =
            parseProgramFile(u"/some/where/plain/hello.py"_s, "#: about: says hello\nprint('hello')\n");
        QVERIFY(program);
        QCOMPARE(program->name, u"plain/hello.py"_s);
        QCOMPARE(program->languageId, u"python"_s);
        QCOMPARE(program->code, u"#: about: says hello\nprint('hello')\n"_s);
        QCOMPARE(program->about, u"says hello"_s);
        QCOMPARE(program->outcome, Outcome::Ok);
        QCOMPARE(program->exitCode, 0);
        QVERIFY(program->signal.isEmpty() && !program->out && !program->err && program->input.isEmpty());
        QVERIFY(program->outContains.isEmpty() && program->errContains.isEmpty());
        QVERIFY(program->outLacks.isEmpty() && program->messageContains.isEmpty());
        QCOMPARE(program->feed, Feed::AllAtOnce);
        QCOMPARE(program->wallTime, 2min);
        QVERIFY(!program->cpuTime);
        QCOMPARE(program->outputBytes, 1 << 20);
        QVERIFY(!program->truncated);
        QVERIFY(program->selfTest.isEmpty());
    }

    void everyKeyIsRead()
    {
        const auto program = parseProgramFile(u"time/x.js"_s,
                                              "//: about: a: b\n"
                                              "//: outcome: nonzero_exit\n"
                                              "//:exit:7\n"
                                              "//: stdout: \"a\\u0000\\n\\\"\"\r\n"
                                              "//: stderr: \"xy\" * 3\n"
                                              "//: stdout-contains: a: \"b\"\n"
                                              "//: stdout-contains: c\n"
                                              "//: stderr-contains: d\n"
                                              "//: stdout-lacks: e\n"
                                              "//: stderr-lacks: g\n"
                                              "//: message-contains: f\n"
                                              "//: input: \"1\\n2\\n3\"\n"
                                              "//: feed: lines\n"
                                              "//: wall-ms: 1000\n"
                                              "//: cpu-ms: 500\n"
                                              "//: output-bytes: 2000\n"
                                              "//: truncated: true\n"
                                              "//: self-test: A sentence.\n"
                                              "process.exit(7)");
        QVERIFY2(program, qPrintable(program.error_or(Error{}).message));
        QCOMPARE(program->languageId, u"javascript"_s);
        QCOMPARE(program->about, u"a: b"_s);
        QCOMPARE(program->outcome, Outcome::NonzeroExit);
        QCOMPARE(program->exitCode, 7);
        QCOMPARE(program->out, QByteArray("a\0\n\"", 4));
        QCOMPARE(program->err, QByteArray("xyxyxy"));
        QCOMPARE(program->outContains, (QStringList{u"a: \"b\""_s, u"c"_s}));
        QCOMPARE(program->errContains, QStringList{u"d"_s});
        QCOMPARE(program->outLacks, QStringList{u"e"_s});
        QCOMPARE(program->errLacks, QStringList{u"g"_s});
        QCOMPARE(program->messageContains, QStringList{u"f"_s});
        QCOMPARE(program->wallTime, 1s);
        QCOMPARE(program->cpuTime, 500ms);
        QCOMPARE(program->outputBytes, 2000);
        QVERIFY(program->truncated);
        QCOMPARE(program->selfTest, u"A sentence."_s);
        QCOMPARE(inputPieces(*program), (QList<QByteArray>{"1\n", "2\n", "3"}));
    }

    void signalsAndLimitsHaveDefaultsOfTheirOwn()
    {
        const auto crash = parseProgramFile(u"a/x.cpp"_s, "//: about: x\n//: outcome: signal\n//: signal: SIGSEGV\n");
        QVERIFY(crash);
        QCOMPARE(crash->signal, u"SIGSEGV"_s);
        QVERIFY(!crash->exitCode);
        const auto flood = parseProgramFile(u"a/x.cpp"_s, "//: about: x\n//: outcome: output_limit\n");
        QVERIFY(flood && flood->truncated);
        QVERIFY(!parseProgramFile(u"a/x.cpp"_s, "//: about: x\n//: outcome: output_limit\n//: truncated: false\n")
                     ->truncated);
    }

    void aByteOrderMarkStaysInTheProgram()
    {
        const auto program = parseProgramFile(u"compiler/bom.cpp"_s, "\xef\xbb\xbf//: about: x\r\nint main() {}\r\n");
        QVERIFY(program);
        QCOMPARE(program->code.front(), QChar(QChar::ByteOrderMark));
        QVERIFY(program->code.endsWith("{}\r\n"_L1));
    }

    void aNulStaysInTheProgram()
    {
        const auto program = parseProgramFile(u"compiler/nul.cpp"_s, QByteArray("//: about: x\nint\0main() {}", 26));
        QVERIFY(program);
        QCOMPARE(program->code.count(QChar(0)), 1);
    }

    void inputIsOnePieceUnlessFed()
    {
        const auto program = parseProgramFile(u"input/x.py"_s, "#: about: x\n#: input: \"1\\n2\\n\"\n");
        QVERIFY(program);
        QCOMPARE(inputPieces(*program), QList<QByteArray>{"1\n2\n"});
        QCOMPARE(inputPieces(*parseProgramFile(u"input/x.py"_s, "#: about: x\n")), QList<QByteArray>());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *what, const QByteArray &header, const QString &message) {
            QTest::newRow(what) << u"t/x.py"_s << "#: about: x\n" + header + "\npass\n" << message;
        };
        row("unknown key", "#: colour: red", u"t/x.py, line 2: there is no key \"colour\""_s);
        row("no key", "#: what", u"t/x.py, line 2: there is no key \"what\""_s);
        row("empty line in it", "#:", u"t/x.py, line 2: there is no key \"\""_s);
        row("key in capitals", "#: Exit: 7", u"line 2: there is no key \"Exit\""_s);
        row("twice", "#: about: y", u"line 2: \"about\" is there twice"_s);
        row("empty value", "#: exit:", u"line 2: \"exit\" cannot be \"\""_s);
        row("unknown outcome", "#: outcome: killed", u"line 2: \"outcome\" cannot be \"killed\""_s);
        row("exit is a word", "#: exit: seven", u"line 2: \"exit\" cannot be \"seven\""_s);
        row("exit too large", "#: exit: 256", u"line 2: \"exit\" cannot be \"256\""_s);
        row("exit negative", "#: exit: -1", u"line 2: \"exit\" cannot be \"-1\""_s);
        row("not a signal", "#: signal: 11", u"line 2: \"signal\" cannot be \"11\""_s);
        row("stdout without quotes", "#: stdout: a", u"line 2: \"stdout\" cannot be \"a\""_s);
        row("two strings", "#: stdout: \"a\", \"b\"", u"line 2: \"stdout\" cannot be"_s);
        row("more than a string", "#: stdout: \"a\" b", u"line 2: \"stdout\" cannot be"_s);
        row("not a string", "#: stdout: 7", u"line 2: \"stdout\" cannot be \"7\""_s);
        row("repeated too often", "#: input: \"a\" * 99999999", u"line 2: \"input\" cannot be"_s);
        row("nothing repeated", "#: input: \"\" * 9", u"line 2: \"input\" cannot be"_s);
        row("feed", "#: feed: bytes", u"line 2: \"feed\" cannot be \"bytes\""_s);
        row("no time", "#: wall-ms: 0", u"line 2: \"wall-ms\" cannot be \"0\""_s);
        row("endless time", "#: wall-ms: 600001", u"line 2: \"wall-ms\" cannot be \"600001\""_s);
        row("half a millisecond", "#: cpu-ms: 0.5", u"line 2: \"cpu-ms\" cannot be \"0.5\""_s);
        row("truncated", "#: truncated: yes", u"line 2: \"truncated\" cannot be \"yes\""_s);
        row("header after the program", "pass\n#: exit: 0", u"line 3: what is expected stands above"_s);
        row("exit without its outcome", "#: exit: 7", u"t/x.py: its \"exit\" and its \"outcome\" contradict"_s);
        row("exit 0 is no failure", "#: outcome: nonzero_exit\n#: exit: 0", u"contradict each other"_s);
        row("exit with a limit", "#: outcome: timeout\n#: exit: 1", u"contradict each other"_s);
        row("signal without its outcome", "#: signal: SIGSEGV", u"needs the outcome"_s);
        row("nothing to feed", "#: feed: lines", u"there is no \"input\""_s);
        QTest::newRow("no about") << u"t/x.py"_s << QByteArray("#: exit: 0\n") << u"t/x.py: it does not say what"_s;
        QTest::newRow("no header") << u"t/x.py"_s << QByteArray("pass\n") << u"t/x.py, line 1: it does not begin"_s;
        QTest::newRow("empty") << u"t/x.py"_s << QByteArray() << u"line 1: it does not begin"_s;
        QTest::newRow("no language") << u"t/x.rb"_s << QByteArray("#: about: x\n") << u"t/x.rb: no language"_s;
        QTest::newRow("not UTF-8") << u"t/x.py"_s << QByteArray("#: about: x\n\xff") << u"it is not UTF-8"_s;
        QTest::newRow("too large") << u"t/x.py"_s << "#: about: x\n" + QByteArray(1 << 20, 'x') << u"it is too large"_s;
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, message);
        const auto program = parseProgramFile(name, text);
        QVERIFY(!program);
        QCOMPARE(program.error().code, u"bad_program_file"_s);
        QVERIFY2(program.error().message.contains(message), qPrintable(program.error().message));
    }

    void aDirectoryIsReadInOrder()
    {
        const QTemporaryDir directory;
        QVERIFY(write(directory.filePath(u"time/b.py"_s), "#: about: x\n"));
        QVERIFY(write(directory.filePath(u"memory/z.cpp"_s), "//: about: x\n"));
        QVERIFY(write(directory.filePath(u"time/a.js"_s), "//: about: x\n"));
        const auto programs = readProgramFiles(directory.path());
        QVERIFY(programs);
        QStringList names;
        for (const ProgramFile &program : *programs)
            names.append(program.name);
        QCOMPARE(names, (QStringList{u"memory/z.cpp"_s, u"time/a.js"_s, u"time/b.py"_s}));
    }

    void aDirectoryWithoutProgramsIsAnError()
    {
        const QTemporaryDir directory;
        for (const QString &path : {directory.path(), directory.filePath(u"none"_s)}) {
            const auto programs = readProgramFiles(path);
            QVERIFY(!programs);
            QVERIFY2(programs.error().message.contains(path), qPrintable(programs.error().message));
        }
    }

    void oneBadFileSpoilsTheDirectory()
    {
        const QTemporaryDir directory;
        QVERIFY(write(directory.filePath(u"time/a.py"_s), "#: about: x\n"));
        QVERIFY(write(directory.filePath(u"time/b.py"_s), "#: about: x\n#: nonsense: 1\n"));
        const auto programs = readProgramFiles(directory.path());
        QVERIFY(!programs);
        QVERIFY2(programs.error().message.startsWith("time/b.py, line 2"_L1), qPrintable(programs.error().message));
        QVERIFY(QFile::remove(directory.filePath(u"time/b.py"_s)));
        QVERIFY(write(directory.filePath(u"time/notes.txt"_s), "#: about: x\n"));
        QVERIFY(!readProgramFiles(directory.path()));
    }
};

QTEST_GUILESS_MAIN(TestProgramFile)
#include "tst_selftest_programfile.moc"
