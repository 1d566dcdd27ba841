// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/Logging.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace learncode;

/// Log lines, as they come out of the process.
class TestLogging final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesALineAMessage();
    void escapesWhatStrangersSend_data();
    void escapesWhatStrangersSend();
    void hidesDebugUntilAsked();

private:
    /// What \a log writes to standard error.
    template<typename Function>
    [[nodiscard]] static QByteArray written(Function log);
};

template<typename Function>
QByteArray TestLogging::written(Function log)
{
    QTemporaryFile file;
    if (!file.open())
        return "no temporary file";
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    const QtMessageHandler handler = qInstallMessageHandler(nullptr);
    installMessageFormat();
    log();
    qInstallMessageHandler(handler);
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    file.seek(0);
    return file.readAll();
}

void TestLogging::writesALineAMessage()
{
    const QByteArray lines = written([] {
        qCInfo(lcExecutor) << "python is ready";
        qCWarning(lcHttp).noquote() << u"naïve ✓"_s;
        qCCritical(lcEngine, "gone");
    });
    static const QRegularExpression expected(u"\\A\\d\\d:\\d\\d:\\d\\d info  executor: python is ready\n"
                                             "\\d\\d:\\d\\d:\\d\\d warn  http: naïve ✓\n"
                                             "\\d\\d:\\d\\d:\\d\\d error engine: gone\n\\z"_s);
    QVERIFY2(expected.match(QString::fromUtf8(lines)).hasMatch(), lines.constData());
}

void TestLogging::escapesWhatStrangersSend_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("logged");
    QTest::newRow("a second line") << "a\n12:00:00 info  app: forged" << QByteArray("a\\x0a12:00:00 info  app: forged");
    QTest::newRow("return") << "a\rb" << QByteArray("a\\x0db");
    QTest::newRow("terminal") << "\x1b[2J\x1b]0;title\x07" << QByteArray("\\x1b[2J\\x1b]0;title\\x07");
    QTest::newRow("C1 control") << u"\u009b31m"_s << QByteArray("\\x9b31m");
    QTest::newRow("delete") << "\x7f" << QByteArray("\\x7f");
    QTest::newRow("nothing to do") << u"grüße 漢字"_s << QByteArray("grüße 漢字");
}

void TestLogging::escapesWhatStrangersSend()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, logged);
    const QByteArray line = written([&] { qCInfo(lcHttp).noquote() << sent; });
    QCOMPARE(line.count('\n'), 1);
    QVERIFY2(line.endsWith("http: " + logged + '\n'), line.constData());
}

void TestLogging::hidesDebugUntilAsked()
{
    QVERIFY(written([] { qCDebug(lcEngine, "hidden"); }).isEmpty());
    QLoggingCategory::setFilterRules(u"learncode.engine.debug=true"_s);
    const QByteArray line = written([] { qCDebug(lcEngine, "shown"); });
    QLoggingCategory::setFilterRules({});
    QVERIFY2(line.endsWith("debug engine: shown\n"), line.constData());
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
