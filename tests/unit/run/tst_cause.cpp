// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What interpreters and compilers say when something is not here, as recorded in the containers.
#include "core/run/DiagnosticParser.h"
#include "core/run/Language.h"

#include <QFile>
#include <QTest>

#include <ctime>

using namespace learncode;
using namespace Qt::StringLiterals;
using Kind = Cause::Kind;

Q_DECLARE_METATYPE(std::optional<learncode::Cause>)

namespace {

void row(const char *name, const char *language, const QString &text, std::optional<Cause> cause)
{
    QTest::addRow("%s: %s", language, name) << QString::fromLatin1(language) << text << cause;
}

QString recorded(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString traceback =
    u"Traceback (most recent call last):\n  File \"/work/0/code/main.py\", line 1, in <module>\n"_s;
const QString nodeEnd = u"    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {\n"_s
                        "  errno: -3001,\n  syscall: 'getaddrinfo'\n}\n\nNode.js v20.19.2\n"_s;

void pythonRows()
{
    const auto add = [](const char *name, const QString &text, std::optional<Cause> cause) {
        row(name, "python", text, cause);
    };
    const QString socketFrame =
        u"  File \"/usr/lib/python3.13/socket.py\", line 233, in __init__\n    _socket.socket.__init__(self, family)\n"_s
        "    ~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^\n"_s;
    add("module", traceback + u"    import numpy\nModuleNotFoundError: No module named 'numpy'\n"_s,
        Cause{Kind::NoModule, u"numpy"_s});
    add("module, coloured",
        traceback + u"\x1b[1;35mModuleNotFoundError\x1b[0m: \x1b[35mNo module named 'numpy.linalg'\x1b[0m\r\n"_s,
        Cause{Kind::NoModule, u"numpy.linalg"_s});
    add("an own file in the module's place",
        traceback + u"ModuleNotFoundError: No module named 'random.x'; 'random' is not a package\n"_s, {});
    add("window", traceback + u"ModuleNotFoundError: No module named 'tkinter'\n"_s, Cause{Kind::NoDisplay, {}});
    add("turtle",
        traceback
            + u"    raise ImportError(str(msg) + ', please install the python3-tk package')\n"
              "ImportError: No module named 'tkinter', please install the python3-tk package\n"_s,
        Cause{Kind::NoDisplay, {}});
    add("no display", traceback + u"_tkinter.TclError: no display name and no $DISPLAY environment variable\n"_s,
        Cause{Kind::NoDisplay, {}});
    add("game", traceback + u"pygame.error: No available video device\n"_s, Cause{Kind::NoDisplay, {}});
    add("name of a host", traceback + u"socket.gaierror: [Errno -3] Temporary failure in name resolution\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("unknown host", traceback + u"socket.gaierror: [Errno -2] Name or service not known\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("page",
        traceback + u"urllib.error.URLError: <urlopen error [Errno -3] Temporary failure in name resolution>\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("page by number", traceback + u"urllib.error.URLError: <urlopen error [Errno 1] Operation not permitted>\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("socket", traceback + socketFrame + u"PermissionError: [Errno 1] Operation not permitted\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("something else not permitted", traceback + u"PermissionError: [Errno 1] Operation not permitted\n"_s, {});
    add("end of input", recorded(u"python-end-of-input.txt"_s), Cause{Kind::EndOfInput, {}});
    add("the last counts",
        traceback + u"ModuleNotFoundError: No module named 'numpy'\n\nDuring handling of the above\n"_s + traceback
            + u"EOFError: EOF when reading a line\n"_s,
        Cause{Kind::EndOfInput, {}});
    add("another error", recorded(u"python-name-error.txt"_s), {});
    add("words of the program", u"I found No module named 'x' and no network: Network is unreachable\n"_s, {});
}

void javaScriptRows()
{
    const auto add = [](const char *name, const QString &text, std::optional<Cause> cause) {
        row(name, "javascript", text, cause);
    };
    add("module", recorded(u"javascript-missing-module.txt"_s), Cause{Kind::NoModule, u"left-pad"_s});
    add("package", u"Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'chalk' imported from /work/0/code/main.js\n"_s,
        Cause{Kind::NoModule, u"chalk"_s});
    add("fetch",
        u"TypeError: fetch failed\n    at node:internal/deps/undici/undici:13510:13 {\n"_s
        "  [cause]: Error: getaddrinfo EAI_AGAIN example.com\n"_s
            + nodeEnd,
        Cause{Kind::NoNetwork, {}});
    add("host", u"Error: getaddrinfo EAI_AGAIN example.com\n"_s + nodeEnd, Cause{Kind::NoNetwork, {}});
    add("connection", u"Error: connect EPERM 93.184.216.34:443 - Local (undefined:undefined)\n"_s + nodeEnd,
        Cause{Kind::NoNetwork, {}});
    add("question", u"Error: queryA ECONNREFUSED example.com\n"_s, Cause{Kind::NoNetwork, {}});
    add("server", u"Error: listen EPERM: operation not permitted 0.0.0.0:8000\n"_s + nodeEnd,
        Cause{Kind::NoNetwork, {}});
    add("page of a browser", u"/work/0/code/main.js:1\nalert('x')\n^\n\nReferenceError: alert is not defined\n"_s,
        Cause{Kind::NoDisplay, {}});
    add("a name of the program's own", u"ReferenceError: windows is not defined\n"_s, {});
    add("another error", recorded(u"javascript-reference-error.txt"_s), {});
}

void cppRows()
{
    const auto add = [](const char *name, const QString &text, std::optional<Cause> cause) {
        row(name, "cpp", text, cause);
    };
    add("header",
        u"main.cpp:1:10: fatal error: SFML/Graphics.hpp: No such file or directory\n"
        "    1 | #include <SFML/Graphics.hpp>\n      |          ^~~~~~~~~~~~~~~~~~~\n"_s
        "compilation terminated.\n"_s,
        Cause{Kind::NoHeader, u"SFML/Graphics.hpp"_s});
    add("network", u"Temporary failure in name resolution\nsocket: Operation not permitted\n"_s,
        Cause{Kind::NoNetwork, {}});
    add("unreachable", u"connect: Network is unreachable\n"_s, Cause{Kind::NoNetwork, {}});
    add("display", u"main: cannot open display: :0\n"_s, Cause{Kind::NoDisplay, {}});
    add("another error", recorded(u"cpp-missing-semicolon.txt"_s), {});
}

} // namespace

class TestCause final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<Cause>>("cause");
        pythonRows();
        javaScriptRows();
        cppRows();
    }

    void finds()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(std::optional<Cause>, cause);
        QVERIFY(!text.isEmpty());
        const auto found = findCause(text, *LanguageRegistry::builtIn().find(language));
        QCOMPARE(found.has_value(), cause.has_value());
        if (cause) {
            QCOMPARE(found->kind, cause->kind);
            QCOMPARE(found->name, cause->name);
        }
        // What was printed before is no matter.
        const auto after =
            findCause(u"a line\n"_s.repeated(50'000) + text, *LanguageRegistry::builtIn().find(language));
        QVERIFY(after == found);
    }

    void hostileTextTakesNoLonger_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("frames") << u"  File \"/socket.py\", line 1, in x\n    a\n"_s;
        QTest::newRow("quotes") << u"ModuleNotFoundError: No module named '"_s;
        QTest::newRow("errors") << u"Error: connect Error: getaddrinfo "_s;
        QTest::newRow("colons") << u"a:1:1: fatal error: "_s;
        QTest::newRow("words") << u"cannot open cannot open can't connect to "_s;
        QTest::newRow("names") << u"a.a.a.a.a.a.a.a.a.a.a.a.a.a"_s;
    }

    // In processor time, and with much room: a pattern that goes back and forth takes hours.
    void hostileTextTakesNoLonger()
    {
        QFETCH(QString, piece);
        const std::clock_t before = std::clock();
        for (const Language &language : LanguageRegistry::builtIn().all())
            (void)findCause(piece.repeated(100'000 / piece.size()), language);
        QVERIFY(std::clock() - before < 10 * CLOCKS_PER_SEC);
    }
};

QTEST_APPLESS_MAIN(TestCause)
#include "tst_cause.moc"
