// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server's command line answers, and what the core is linked with.
#include "tests/support/Patience.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int exitCode = -1;
    QString output;
    QString error;
};

Ended run(const QString &programPath, const QStringList &arguments)
{
    QProcess process;
    process.start(programPath, arguments);
    if (!process.waitForFinished(static_cast<int>(learncode::test::patience.count())))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

const QString server = QStringLiteral(LEARNCODE_SERVER);

class SettingsFile final
{
public:
    explicit SettingsFile(const QByteArray &text)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no settings file");
    }
    [[nodiscard]] QString path() const { return m_directory.filePath(u"settings.ini"_s); }

private:
    QTemporaryDir m_directory;
};

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpNamesEveryOption()
    {
        const Ended ended = run(server, {u"--help"_s});
        QCOMPARE(ended.exitCode, 0);
        for (const QString &option :
             {u"--port"_s, u"--listen"_s, u"--engine"_s, u"--config"_s, u"--self-test"_s, u"--help"_s, u"--version"_s})
            QVERIFY2(ended.output.contains(option), qPrintable(option));
    }

    void versionIsTheProjects()
    {
        const Ended ended = run(server, {u"--version"_s});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.output.trimmed(), u"learncode-server "_s + QStringLiteral(LEARNCODE_VERSION));
    }

    void nonsenseIsExitCode2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
        QTest::newRow("port is a word") << QStringList{u"--port"_s, u"many"_s};
        QTest::newRow("port too large") << QStringList{u"--port"_s, u"65536"_s};
        QTest::newRow("address is a word") << QStringList{u"--listen"_s, u"everywhere"_s};
        QTest::newRow("stray word") << QStringList{u"stray"_s};
    }

    void nonsenseIsExitCode2()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = run(server, arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(ended.error.contains(u"--help"_s));
    }

    void aTakenPortIsExitCode1()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const SettingsFile file("");
        const Ended ended = run(server, {u"--port"_s, QString::number(taken.serverPort()), u"--config"_s, file.path()});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.error.contains(QString::number(taken.serverPort())), qPrintable(ended.error));
    }

    void aMissingSettingsFileIsExitCode2()
    {
        const QString missing = SettingsFile("").path() + u".none"_s;
        const Ended ended = run(server, {u"--config"_s, missing});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.error.contains(u"There is no settings file"_s) && ended.error.contains(missing),
                 qPrintable(ended.error));
        QVERIFY(ended.output.isEmpty());
    }

    void badSettingsAreExitCode2_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("port")
            << QByteArray("[http]\nport=many\n")
            << u"The setting \"http/port\" is \"many\", but must be a whole number from 0 to 65535."_s;
        QTest::newRow("memory") << QByteArray("[container]\nmemoryMb=1\n") << u"from 64 to 65536"_s;
        QTest::newRow("address") << QByteArray("[http]\naddress=everywhere\n")
                                 << u"The setting \"http/address\" is \"everywhere\", but must be an IP address."_s;
        QTest::newRow("no settings") << QByteArray("port: 5000\n") << u"is not as it must be"_s;
    }

    void badSettingsAreExitCode2()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const SettingsFile file(text);
        const Ended ended = run(server, {u"--config"_s, file.path()});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.error.contains(said), qPrintable(ended.error));
    }

    void theCoreLinksNoWindows()
    {
        const Ended ended = run(u"ldd"_s, {server});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains(u"libQt6Core"_s));
        QVERIFY2(!ended.output.contains(u"libQt6Gui"_s) && !ended.output.contains(u"libQt6Widgets"_s),
                 qPrintable(ended.output));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
