// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

#include <algorithm>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// That a program waits for its input is said when it does, and only then.
class TestContainerWaiting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void conversation_data();
    void conversation();
    void neverWaits_data();
    void neverWaits();
    void givenInputIsNotAwaited();
    void unreadInputIsNotAwaited();
    void heldOutputComesFirst();
    void halfALineIsNoNews();
    void gamesAreNotAnnouncedAllTheTime();
    void outputWhileWaitingIsFollowedByANewNotice();
    void childThatReads();

private:
    [[nodiscard]] bool letItLook(const QString &language);
    [[nodiscard]] bool endReader(const QString &language);

    Executors m_executors;
    std::map<QString, quint32> m_readers;
};

namespace {

QJsonObject members(const QByteArray &code, bool terminal)
{
    QJsonObject made{{u"code"_s, QString::fromUtf8(code)}};
    if (terminal)
        made[u"tty"_s] = QJsonObject{{u"cols"_s, 80}, {u"rows"_s, 24}};
    return made;
}

/// Asks "Name? " and "Age? ", and then says "Hi Ann 25".
struct Asker
{
    const char *language;
    const char *name;
    QByteArray code;
    bool alsoTerminal = true; ///< false where that would only cost time
};

const QByteArray cppHead = "#include <iostream>\n#include <string>\n#include <cstdio>\n#include <cstring>\n#include <unistd.h>\n"
                           "#include <poll.h>\n#include <sys/select.h>\n#include <sys/epoll.h>\nusing namespace std;\n";
/// main() for a function `ask`.
const QByteArray cppMain = "int main() { string n = ask(\"Name? \"), a = ask(\"Age? \"); cout << \"Hi \" << n << ' ' << a << endl; }\n";
const QByteArray cppRead = " char b[99]; int n = read(0, b, 99); return string(b, n - 1); }\n";
const QByteArray jsRl = "const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });\n";
const QByteArray pySay = "import os, sys, select, selectors, asyncio\ndef say(t):\n  sys.stdout.write(t)\n  sys.stdout.flush()\n";
const QByteArray pyTail = "n = ask('Name? ')\na = ask('Age? ')\nprint('Hi', n, a)\n";

std::vector<Asker> askers()
{
    const auto cpp = [](const QByteArray &body) { return QByteArray(cppHead + "string ask(const char *q) { cout << q << flush;" + body + cppMain); };
    const auto python = [](const QByteArray &body) { return QByteArray(pySay + "def ask(q):\n" + body + pyTail); };
    return {
        {"python", "input", "n = input('Name? ')\na = input('Age? ')\nprint('Hi', n, a)"},
        {"python", "input with readline", "import readline\nn = input('Name? ')\na = input('Age? ')\nprint('Hi', n, a)"},
        {"python", "no first thread", "import ctypes, threading\ndef f():\n  n = input('Name? ')\n  a = input('Age? ')\n  print('Hi', n, a, flush=True)\n  __import__('os')._exit(0)\nthreading.Thread(target=f).start()\nctypes.CDLL(None).syscall(60, 0)"},
        {"python", "readline of stdin", python("  say(q)\n  return sys.stdin.readline().strip()\n")},
        {"python", "for line in stdin", "print('Name? ', end='', flush=True)\nl = []\nfor line in __import__('sys').stdin:\n  l.append(line.strip())\n  if len(l) == 2: break\n  print('Age? ', end='', flush=True)\nprint('Hi', *l)", false},
        {"python", "os.read", python("  say(q)\n  return os.read(0, 99).decode().strip()\n"), false},
        {"python", "select", python("  say(q)\n  select.select([0], [], [])\n  return os.read(0, 99).decode().strip()\n")},
        {"python", "select again and again", python("  say(q)\n  while not select.select([0], [], [], 0.1)[0]: pass\n  return os.read(0, 99).decode().strip()\n")},
        {"python", "selectors", python("  say(q)\n  s = selectors.DefaultSelector()\n  s.register(0, selectors.EVENT_READ)\n  s.select()\n  return os.read(0, 99).decode().strip()\n"), false},
        {"python", "a thread", python("  import concurrent.futures as f\n  return f.ThreadPoolExecutor().submit(input, q).result()\n")},

        {"javascript", "nested questions", jsRl + "rl.question('Name? ', (n) => rl.question('Age? ', (a) => { console.log('Hi', n, a); rl.close(); }));"},
        {"javascript", "module, awaited questions", "import { createInterface } from 'node:readline/promises';\nconst rl = createInterface({ input: process.stdin, output: process.stdout });\nconst n = await rl.question('Name? ');\nconst a = await rl.question('Age? ');\nconsole.log('Hi', n, a);\nrl.close();"},
        {"javascript", "data events", "const l = [];\nprocess.stdout.write('Name? ');\nprocess.stdin.on('data', (d) => { l.push(String(d).trim()); if (l.length < 2) process.stdout.write('Age? '); else { console.log('Hi', ...l); process.exit(); } });"},
        {"javascript", "line events", jsRl + "const l = [];\nrl.setPrompt('Name? ');\nrl.prompt();\nrl.on('line', (s) => { l.push(s); if (l.length < 2) { rl.setPrompt('Age? '); rl.prompt(); } else { console.log('Hi', ...l); rl.close(); } });", false},
        {"javascript", "for await", jsRl + "(async () => { const l = [];\nprocess.stdout.write('Name? ');\nfor await (const s of rl) { l.push(s); if (l.length === 2) break; process.stdout.write('Age? '); }\nconsole.log('Hi', ...l); rl.close(); })();", false},
        {"javascript", "readable events", "const l = [];\nprocess.stdout.write('Name? ');\nprocess.stdin.on('readable', () => { for (let d; (d = process.stdin.read()) !== null;) { l.push(String(d).trim()); if (l.length < 2) process.stdout.write('Age? '); else { console.log('Hi', ...l); process.exit(); } } });", false},
        {"javascript", "readSync", "const fs = require('fs');\nconst ask = (q) => { process.stdout.write(q); const b = Buffer.alloc(99); return String(b.subarray(0, fs.readSync(0, b))).trim(); };\nconst n = ask('Name? '), a = ask('Age? ');\nconsole.log('Hi', n, a);"},
        {"javascript", "question while a timer ticks", "setInterval(() => {}, 30).unref();\n" + jsRl + "rl.question('Name? ', (n) => rl.question('Age? ', (a) => { console.log('Hi', n, a); rl.close(); }));"},
        {"javascript", "paused in between", jsRl + "rl.question('Name? ', (n) => { rl.pause(); setTimeout(() => rl.question('Age? ', (a) => { console.log('Hi', n, a); rl.close(); }), 100); });"},

        {"cpp", "cin", cpp(" string s; cin >> s; return s; }\n")},
        {"cpp", "cin without sync", cpp(" static bool once = ios::sync_with_stdio(false); (void)once; string s; cin >> s; return s; }\n"), false},
        {"cpp", "getline", cpp(" string s; getline(cin, s); return s; }\n")},
        {"cpp", "scanf", cpp(" char b[99]; scanf(\"%98s\", b); return b; }\n"), false},
        {"cpp", "getchar", cpp(" string s; for (int c; (c = getchar()) != '\\n' && c != EOF;) s += char(c); return s; }\n"), false},
        {"cpp", "select and read", cpp(" fd_set f; FD_ZERO(&f); FD_SET(0, &f); select(1, &f, 0, 0, 0);" + cppRead)},
        {"cpp", "poll and read", cpp(" pollfd f[2] = {{-1, POLLIN, 0}, {0, POLLIN, 0}}; poll(f, 2, -1);" + cppRead), false},
        {"cpp", "epoll and read", cpp(" int e = epoll_create1(0); epoll_event v{EPOLLIN, {}}; epoll_ctl(e, EPOLL_CTL_ADD, 0, &v); epoll_wait(e, &v, 1, -1); close(e);" + cppRead), false},
    };
}

/// Prints "up" and then does something for a long time that is not waiting for input.
const std::vector<Asker> &sleepers()
{
    static const std::vector<Asker> all = {
        {"python", "sleeps", "import time\nprint('up')\ntime.sleep(1000)"},
        {"python", "computes", "print('up')\nwhile True: pass"},
        {"python", "waits for a child", "import subprocess\nprint('up')\nsubprocess.run(['sleep', '1000'], stdin=subprocess.DEVNULL)"},
        {"python", "reads another pipe", "import os\nprint('up')\nos.read(os.pipe()[0], 1)"},
        {"python", "polls another pipe", "import os, select\nprint('up')\nselect.select([os.pipe()[0]], [], [])"},
        {"python", "waits for a lock", "import threading\nprint('up')\nl = threading.Lock()\nl.acquire()\nl.acquire()"},
        {"python", "waits to write to its input", "import select\nprint('up')\nselect.select([], [], [0])"},
        {"javascript", "sleeps", "console.log('up');\nsetTimeout(() => {}, 1000000);"},
        {"javascript", "sleeps hard", "console.log('up');\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000000);"},
        {"javascript", "computes", "console.log('up');\nfor (;;);"},
        {"javascript", "waits for a child", "console.log('up');\nrequire('child_process').spawn('sleep', ['1000'], { stdio: 'ignore' });"},
        {"cpp", "sleeps", "#include <iostream>\n#include <thread>\nint main() { std::cout << \"up\\n\"; std::this_thread::sleep_for(std::chrono::seconds(1000)); }"},
        {"cpp", "computes", "#include <iostream>\nint main() { std::cout << \"up\\n\"; for (volatile int i = 0;; i = i + 1); }"},
        {"cpp", "waits for a mutex", "#include <iostream>\n#include <mutex>\n#include <thread>\nint main() { std::cout << \"up\\n\"; std::mutex m; m.lock(); std::thread([&] { m.lock(); }).join(); }", false},
        {"cpp", "reads another pipe", "#include <iostream>\n#include <unistd.h>\nint main() { std::cout << \"up\\n\"; int p[2]; pipe(p); char c; return read(p[0], &c, 1); }", false},
    };
    return all;
}

/// Asks one question, which is answered, and then does something else. What it printed last is "up".
const std::vector<Asker> &paused()
{
    static const std::vector<Asker> all = {
        {"python", "sleeps after a question", "import time\ninput('Q? ')\nprint('up')\ntime.sleep(1000)"},
        {"javascript", "sleeps after a question", jsRl + "rl.question('Q? ', () => { rl.close(); console.log('up'); setTimeout(() => {}, 1000000); });"},
        {"javascript", "sleeps after data", "process.stdout.write('Q? ');\nprocess.stdin.once('data', () => { process.stdin.pause(); console.log('up'); setTimeout(() => {}, 1000000); });"},
        {"javascript", "sleeps with its interface open", jsRl + "rl.question('Q? ', () => { console.log('up'); setTimeout(() => {}, 1000000); });"},
        {"javascript", "module, sleeps between questions", "import { createInterface } from 'node:readline/promises';\nconst rl = createInterface({ input: process.stdin, output: process.stdout });\nawait rl.question('Q? ');\nconsole.log('up');\nawait new Promise((r) => setTimeout(r, 1000000));\nawait rl.question('R? ');"},
        {"javascript", "computes after a question", jsRl + "rl.question('Q? ', () => { console.log('up'); for (;;); });"},
        {"cpp", "sleeps after a question", "#include <iostream>\n#include <string>\n#include <unistd.h>\nint main() { std::string s; std::cout << \"Q? \"; std::cin >> s; std::cout << \"up\\n\"; sleep(1000); }"},
    };
    return all;
}

/// Comes to wait again each time that it is given a line.
QByteArray reader(const QString &language)
{
    if (language == "python"_L1)
        return "import os\nwhile os.read(0, 9): pass";
    if (language == "javascript"_L1)
        return "process.stdin.on('data', () => {});";
    return "#include <unistd.h>\nint main() { char b[9]; while (read(0, b, 9) > 0); }";
}

} // namespace

void TestContainerWaiting::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// Of another program it is said several times that it waits; when that has come, the executor has looked at all that
/// there is to see of the others.
bool TestContainerWaiting::letItLook(const QString &language)
{
    RawLink &link = m_executors.link(language);
    if (!m_readers.contains(language))
        m_readers[language] = link.start(members(reader(language), false));
    const quint32 run = m_readers[language];
    const RunLog &log = link.log(run);
    if (!RawLink::waitFor([&] { return !log.waits.isEmpty() || log.hasEnded(); }))
        return false;
    for (int look = 0; look < 4; ++look) {
        const qsizetype before = log.waits.size();
        link.sendInput(run, "x\n");
        if (!RawLink::waitFor([&] { return log.waits.size() > before || log.hasEnded(); }))
            return false;
    }
    return !log.hasEnded();
}

bool TestContainerWaiting::endReader(const QString &language)
{
    if (!m_readers.contains(language))
        return true;
    const quint32 run = m_readers[language];
    m_readers.erase(language);
    m_executors.link(language).sendEof(run);
    return m_executors.link(language).waitForEnd(run);
}

void TestContainerWaiting::conversation_data()
{
    QTest::addColumn<qsizetype>("index");
    QTest::addColumn<bool>("terminal");
    for (const bool terminal : {false, true}) {
        for (qsizetype i = -1; const Asker &asker : askers()) {
            ++i;
            if (!terminal || asker.alsoTerminal)
                QTest::addRow("%s: %s, %s", asker.language, asker.name, terminal ? "terminal" : "pipes") << i << terminal;
        }
    }
}

/// Prompt, answer, prompt, answer, in this order, and each answer given only when it is awaited.
void TestContainerWaiting::conversation()
{
    QFETCH(const qsizetype, index);
    QFETCH(const bool, terminal);
    const Asker asker = askers()[static_cast<size_t>(index)];
    const QString language = QString::fromLatin1(asker.language);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(members(asker.code, terminal));
    const RunLog &log = link.log(run);
    QByteArray before;
    qsizetype waits = 0;
    for (const auto &[prompt, answer] : {std::pair("Name? ", "Ann"), std::pair("Age? ", "25")}) {
        QVERIFY2(RawLink::waitFor([&] { return log.waits.size() > waits || log.hasEnded(); }) && !log.hasEnded(),
                 log.describe());
        waits = log.waits.size();
        const WaitNotice &notice = log.waits.last();
        QVERIFY2(notice.all.sliced(before.size()).contains(prompt), log.describe());
        if (!terminal)
            QCOMPARE(notice.all, before + prompt);
        QVERIFY(letItLook(language));
        QCOMPARE(log.waits.size(), waits); // once
        before = log.all;
        link.sendInput(run, QByteArray(answer) + (terminal ? '\r' : '\n'));
    }
    QVERIFY(link.waitForEnd(run));
    QVERIFY2(log.outcome() == u"ok"_s, log.describe());
    QVERIFY2(log.all.contains(terminal ? "Hi Ann 25\r\n" : "Hi Ann 25\n"), log.describe());
    QCOMPARE(log.waits.size(), 2);
}

void TestContainerWaiting::neverWaits_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("terminal");
    for (const bool terminal : {false, true}) {
        for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
            QTest::addRow("%s, %s", qPrintable(language), terminal ? "terminal" : "pipes") << language << terminal;
    }
}

/// All at once, some at a time.
void TestContainerWaiting::neverWaits()
{
    QFETCH(const QString, language);
    QFETCH(const bool, terminal);
    RawLink &link = m_executors.link(language);
    std::vector<std::pair<const Asker *, qsizetype>> programs;
    for (const Asker &program : sleepers())
        programs.emplace_back(&program, 0);
    for (const Asker &program : paused())
        programs.emplace_back(&program, 1);
    std::erase_if(programs, [&](const auto &program) {
        return QLatin1StringView(program.first->language) != language || (terminal && !program.first->alsoTerminal);
    });
    constexpr size_t atOnce = 4;
    for (size_t from = 0; from < programs.size(); from += atOnce) {
        std::vector<std::pair<quint32, size_t>> runs;
        for (size_t i = from; i < std::min(from + atOnce, programs.size()); ++i) {
            const quint32 run = link.start(members(programs[i].first->code, terminal));
            runs.emplace_back(run, i);
            if (programs[i].second > 0) {
                QVERIFY2(RawLink::waitFor([&] { return !link.log(run).waits.isEmpty(); }), programs[i].first->name);
                link.sendInput(run, terminal ? "x\r" : "x\n");
            }
        }
        for (const auto &[run, i] : runs)
            QVERIFY2(RawLink::waitFor([&] { return link.log(run).all.contains("up"); }), programs[i].first->name);
        QVERIFY(letItLook(language));
        for (const auto &[run, i] : runs) {
            QVERIFY2(link.log(run).waits.size() == programs[i].second, programs[i].first->name);
            QVERIFY2(!link.log(run).hasEnded(), programs[i].first->name);
            link.sendStop(run);
            QVERIFY(link.waitForEnd(run));
        }
    }
    QVERIFY(endReader(language));
    QCOMPARE(m_executors.usageIsAtBaseline(language), QByteArray());
}

void TestContainerWaiting::givenInputIsNotAwaited()
{
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s}) {
        RawLink &link = m_executors.link(language);
        const auto all = askers();
        const auto asker = std::ranges::find(all, language, [](const Asker &one) { return QString::fromLatin1(one.language); });
        const RunLog &log = link.run(asker->code, "Ann\n25\n");
        QVERIFY2(log.all.endsWith("Hi Ann 25\n"), log.describe());
        QCOMPARE(log.waits.size(), 0);
    }
}

/// It sleeps while what was typed waits for it.
void TestContainerWaiting::unreadInputIsNotAwaited()
{
    for (const bool terminal : {false, true}) {
        RawLink &link = m_executors.link(u"python"_s);
        const quint32 run = link.start(members("import time\nprint('up')\ntime.sleep(0.4)\nprint(input())\ninput()", terminal));
        link.sendInput(run, "early\n");
        const RunLog &log = link.log(run);
        QVERIFY(RawLink::waitFor([&] { return !log.waits.isEmpty(); }));
        QVERIFY2(log.waits.first().all.contains("up"), log.describe());
        QVERIFY2(log.waits.first().all.count("early") == 1 + terminal, log.describe()); // a terminal shows what is typed
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
    }
}

/// Nobody is told to answer what he has not been shown.
void TestContainerWaiting::heldOutputComesFirst()
{
    for (const bool terminal : {false, true}) {
        RawLink &link = m_executors.link(u"python"_s);
        link.acknowledges = false;
        const quint32 run = link.start(members("print('x' * 290_000)\ninput('Name? ')", terminal));
        const RunLog &log = link.log(run);
        const auto window = qsizetype{learncode::protocol::outputWindowBytes};
        QVERIFY(RawLink::waitFor([&] { return log.all.size() == window; }));
        QVERIFY(letItLook(u"python"_s));
        QCOMPARE(log.waits.size(), 0);
        link.acknowledges = true;
        link.sendAck(run, window);
        QVERIFY(RawLink::waitFor([&] { return !log.waits.isEmpty(); }));
        QVERIFY(log.waits.first().all.endsWith("Name? "));
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
    }
}

void TestContainerWaiting::halfALineIsNoNews()
{
    RawLink &link = m_executors.link(u"cpp"_s);
    const quint32 run = link.start(members(askers().back().code, true));
    const RunLog &log = link.log(run);
    QVERIFY(RawLink::waitFor([&] { return log.waits.size() == 1; }));
    for (const char key : QByteArray("An")) {
        link.sendInput(run, QByteArray(1, key));
        QVERIFY(RawLink::waitFor([&] { return log.all.endsWith(key); })); // it is shown
        QVERIFY(letItLook(u"cpp"_s));
    }
    QVERIFY2(log.all.endsWith("An"), log.describe());
    QCOMPARE(log.waits.size(), 1);
    link.sendInput(run, "n\r");
    QVERIFY(RawLink::waitFor([&] { return log.waits.size() == 2; }));
    QVERIFY(log.waits.last().all.endsWith("Age? "));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
}

void TestContainerWaiting::gamesAreNotAnnouncedAllTheTime()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 run = link.start(members("import select\nwhile True:\n  print('frame', flush=True)\n  select.select([0], [], [], 0.05)", true));
    const RunLog &log = link.log(run);
    QVERIFY(RawLink::waitFor([&] { return log.all.count("frame") > 40; }));
    QVERIFY2(log.waits.size() <= 4 + 1 + log.waits.last().atUs / 1'000'000, QByteArray::number(log.waits.size()));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
}

/// The news come some time after the question; on a slow machine that may have to be longer.
void TestContainerWaiting::outputWhileWaitingIsFollowedByANewNotice()
{
    RawLink &link = m_executors.link(u"python"_s);
    bool hasSeenBoth = false;
    for (int seconds = 1; !hasSeenBoth && seconds < 100; seconds *= 2) {
        const quint32 run = link.start(members("import threading\nthreading.Timer(" + QByteArray::number(seconds)
                                                   + ", lambda: print('news', flush=True)).start()\ninput('Name? ')",
                                               false));
        const RunLog &log = link.log(run);
        QVERIFY(RawLink::waitFor(
            [&] { return log.all.size() == 11 && !log.waits.isEmpty() && log.waits.last().all == log.all; }));
        hasSeenBoth = log.waits.size() == 2;
        if (hasSeenBoth) {
            QCOMPARE(log.waits.first().all, "Name? ");
            QCOMPARE(log.waits.last().all, "Name? news\n");
        }
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
    }
    QVERIFY(hasSeenBoth);
}

void TestContainerWaiting::childThatReads()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 run = link.start(members("import subprocess\nprint('up', flush=True)\nsubprocess.run(['sh', '-c', 'read x; echo \"<$x>\"'])", false));
    const RunLog &log = link.log(run);
    QVERIFY(RawLink::waitFor([&] { return log.waits.size() == 1; }));
    link.sendInput(run, "abc\n");
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(log.all, "up\n<abc>\n");
}

QTEST_GUILESS_MAIN(TestContainerWaiting)
#include "tst_container_waiting.moc"
