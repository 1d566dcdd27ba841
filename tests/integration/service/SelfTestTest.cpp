// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `learncode-server --self-test` as an instructor starts it: a process, real containers, its words and its status.
#include "tests/support/ServerProcess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSettings>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace learncode::test;

namespace {

const QString prefix = uniquePrefix(u"lc-test-selftest"_s);

// Names of what is on the engine that these tests made; "containers/json?all=1" or "networks".
QStringList namesThere(const QString &what)
{
    HttpProbe engine = HttpProbe::onSocket(qEnvironmentVariable("LEARNCODE_TEST_ENGINE", u"/var/run/docker.sock"_s));
    const HttpAnswer answer = engine.send("GET", u'/' + what);
    QStringList names;
    for (const QJsonValue &item : QJsonDocument::fromJson(answer.body).array()) {
        const QString name =
            item["Names"_L1].isArray() ? item["Names"_L1][0].toString().sliced(1) : item["Name"_L1].toString();
        if (name.startsWith(prefix))
            names.append(name);
    }
    names.sort();
    return answer.status == 200 ? names : QStringList{u"cannot ask"_s};
}

QStringList allThere()
{
    return namesThere(u"containers/json?all=1"_s) + namesThere(u"networks"_s);
}

/// The command, under way.
class SelfTestProcess final
{
public:
    explicit SelfTestProcess(const QStringList &arguments = {}, int httpPort = 0)
    {
        const QString config = m_directory.filePath(u"learncode.ini"_s);
        {
            QSettings settings(config, QSettings::IniFormat);
            settings.setValue(u"container/namePrefix"_s, prefix);
            settings.setValue(u"limits/wallTimeMs"_s, 100); // which is for others' programs
            if (httpPort > 0)
                settings.setValue(u"http/port"_s, httpPort);
        }
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(QStringLiteral(LEARNCODE_SERVER),
                      QStringList{u"--self-test"_s, u"--config"_s, config} + arguments);
    }

    ~SelfTestProcess()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        if (!process.waitForFinished(static_cast<int>(patience.count())))
            process.kill();
        process.waitForFinished();
    }

    [[nodiscard]] bool ends()
    {
        const bool ended =
            QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, QDeadlineTimer(longPatience));
        read();
        return ended && process.exitStatus() == QProcess::NormalExit;
    }

    /// All that it has printed so far.
    const QString &read()
    {
        output += QString::fromUtf8(process.readAllStandardOutput());
        return output;
    }

    [[nodiscard]] qsizetype rows()
    {
        static const QRegularExpression row(u"  (PASS|FAIL)$"_s, QRegularExpression::MultilineOption);
        return read().count(row);
    }

    QProcess process;
    QString output;

private:
    QTemporaryDir m_directory;
};

} // namespace

class SelfTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QCOMPARE(allThere(), QStringList()); }

    /// Beside a LearnCode that lives, whose port it does not want and whose containers it leaves alone.
    void everythingPasses()
    {
        ServerProcess server(prefix);
        QVERIFY(server.start());
        QVERIFY(server.waitUntilReady());
        const QStringList before = allThere();
        QCOMPARE(before.size(), 4);

        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        SelfTestProcess test({}, taken.serverPort());
        QVERIFY(QTest::qWaitFor([&] { return test.rows() > 0; }, QDeadlineTimer(longPatience)));
        QVERIFY(test.process.state() == QProcess::Running && !test.output.contains("passed"_L1)); // as it goes
        QCOMPARE(allThere().size(), 8);
        QVERIFY(test.ends());
        QVERIFY2(test.process.exitCode() == 0, qPrintable(test.output));

        const qsizetype rows = test.rows();
        QVERIFY2(rows >= 24, qPrintable(test.output));
        QVERIFY2(test.output.endsWith(u"\n%1 of %1 passed\n"_s.arg(rows)), qPrintable(test.output));
        QCOMPARE(test.output.count(u'\n'), rows + 2);
        for (const QString &language : {u"Python "_s, u"JavaScript "_s, u"C++ "_s})
            QVERIFY(test.output.contains(u'\n' + language));

        QCOMPARE(allThere(), before);
        const HttpAnswer answer = server.http().send("POST", u"/api/code/execute"_s,
                                                     {{u"language"_s, u"python"_s}, {u"code"_s, u"print(1)"_s}});
        QCOMPARE(answer.json["data"_L1]["output"_L1].toString(), u"1\n"_s);
        QVERIFY(server.end(SIGTERM));
    }

    void interruptedItEndsCleanly()
    {
        SelfTestProcess test;
        QVERIFY(QTest::qWaitFor([&] { return test.rows() > 0; }, QDeadlineTimer(longPatience)));
        ::kill(static_cast<pid_t>(test.process.processId()), SIGINT);
        QVERIFY(test.ends());
        QCOMPARE(test.process.exitCode(), 4);
        QVERIFY2(test.output.contains("\nInterrupted: "_L1), qPrintable(test.output));
        QCOMPARE(allThere(), QStringList());
    }

    void withPortItServesToo()
    {
        SelfTestProcess test({u"--port"_s, u"0"_s});
        static const QRegularExpression address(u"^LearnCode serves at (http://\\S+)$"_s,
                                                QRegularExpression::MultilineOption);
        QVERIFY(QTest::qWaitFor([&] { return address.match(test.read()).hasMatch(); }, QDeadlineTimer(patience)));
        HttpProbe http(QUrl(address.match(test.output).captured(1)));
        QCOMPARE(http.send("GET", u"/api/code/languages"_s).status, 200);
        ::kill(static_cast<pid_t>(test.process.processId()), SIGTERM);
        QVERIFY(test.ends());
        QCOMPARE(test.process.exitCode(), 4);
        QCOMPARE(allThere(), QStringList());
    }

    void withoutAnEngineItSaysSo()
    {
        SelfTestProcess test({u"--engine"_s, u"/nowhere/docker.sock"_s});
        QVERIFY(test.ends());
        QCOMPARE(test.process.exitCode(), 3);
        QVERIFY2(test.output.contains("\nNothing could be tried. Docker"_L1), qPrintable(test.output));
        QCOMPARE(test.rows(), 0);
    }
};

QTEST_GUILESS_MAIN(SelfTestTest)
#include "SelfTestTest.moc"
