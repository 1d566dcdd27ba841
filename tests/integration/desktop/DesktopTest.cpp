// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a learner meets it: real executors behind it, keys and mouse in front.
#include "app/common/Services.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/http/service/HttpService.h"
#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "tests/support/Patience.h"
#include "tests/support/SeedPrograms.h"
#include "ui/console/InputPane.h"
#include "ui/console/OutputPane.h"
#include "ui/console/TerminalPane.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/LanguageSelector.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ResultLine.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace learncode;
using namespace learncode::ui;
using namespace learncode::test;
using namespace Qt::StringLiterals;

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsTheSeedsPrograms_data();
    void runsTheSeedsPrograms();
    void showsOutputWhileItIsPrinted();
    void tellsTheStreamsApartAndMarksTheError();
    void stopsAFlood_data();
    void stopsAFlood();
    void runsAgainAfterAStop();
    void conversation_data();
    void conversation();
    void controlCInterrupts();
    void stopWhileItWaits();
    void theTerminalIsReal();
    void endOfInputByKey();
    void compileErrorInTheTerminal();
    void errorsAreMarkedFromTheTerminal_data();
    void errorsAreMarkedFromTheTerminal();
    void floodInTheTerminal();
    void closingRemovesEverything();

private:
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] CodeEditor *editor() const { return find<CodeEditor>(u"codeEditor"_s); }
    [[nodiscard]] OutputPane *output() const { return find<OutputPane>(u"outputPane"_s); }
    [[nodiscard]] QString result() const { return find<ResultLine>(u"resultLine"_s)->text(); }
    [[nodiscard]] bool isRunning() const { return !find<QWidget>(u"runButton"_s)->isEnabled(); }
    void enter(const QString &language, const QString &code, const QString &input = {});
    [[nodiscard]] TerminalPane *terminal() const { return find<TerminalPane>(u"terminalPane"_s); }
    /// Begins a program that will be talked to.
    void talkTo(const QString &language, const QString &code);
    /// Waits until the program has asked and the keyboard is in the terminal, then types and presses Enter.
    void answer(const QString &text);
    [[nodiscard]] bool isAwaiting() const { return find<QLabel>(u"awaitingNote"_s)->isVisible(); }
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
    m_settings->set(setting::namePrefix,
                    u"lc-test-desktop-%1"_s.arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0')));
    m_settings->set(setting::wallTimeMs, 600'000); // no program here ends by its time
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
    m_window->activateWindow();
    // Most tests are about the output; those of the terminal ask for it.
    m_settings->set(setting::inputMode, u"given"_s);
    QVERIFY(m_services->start(false).has_value());
    m_window->setServiceUrl(m_services->http().url());

    // The editor is there while the executors are still being made.
    enter(u"python"_s, u"print('early')"_s);
    QCOMPARE(editor()->text(), u"print('early')"_s);
    QTRY_COMPARE_WITH_TIMEOUT(health->health().status, ServiceStatus::Ok, longPatience);
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
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && result().contains(u"exit code 0"_s), patience);
    QCOMPARE(output()->text(), program.expectedOutput);
}

// It never ends by itself, so all that is seen is seen while it runs.
void DesktopTest::showsOutputWhileItIsPrinted()
{
    enter(u"python"_s,
          u"import itertools, time\nfor i in itertools.count():\n    print('line', i)\n    time.sleep(0.2)\n"_s);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(output()->text().startsWith(u"line 0\n"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(output()->text().contains(u"line 3\n"_s), patience);
    QVERIFY(isRunning());
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
}

void DesktopTest::tellsTheStreamsApartAndMarksTheError()
{
    enter(u"python"_s, u"name = 'Ann'\nprint('Hi', nam)\n"_s);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && output()->text().contains(u"NameError"_s), patience);
    QCOMPARE(editor()->markedLines(), QList<int>{2});
}

void DesktopTest::stopsAFlood_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::newRow("Python lines") << u"python"_s << u"while True: print('flood')"_s;
    QTest::newRow("Python without lines")
        << u"python"_s << u"import sys\nwhile True: sys.stdout.write('flood' * 1000)"_s;
    QTest::newRow("JavaScript") << u"javascript"_s << u"for (;;) console.log('flood');"_s;
    QTest::newRow("C++") << u"cpp"_s << u"#include <cstdio>\nint main() { for (;;) std::puts(\"flood\"); }"_s;
}

void DesktopTest::stopsAFlood()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    // The flood has to go on until Stop.
    m_settings->set(setting::outputBytes, 64 << 20);
    enter(language, code);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(output()->text().contains(u"flood"_s), patience);
    QTest::qWait(300); // in the middle of it
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY2(result().contains(u"Stopped"_s) || result().contains(u"MB"_s), qPrintable(result()));
    m_settings->set(setting::outputBytes, 1 << 20);
}

void DesktopTest::runsAgainAfterAStop()
{
    enter(u"cpp"_s, u"int main() { for (volatile int i = 0;; i = i + 1) {} }"_s);
    pressRun();
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(), patience);
    QTest::qWait(300);
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    enter(u"python"_s, u"print('again')"_s);
    pressRun();
    QTRY_COMPARE_WITH_TIMEOUT(output()->text(), u"again\n"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
}

void DesktopTest::talkTo(const QString &language, const QString &code)
{
    m_settings->set(setting::inputMode, u"automatic"_s);
    enter(language, code);
    editor()->setFocus();
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    QVERIFY(isRunning());
}

void DesktopTest::answer(const QString &text)
{
    QTRY_VERIFY_WITH_TIMEOUT(isAwaiting() && terminal()->hasFocusInside(), patience);
    QTest::keyClicks(QApplication::focusWidget(), text);
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(text), patience); // the terminal has had it
    QVERIFY(isAwaiting()); // half a line is no answer yet
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!isAwaiting() || terminal()->text().contains(text), patience);
}

void DesktopTest::conversation_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::newRow("Python") << u"python"_s << uR"(name = input("Name? ")
age = int(input("Age? "))
print("Hi", name, age + 1)
)"_s;
    QTest::newRow("JavaScript") << u"javascript"_s << uR"(const readline = require('node:readline');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('Name? ', (name) => rl.question('Age? ', (age) => {
    console.log('Hi', name, Number(age) + 1);
    rl.close();
}));
)"_s;
    QTest::newRow("C++") << u"cpp"_s << uR"(#include <iostream>
#include <string>
int main() {
    std::string name;
    int age = 0;
    std::cout << "Name? ";
    std::cin >> name;
    std::cout << "Age? ";
    std::cin >> age;
    std::cout << "Hi " << name << ' ' << age + 1 << '\n';
}
)"_s;
}

void DesktopTest::conversation()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    talkTo(language, code);
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().startsWith(u"Name?"_s), patience);
    answer(u"Ann"_s);
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"Age?"_s), patience);
    answer(u"41"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY2(result().contains(u"exit code 0"_s), qPrintable(result()));
    QTRY_VERIFY2_WITH_TIMEOUT(terminal()->text().startsWith(u"Name? Ann\nAge? 41\nHi Ann 42\n"_s),
                              qPrintable(terminal()->text()), patience);
    QVERIFY(!isAwaiting());
}

void DesktopTest::controlCInterrupts()
{
    talkTo(u"python"_s, u"import time\nprint('working')\nwhile True: time.sleep(1)\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"working"_s) && terminal()->hasFocusInside(), patience);
    QVERIFY(!isAwaiting()); // it sleeps: nobody needs to type
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY2(result().startsWith(u"Interrupted"_s), qPrintable(result()));
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"KeyboardInterrupt"_s), patience);
}

void DesktopTest::stopWhileItWaits()
{
    talkTo(u"python"_s, u"input('Name? ')"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isAwaiting() && terminal()->hasFocusInside(), patience);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY(result().startsWith(u"Stopped"_s));
    QVERIFY(!isAwaiting());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5); // from within the terminal
    answer(u"Ann"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && result().contains(u"exit code 0"_s), patience);
}

void DesktopTest::theTerminalIsReal()
{
    talkTo(u"python"_s, uR"(import getpass, os, sys, time
print(sys.stdin.isatty(), sys.stdout.isatty())
secret = getpass.getpass("Secret? ")
size = os.get_terminal_size()
print("size", size.columns, size.lines, len(secret))
while True:
    time.sleep(0.05)
    if os.get_terminal_size() != size:
        size = os.get_terminal_size()
        print("now", size.columns, size.lines)
)"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isAwaiting() && terminal()->hasFocusInside(), patience);
    QTest::keyClicks(QApplication::focusWidget(), u"geheim"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const TerminalSize size = terminal()->terminalSize();
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"size %1 %2 6"_s.arg(size.columns).arg(size.rows)), patience);
    QVERIFY(terminal()->text().contains(u"True True"_s));
    QVERIFY(!terminal()->text().contains(u"geheim"_s));
    m_window->resize(m_window->size() + QSize(120, 90));
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->terminalSize() != size, patience);
    const auto isTold = [this] {
        const TerminalSize now = terminal()->terminalSize();
        return terminal()->text().trimmed().endsWith(u"now %1 %2"_s.arg(now.columns).arg(now.rows));
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isTold(), qPrintable(terminal()->text()), patience);
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
}

void DesktopTest::endOfInputByKey()
{
    talkTo(u"python"_s, u"import sys\nprint(sum(int(line) for line in sys.stdin))"_s);
    answer(u"40"_s);
    answer(u"2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isAwaiting(), patience);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && terminal()->text().contains(u"42"_s), patience);
    talkTo(u"python"_s, u"import sys\nprint(len(sys.stdin.read()), 'read')"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isAwaiting(), patience);
    find<QAction>(u"actionEndInput"_s)->trigger(); // for those who do not know the key
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && terminal()->text().contains(u"0 read"_s), patience);
}

void DesktopTest::compileErrorInTheTerminal()
{
    talkTo(u"cpp"_s, u"int main() {\n    return nothing;\n}\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY2(result().contains(u"1 error"_s), qPrintable(result()));
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"not declared"_s), patience);
    QCOMPARE(editor()->markedLines(), QList<int>{2});
}

void DesktopTest::errorsAreMarkedFromTheTerminal_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::newRow("Python") << u"python"_s << u"name = 'Ann'\nprint('Hi', nam)\n"_s;
    QTest::newRow("JavaScript") << u"javascript"_s << u"const name = 'Ann';\nconsole.log('Hi', nam);\n"_s;
}

void DesktopTest::errorsAreMarkedFromTheTerminal()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    talkTo(language, code);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning() && terminal()->text().contains(u"Error"_s), patience);
    QVERIFY2(editor()->markedLines() == QList<int>{2}, qPrintable(terminal()->text()));
}

void DesktopTest::floodInTheTerminal()
{
    talkTo(u"python"_s, u"while True: print('flood')"_s);
    QTRY_VERIFY_WITH_TIMEOUT(terminal()->text().contains(u"flood"_s), patience);
    QTest::qWait(300); // in the middle of it
    pressStop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), patience);
    QVERIFY2(result().contains(u"Stopped"_s) || result().contains(u"MB"_s), qPrintable(result()));
    m_settings->set(setting::inputMode, u"given"_s);
}

void DesktopTest::closingRemovesEverything()
{
    connect(m_window.get(), &MainWindow::closing, m_services.get(), &Services::shutdown);
    QSignalSpy finished(m_services.get(), &Services::finished);
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(finished.count() == 1 || finished.wait(patience));
    const ServiceHealth health = m_services->pool().healthMonitor()->health();
    QVERIFY(std::ranges::all_of(
        health.executors, [](const ExecutorHealth &executor) { return executor.state == ExecutorState::Absent; }));
}

QTEST_MAIN(DesktopTest)
#include "DesktopTest.moc"
