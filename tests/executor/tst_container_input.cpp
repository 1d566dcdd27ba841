// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QCryptographicHash>
#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// What programs are given to read, in every way in which it can come.
class TestContainerInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void dialogue_data();
    void dialogue();
    void inputThatNobodyReadsIsBounded();
    void inputForAProgramThatHasEnded();
    void closedStandardInput();
    void muchInput();

private:
    Executors m_executors;
};

namespace {

/// A program that prints "ready" first; with its input all at once and line by line.
struct Reader
{
    const char *name;
    const char *language;
    QByteArray code;
    QByteArray input;
    QByteArray out;
    int exitCode = 0;
};

const QByteArray commonJs = "process.stdout.write('ready\\n');\nconst readline = require('readline');\n"
                            "const rl = readline.createInterface({ input: process.stdin });\n";
const QByteArray module = "import * as readline from 'node:readline/promises';\nprocess.stdout.write('ready\\n');\n"
                          "const rl = readline.createInterface({ input: process.stdin, output: process.stdout });\n";

std::vector<Reader> readers()
{
    return {
        {"two numbers", "python", "print('ready')\nprint(int(input()) + int(input()))", "15\n25\n", "40\n"},
        {"no newline at the end", "python", "print('ready')\na = input()\nb = input()\nprint(a, b)", "one\ntwo", "one two\n"},
        {"until the end", "python", "import sys\nprint('ready')\nprint([line for line in sys.stdin])", "a\n\nb", "['a\\n', '\\n', 'b']\n"},
        {"none", "python", "print('ready')\nimport sys\nprint(repr(sys.stdin.read()))", "", "''\n"},
        {"too little", "python", "print('ready')\ninput()\nprint('got one')\ninput()", "a\n", "got one\n", 1},

        {"two numbers", "cpp", "#include <iostream>\nint main() { std::cout << \"ready\\n\"; int a, b; std::cin >> a >> b; std::cout << a + b; }", "15\n25", "40"},
        {"lines until the end", "cpp", "#include <iostream>\n#include <string>\nint main() { std::cout << \"ready\\n\"; for (std::string s; std::getline(std::cin, s);) std::cout << '<' << s << '>'; }", "a\n\nb", "<a><><b>"},
        {"none", "cpp", "#include <iostream>\nint main() { std::cout << \"ready\\n\"; int a; std::cout << (std::cin >> a ? \"read\" : \"end\"); }", "", "end"},

        {"data events", "javascript", "process.stdout.write('ready\\n');\nlet s = '';\nprocess.stdin.on('data', (d) => { s += d; }).on('end', () => console.log(JSON.stringify(s)));", "100\n200", "\"100\\n200\"\n"},
        {"readFileSync(0)", "javascript", "process.stdout.write('ready\\n');\nconsole.log(require('fs').readFileSync(0, 'utf8').split('\\n').length);", "a\nb\nc", "3\n"},
        {"line events", "javascript", commonJs + "rl.on('line', (l) => console.log('<' + l + '>')).on('close', () => console.log('end'));", "a\n\nb", "<a>\n<>\n<b>\nend\n"},
        {"nested questions", "javascript", commonJs + "rl.question('A? ', (a) => rl.question('B? ', (b) => { console.log(a + b); rl.close(); }));", "1\n2\n", "12\n"},
        {"question after a timer", "javascript", commonJs + "rl.question('', (a) => setTimeout(() => rl.question('', (b) => { console.log(a + b); rl.close(); }), 30));", "1\n2\n", "12\n"},
        {"awaited questions", "javascript", commonJs + "const ask = () => new Promise((r) => rl.question('', r));\n(async () => { const a = await ask(); const b = await ask(); console.log(+a + +b); rl.close(); })();", "100\n200", "300\n"},
        {"none", "javascript", commonJs + "rl.on('line', () => console.log('a line?')).on('close', () => console.log('end'));", "", "end\n"},
        {"module, awaited questions", "javascript", module + "const a = await rl.question('A? ');\nconst b = await rl.question('B? ');\nconsole.log(a + b);\nrl.close();", "1\n2\n", "A? B? 12\n"},
        {"module, for await", "javascript", module + "for await (const line of rl) console.log('<' + line + '>');\nconsole.log('end');", "a\n\nb", "<a>\n<>\n<b>\nend\n"},
        {"module, line events", "javascript", module + "rl.on('line', (l) => console.log('<' + l + '>'));", "a\nb\n", "<a>\n<b>\n"},
        {"module, nested questions", "javascript", "import readline from 'readline';\nprocess.stdout.write('ready\\n');\nconst rl = readline.createInterface({ input: process.stdin });\nrl.question('', (a) => rl.question('', (b) => { console.log(a + b); rl.close(); }));", "1\n2\n", "12\n"},
        {"module, data events", "javascript", "import process from 'node:process';\nprocess.stdout.write('ready\\n');\nlet n = 0;\nfor await (const chunk of process.stdin) n += chunk.length;\nconsole.log(n);", "100\n200", "7\n"},
        {"module, readFileSync(0)", "javascript", "import { readFileSync } from 'fs';\nprocess.stdout.write('ready\\n');\nconsole.log(readFileSync(0, 'utf8').length);", "100\n200", "7\n"},
    };
}

struct Row
{
    QByteArray name;
    ProgramCase program;
};

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = [] {
        std::vector<Row> made;
        for (const Reader &reader : readers()) {
            for (const Feed feed : {Feed::AllAtOnce, Feed::LineByLine}) {
                if (feed == Feed::LineByLine && reader.input.isEmpty())
                    continue;
                const QByteArray how = feed == Feed::AllAtOnce ? ", at once" : ", line by line";
                ProgramCase program{.name = reader.name, .language = reader.language, .code = reader.code, .input = reader.input, .feed = feed};
                program.out = "ready\n" + reader.out;
                program.exitCode = reader.exitCode;
                program.outcome = reader.exitCode == 0 ? "ok" : "nonzero_exit";
                made.push_back({QByteArray(reader.language) + ": " + reader.name + how, program});
            }
        }
        return made;
    }();
    return all;
}

} // namespace

void TestContainerInput::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerInput::programs_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const Row &row : rows())
        QTest::newRow(row.name.constData()) << i++;
}

void TestContainerInput::programs()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(rows()[static_cast<size_t>(index)].program);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void TestContainerInput::dialogue_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python") << u"python"_s << QByteArray("n = input('Name? ')\na = input('Age? ')\nprint('Hi', n, a)");
    QTest::newRow("cpp") << u"cpp"_s << QByteArray("#include <iostream>\n#include <string>\nint main() { std::string n, a; std::cout << \"Name? \"; std::cin >> n; std::cout << \"Age? \"; std::cin >> a; std::cout << \"Hi \" << n << ' ' << a << '\\n'; }");
    QTest::newRow("javascript") << u"javascript"_s << QByteArray("const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });\nrl.question('Name? ', (n) => rl.question('Age? ', (a) => { console.log('Hi', n, a); rl.close(); }));");
    QTest::newRow("javascript module") << u"javascript"_s << QByteArray("import { createInterface } from 'node:readline/promises';\nconst rl = createInterface({ input: process.stdin, output: process.stdout });\nconst n = await rl.question('Name? ');\nconst a = await rl.question('Age? ');\nconsole.log('Hi', n, a);\nrl.close();");
}

/// Each answer is given when its question has been seen; the input never ends.
void TestContainerInput::dialogue()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(code);
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "Name? "; }));
    link.sendInput(run, "Ann\n");
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "Name? Age? "; }));
    link.sendInput(run, "25\n");
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(link.log(run).out, QByteArray("Name? Age? Hi Ann 25\n"));
    QCOMPARE(link.log(run).outcome(), u"ok"_s);
}

void TestContainerInput::inputThatNobodyReadsIsBounded()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 run = link.start("import time\nprint('up')\ntime.sleep(1000)");
    const qsizetype before = link.errorCodes().size();
    link.sendInput(run, QByteArray(10 << 20, 'x'));
    link.sendEof(run);
    QVERIFY(RawLink::waitFor([&] { return link.errorCodes().size() > before && link.log(run).out == "up\n"; }));
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray()); // all ten megabytes have been looked at by now
    const QStringList errors = link.errorCodes().mid(before);
    QCOMPARE(errors.count(u"input_too_large"_s), errors.size());
    // What is kept is what may be pending and what the pipe holds.
    const qint64 refused = errors.size() * qint64{learncode::protocol::maxPayloadBytes};
    QVERIFY(refused >= (10 << 20) - qint64{learncode::protocol::maxPendingInputBytes} - (1 << 20));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(link.log(run).outcome(), u"stopped"_s);
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
}

void TestContainerInput::inputForAProgramThatHasEnded()
{
    for (const char *language : {"python", "javascript", "cpp"}) {
        ProgramCase program{.name = "", .language = language, .code = "", .input = QByteArray(3'000'000, 'x')};
        program.code = *language == 'c' ? "int main() {}" : "";
        const QByteArray wrong = m_executors.check(program);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }
}

void TestContainerInput::closedStandardInput()
{
    const QByteArray wrong = m_executors.check({.name = "", .language = "python",
                                                .code = "import os, time\nos.close(0)\ntime.sleep(0.3)\nprint('x')",
                                                .input = QByteArray(3'000'000, 'x'), .out = "x\n"});
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void TestContainerInput::muchInput()
{
    QByteArray lines;
    for (int i = 0; i < 200'000; ++i)
        lines += QByteArray::number(i) + " abcdefg\n";
    const ProgramCase program{.name = "", .language = "python",
                              .code = "import sys, hashlib\nprint(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())",
                              .input = lines,
                              .out = QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex() + "\n"};
    const QByteArray wrong = m_executors.check(program);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

QTEST_GUILESS_MAIN(TestContainerInput)
#include "tst_container_input.moc"
