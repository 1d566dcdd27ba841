// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

#include <algorithm>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// What programs print: every byte, in order, and while it is printed.
class TestContainerOutput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void appearsWhilePrinted_data();
    void appearsWhilePrinted();
    void manyLines_data();
    void manyLines();
    void bothStreamsInOrder_data();
    void bothStreamsInOrder();
    void bigPiecesInOrder();

private:
    Executors m_executors;
};

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(static_cast<char>(i));
    return bytes;
}

const std::vector<ProgramCase> &cases()
{
    const QByteArray longLine = QByteArray(131'070, 'x') + "\n";
    static const std::vector<ProgramCase> all{
        {.name = "all bytes", .language = "python", .code = "import sys\nsys.stdout.buffer.write(bytes(range(256)))", .out = allBytes(), .err = ""},
        {.name = "all bytes on stderr", .language = "python", .code = "import sys\nsys.stderr.buffer.write(bytes(range(256)))", .out = "", .err = allBytes()},
        {.name = "all bytes", .language = "javascript", .code = "process.stdout.write(Buffer.from([...Array(256).keys()]))", .out = allBytes(), .err = ""},
        {.name = "all bytes", .language = "cpp", .code = "#include <cstdio>\nint main() { for (int i = 0; i < 256; i++) std::putchar(i); }", .out = allBytes(), .err = ""},
        {.name = "no newline at the end", .language = "python", .code = "print('42', end='')", .out = "42"},
        {.name = "no newline at the end", .language = "javascript", .code = "process.stdout.write('42')", .out = "42"},
        {.name = "no newline at the end", .language = "cpp", .code = "#include <iostream>\nint main() { std::cout << 42; }", .out = "42"},
        {.name = "a long line", .language = "python", .code = "print('x' * 131070)", .out = longLine},
        {.name = "a long line", .language = "javascript", .code = "console.log('x'.repeat(131070))", .out = longLine},
        {.name = "a long line", .language = "cpp", .code = "#include <iostream>\n#include <string>\nint main() { std::cout << std::string(131070, 'x') << '\\n'; }", .out = longLine},
        {.name = "much and then process.exit()", .language = "javascript", .code = "console.log('x'.repeat(500000)); process.exit(3)", .outcome = "nonzero_exit", .exitCode = 3, .out = QByteArray(500'000, 'x') + "\n"},
        {.name = "much on stderr and then process.exit()", .language = "javascript", .code = "console.error('x'.repeat(500000)); process.exit(3)", .outcome = "nonzero_exit", .exitCode = 3, .err = QByteArray(500'000, 'x') + "\n"},
        {.name = "much without a turn of the event loop", .language = "javascript", .code = "for (let i = 0; i < 5000; i++) console.log('x'.repeat(99));", .out = (QByteArray(99, 'x') + "\n").repeated(5'000)},
        {.name = "characters of four bytes", .language = "python", .code = "print('🙂' * 100000, end='')", .out = QByteArray("🙂").repeated(100'000)},
        {.name = "closes stdout and goes on", .language = "python", .code = "import os, time\nos.write(1, b'a')\nos.close(1)\nos.close(2)\ntime.sleep(0.3)", .out = "a", .err = ""},
        {.name = "the answer and then much more", .language = "python", .code = "print('42')\nprint(' ' * 10_000_000)", .outcome = "output_limit", .exitCode = -1, .out = "42\n" + QByteArray((1 << 20) - 3, ' '), .truncated = true},
    };
    return all;
}

} // namespace

void TestContainerOutput::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerOutput::programs_data()
{
    addRows(cases());
}

void TestContainerOutput::programs()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(cases()[static_cast<size_t>(index)]);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

/// Prints a number and goes on when it is given a byte, which it takes from the kernel: what reads as a language does
/// would push out what was printed before it.
void TestContainerOutput::appearsWhilePrinted_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python") << u"python"_s << QByteArray("import os\nfor i in range(3):\n  print(i)\n  os.read(0, 1)");
    QTest::newRow("javascript") << u"javascript"_s << QByteArray("const fs = require('fs');\nfor (let i = 0; i < 3; i++) { console.log(i); fs.readSync(0, Buffer.alloc(1)); }");
    QTest::newRow("cpp") << u"cpp"_s << QByteArray("#include <iostream>\n#include <unistd.h>\nint main() { char c; for (int i = 0; i < 3; i++) { std::cout << i << '\\n'; read(0, &c, 1); } }");
    QTest::newRow("cpp, with endl") << u"cpp"_s << QByteArray("#include <iostream>\n#include <unistd.h>\nint main() { char c; for (int i = 0; i < 3; i++) { std::cout << i << std::endl; read(0, &c, 1); } }");
}

void TestContainerOutput::appearsWhilePrinted()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(code);
    const RunLog &log = link.log(run);
    for (const QByteArray expected : {"0\n", "0\n1\n", "0\n1\n2\n"}) {
        QVERIFY2(RawLink::waitFor([&] { return log.out == expected || log.hasEnded(); }) && !log.hasEnded(),
                 log.describe());
        link.sendInput(run, "x");
    }
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(log.outcome(), u"ok"_s);
    QCOMPARE(log.out, QByteArray("0\n1\n2\n"));
    QCOMPARE(log.pieces.size(), 3);
}

void TestContainerOutput::manyLines_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python") << u"python"_s << QByteArray("for i in range(20000):\n  print(i, flush=True)");
    QTest::newRow("javascript") << u"javascript"_s << QByteArray("for (let i = 0; i < 20000; i++) console.log(i);");
    QTest::newRow("cpp") << u"cpp"_s << QByteArray("#include <iostream>\nint main() { for (int i = 0; i < 20000; i++) std::cout << i << std::endl; }");
}

/// In how many pieces they come is told by tests/bench/executor_bench.cpp.
void TestContainerOutput::manyLines()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    QByteArray expected;
    for (int i = 0; i < 20'000; ++i)
        expected += QByteArray::number(i) + '\n';
    const RunLog &log = m_executors.link(language).run(code);
    QCOMPARE(log.outcome(), u"ok"_s);
    QVERIFY(log.out == expected);
}

void TestContainerOutput::bothStreamsInOrder_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python") << u"python"_s << QByteArray("import sys\nfor i in range(100):\n  print('o', i)\n  print('e', i, file=sys.stderr)");
    QTest::newRow("python, bare writes") << u"python"_s << QByteArray("import os\nfor i in range(100):\n  os.write(1, b'o %d\\n' % i)\n  os.write(2, b'e %d\\n' % i)");
    QTest::newRow("python, in a child") << u"python"_s << QByteArray("import os\nfor i in range(100):\n  os.write(1, b'o %d\\n' % i)\n  if os.fork() == 0:\n    os.write(2, b'e %d\\n' % i)\n    os._exit(0)\n  os.wait()");
    QTest::newRow("javascript") << u"javascript"_s << QByteArray("for (let i = 0; i < 100; i++) { console.log('o', i); console.error('e', i); }");
    QTest::newRow("cpp") << u"cpp"_s << QByteArray("#include <iostream>\nint main() { for (int i = 0; i < 100; i++) { std::cout << \"o \" << i << '\\n'; std::cerr << \"e \" << i << '\\n'; } }");
}

void TestContainerOutput::bothStreamsInOrder()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    QByteArray expected;
    for (int i = 0; i < 100; ++i)
        expected += "o " + QByteArray::number(i) + "\ne " + QByteArray::number(i) + "\n";
    const RunLog &log = m_executors.link(language).run(code);
    QCOMPARE(log.outcome(), u"ok"_s);
    QCOMPARE(log.all, expected);
}

void TestContainerOutput::bigPiecesInOrder()
{
    QByteArray expected;
    for (int i = 0; i < 20; ++i)
        expected += QByteArray(60'000, 'o') + "e " + QByteArray::number(i) + "\n";
    const RunLog &log = m_executors.link(u"python"_s)
                            .run("import os\nfor i in range(20):\n  os.write(1, b'o' * 60000)\n  os.write(2, b'e %d\\n' % i)",
                                 {}, {{u"outputBytes"_s, 4 << 20}});
    QCOMPARE(log.outcome(), u"ok"_s);
    QVERIFY(log.all == expected);
}

QTEST_GUILESS_MAIN(TestContainerOutput)
#include "tst_container_output.moc"
