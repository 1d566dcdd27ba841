// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of learncode-server as its users meet it: a process, real containers, HTTP.
#include "tests/support/SeedPrograms.h"
#include "tests/support/ServerProcess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace learncode::test;

namespace {

const QString prefix = uniquePrefix(u"lc-test-server"_s);
const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};

HttpProbe engineProbe()
{
    return HttpProbe::onSocket(qEnvironmentVariable("LEARNCODE_TEST_ENGINE", u"/var/run/docker.sock"_s));
}

// What runs or lies about on the engine under the names of these tests.
QStringList containersThere()
{
    HttpProbe engine = engineProbe();
    const HttpAnswer answer = engine.send("GET", u"/containers/json?all=1"_s);
    QStringList names;
    for (const QJsonValue &container : QJsonDocument::fromJson(answer.body).array()) {
        const QString name = container["Names"_L1][0].toString().sliced(1);
        if (name.startsWith(prefix))
            names.append(name);
    }
    names.sort();
    return names;
}

QStringList networksThere()
{
    HttpProbe engine = engineProbe();
    QStringList names;
    for (const QJsonValue &network : QJsonDocument::fromJson(engine.send("GET", u"/networks"_s).body).array()) {
        if (network["Name"_L1].toString().startsWith(prefix))
            names.append(network["Name"_L1].toString());
    }
    return names;
}

QString containerOf(const QString &language)
{
    return prefix + u'-' + language + u"-executor"_s;
}

QStringList allContainers()
{
    QStringList names;
    for (const QString &language : languages)
        names.append(containerOf(language));
    names.sort();
    return names;
}

QJsonObject program(const QString &language, const QString &code, const QString &input = {})
{
    return {{u"language"_s, language}, {u"code"_s, code}, {u"input"_s, input}};
}

// Prints a number of its caller's choice, in any of the languages.
QJsonObject numberProgram(int number)
{
    switch (number % 3) {
    case 0: return program(u"python"_s, u"print(input(), %1)"_s.arg(number), u"py\n"_s);
    case 1:
        return program(u"javascript"_s, u"console.log(require('fs').readFileSync(0, 'utf8').trim(), %1)"_s.arg(number),
                       u"js\n"_s);
    default:
        return program(
            u"cpp"_s,
            u"#include <cstdio>\nint main() { char s[99]; std::scanf(\"%98s\", s); std::printf(\"%s %1\\n\", s); }"_s
                .arg(number),
            u"cpp\n"_s);
    }
}

QString expectedNumber(int number)
{
    static const QStringList words{u"py"_s, u"js"_s, u"cpp"_s};
    return words[number % 3] + u' ' + QString::number(number) + u'\n';
}

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        QVERIFY(m_server.waitUntilReady());
    }

    void runsTheSeedsPrograms_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<QString>("expected");
        const auto programs = seedPrograms();
        QCOMPARE(programs.size(), 6);
        for (const SeedProgram &seed : programs)
            QTest::newRow(qPrintable(seed.name))
                << program(seed.language, seed.code, seed.input) << seed.expectedOutput;
    }

    void runsTheSeedsPrograms()
    {
        QFETCH(QJsonObject, request);
        QFETCH(QString, expected);
        const HttpAnswer answer = m_server.http().send("POST", u"/api/code/execute"_s, request);
        QCOMPARE(answer.status, 200);
        const QJsonObject data = answer.json["data"_L1].toObject();
        QCOMPARE(data["output"_L1].toString(), expected);
        QCOMPARE(data["outcome"_L1].toString(), u"ok"_s);
        QCOMPARE(data["error"_L1].toBool(true), false);
    }

    void tellsWhatIsNotHere_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QString &language, const QString &code, const QString &message) {
            QTest::newRow(name) << language << code << message;
        };
        const QString network = u"Programs here have no network."_s;
        const QString window = u"Programs here have no window to draw in: they print, and read what is typed."_s;
        const QString module =
            u"The module \"%1\" is not installed here: there is what comes with %2, and the program's own files."_s;
        row("Python: module", u"python"_s, u"import numpy"_s, module.arg(u"numpy"_s, u"Python"_s));
        row("Python: host", u"python"_s, u"import urllib.request as r\nr.urlopen('http://example.com')"_s, network);
        row("Python: address", u"python"_s, u"import urllib.request as r\nr.urlopen('http://192.0.2.1')"_s, network);
        row("Python: socket", u"python"_s, u"import socket\nsocket.socket().connect(('192.0.2.1', 80))"_s, network);
        row("Python: window", u"python"_s, u"import tkinter\ntkinter.Tk()"_s, window);
        row("Python: turtle", u"python"_s, u"from turtle import *\nforward(9)"_s, window);
        row("Python: end of input", u"python"_s, u"input()"_s, u"The program asked for more input than there was."_s);
        row("Python: killed", u"python"_s, u"import os\nos.kill(os.getpid(), 9)"_s,
            u"The program was killed, by itself or by another process of its own."_s);
        row("Python: exit code", u"python"_s, u"raise SystemExit(3)"_s, u"The program ended with exit code 3."_s);
        row("JavaScript: module", u"javascript"_s, u"require('express')"_s, module.arg(u"express"_s, u"JavaScript"_s));
        row("JavaScript: host", u"javascript"_s, u"fetch('http://example.com')"_s, network);
        row("JavaScript: address", u"javascript"_s, u"require('net').connect(80, '192.0.2.1')"_s, network);
        row("JavaScript: server", u"javascript"_s, u"require('http').createServer(() => {}).listen(8000)"_s, network);
        row("JavaScript: page", u"javascript"_s, u"alert('x')"_s, window);
        row("C++: header", u"cpp"_s, u"#include <SFML/Graphics.hpp>\nint main() {}"_s,
            u"There is no header \"SFML/Graphics.hpp\" here: there are those of C++, and the program's own files."_s);
        row("C++: told to end", u"cpp"_s, u"#include <csignal>\nint main() { raise(SIGTERM); }"_s,
            u"The program was told to end, by itself or by another process of its own."_s);
        row("C++: socket", u"cpp"_s,
            u"#include <sys/socket.h>\n#include <cstdio>\nint main() { if (socket(AF_INET, SOCK_STREAM, 0) < 0) {"
            " perror(\"socket\"); return 1; } }"_s,
            network);
    }

    void tellsWhatIsNotHere()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, message);
        const HttpAnswer answer = m_server.http().send("POST", u"/api/code/execute"_s, program(language, code, {}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["data"_L1]["message"_L1].toString(), message);
        QVERIFY(answer.json["data"_L1]["error"_L1].toBool());
    }

    // Once each, however often the service is well again.
    void tellsTheInstructorInItsLog()
    {
        const QJsonArray warnings = m_server.http().send("GET", u"/api/health"_s).json["warnings"_L1].toArray();
        QVERIFY(!warnings.isEmpty()); // a network has one or the other on every engine
        for (const QJsonValue warning : warnings)
            QCOMPARE(m_server.log().count(warning["message"_L1].toString().toUtf8()), 1);
    }

    void eachAnswerBelongsToItsRequest()
    {
        constexpr int total = 60;
        constexpr int atOnce = 20;
        int next = 0;
        int answered = 0;
        QStringList wrong;
        const std::function<void()> sendNext = [&] {
            if (next == total)
                return;
            const int number = next++;
            m_server.http().sendAsync("POST", u"/api/code/execute"_s, numberProgram(number),
                                      [&, number](const HttpAnswer &answer) {
                                          ++answered;
                                          const QString output = answer.json["data"_L1]["output"_L1].toString();
                                          if (output != expectedNumber(number))
                                              wrong.append(u"%1: %2"_s.arg(number).arg(QString::fromUtf8(answer.body)));
                                          sendNext();
                                      });
        };
        for (int i = 0; i < atOnce; ++i)
            sendNext();
        QTRY_COMPARE_WITH_TIMEOUT(answered, total, longPatience);
        QCOMPARE(wrong, QStringList());
    }

    void languagesCarryTheContainersVersions()
    {
        const HttpAnswer answer = m_server.http().send("GET", u"/api/code/languages"_s);
        QCOMPARE(answer.status, 200);
        const QJsonArray data = answer.json["data"_L1].toArray();
        QCOMPARE(data.size(), 3);
        for (const QJsonValue &language : data)
            QVERIFY2(language["version"_L1].toString().contains(u'.'), qPrintable(language["id"_L1].toString()));
    }

    void containersAreConfined_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages)
            QTest::newRow(qPrintable(language)) << language;
    }

    void containersAreConfined()
    {
        QFETCH(QString, language);
        HttpProbe engine = engineProbe();
        const QJsonObject container = engine.send("GET", u"/containers/%1/json"_s.arg(containerOf(language))).json;
        const QJsonObject host = container["HostConfig"_L1].toObject();
        QCOMPARE(host["Memory"_L1].toInteger(), 268435456);
        QCOMPARE(host["MemorySwap"_L1].toInteger(), 268435456);
        QCOMPARE(host["CpuQuota"_L1].toDouble() / host["CpuPeriod"_L1].toDouble(), 0.5);
        QCOMPARE(host["ReadonlyRootfs"_L1].toBool(), true);
        QCOMPARE(host["CapDrop"_L1].toArray(), QJsonArray{u"ALL"_s});
        QVERIFY(host["PidsLimit"_L1].toInteger() > 0);
        QVERIFY(host["SecurityOpt"_L1].toArray().contains(u"no-new-privileges"_s)
                || host["SecurityOpt"_L1].toArray().contains(u"no-new-privileges:true"_s));
        QCOMPARE(host["Privileged"_L1].toBool(true), false);
    }

    void aKilledContainerEndsItsRunAndComesBack_data() { containersAreConfined_data(); }

    void aKilledContainerEndsItsRunAndComesBack()
    {
        QFETCH(QString, language);
        static const QHash<QString, QString> endless{
            {u"python"_s, u"while True: pass"_s},
            {u"javascript"_s, u"for (;;) {}"_s},
            {u"cpp"_s, u"int main() { for (volatile int i = 0;; i = i + 1) {} }"_s},
        };
        std::optional<HttpAnswer> lost;
        m_server.http().sendAsync("POST", u"/api/code/execute"_s, program(language, endless[language]),
                                  [&](const HttpAnswer &answer) { lost = answer; });
        const auto active = [&] {
            const QJsonArray executors = m_server.http().send("GET", u"/api/health"_s).json["executors"_L1].toArray();
            return std::ranges::any_of(executors, [&](const QJsonValue &executor) {
                return executor["language"_L1].toString() == language && executor["active"_L1].toInt() == 1;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(active(), patience);

        HttpProbe engine = engineProbe();
        QCOMPARE(engine.send("POST", u"/containers/%1/kill"_s.arg(containerOf(language))).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(lost.has_value(), patience);
        QCOMPARE(lost->json["data"_L1]["outcome"_L1].toString(), u"executor_lost"_s);

        const int number = static_cast<int>(languages.indexOf(language));
        const HttpAnswer next = m_server.http().send("POST", u"/api/code/execute"_s, numberProgram(number));
        QCOMPARE(next.json["data"_L1]["output"_L1].toString(), expectedNumber(number));
        QVERIFY(m_server.waitUntilReady());
    }

    void aSecondInstanceLeavesTheFirstAlone()
    {
        const QStringList before = containersThere();
        QCOMPARE(before, allContainers());
        ServerProcess second(prefix);
        QVERIFY(second.start());
        QVERIFY(second.waitUntilReady());
        QCOMPARE(containersThere().size(), 6);
        const HttpAnswer answer = second.http().send("POST", u"/api/code/execute"_s, numberProgram(0));
        QCOMPARE(answer.json["data"_L1]["output"_L1].toString(), expectedNumber(0));
        QVERIFY(second.end(SIGINT));
        QCOMPARE(containersThere(), before);
        QCOMPARE(m_server.http()
                     .send("POST", u"/api/code/execute"_s, numberProgram(1))
                     .json["data"_L1]["output"_L1]
                     .toString(),
                 expectedNumber(1));
    }

    void aKilledServersContainersAreRemovedByTheNext()
    {
        QVERIFY(m_server.end(SIGKILL));
        QCOMPARE(containersThere(), allContainers());

        ServerProcess next(prefix);
        QVERIFY(next.start());
        QVERIFY(next.waitUntilReady());
        QCOMPARE(containersThere(), allContainers());
        QCOMPARE(networksThere().size(), 1);

        QVERIFY(next.end(SIGTERM));
        QCOMPARE(next.process().exitCode(), 0);
        QCOMPARE(containersThere(), QStringList());
        QCOMPARE(networksThere(), QStringList());
    }

private:
    ServerProcess m_server{prefix};
};

QTEST_GUILESS_MAIN(ServerTest)
#include "ServerTest.moc"
