// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/Services.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/http/service/HttpService.h"
#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "tests/bench/Figures.h"
#include "tests/support/Patience.h"
#include "ui/console/OutputPane.h"
#include "ui/console/TerminalPane.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/LanguageSelector.h"
#include "ui/window/MainWindow.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace learncode;
using namespace learncode::ui;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// How the window holds up while a program prints for ever. Wanted: the event loop is late by less than 100 ms (p95), a
// Stop takes less than 2 s.
class DesktopBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void flood_data();
    void flood();
    void cleanupTestCase();

private:
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] bool isRunning() const { return !find<QWidget>(u"runButton"_s)->isEnabled(); }

    QTemporaryDir m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void DesktopBench::initTestCase()
{
    m_settings = std::make_unique<Settings>(m_directory.filePath(u"settings.ini"_s));
    m_settings->set(setting::namePrefix, u"lc-bench-desktop"_s);
    m_settings->set(setting::httpPort, 0);
    m_settings->set(setting::outputBytes, 64 << 20); // the flood has to go on until Stop
    m_services = std::make_unique<Services>(*m_settings);
    m_window = std::make_unique<MainWindow>(WindowServices{
        .runner = &m_services->pool(),
        .health = m_services->pool().healthMonitor(),
        .settings = m_settings.get(),
        .languages = &LanguageRegistry::builtIn(),
        .draftDirectory = m_directory.filePath(u"drafts"_s),
    });
    m_window->show();
    QVERIFY(m_services->start(false).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_services->pool().healthMonitor()->health().status, ServiceStatus::Ok, longPatience);
}

void DesktopBench::flood_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    const QString python = u"while True: print('flood')"_s;
    QTest::newRow("Python lines") << u"given"_s << u"python"_s << python;
    QTest::newRow("Python without lines")
        << u"given"_s << u"python"_s << u"import sys\nwhile True: sys.stdout.write('flood' * 1000)"_s;
    QTest::newRow("JavaScript") << u"given"_s << u"javascript"_s << u"for (;;) console.log('flood');"_s;
    QTest::newRow("C++") << u"given"_s << u"cpp"_s
                         << u"#include <cstdio>\nint main() { for (;;) std::puts(\"flood\"); }"_s;
    QTest::newRow("Python in the terminal") << u"automatic"_s << u"python"_s << python;
}

void DesktopBench::flood()
{
    QFETCH(QString, mode);
    QFETCH(QString, language);
    QFETCH(QString, code);
    m_settings->set(setting::inputMode, mode);
    auto *selector = find<LanguageSelector>(u"languageSelector"_s);
    selector->setCurrentIndex(selector->findData(language));
    Q_EMIT selector->activated(selector->currentIndex());
    find<CodeEditor>(u"codeEditor"_s)->setText(code);
    QTest::mouseClick(find<QWidget>(u"runButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        (mode == "given"_L1 ? find<OutputPane>(u"outputPane"_s)->text() : find<TerminalPane>(u"terminalPane"_s)->text())
            .contains(u"flood"_s),
        patience);

    Figures late;
    QElapsedTimer clock;
    clock.start();
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    connect(&beat, &QTimer::timeout, &beat, [&] { late.add(clock.nsecsElapsed() - 10'000'000), clock.restart(); });
    beat.start(std::chrono::milliseconds(10));
    QTest::qWait(1000);
    beat.stop();
    late.tell("the event loop is late by");

    clock.restart();
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    qInfo("the stop took %lld ms", clock.elapsed());
}

void DesktopBench::cleanupTestCase()
{
    connect(m_window.get(), &MainWindow::closing, m_services.get(), &Services::shutdown);
    QSignalSpy finished(m_services.get(), &Services::finished);
    m_window->close();
    QVERIFY(finished.count() == 1 || finished.wait(patience));
}

QTEST_MAIN(DesktopBench)
#include "desktop_bench.moc"
