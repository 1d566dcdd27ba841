// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/Settings.h"

#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace learncode;

/// The table of settings, and a file that somebody edited by hand.
class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tableIsSound();
    void everyHandleHasItsRow();
    void textsOfOtherKeys();
    void roundTrips_data();
    void roundTrips();
    void staysInRange_data();
    void staysInRange();
    void survivesHandEditing_data();
    void survivesHandEditing();
    void readsATextWithCommas();
    void tellsBadValues_data();
    void tellsBadValues();
    void tellsUnknownKeys();
    void tellsBadFiles_data();
    void tellsBadFiles();
    void tellsOfChanges();
    void overridesForThisProcessOnly();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
};

namespace {

// A value that differs from the default, within the range.
QVariant another(const SettingInfo &info)
{
    switch (info.type) {
    case QMetaType::Bool: return !info.defaultValue.toBool();
    case QMetaType::Int:
        return info.defaultValue == info.maximum ? info.defaultValue.toInt() - 1 : info.defaultValue.toInt() + 1;
    case QMetaType::LongLong: return info.defaultValue.toLongLong() + 1;
    case QMetaType::Double: return info.defaultValue.toDouble() + 0.25;
    default: return info.defaultValue.toString() + u"ä, \"b\"; c=d\\e"_s;
    }
}

void addRows()
{
    QTest::addColumn<qsizetype>("row");
    for (size_t i = 0; i < allSettings().size(); ++i)
        QTest::newRow(allSettings()[i].key) << static_cast<qsizetype>(i);
}

const SettingInfo &rowAt(qsizetype index)
{
    return allSettings()[static_cast<size_t>(index)];
}

} // namespace

void TestSettings::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_file = m_directory->filePath(u"settings.ini"_s);
}

void TestSettings::tableIsSound()
{
    QSet<QString> keys;
    for (const SettingInfo &info : allSettings()) {
        const QString key = QString::fromLatin1(info.key);
        QVERIFY2(!keys.contains(key), info.key);
        keys.insert(key);
        QVERIFY2(key.count(u'/') == 1, info.key);
        QVERIFY2(qstrlen(info.description) > 0, info.key);
        QCOMPARE(info.defaultValue.metaType(), QMetaType(info.type));
        QCOMPARE(info.minimum.isValid(), info.maximum.isValid());
        if (info.type == QMetaType::Int || info.type == QMetaType::Double)
            QVERIFY2(info.minimum.isValid(), "a number without a range");
        if (info.minimum.isValid()) {
            QVERIFY2(QVariant::compare(info.minimum, info.defaultValue) <= 0, info.key);
            QVERIFY2(QVariant::compare(info.defaultValue, info.maximum) <= 0, info.key);
        }
    }
}

void TestSettings::everyHandleHasItsRow()
{
    // Asking without a row ends the program in a debug build, so each handle is asked.
    using namespace setting;
    QSet<QString> handles;
    const Settings settings(m_file);
    const auto ask = [&]<typename T>(Setting<T> handle) {
        handles.insert(QString::fromLatin1(handle.key));
        return settings.value(handle.key).metaType() == QMetaType::fromType<T>();
    };
    QVERIFY(ask(enginePath) && ask(baseImage) && ask(memoryMb) && ask(cpus) && ask(pids) && ask(openFiles)
            && ask(workMb));
    QVERIFY(ask(wallTimeMs) && ask(outputBytes) && ask(inputBytes) && ask(codeBytes) && ask(waitingRuns));
    QVERIFY(ask(interactiveTimeMs) && ask(interactiveOutputBytes));
    QVERIFY(ask(httpPort) && ask(httpAddress) && ask(httpBodyBytes) && ask(httpConnections)
            && ask(httpConnectionsPerClient) && ask(httpReceiveTimeoutMs));
    QVERIFY(ask(httpIdleTimeoutMs) && ask(httpHosts) && ask(namePrefix));
    QVERIFY(ask(sessions) && ask(sessionsPerClient) && ask(sessionIdleMs) && ask(sessionPingMs));
    QVERIFY(ask(sessionMessagesPerSecond) && ask(sessionBytesPerSecond) && ask(sessionPendingBytes));
    QVERIFY(ask(windowGeometry) && ask(verticalSplit) && ask(horizontalSplit));
    QVERIFY(ask(inputMode));
    QVERIFY(ask(theme) && ask(editorFontSize) && ask(lastLanguage));
    for (const SettingInfo &info : allSettings())
        QVERIFY2(handles.contains(QString::fromLatin1(info.key)), info.key);
    QCOMPARE(static_cast<size_t>(handles.size()), allSettings().size());
}

void TestSettings::textsOfOtherKeys()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[logo]\nstandard= 17 \nlist=a, b\n");
    file.close();
    const Settings settings(m_file);
    QCOMPARE(settings.text(u"logo/standard"_s), u"17"_s);
    QCOMPARE(settings.text(u"logo/list"_s), QString());
    QCOMPARE(settings.text(u"other/standard"_s), QString());
}

void TestSettings::roundTrips_data()
{
    addRows();
}

void TestSettings::roundTrips()
{
    QFETCH(qsizetype, row);
    const SettingInfo &info = rowAt(row);
    const QVariant value = another(info);
    {
        Settings settings(m_file);
        QCOMPARE(settings.value(info.key), info.defaultValue);
        settings.setValue(info.key, value);
        QCOMPARE(settings.value(info.key), value);
    }
    const Settings again(m_file);
    QCOMPARE(again.value(info.key), value);
    QCOMPARE(again.value(info.key).metaType(), QMetaType(info.type));
}

void TestSettings::staysInRange_data()
{
    addRows();
}

void TestSettings::staysInRange()
{
    QFETCH(qsizetype, row);
    const SettingInfo &info = rowAt(row);
    if (!info.minimum.isValid()) {
        QCOMPARE(info.type, QMetaType::QString);
        return;
    }
    Settings settings(m_file);
    settings.setValue(info.key, info.minimum.toDouble() - 1);
    QCOMPARE(settings.value(info.key), info.minimum);
    settings.setValue(info.key, info.maximum.toDouble() + 1);
    QCOMPARE(settings.value(info.key), info.maximum);
}

void TestSettings::survivesHandEditing_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("memory");
    QTest::newRow("a number") << "512" << 512;
    QTest::newRow("too little") << "0" << 64;
    QTest::newRow("negative") << "-5" << 64;
    QTest::newRow("too much") << "999999" << 65536;
    QTest::newRow("beyond all numbers") << "99999999999999999999" << 256;
    QTest::newRow("a word") << "lots" << 256;
    QTest::newRow("with a unit") << "512 MB" << 256;
    QTest::newRow("nothing") << "" << 256;
    QTest::newRow("a list") << "1, 2, 3" << 256;
}

void TestSettings::survivesHandEditing()
{
    QFETCH(QString, written);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("[container]\nmemoryMb=" + written.toUtf8() + "\ncpus=nan\n") > 0);
    file.close();
    const Settings settings(m_file);
    QTEST(settings.get(setting::memoryMb), "memory");
    const double cpus = settings.get(setting::cpus);
    QVERIFY2(cpus >= 0.1 && cpus <= 64.0, qPrintable(QString::number(cpus)));
}

void TestSettings::readsATextWithCommas()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("[http]\nhosts=lab.example, 192.0.2.7\n") > 0);
    file.close();
    QCOMPARE(Settings(m_file).get(setting::httpHosts), u"lab.example,192.0.2.7"_s);
}

void TestSettings::tellsBadValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("used");
    const auto row = [](const char *name, const char *text, const QString &message = {}, const QString &used = {}) {
        QTest::newRow(name) << QByteArray(text) << message << used;
    };
    const QString memory =
        u"The setting \"container/memoryMb\" is \"%1\", but must be a whole number from 64 to 65536."_s;
    row("good", "[container]\nmemoryMb=512\ncpus=0.5\n[ui]\ntheme=dark\n");
    row("nothing", "");
    row("a word", "[container]\nmemoryMb=lots\n", memory.arg(u"lots"_s), u"256"_s);
    row("with a unit", "[container]\nmemoryMb=512 MB\n", memory.arg(u"512 MB"_s), u"256"_s);
    row("a list", "[container]\nmemoryMb=1, 2\n", memory.arg(u"1,2"_s), u"256"_s);
    row("a fraction", "[container]\nmemoryMb=99.5\n", memory.arg(u"99.5"_s), u"256"_s);
    row("too little", "[container]\nmemoryMb=-5\n", memory.arg(u"-5"_s), u"64"_s);
    row("too much", "[container]\nmemoryMb=65537\n", memory.arg(u"65537"_s), u"65536"_s);
    row("empty", "[container]\nmemoryMb=\n", memory.arg(QString()), u"256"_s);
    row("no number", "[container]\ncpus=nan\n",
        u"The setting \"container/cpus\" is \"nan\", but must be a number from 0.1 to 64."_s, u"0.5"_s);
    row("another word", "[ui]\ntheme=blue\n",
        u"The setting \"ui/theme\" is \"blue\", but must be one of system, light, dark."_s, u"system"_s);
    row("a text with commas", "[http]\nhosts=lab.example, 192.0.2.7\n");
}

void TestSettings::tellsBadValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const QList<SettingFault> faults = Settings(m_file).faults();
    QCOMPARE(faults.size(), message.isEmpty() ? 0 : 1);
    if (!faults.isEmpty()) {
        QCOMPARE(faults.first().message, message);
        QTEST(faults.first().used, "used");
    }
}

void TestSettings::tellsUnknownKeys()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("[container]\nmemoryMB=512\n[http]\nport=1\n[colour]\nof=red\n") > 0);
    file.close();
    QCOMPARE(Settings(m_file).unknownKeys(),
             (QStringList{u"There is no setting \"colour/of\"."_s,
                          u"There is no setting \"container/memoryMB\". Did you mean \"container/memoryMb\"?"_s}));
}

void TestSettings::tellsBadFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("good") << u"a.ini"_s << QByteArray("[http]\nport=1\n") << QString();
    QTest::newRow("empty") << u"a.ini"_s << QByteArray("") << QString();
    QTest::newRow("missing") << u"none.ini"_s << QByteArray() << u"no_settings"_s;
    QTest::newRow("a folder") << QString() << QByteArray() << u"no_settings"_s;
    QTest::newRow("something else") << u"a.ini"_s << QByteArray("port: 5000\nthis is YAML\n") << u"bad_settings"_s;
}

void TestSettings::tellsBadFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const QString path = m_directory->filePath(name);
    if (!text.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    const auto readable = Settings::checkFile(path);
    QCOMPARE(readable ? QString() : readable.error().code, code);
    if (!readable)
        QVERIFY2(readable.error().message.contains(path), qPrintable(readable.error().message));
}

void TestSettings::tellsOfChanges()
{
    Settings settings(m_file);
    QSignalSpy changed(&settings, &Settings::changed);
    settings.set(setting::pids, settings.get(setting::pids));
    QCOMPARE(changed.size(), 0);
    settings.set(setting::pids, 300);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), u"container/pids"_s);
    settings.set(setting::pids, 1'000'000);
    settings.set(setting::pids, 2'000'000);
    QCOMPARE(changed.size(), 2);
}

void TestSettings::overridesForThisProcessOnly()
{
    {
        Settings settings(m_file);
        settings.set(setting::httpPort, 6000);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.override(setting::httpPort.key, 5099);
        QCOMPARE(settings.get(setting::httpPort), 5099);
        QCOMPARE(changed.size(), 1);
        settings.override(setting::httpPort.key, 70'000);
        QCOMPARE(settings.get(setting::httpPort), 65535);
    }
    QCOMPARE(Settings(m_file).get(setting::httpPort), 6000);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
