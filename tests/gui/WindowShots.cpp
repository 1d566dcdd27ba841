// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the window in each of its states with a fake runner and saves a picture of each: for looking at,
// and for the README. Usage: learncode_window_shots DIRECTORY
#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "tests/support/FakeRunner.h"
#include "ui/console/InputPane.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto pythonProgram = R"(# Say hello to everyone on the list.
import random

def greet(name: str, times: int = 1) -> None:
    """Print a greeting."""
    for i in range(times):
        print(f"Hello {name}, number {i + 1}!")

class Lottery:
    async def draw(self):
        return [random.randint(1, 49) for _ in range(6)]

name = input("Name? ")
greet(name, times=3)
print("Hi", nam)
)";

constexpr auto cppProgram = R"(#include <iostream>
#include <vector>

constexpr int answer = 42;

int main() {
    std::vector<int> numbers{1, 2, 3};
    auto *nothing = nullptr;
    for (const int number : numbers)
        std::cout << "Number " << number << '\n';
    std::cout << anwser << '\n'  // here
    return 0;
}
)";

struct Stage
{
    QTemporaryDir directory;
    Settings settings{directory.filePath(u"s.ini"_s)};
    FakeRunner runner;
    FakeHealth health;
    std::unique_ptr<ui::MainWindow> window;

    void open(const QString &theme, const QString &language, QSize size)
    {
        settings.set(setting::theme, theme);
        settings.set(setting::lastLanguage, language);
        window = std::make_unique<ui::MainWindow>(
            ui::WindowServices{&runner, &health, &settings, &LanguageRegistry::builtIn(), directory.filePath(u"d"_s)});
        window->setServiceUrl(QUrl(u"http://127.0.0.1:5000/"_s));
        window->resize(size);
        window->show();
        std::ignore = QTest::qWaitForWindowExposed(window.get());
        auto *editor = window->findChild<ui::CodeEditor *>();
        editor->setText(QString::fromUtf8(language == "cpp"_L1 ? cppProgram : pythonProgram));
        window->findChild<ui::InputPane *>()->setText(u"Ann"_s);
    }

    void run() { window->findChild<QAction *>(u"actionRun"_s)->trigger(); }
    void phase(RunPhase phase) { runner.last()->play(PhaseChanged{phase}); }
};

void setAll(FakeHealth &fake, ServiceStatus status, ExecutorState state)
{
    ServiceHealth health = fake.health();
    health.status = status;
    for (ExecutorHealth &executor : health.executors) {
        executor.state = state;
        if (state != ExecutorState::Ready)
            executor.languageVersion.clear();
    }
    fake.setHealth(health);
}

RunResult resultOf(Outcome outcome, int exitCode)
{
    RunResult result;
    result.outcome = outcome;
    result.exitCode = exitCode;
    result.timing.wallMs = 12;
    result.peakMemoryKb = 9 * 1024;
    return result;
}

void building(Stage &stage)
{
    setAll(stage.health, ServiceStatus::Starting, ExecutorState::Building);
    stage.health.report({u"python"_s, u"Installing Python: step 3 of 7"_s, 0.4});
    stage.health.report({u"cpp"_s, u"Installing C++: step 5 of 9"_s, 0.6});
}

void noEngine(Stage &stage)
{
    ServiceHealth health = stage.health.health();
    health.status = ServiceStatus::Down;
    health.engine.reachable = false;
    health.engine.problem = Error{u"engine_unavailable"_s,
                                  u"Docker is installed but not running. Start it with \u201csudo systemctl start "
                                  "docker\u201d, then press Try again."_s,
                                  u"connect: /var/run/docker.sock: No such file or directory"_s};
    for (ExecutorHealth &executor : health.executors)
        executor.state = ExecutorState::Absent;
    stage.health.setHealth(health);
}

void finished(Stage &stage)
{
    stage.run();
    stage.phase(RunPhase::Running);
    stage.runner.last()->print("Name? Hello Ann, number 1!\nHello Ann, number 2!\nHello Ann, number 3!\n");
    stage.runner.last()->print("42\n");
    stage.runner.last()->end(resultOf(Outcome::Ok, 0));
}

void failed(Stage &stage)
{
    stage.run();
    stage.phase(RunPhase::Running);
    stage.runner.last()->print("Name? Hello Ann, number 1!\nHello Ann, number 2!\nHello Ann, number 3!\n");
    stage.runner.last()->print("Traceback (most recent call last):\n  File \"main.py\", line 15, in <module>\n    "
                               "print(\"Hi\", nam)\n                ^^^\nNameError: name 'nam' is not defined. Did you "
                               "mean: 'name'?\n",
                               OutputStream::Stderr);
    RunResult result = resultOf(Outcome::NonzeroExit, 1);
    result.diagnostics = {{.file = u"main.py"_s,
                           .line = 15,
                           .message = u"NameError: name 'nam' is not defined. Did you mean: 'name'?"_s}};
    stage.runner.last()->end(result);
}

void moduleMissing(Stage &stage)
{
    ServiceHealth health = stage.health.health();
    health.warnings = {{u"no_landlock"_s,
                        u"This computer's kernel has no Landlock: programs are kept from other files only by the "
                        "files' permissions."_s}};
    stage.health.setHealth(health);
    stage.run();
    stage.phase(RunPhase::Running);
    stage.runner.last()->print("Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n"
                               "ModuleNotFoundError: No module named 'numpy'\n",
                               OutputStream::Stderr);
    RunResult result = resultOf(Outcome::NonzeroExit, 1);
    result.cause = Cause{Cause::Kind::NoModule, u"numpy"_s};
    stage.runner.last()->end(result);
}

void compileError(Stage &stage)
{
    stage.run();
    stage.phase(RunPhase::Compiling);
    stage.runner.last()->print(
        "main.cpp:11:18: error: 'anwser' was not declared in this scope; did you mean 'answer'?\n",
        OutputStream::Stderr);
    RunResult result = resultOf(Outcome::CompileError, 1);
    result.timing.compileMs = 212;
    result.diagnostics = {
        {.file = u"main.cpp"_s, .line = 8, .column = 11, .message = u"cannot deduce 'auto*' from 'nullptr'"_s},
        {.file = u"main.cpp"_s,
         .line = 11,
         .column = 18,
         .message = u"'anwser' was not declared in this scope; did you mean 'answer'?"_s}};
    result.diagnostics[0].severity = Diagnostic::Severity::Warning;
    stage.runner.last()->end(result);
}

void warned(Stage &stage)
{
    stage.run();
    stage.phase(RunPhase::Compiling);
    stage.phase(RunPhase::Running);
    stage.runner.last()->print("42\n");
    RunResult result = resultOf(Outcome::Ok, 0);
    result.timing.compileMs = 212;
    result.diagnostics = {{.severity = Diagnostic::Severity::Warning,
                           .file = u"main.cpp"_s,
                           .line = 8,
                           .column = 9,
                           .message = u"unused variable \u2018answer\u2019 [-Wunused-variable]"_s},
                          {.severity = Diagnostic::Severity::Warning,
                           .file = u"person.h"_s,
                           .line = 2,
                           .message = u"of another file"_s}};
    stage.runner.last()->end(result);
}

void flooded(Stage &stage)
{
    stage.run();
    stage.phase(RunPhase::Running);
    for (int i = 0; i < 40'000; ++i)
        stage.runner.last()->print("line " + QByteArray::number(i) + " of a loop that never ends\n");
    RunResult result = resultOf(Outcome::OutputLimit, 0);
    stage.runner.last()->end(result);
    QTest::qWait(800);
}

constexpr auto talkingProgram = R"(# Guess the number: the computer thinks of one, you have seven tries.
import random

secret = random.randint(1, 100)
print("I am thinking of a number from 1 to 100.")

for attempt in range(1, 8):
    guess = int(input(f"Try {attempt}: "))
    if guess < secret:
        print("Higher!")
    elif guess > secret:
        print("Lower!")
    else:
        print(f"Yes! You needed {attempt} tries.")
        break
)";

void talk(Stage &stage)
{
    stage.window->findChild<ui::CodeEditor *>()->setText(QString::fromUtf8(talkingProgram));
    stage.window->findChild<ui::InputPane *>()->setText({});
    stage.run();
    stage.phase(RunPhase::Running);
}

void say(Stage &stage, const QByteArray &bytes)
{
    stage.runner.last()->print(bytes, OutputStream::Terminal);
}

void awaiting(Stage &stage)
{
    talk(stage);
    say(stage, "I am thinking of a number from 1 to 100.\r\nTry 1: 50\r\nHigher!\r\nTry 2: ");
    stage.runner.last()->play(WaitingForInput{});
}

void floodedTerminal(Stage &stage)
{
    talk(stage);
    for (int i = 0; i < 40'000; ++i)
        say(stage,
            "\x1b[3" + QByteArray::number(1 + i % 6) + "mline " + QByteArray::number(i) + "\x1b[0m of a loop\r\n");
    QTest::qWait(1500);
}

void endedTerminal(Stage &stage)
{
    awaiting(stage);
    say(stage, "75\r\nYes! You needed 2 tries.\r\n");
    stage.runner.last()->end(resultOf(Outcome::Ok, 0));
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
}

void stoppedTerminal(Stage &stage)
{
    awaiting(stage);
    stage.runner.last()->end(Outcome::Stopped);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString directory = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    QDir().mkpath(directory);
    struct Shot
    {
        const char *name;
        const char *language;
        QSize size;
        std::function<void(Stage &)> play;
    };
    const QSize usual(1100, 740);
    const QList<Shot> shots{
        {"empty", "python", usual, [](Stage &stage) { stage.window->findChild<ui::CodeEditor *>()->setText({}); }},
        {"starting", "python", usual, building},
        {"waiting", "python", usual,
         [](Stage &stage) {
             building(stage);
             stage.run();
         }},
        {"paused", "python", usual,
         [](Stage &stage) {
             building(stage);
             QTest::mouseClick(stage.window->findChild<QWidget *>(u"cancelSetupButton"_s), Qt::LeftButton);
         }},
        {"no-engine", "python", usual,
         [](Stage &stage) {
             noEngine(stage);
             stage.run();
             QTest::mouseClick(stage.window->findChild<QWidget *>(u"healthNoticeDetails"_s), Qt::LeftButton);
         }},
        {"running", "python", usual,
         [](Stage &stage) {
             stage.run();
             stage.phase(RunPhase::Running);
             stage.runner.last()->print("Name? Hello Ann, number 1!\n");
         }},
        {"finished", "python", usual, finished},
        {"failed", "python", usual, failed},
        {"module-missing", "python", usual, moduleMissing},
        {"compile-error", "cpp", usual, compileError},
        {"warned", "cpp", usual, warned},
        {"flooded", "python", usual, flooded},
        {"stopped", "python", usual,
         [](Stage &stage) {
             stage.run();
             stage.phase(RunPhase::Running);
             stage.runner.last()->print("Name? ");
             stage.runner.last()->end(Outcome::Stopped);
         }},
        {"awaiting", "python", QSize(1200, 780), awaiting},
        {"awaiting-narrow", "python", QSize(800, 500), awaiting},
        {"terminal-flooded", "python", usual, floodedTerminal},
        {"terminal-ended", "python", usual, endedTerminal},
        {"terminal-stopped", "python", usual, stoppedTerminal},
        {"narrow", "python", QSize(800, 500), failed},
        {"wide", "cpp", QSize(1600, 1000), compileError},
    };
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        for (const Shot &shot : shots) {
            Stage stage;
            stage.open(theme, QLatin1StringView(shot.language), shot.size);
            shot.play(stage);
            QTest::qWait(200);
            const QString file = u"%1/%2-%3.png"_s.arg(directory, QLatin1StringView(shot.name), theme);
            if (!stage.window->grab().save(file))
                return 1;
        }
    }
    return 0;
}
