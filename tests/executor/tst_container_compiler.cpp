// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ProgramCase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// What a single file cannot tell of compilers and interpreters: sources that no editor would save, files beside the
// program, others that compile or run at the same time.
class TestContainerCompiler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sources_data();
    void sources();
    void helpersBesideAreNotExecuted();
    void linkerScriptBeside();
    void programBesideDoesNotRunAfterAnError();
    void ownHeaders();
    void plantedPrecompiledHeader();
    void precompiledHeadersAreUsed_data();
    void precompiledHeadersAreUsed();
    void compilesBesideOthers_data();
    void compilesBesideOthers();
    void compilerSeesNoOtherRun();
    void assemblerIsInTheSandbox();
    void twentyAtOnce();
    void stopWhileABombCompiles();

private:
    [[nodiscard]] RawLink &link() { return m_executors.link(u"cpp"_s); }

    Executors m_executors;
    Executors m_patient; ///< whose compiler has more time than any machine takes
};

namespace {

const QByteArray hello = "#include <cstdio>\nint main() { std::puts(\"hi\"); }\n";

QJsonObject withFiles(const QList<std::pair<QString, QByteArray>> &files)
{
    QJsonArray array;
    for (const auto &[name, content] : files)
        array.append(QJsonObject{{u"name"_s, name}, {u"content"_s, QString::fromLatin1(content.toBase64())}});
    return {{u"files"_s, array}};
}

/// What compiles a learner's program, as far as it is about languages and not about files.
QString compilerWithFlags()
{
    const QJsonArray languages = QJsonDocument::fromJson(learncode::LanguageRegistry::builtInJson())[u"languages"_s].toArray();
    for (const QJsonValue &language : languages) {
        if (language[u"id"_s] != u"cpp"_s)
            continue;
        QStringList words;
        for (const QJsonValue &word : language[u"executor"_s][u"compile"_s].toArray()) {
            const QString text = word.toString();
            if (words.isEmpty() || (text.startsWith(u'-') && text != u"-o"_s) || text.startsWith(u'@'))
                words.append(text);
        }
        return words.join(u' ');
    }
    return {};
}

std::vector<ProgramCase> oddSources()
{
    constexpr qsizetype size = 250 << 10;
    const QByteArray nul(1, '\0');
    const QByteArray longLine = "#include <cstdio>\nint main() { " + QByteArray(";").repeated(size) + " std::puts(\"hi\"); }";
    const QByteArray longName = "#include <cstdio>\nint " + QByteArray(size, 'x') + " = 1;\nint main() { std::puts(\"hi\"); }";
    const QByteArray cppNul = "#include <cstdio>\nint main() { std::puts(\"h" + nul + "i\"); }\n";
    return {
        {.name = "a line of 250 KiB", .language = "cpp", .code = longLine, .out = "hi\n"},
        {.name = "a name of 250 KiB", .language = "cpp", .code = longName, .out = "hi\n"},
        {.name = "a number of 250 KiB", .language = "cpp", .code = "int main() { return 0" + QByteArray(size, '7') + "; }", .outcome = "nonzero_exit", .exitCode = 255},
        {.name = "NUL in a text", .language = "cpp", .code = cppNul, .out = "h\n"},
        {.name = "only NULs", .language = "cpp", .code = QByteArray(1000, '\0'), .outcome = "compile_error", .exitCode = 1},
        {.name = "carriage returns only", .language = "cpp", .code = "int main() { return 7; }\r\r", .outcome = "nonzero_exit", .exitCode = 7},
        {.name = "only a BOM", .language = "cpp", .code = "\xef\xbb\xbf", .outcome = "compile_error", .exitCode = 1},
        {.name = "no newline, and a backslash at the end", .language = "cpp", .code = "int main() {}\\", .outcome = "compile_error", .exitCode = 1},
        {.name = "0 bytes", .language = "javascript", .code = "", .out = "", .err = ""},
        {.name = "a line of 250 KiB", .language = "javascript", .code = QByteArray(";").repeated(size) + "console.log('hi')", .out = "hi\n"},
        {.name = "BOM and CRLF", .language = "javascript", .code = "\xef\xbb\xbf" "const a = `x\r\ny`;\r\nconsole.log(a.length)\r\n", .out = "3\n"},
        {.name = "NUL in a text", .language = "javascript", .code = "console.log('h" + nul + "i'.length)", .out = "3\n"},
        {.name = "10,000 brackets", .language = "javascript", .code = QByteArray(10'000, '[') + QByteArray(10'000, ']'), .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "a line of 250 KiB", .language = "python", .code = QByteArray("a=1;").repeated(size / 4) + "print('hi')", .out = "hi\n"},
        {.name = "BOM and CRLF", .language = "python", .code = "\xef\xbb\xbfif True:\r\n  print('hi')\r\n", .out = "hi\n"},
        {.name = "carriage returns only", .language = "python", .code = "a = 1\rprint('hi')\r", .out = "hi\n"},
        {.name = "NUL", .language = "python", .code = "print('h" + nul + "i')", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "10,000 brackets", .language = "python", .code = QByteArray(10'000, '[') + QByteArray(10'000, ']'), .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "an encoding that is none", .language = "python", .code = "# coding: no-such-thing\nprint('hi')", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "a constant that takes for ever to fold", .language = "python", .code = "x = lambda: 9 ** 9 ** 9 ** 9\nprint('hi')", .out = "hi\n"},
    };
}

const std::vector<ProgramCase> &cases()
{
    static const std::vector<ProgramCase> all = oddSources();
    return all;
}

} // namespace

void TestContainerCompiler::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    const QString other =
        m_patient.open({u"cpp"_s}, {.cpus = 2.0, .compileTime = std::chrono::milliseconds(longPatience)});
    QVERIFY2(other.isEmpty(), qPrintable(other));
}

void TestContainerCompiler::sources_data()
{
    addRows(cases());
}

void TestContainerCompiler::sources()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(cases()[static_cast<size_t>(index)]);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

/// The hole of DMOJ was code of the learner's that ran while compiling.
void TestContainerCompiler::helpersBesideAreNotExecuted()
{
    QList<std::pair<QString, QByteArray>> files;
    for (const char *name : {"cc1plus", "as", "ld", "ld.bfd", "collect2", "g++", "gcc", "lto-wrapper", "lto1", "cpp", "sh", "specs",
                             "crt1.o", "Scrt1.o", "crtbegin.o", "libstdc++.so", "libc.so", "liblto_plugin.so",
                             "ld.so.preload", ".gdbinit", "x86_64-linux-gnu-as", "a.out"})
        files.append({QString::fromLatin1(name), "#!/bin/sh\necho stolen\nexit 1\n"});
    const RunLog &log = link().run(hello, {}, withFiles(files));
    QVERIFY2(log.all == "hi\n" && log.outcome() == "ok"_L1, log.describe().constData());
}

/// The linker does look for this name beside the program first, and would read whatever the script says.
void TestContainerCompiler::linkerScriptBeside()
{
    for (const QByteArray file : {"/etc/shadow", "/proc/1/environ", "/opt/learncode/executor"}) {
        const RunLog &log = link().run(hello, {}, withFiles({{u"libgcc_s.so.1"_s, "INPUT(" + file + ")"}}));
        QCOMPARE(log.outcome(), u"compile_error"_s);
        QVERIFY2(log.all.contains(file) && !log.all.contains("root:") && !log.all.contains("TOKEN"), log.describe().constData());
    }
}

void TestContainerCompiler::programBesideDoesNotRunAfterAnError()
{
    const QJsonObject files = withFiles({{u"main"_s, "#!/bin/sh\necho stolen\n"}});
    const RunLog &broken = link().run("int main() { return x; }", {}, files);
    QCOMPARE(broken.outcome(), u"compile_error"_s);
    QVERIFY(!broken.phases.contains(u"running"_s));
    const RunLog &whole = link().run(hello, {}, files); // the compiler's takes its place
    QVERIFY2(whole.all == "hi\n", whole.describe().constData());
}

void TestContainerCompiler::ownHeaders()
{
    const QJsonObject files = withFiles({{u"vector"_s, "#error own vector\n"}, {u"iostream"_s, "int own = 42;\n"},
                                         {u"cstdio"_s, "#error own cstdio\n"}, {u"own.h"_s, "#include <vector>\n"}});
    const RunLog &angles = link().run("#include \"own.h\"\n" + hello, {}, files);
    QVERIFY2(angles.all == "hi\n", angles.describe().constData());
    const RunLog &quotes = link().run("#include \"iostream\"\nint main() { return own; }", {}, files);
    QCOMPARE(quotes.finished[u"exitCode"_s].toInt(), 42);
}

void TestContainerCompiler::plantedPrecompiledHeader()
{
    const QByteArray planted = "gpch.014" + QByteArray(5'000, '\x41');
    const QJsonObject files = withFiles({{u"own.h"_s, "int own = 42;\n"}, {u"own.h.gch"_s, planted}, {u"iostream.gch"_s, planted}});
    const RunLog &log = link().run("#include \"own.h\"\n#include <iostream>\nint main() { return own; }", {}, files);
    QVERIFY2(log.finished[u"exitCode"_s].toInt() == 42, log.describe().constData());
}

void TestContainerCompiler::precompiledHeadersAreUsed_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("iostream") << u"iostream"_s;
    QTest::newRow("bits") << u"bits/stdc++.h"_s;
}

/// One that does not fit the flags with which programs are compiled would be passed over without a word.
void TestContainerCompiler::precompiledHeadersAreUsed()
{
    QFETCH(const QString, header);
    // With a run: what somebody else does in a container without one is memory that nobody has, and wears it out.
    const quint32 run = link().start("#include <cstdio>\nint main() { std::puts(\"up\"); std::getchar(); }");
    QVERIFY(RawLink::waitFor([&] { return link().log(run).out == "up\n"; }));
    const QString container = m_executors.container(u"cpp"_s).id();
    const QString script =
        u"printf '#include <%1>\\n' | TMPDIR=/dev/shm %2 -H -Winvalid-pch -Werror -fsyntax-only -x c++ - 2>&1 | grep -q '^! .*%1.gch'"_s;
    EngineProbe engine(engineSocket());
    QCOMPARE(engine.execute(container, {u"sh"_s, u"-c"_s, script.arg(header, compilerWithFlags())}), 0);
    QCOMPARE(engine.execute(container, {u"sh"_s, u"-c"_s, script.arg(header, compilerWithFlags() + u" -O2"_s)}),
             1);
    link().sendEof(run);
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).outcome(), u"ok"_s);
}

void TestContainerCompiler::compilesBesideOthers_data()
{
    QTest::addColumn<QList<int>>("held"); // megabytes of each neighbour
    QTest::addColumn<QByteArray>("code");
    const QList<int> three{4, 4, 4};
    const QByteArray sum = "using namespace std;\nint main() { int a, b; cin >> a >> b; cout << a + b; }\n";
    const QByteArray dozen =
        "#include <iostream>\n#include <iomanip>\n#include <string>\n#include <vector>\n#include <map>\n#include "
        "<set>\n"
        "#include <algorithm>\n#include <functional>\n#include <memory>\n#include <fstream>\n#include <sstream>\n"
        "#include <random>\n#include <chrono>\n#include <thread>\n#include <mutex>\n";
    const QByteArray regex =
        "#include <iostream>\n#include <regex>\nint main() { std::smatch m; std::string s = \"abc5\";\n"
        "if (std::regex_match(s, m, std::regex(\"[a-z]+([0-9]+)\"))) std::cout << m[1]; }\n";
    QTest::newRow("everything, beside three") << three << "#include <bits/stdc++.h>\n" + sum;
    QTest::newRow("everything after something, beside three")
        << three << "#include <iostream>\n#include <bits/stdc++.h>\n" + sum;
    QTest::newRow("a dozen headers, beside three") << three << dozen + sum;
    QTest::newRow("regular expressions, beside 60 MB") << QList<int>{60} << regex;
}

/// In what a container has, and with less than all of it.
void TestContainerCompiler::compilesBesideOthers()
{
    QFETCH(const QList<int>, held);
    QFETCH(const QByteArray, code);
    RawLink &patient = m_patient.link(u"cpp"_s);
    QList<quint32> neighbours;
    for (const int megabytes : held) {
        neighbours.append(
            patient.start("#include <cstdio>\n#include <cstdlib>\n#include <cstring>\nint main() { const long size = "
                         + QByteArray::number(megabytes)
                         + "L << 20;\nvoid *all = std::malloc(size); std::memset(all, 1, size);\n"
                           "std::puts(\"ready\"); std::getchar(); return *static_cast<char *>(all) - 1; }"));
        QVERIFY(RawLink::waitFor([&] { return patient.log(neighbours.last()).out == "ready\n"; }, longPatience));
    }
    const quint32 run = patient.start(code);
    patient.sendInput(run, "2 3\n");
    patient.sendEof(run);
    QVERIFY(RawLink::waitFor([&] { return patient.log(run).hasEnded(); }, longPatience));
    QVERIFY2(patient.log(run).out == "5" && patient.log(run).outcome() == "ok"_L1,
             patient.log(run).describe().constData());
    for (const quint32 neighbour : std::as_const(neighbours)) {
        patient.sendEof(neighbour);
        QVERIFY(patient.waitForEnd(neighbour));
        QCOMPARE(patient.log(neighbour).outcome(), u"ok"_s);
    }
}

/// Another run holds a secret in its source, its arguments and a file while somebody else's compiler looks for it.
void TestContainerCompiler::compilerSeesNoOtherRun()
{
    QJsonObject members = withFiles({{u"data.txt"_s, "s3cret-in-a-file"}});
    members[u"code"_s] = u"// s3cret-in-a-source\n#include <cstdio>\n#include <unistd.h>\n"
                         "int main() { char b[99]; getcwd(b, 99); std::printf(\"%d %s\\n\", getpid(), b); pause(); }"_s;
    members[u"args"_s] = QJsonArray{u"s3cret-in-an-argument"_s};
    const quint32 victim = link().start(members);
    QVERIFY(RawLink::waitFor([&] { return link().log(victim).out.endsWith('\n'); }));
    const QByteArrayList words = link().log(victim).out.trimmed().split(' ');
    QCOMPARE(words.size(), 2);
    for (const QByteArray &file : {words[1] + "/main.cpp", words[1] + "/data.txt", "/proc/" + words[0] + "/cmdline",
                                   "/proc/" + words[0] + "/environ", "/proc/" + words[0] + "/cwd/data.txt"}) {
        for (const QByteArray &source : {"#include \"" + file + "\"\n", "asm(\".include \\\"" + file + "\\\"\");\n",
                                         "#line 1 \"" + file + "\"\nx;\n",
                                         "asm(\".globl s\\ns: .incbin \\\"" + file + "\\\"\\n.byte 0\");\nextern \"C\" int puts(const char *);\nextern char s[];\nint main() { puts(s); }\n"}) {
            const RunLog &thief = link().run(source);
            QVERIFY2(!thief.all.contains("s3cret") && !thief.all.contains("S3CRET"), thief.describe().constData());
            QVERIFY2(thief.outcome() == "compile_error"_L1, (source + thief.describe()).constData());
        }
    }
    link().sendStop(victim);
    QVERIFY(link().waitForEnd(victim));
}

/// It quotes what it does not understand: here what it itself is allowed to do, or that it may not even look.
void TestContainerCompiler::assemblerIsInTheSandbox()
{
    const RunLog &log = link().run("asm(\".include \\\"/proc/thread-self/status\\\"\");\nint main() {}");
    QCOMPARE(log.outcome(), u"compile_error"_s);
    const QByteArray said = log.all.toLower();
    const bool confined = said.contains("nonewprivs:\t1") || said.contains("nonewprivs: 1");
    QVERIFY2(said.contains("permission denied") || (confined && said.contains("capeff:\t0000000000000000")),
             log.describe().constData());
    const RunLog &readable = link().run("asm(\".include \\\"/etc/nsswitch.conf\\\"\");\nint main() {}");
    QVERIFY2(readable.all.contains("`files'"), readable.describe().constData()); // or it would not show anything
}

/// Who finds no room is told so, and everybody gets what is his own.
void TestContainerCompiler::twentyAtOnce()
{
    QList<int> left;
    for (int i = 0; i < 20; ++i)
        left.append(i);
    for (int round = 0; round < 20 && !left.isEmpty(); ++round) {
        QHash<int, quint32> runs;
        for (const int i : std::as_const(left))
            runs[i] = link().start("#include <cstdio>\nint main() { std::puts(\"" + QByteArray::number(i) + "\"); }");
        QVERIFY(RawLink::waitFor(
            [&] { return std::ranges::all_of(runs, [&](quint32 run) { return link().log(run).hasEnded(); }); },
            longPatience));
        for (const auto &[i, run] : runs.asKeyValueRange()) {
            const RunLog &log = link().log(run);
            if (log.outcome() == "rejected"_L1) {
                QVERIFY(!log.finished[u"message"_s].toString().isEmpty());
                continue;
            }
            QVERIFY2(log.outcome() == "ok"_L1 && log.all == QByteArray::number(i) + "\n", log.describe().constData());
            left.removeOne(i);
        }
        QVERIFY(left.size() < runs.size());
    }
    QVERIFY(left.isEmpty());
    QCOMPARE(m_executors.checkHello(u"cpp"_s), QByteArray());
}

void TestContainerCompiler::stopWhileABombCompiles()
{
    const quint32 run = link().start(endlessToCompile());
    QVERIFY(RawLink::waitFor([&] { return link().log(run).phases.contains(u"compiling"_s); }));
    QTest::qWait(200); // so that it is the compiler that is stopped, not its start
    link().sendStop(run);
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).outcome(), u"stopped"_s);
    QCOMPARE(m_executors.checkHello(u"cpp"_s), QByteArray());
}

QTEST_GUILESS_MAIN(TestContainerCompiler)
#include "tst_container_compiler.moc"
