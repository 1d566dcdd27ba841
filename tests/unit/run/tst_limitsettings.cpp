// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/LimitSettings.h"

#include "core/run/Language.h"
#include "core/support/Settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLimitSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleTakeTheirTime()
    {
        const RunLimits given = givenLimits(m_settings);
        const RunLimits interactive = interactiveLimits(m_settings);
        QCOMPARE(given.wallTime, 30s);
        QVERIFY(!given.cpuTime);
        QCOMPARE(interactive.wallTime, 10min);
        QCOMPARE(interactive.cpuTime, 30s);
        QVERIFY(interactive.outputBytes > given.outputBytes);
    }

    // Whatever the settings say, the pool takes a run with these limits.
    void areValid_data()
    {
        QTest::addColumn<int>("wallTimeMs");
        QTest::addColumn<int>("interactiveTimeMs");
        QTest::newRow("as usual") << 30'000 << 600'000;
        QTest::newRow("less for those who type") << 30'000 << 1000;
        QTest::newRow("least") << 0 << 0;
        QTest::newRow("most") << 1'000'000'000 << 1'000'000'000;
    }

    void areValid()
    {
        QFETCH(int, wallTimeMs);
        QFETCH(int, interactiveTimeMs);
        m_settings.override(setting::wallTimeMs.key, wallTimeMs);
        m_settings.override(setting::interactiveTimeMs.key, interactiveTimeMs);
        RequestBounds bounds;
        bounds.wallTime = std::chrono::milliseconds(m_settings.get(setting::wallTimeMs));
        bounds.interactiveWallTime = std::chrono::milliseconds(m_settings.get(setting::interactiveTimeMs));
        RunRequest request;
        request.languageId = u"python"_s;
        request.code = u"print(1)"_s;
        request.limits = interactiveLimits(m_settings);
        QVERIFY(validate(request, LanguageRegistry::builtIn(), bounds));
        request.input = QByteArray();
        request.limits = givenLimits(m_settings);
        QVERIFY(validate(request, LanguageRegistry::builtIn(), bounds));
    }

    void tellWhatAContainerHas()
    {
        QCOMPARE(givenLimits(m_settings).memoryMb, 256);
        m_settings.override(setting::memoryMb.key, 512);
        QCOMPARE(givenLimits(m_settings).memoryMb, 512);
        QCOMPARE(interactiveLimits(m_settings).memoryMb, 512);
    }

private:
    QTemporaryDir m_directory;
    Settings m_settings{m_directory.filePath(u"settings.ini"_s)};
};

QTEST_GUILESS_MAIN(TestLimitSettings)
#include "tst_limitsettings.moc"
