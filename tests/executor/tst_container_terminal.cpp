// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QCryptographicHash>
#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// A run with a terminal has a real one, of its own.
class TestContainerTerminal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dialogue_data();
    void dialogue();
    void resizing_data();
    void resizing();
    void endOfInputIsAKey();
    void terminalLeftRawSpoilsNoOtherRun();
    void terminalsOfOthersAreClosed();
    void stopWhileWaiting();
    void slowReaderSlowsTheProgram();
    void outputLimitHolds();
    void pastedLinesArrive();
    void pastedLineIsCutAsTerminalsDo();
    void compilerSpeaksAsEver();
    void childrenThatHoldItAreGone();
    void sizesOutOfRangeAreRefused();
    void cleanup();

private:
    Executors m_executors;
};

namespace {

QJsonObject members(const QByteArray &code, int cols = 80, int rows = 24)
{
    return {{u"code"_s, QString::fromUtf8(code)}, {u"tty"_s, QJsonObject{{u"cols"_s, cols}, {u"rows"_s, rows}}}};
}

/// First this is seen, then that is typed.
struct Step
{
    QByteArray see;
    QByteArray keys;
    bool asks = true; ///< the program waits to be typed to; else it does something else
};

struct Dialogue
{
    const char *language;
    const char *name;
    QByteArray code;
    QList<Step> steps;
    QByteArray last; ///< seen after all steps
    const char *outcome = "ok";
    const char *signal = "";
    QByteArray never = {}; ///< seen
};

const QByteArray left = "\x1b[D";
const QByteArray up = "\x1b[A";
const QByteArray backspace = "\x7f";
const QByteArray ctrlC = "\x03";
const QByteArray ctrlD = "\x04";
const QByteArray rl = "const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });\n";
const QByteArray cpp = "#include <csignal>\n#include <iostream>\n#include <string>\n#include <sys/ioctl.h>\n#include <unistd.h>\nint main() { ";

std::vector<Dialogue> dialogues()
{
    return {
        {"python", "is a terminal", "import os, sys\nprint(sys.stdin.isatty(), sys.stdout.isatty(), sys.stderr.isatty(), os.get_terminal_size(), os.environ['TERM'], open('/dev/tty').isatty())", {}, "True True True os.terminal_size(columns=80, lines=24) xterm-256color True\r\n"},
        {"python", "edits with readline", "import readline\nwhile (t := input('> ')) != 'end': print('<' + t + '>')", {{"> ", "ac" + left + "b\r"}, {"<abc>", up + "\r"}, {"<abc>", "xy" + backspace + "\r"}, {"<x>\r\n> ", "end\r"}}, ""},
        {"python", "edits without readline", "import sys\nprint('> ', end='', flush=True)\nprint(ascii(sys.stdin.readline()))", {{"> ", "a\u00fc\u20ac"_ba + backspace + backspace + "b\r"}}, "'ab\\n'\r\n"},
        {"python", "hides passwords", "import getpass\nprint(len(getpass.getpass('Password: ')))", {{"Password: ", "hidden\r"}}, "6\r\n", "ok", "", "hidden"},
        {"python", "paints screens", "import curses\ndef f(s):\n  s.addstr(3, 5, 'painted')\n  s.refresh()\n  return s.getkey()\nprint(curses.wrapper(f))", {{"painted", "\x1bOA"}}, "KEY_UP\r\n"},
        {"python", "colours", "print('\\033[31mred\\033[0m')", {}, "\x1b[31mred\x1b[0m\r\n"},
        {"python", "Ctrl+C can be caught", "try:\n  input('> ')\nexcept KeyboardInterrupt:\n  print('caught')", {{"> ", ctrlC}}, "caught\r\n"},
        {"python", "Ctrl+C while it computes", "print('up', flush=True)\nwhile True: pass", {{"up", ctrlC, false}}, "KeyboardInterrupt", "signal", "SIGINT"},
        {"python", "Ctrl+D", "try:\n  input('> ')\nexcept EOFError:\n  print('end')", {{"> ", ctrlD}}, "end\r\n"},
        {"python", "Ctrl+Z and Ctrl+S do no harm", "print('> ', end='', flush=True)\nprint('<' + __import__('sys').stdin.readline().strip() + '>')", {{"> ", "\x13\x1a\r"}}, ">\r\n"},
        {"python", "CRLF is one Return", "print([input('> ') for _ in range(3)])", {{"> ", "x\r\ny\r\n"}, {"y\r\n> ", "\r\n"}}, "['x', 'y', '']\r\n"},
        {"python", "both streams in order", "import sys\nfor i in range(3):\n  print('o%d' % i)\n  print('e%d' % i, file=sys.stderr)", {}, "o0\r\ne0\r\no1\r\ne1\r\no2\r\ne2\r\n"},

        {"javascript", "is a terminal", "console.log(process.stdin.isTTY, process.stdout.isTTY, process.stderr.isTTY, process.stdout.columns, process.stdout.rows)", {}, "true\x1b[39m \x1b[33m80\x1b[39m \x1b[33m24\x1b[39m\r\n"},
        {"javascript", "edits questions", rl + "const ask = () => rl.question('> ', (t) => { console.log('<' + t + '>'); if (t === 'end') rl.close(); else ask(); });\nask();", {{"> ", "ac" + left + "b\r"}, {"<abc>", up + "\r"}, {"<abc>", "xy" + backspace + "\r"}, {"<x>", "end\r"}}, "<end>\r\n"},
        {"javascript", "takes keys", "process.stdin.setRawMode(true);\nprocess.stdin.on('data', (d) => { console.log(JSON.stringify(String(d))); process.exit(); });\nconsole.log('up');", {{"up", up}}, "\"\\u001b[A\""},
        {"javascript", "colours", "console.log({ a: 1 })", {}, "\x1b[33m1\x1b[39m"},
        {"javascript", "CRLF is one Return", rl + "let n = 0;\nrl.on('line', (t) => { console.log('<' + t + '>'); if (++n === 3) rl.close(); else rl.prompt(); });\nrl.prompt();", {{"> ", "x\r\ny\r\n"}, {"<y>", "z\r\n"}}, "<z>\r\n", "ok", "", "<>"},
        {"javascript", "Ctrl+C", "console.log('up');\nfor (;;);", {{"up", ctrlC, false}}, "", "signal", "SIGINT"},
        {"javascript", "Ctrl+C while it asks", rl + "rl.question('> ', () => {});", {{"> ", ctrlC}}, ""},
        {"javascript", "Ctrl+D", rl + "rl.on('close', () => console.log('end'));\nrl.prompt();", {{"> ", ctrlD, false}}, "end\r\n"},

        {"cpp", "is a terminal, and asks", cpp + "winsize w; ioctl(0, TIOCGWINSZ, &w); std::string s; std::cout << isatty(0) << isatty(1) << isatty(2) << ' ' << w.ws_col << ' ' << w.ws_row << \" ? \"; std::cin >> s; std::cout << '<' << s << \">\\n\"; }", {{"111 80 24 ? ", "Ann\r"}}, "Ann\r\n<Ann>\r\n"},
        {"cpp", "CRLF is one Return", cpp + "std::string s; std::cout << \"> \"; for (int i = 0; i < 3 && std::getline(std::cin, s); i++) std::cout << '<' << s << \">\\n\"; }", {{"> ", "x\r\ny\r\n"}, {"<y>", "z\r\n"}}, "<z>\r\n", "ok", "", "<>"},
        {"cpp", "Ctrl+C", cpp + "std::cout << \"up\\n\"; for (;;) pause(); }", {{"up", ctrlC, false}}, "", "signal", "SIGINT"},
        {"cpp", "Ctrl+D", cpp + "std::string s; std::cout << \"> \"; while (std::cin >> s) std::cout << '<' << s << \">\\n\"; std::cout << \"end\\n\"; }", {{"> ", "a\r"}, {"<a>", ctrlD}}, "end\r\n"},
    };
}

} // namespace

void TestContainerTerminal::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerTerminal::dialogue_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const Dialogue &dialogue : dialogues())
        QTest::addRow("%s: %s", dialogue.language, dialogue.name) << i++;
}

void TestContainerTerminal::dialogue()
{
    QFETCH(const qsizetype, index);
    const Dialogue dialogue = dialogues()[static_cast<size_t>(index)];
    RawLink &link = m_executors.link(QString::fromLatin1(dialogue.language));
    const quint32 run = link.start(members(dialogue.code));
    const RunLog &log = link.log(run);
    qsizetype seen = 0;
    for (const Step &step : dialogue.steps) {
        // A program may print its prompt before it makes the terminal what it wants it to be.
        const auto isDue = [&] {
            const bool isSeen = log.all.indexOf(step.see, seen) >= 0;
            return isSeen && (!step.asks || (!log.waits.isEmpty() && log.waits.last().all == log.all));
        };
        QVERIFY2(RawLink::waitFor([&] { return isDue() || log.hasEnded(); }), log.describe());
        QVERIFY2(!log.hasEnded(), log.describe());
        seen = log.all.size();
        link.sendInput(run, step.keys);
    }
    QVERIFY2(link.waitForEnd(run), log.describe());
    QVERIFY2(log.all.indexOf(dialogue.last, seen) >= 0, log.describe());
    QVERIFY2(log.outcome() == QLatin1StringView(dialogue.outcome), log.describe());
    QCOMPARE(log.finished[u"signal"_s].toString(), QLatin1StringView(dialogue.signal));
    QVERIFY2(dialogue.never.isEmpty() || !log.all.contains(dialogue.never), log.describe());
    for (const Piece &piece : log.pieces)
        QCOMPARE(piece.channel, learncode::protocol::Channel::Terminal);
}

void TestContainerTerminal::resizing_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python") << u"python"_s << QByteArray("import os, signal\nsignal.signal(signal.SIGWINCH, lambda *a: os.write(1, b'%d %d\\n' % os.get_terminal_size()))\nprint(*os.get_terminal_size(), flush=True)\nwhile True: signal.sigtimedwait([], 0.05)");
    QTest::newRow("javascript") << u"javascript"_s << QByteArray("const say = () => console.log(`${process.stdout.columns} ${process.stdout.rows}`);\nprocess.stdout.on('resize', say);\nsay();\nsetInterval(() => {}, 9999);");
    QTest::newRow("cpp") << u"cpp"_s << cpp + "static volatile std::sig_atomic_t resized = 1; std::signal(SIGWINCH, [](int) { resized = 1; }); for (;; usleep(20000)) if (resized) { resized = 0; winsize w; ioctl(0, TIOCGWINSZ, &w); std::cout << w.ws_col << ' ' << w.ws_row << std::endl; } }";
}

void TestContainerTerminal::resizing()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(members(code, 100, 30));
    QVERIFY2(RawLink::waitFor([&] { return link.log(run).all.contains("100 30\r\n"); }), link.log(run).describe());
    link.sendResize(run, 0, 7); // refused
    link.sendResize(run, 33, 7);
    QVERIFY2(RawLink::waitFor([&] { return link.log(run).all.contains("33 7\r\n"); }), link.log(run).describe());
    QVERIFY(!link.log(run).all.contains("0 7\r\n100"));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
}

void TestContainerTerminal::endOfInputIsAKey()
{
    RawLink &link = m_executors.link(u"python"_s);
    const RunLog &whole = link.run("import sys\nprint(ascii(sys.stdin.read()))", "one\n", members(""));
    QVERIFY2(whole.all.endsWith("'one\\n'\r\n"), whole.describe());
    const RunLog &half = link.run("import sys\nprint(ascii(sys.stdin.read()))", "one\ntwo", members(""));
    QVERIFY2(half.all.endsWith("'one\\ntwo'\r\n"), half.describe());
    // It is no end for good.
    const quint32 run = link.start(members("import sys\nprint(ascii(sys.stdin.read()))\nprint(ascii(sys.stdin.readline()))"));
    link.sendInput(run, "a\r");
    link.sendEof(run);
    link.sendInput(run, "b\r");
    QVERIFY(link.waitForEnd(run));
    QVERIFY2(link.log(run).all.endsWith("'a\\n'\r\n'b\\n'\r\n"), link.log(run).describe());
}

void TestContainerTerminal::terminalLeftRawSpoilsNoOtherRun()
{
    RawLink &link = m_executors.link(u"python"_s);
    const QByteArray ask = "import sys, termios\nprint(bool(termios.tcgetattr(0)[3] & termios.ECHO), bool(termios.tcgetattr(0)[3] & termios.ICANON))";
    QCOMPARE(link.run(ask, {}, members("")).all.right(11), "True True\r\n");
    const RunLog &raw = link.run("import tty\ntty.setraw(0)\nprint('raw')", {}, members(""));
    QVERIFY2(raw.all.endsWith("raw\n"), raw.describe()); // no carriage return
    QCOMPARE(link.run(ask, {}, members("")).all.right(11), "True True\r\n");
}

void TestContainerTerminal::terminalsOfOthersAreClosed()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 first = link.start(members("import os\nprint(os.ttyname(0))\ninput()"));
    QVERIFY(RawLink::waitFor([&] { return link.log(first).all.contains("\r\n"); }));
    const QByteArray name = link.log(first).all.trimmed();
    QVERIFY2(name.startsWith("/dev/pts/"), name);
    const RunLog &other = link.run("import os\nprint(os.ttyname(0) != '" + name + "')\ntry:\n  os.open('" + name + "', os.O_RDWR | os.O_NOCTTY)\nexcept OSError as e:\n  print(type(e).__name__)", {}, members(""));
    QVERIFY2(other.all.endsWith("True\r\nPermissionError\r\n"), other.describe());
    link.sendStop(first);
    QVERIFY(link.waitForEnd(first));
}

void TestContainerTerminal::stopWhileWaiting()
{
    for (const char *language : {"python", "javascript"}) {
        RawLink &link = m_executors.link(QString::fromLatin1(language));
        const quint32 run = link.start(members(*language == 'p' ? QByteArray("import readline\ninput('> ')") : QByteArray(rl + "rl.question('> ', () => {});")));
        QVERIFY(RawLink::waitFor([&] { return !link.log(run).waits.isEmpty(); }));
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
        QCOMPARE(link.log(run).outcome(), u"stopped"_s);
    }
}

void TestContainerTerminal::slowReaderSlowsTheProgram()
{
    RawLink &link = m_executors.link(u"python"_s);
    link.acknowledges = false;
    QJsonObject run = members("import os\nn = 0\nwhile n < 3_000_000: n += os.write(1, b'x' * 1000)\nos.write(1, b'end')");
    run[u"outputBytes"_s] = 8 << 20;
    const quint32 number = link.start(run);
    const RunLog &log = link.log(number);
    const auto window = qsizetype{learncode::protocol::outputWindowBytes};
    QVERIFY(RawLink::waitFor([&] { return log.all.size() == window; }));
    QCOMPARE(link.run("print('hello')").all, "hello\n"); // meanwhile more could have come
    QCOMPARE(log.all.size(), window);
    QVERIFY(!log.hasEnded());
    link.acknowledges = true;
    link.sendAck(number, window);
    QVERIFY(link.waitForEnd(number));
    QVERIFY(log.all.endsWith("xend"));
    QVERIFY(log.all.size() >= 3'000'003);
    QCOMPARE(log.outcome(), u"ok"_s);
}

void TestContainerTerminal::outputLimitHolds()
{
    RawLink &link = m_executors.link(u"python"_s);
    QJsonObject run = members("while True: print('x' * 70)");
    run[u"outputBytes"_s] = 100'000;
    const RunLog &log = link.run("while True: print('x' * 70)", {}, run);
    QCOMPARE(log.outcome(), u"output_limit"_s);
    QCOMPARE(log.all.size(), 100'000);
    QVERIFY(log.finished[u"truncated"_s].toBool());
}

/// More than the kernel keeps of what is typed: the rest is typed when there is room.
void TestContainerTerminal::pastedLinesArrive()
{
    RawLink &link = m_executors.link(u"python"_s);
    QByteArray lines;
    for (int i = 0; lines.size() < 200'000; ++i)
        lines += QByteArray::number(i) + " abcdefghijklmnopqrstuvwxyz\n";
    const quint32 run = link.start(members("import hashlib, sys, time\ntime.sleep(0.3)\nh = hashlib.sha256()\nfor line in sys.stdin: h.update(line.encode())\nprint(h.hexdigest())"));
    link.sendInput(run, lines);
    link.sendEof(run);
    QVERIFY2(link.waitForEnd(run), link.log(run).describe());
    QCOMPARE(link.log(run).all.right(66), QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex() + "\r\n");
}

/// A terminal keeps 4095 characters of a line that is not finished. Whoever wants more reads keys.
void TestContainerTerminal::pastedLineIsCutAsTerminalsDo()
{
    RawLink &link = m_executors.link(u"python"_s);
    const QByteArray line = QByteArray(10'000, 'x') + "\r";
    const quint32 cut = link.start(members("import sys\nprint(len(sys.stdin.readline()))"));
    link.sendInput(cut, line + "next\r");
    QVERIFY(link.waitForEnd(cut));
    QVERIFY2(link.log(cut).all.contains("\n4096\r\n"), link.log(cut).all.right(99)); // and the newline
    const quint32 whole = link.start(members("import readline\nprint(len(input('> ')))"));
    QVERIFY(RawLink::waitFor([&] { return !link.log(whole).waits.isEmpty(); }));
    link.sendInput(whole, line);
    QVERIFY(link.waitForEnd(whole));
    QVERIFY2(link.log(whole).all.endsWith("10000\r\n"), link.log(whole).all.right(99));
}

void TestContainerTerminal::compilerSpeaksAsEver()
{
    const RunLog &log = m_executors.link(u"cpp"_s).run("int main() { return x; }", {}, members(""));
    QCOMPARE(log.outcome(), u"compile_error"_s);
    QVERIFY2(log.err.contains("error: ") && !log.err.contains('\x1b'), log.describe());
    QVERIFY(log.out.isEmpty());
}

/// They would hold it longer than any test waits.
void TestContainerTerminal::childrenThatHoldItAreGone()
{
    RawLink &link = m_executors.link(u"python"_s);
    const RunLog &log = link.run("import os, time\nfor i in range(5):\n  if os.fork() == 0:\n    if i % 2: os.setsid()\n    os.read(0, 1)\n    time.sleep(1000)\nprint('parent ends')", {}, members(""));
    QVERIFY2(log.all.endsWith("parent ends\r\n"), log.describe());
}

void TestContainerTerminal::sizesOutOfRangeAreRefused()
{
    RawLink &link = m_executors.link(u"python"_s);
    QCOMPARE(link.run("print(1)", {}, members("", 0, 24)).outcome(), u"rejected"_s);
    QCOMPARE(link.run("print(1)", {}, members("", 80, 1001)).outcome(), u"rejected"_s);
}

void TestContainerTerminal::cleanup()
{
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
        QCOMPARE(m_executors.usageIsAtBaseline(language), QByteArray());
}

QTEST_GUILESS_MAIN(TestContainerTerminal)
#include "tst_container_terminal.moc"
