// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a learner meets it: real executors behind it, keys and mouse in front.
#include "app/common/Services.h"
#include "core/executor/ExecutorPool.h"
#include "core/http/HttpService.h"
#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "tests/support/SeedPrograms.h"
#include "ui/console/InputPane.h"
#include "ui/console/OutputPane.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/LanguageSelector.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ResultLine.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace learncode;
using namespace learncode::ui;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsTheSeedsPrograms_data();
    void runsTheSeedsPrograms();
    void showsOutputWhileItIsPrinted();
    void tellsTheStreamsApartAndMarksTheError();
    void staysFluentInAFloodAndStops_data();
    void staysFluentInAFloodAndStops();
    void runsAgainAfterAStop();
    void closingRemovesEverything();

private:
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const { return m_window->findChild<T *>(name); }
    [[nodiscard]] CodeEditor *editor() const { return find<CodeEditor>(u"codeEditor"_s); }
    [[nodiscard]] OutputPane *output() const { return find<OutputPane>(u"outputPane"_s); }
    [[nodiscard]] QString result() const { return find<ResultLine>(u"resultLine"_s)->text(); }
    [[nodiscard]] bool isRunning() const { return !find<QWidget>(u"runButton"_s)->isEnabled(); }
    void enter(const QString &language, const QString &code, const QString &input = {});
    void pressRun() { QTest::mouseClick(find<QWidget>(u"runButton"_s), Qt::LeftButton); }
    void pressStop() { QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier); }

    QTemporaryDir m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void DesktopTest::initTestCase()
{
    m_settings = std::make_unique<Settings>(m_directory.filePath(u"settings.ini"_s));
    m_settings->set(setting::namePrefix, u"lc-test-desktop"_s);
    m_settings->set(setting::httpPort, 0);
    m_services = std::make_unique<Services>(*m_settings);

    HealthMonitor *health = m_services->pool().healthMonitor();
    m_window = std::make_unique<MainWindow>(WindowServices{
        .runner = &m_services->pool(),
        .health = health,
        .settings = m_settings.get(),
        .languages = &LanguageRegistry::builtIn(),
        .draftDirectory = m_directory.filePath(u"drafts"_s),
    });
    m_window->show();
    QVERIFY(m_services->start(false).has_value());
    m_window->setServiceUrl(m_services->http().url());

    // The editor is there while the executors are still being made.
    enter(u"python"_s, u"print('early')"_s);
    QCOMPARE(editor()->text(), u"print('early')"_s);
    QTRY_COMPARE_WITH_TIMEOUT(health->health().status, ServiceStatus::Ok, 8min);
}

void DesktopTest::enter(const QString &language, const QString &code, const QString &input)
{
    auto *selector = find<LanguageSelector>(u"languageSelector"_s);
    selector->setFocus();
    selector->setCurrentIndex(selector->findData(language));
    Q_EMIT selector->activated(selector->currentIndex());
    editor()->setText(code);
    find<InputPane>(u"inputPane"_s)->setText(input);
}

void DesktopTest::runsTheSeedsPrograms_data()
{
    QTest::addColumn<SeedProgram>("program");
    const auto programs = seedPrograms();
    QCOMPARE(programs.size(), 6);
    for (const SeedProgram &program : programs)
        QTest::newRow(qPrintable(program.name)) << program;
}

void DesktopTest::runsTheSeedsPrograms()
{
    QFETCH(SeedProgram, program);
    enter(program.language, program.code, program.input);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && result().contains(u"exit code 0"_s), 20s);
    QCOMPARE(output()->text(), program.expectedOutput);
}

void DesktopTest::showsOutputWhileItIsPrinted()
{
    enter(u"python"_s, u"import time\nprint('first')\ntime.sleep(1)\nprint('second')\n"_s);
    pressRun();
    QTRY_COMPARE_WITH_TIMEOUT(output()->text(), u"first\n"_s, 900ms);
    QVERIFY(isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(output()->text(), u"first\nsecond\n"_s, 3s);
    QTRY_VERIFY(!isRunning());
}

void DesktopTest::tellsTheStreamsApartAndMarksTheError()
{
    enter(u"python"_s, u"name = 'Ann'\nprint('Hi', nam)\n"_s);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && output()->text().contains(u"NameError"_s), 10s);
    QCOMPARE(editor()->markedLines(), QList<int>{2});
}

void DesktopTest::staysFluentInAFloodAndStops_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::newRow("Python lines") << u"python"_s << u"while True: print('flood')"_s;
    QTest::newRow("Python without lines") << u"python"_s << u"import sys\nwhile True: sys.stdout.write('flood' * 1000)"_s;
    QTest::newRow("JavaScript") << u"javascript"_s << u"for (;;) console.log('flood');"_s;
    QTest::newRow("C++") << u"cpp"_s << u"#include <cstdio>\nint main() { for (;;) std::puts(\"flood\"); }"_s;
}

void DesktopTest::staysFluentInAFloodAndStops()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    // The flood has to go on until Stop.
    m_settings->set(setting::outputBytes, 64 << 20);
    enter(language, code);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(output()->text().contains(u"flood"_s), 20s);

    std::vector<qint64> late;
    QElapsedTimer clock;
    clock.start();
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    connect(&beat, &QTimer::timeout, &beat, [&] { late.push_back(clock.restart() - 10); });
    beat.start(10ms);
    QTest::qWait(1000);
    beat.stop();
    QVERIFY(late.size() > 10);
    std::ranges::sort(late);
    const qint64 p95 = late[late.size() * 95 / 100];
    qInfo("event loop late by %lld ms (p95), %lld ms (worst)", p95, late.back());
    QVERIFY(p95 < 100);

    QElapsedTimer stopping;
    stopping.start();
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 2s);
    qInfo("stopped after %lld ms", stopping.elapsed());
    QVERIFY2(result().contains(u"Stopped"_s) || result().contains(u"MB"_s), qPrintable(result()));
    m_settings->set(setting::outputBytes, 1 << 20);
}

void DesktopTest::runsAgainAfterAStop()
{
    enter(u"cpp"_s, u"int main() { for (volatile int i = 0;; i = i + 1) {} }"_s);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(), 5s);
    QTest::qWait(300);
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 2s);
    enter(u"python"_s, u"print('again')"_s);
    pressRun();
    QTRY_COMPARE_WITH_TIMEOUT(output()->text(), u"again\n"_s, 10s);
    QTRY_VERIFY(!isRunning());
}

void DesktopTest::closingRemovesEverything()
{
    connect(m_window.get(), &MainWindow::closing, m_services.get(), &Services::shutdown);
    QSignalSpy finished(m_services.get(), &Services::finished);
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(finished.count() == 1 || finished.wait(10'000));
    const ServiceHealth health = m_services->pool().healthMonitor()->health();
    QVERIFY(std::ranges::all_of(health.executors,
                                [](const ExecutorHealth &executor) { return executor.state == ExecutorState::Absent; }));
}

QTEST_MAIN(DesktopTest)
#include "DesktopTest.moc"
