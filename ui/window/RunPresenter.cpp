// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RunPresenter.h"

#include "core/run/Language.h"
#include "core/run/OutcomeText.h"
#include "ui/console/ConsolePane.h"
#include "ui/console/InputPane.h"
#include "ui/console/OutputPane.h"
#include "ui/console/TerminalPane.h"
#include "ui/document/DocumentController.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/Actions.h"
#include "ui/window/ResultLine.h"

#include <QAction>

namespace learncode::ui {

using namespace std::chrono_literals;

namespace {

/// A program waits again right after each key: the marker does not flicker with it.
constexpr auto calmTime = 250ms;
/// A program that has run this long without asking (a game, a screen full of text) wants the keyboard too.
constexpr auto focusTime = 800ms;
/// Who typed less than this ago is in the middle of a word.
constexpr auto typingPause = 1500ms;

/// The editor shows the program itself; files beside it have lines of their own.
QList<Diagnostic> ofFile(const QString &name, QList<Diagnostic> diagnostics)
{
    diagnostics.removeIf([&](const Diagnostic &diagnostic) { return diagnostic.file != name; });
    return diagnostics;
}

} // namespace

RunPresenter::RunPresenter(RunController *controller, DocumentController *documents, const RunWidgets &widgets,
                           const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_documents(documents)
    , m_widgets(widgets)
    , m_clock(clock)
    , m_calmTimer(clock->makeTimer())
    , m_focusTimer(clock->makeTimer())
{
    connectActions();
    connectConsole();
    watchTyping();
    connect(m_controller, &RunController::stateChanged, this, &RunPresenter::showState);
    connect(m_controller, &RunController::awaitingInputChanged, this, &RunPresenter::showAwaiting);
    connect(m_controller, &RunController::output, this, &RunPresenter::showOutput);
    connect(m_controller, &RunController::finished, this, &RunPresenter::showResult);
    m_widgets.result->show(Tone::Plain, tr("Press F5 to run"));
    showState(RunController::State::Idle);
}

void RunPresenter::connectActions()
{
    const Actions &actions = *m_widgets.actions;
    connect(actions[ActionId::Run], &QAction::triggered, this, &RunPresenter::run);
    connect(actions[ActionId::Stop], &QAction::triggered, m_controller, &RunController::stop);
    connect(actions[ActionId::EndInput], &QAction::triggered, m_controller, &RunController::closeInput);
    connect(actions[ActionId::ClearOutput], &QAction::triggered, m_widgets.console, &ConsolePane::clear);
    connect(actions[ActionId::NextProblem], &QAction::triggered, this, &RunPresenter::nextProblem);
}

void RunPresenter::connectConsole()
{
    const TerminalPane *terminal = m_widgets.console->terminal();
    connect(m_widgets.console->output(), &OutputPane::dealtWith, m_controller, &RunController::acknowledge);
    connect(terminal, &TerminalPane::dealtWith, m_controller, &RunController::acknowledge);
    connect(terminal, &TerminalPane::typed, m_controller, &RunController::writeInput);
    connect(terminal, &TerminalPane::resized, m_controller, &RunController::resizeTerminal);
    connect(terminal, &TerminalPane::leaveWished, m_widgets.editor, [this] { m_widgets.editor->setFocus(); });
    connect(terminal, &TerminalPane::typedInVain, this, [this] {
        if (m_controller->isIdle())
            m_widgets.console->setNote(tr("ended: F5 runs it again, Esc goes to the program"));
    });
    m_widgets.console->terminal()->setEmptyText(
        tr("Leave the input empty and press F5: you talk to your program here while it runs."));
}

void RunPresenter::watchTyping()
{
    const auto typed = [this] { m_typedAt = m_clock->now(); };
    connect(m_widgets.editor, &CodeEditor::textChanged, this, typed);
    connect(m_widgets.input, &InputPane::textChanged, this, typed);
    connect(m_calmTimer.get(), &Timer::timeout, this, &RunPresenter::showCalm);
    connect(m_focusTimer.get(), &Timer::timeout, this, &RunPresenter::focusTerminal);
}

void RunPresenter::run()
{
    if (!m_controller->isIdle())
        return;
    const QString code = m_widgets.editor->text();
    if (code.trimmed().isEmpty()) {
        m_widgets.result->show(Tone::Attention, tr("There is nothing to run yet: write a program first"));
        m_widgets.editor->setFocus();
        return;
    }
    m_documents->keepNow(); // a program that brings the machine down must not take its text along
    m_widgets.console->setHint({});
    m_widgets.editor->clearDiagnostics();
    m_languageName = m_documents->language().name;
    m_typedAt.reset();
    if (m_widgets.input->isInteractive()) {
        m_widgets.console->show(ConsolePane::View::Terminal);
        m_widgets.console->terminal()->begin();
        m_controller->runInteractive(m_documents->language(), code, m_widgets.console->terminal()->terminalSize());
    } else {
        m_widgets.console->show(ConsolePane::View::Output);
        m_widgets.console->output()->clear();
        m_controller->run(m_documents->language(), code, m_widgets.input->text());
    }
}

void RunPresenter::showState(RunController::State state)
{
    using State = RunController::State;
    const bool idle = state == State::Idle;
    QAction *run = (*m_widgets.actions)[ActionId::Run];
    run->setEnabled(idle);
    run->setToolTip(idle ? tr("Run the program (F5)") : tr("A program is running; stop it first (Shift+F5)"));
    QAction *stop = (*m_widgets.actions)[ActionId::Stop];
    stop->setEnabled(!idle && state != State::Stopping);
    stop->setToolTip(idle ? tr("No program is running") : tr("Stop the program (Shift+F5)"));
    (*m_widgets.actions)[ActionId::EndInput]->setEnabled(!idle && m_controller->isInteractive());

    const auto say = [this](const QString &line) { m_widgets.result->showBusy(line); };
    OutputPane *output = m_widgets.console->output();
    m_focusTimer->stop();
    switch (state) {
    case State::Idle:
        m_widgets.console->setNote({});
        output->setEmptyText(tr("Press F5 to run your program. What it prints appears here."));
        return;
    case State::Waiting:
        say(tr("Waiting for %1 to be ready\u2026").arg(m_languageName));
        output->setEmptyText(tr("%1 is being made ready. Your program runs as soon as it is.").arg(m_languageName));
        m_widgets.console->setNote(tr("waiting"));
        return;
    case State::Queued: say(tr("Waiting for its turn\u2026")); break;
    case State::Compiling: say(tr("Compiling\u2026")); break;
    case State::Running:
        say(tr("Running\u2026 Shift+F5 stops it"));
        if (m_controller->isInteractive())
            m_focusTimer->start(focusTime);
        break;
    case State::Stopping: say(tr("Stopping\u2026")); break;
    }
    output->setEmptyText({});
    m_widgets.console->setNote(state == State::Compiling ? tr("compiling") : tr("running"));
}

void RunPresenter::showAwaiting(bool awaiting)
{
    if (!awaiting) {
        if (m_controller->state() == RunController::State::Running)
            m_calmTimer->start(calmTime);
        else
            showCalm();
        return;
    }
    const bool isNews = !m_calmTimer->isActive();
    m_calmTimer->stop();
    if (!isNews)
        return;
    m_widgets.console->setAwaiting(true);
    focusTerminal();
    m_widgets.result->showBusy(m_widgets.console->terminal()->hasFocusInside()
                                   ? tr("Your program is waiting for input: type in the terminal")
                                   : tr("Your program is waiting for input: press F6 until you are in the terminal"));
}

void RunPresenter::showCalm()
{
    m_calmTimer->stop();
    m_widgets.console->setAwaiting(false);
    if (m_controller->state() == RunController::State::Running)
        m_widgets.result->showBusy(tr("Running\u2026 Shift+F5 stops it"));
}

// Whoever has pressed Run and is asked for something types next, but never into the terminal what was
// meant for the program's text.
void RunPresenter::focusTerminal()
{
    const bool isTyping = m_typedAt && m_clock->now() - *m_typedAt < typingPause;
    if (!isTyping && m_widgets.console->shown() == ConsolePane::View::Terminal)
        m_widgets.console->terminal()->setFocus(Qt::OtherFocusReason);
}

void RunPresenter::showOutput(OutputStream stream, const QByteArray &bytes)
{
    if (m_controller->isInteractive())
        m_widgets.console->terminal()->add(stream, bytes);
    else
        m_widgets.console->output()->add(stream, bytes);
}

void RunPresenter::showResult(const RunResult &result)
{
    // "Finished" over a pane that still lacks the last lines would be a lie.
    m_widgets.console->output()->flush();
    showCalm();
    if (m_controller->isInteractive())
        m_widgets.console->terminal()->end();
    const OutcomeContext context{
        .limits = m_controller->request().limits,
        .languageName = m_languageName,
        .interactive = m_controller->isInteractive(),
    };
    const OutcomeWords words = describeOutcome(result, context);
    m_widgets.result->show(words.tone, words.line());
    m_widgets.console->setHint(words.hint);
    if (m_controller->isInteractive())
        m_widgets.console->setNote(tr("ended"));
    else if (result.outcome == Outcome::Ok)
        m_widgets.console->output()->setEmptyText(tr("The program printed nothing."));
    // Marks are for the program that was run; the window may show another one by now.
    if (m_controller->request().languageId == m_documents->language().id)
        m_widgets.editor->setDiagnostics(ofFile(m_documents->language().mainFile, result.diagnostics));
}

void RunPresenter::nextProblem()
{
    const QList<int> lines = m_widgets.editor->markedLines();
    if (lines.isEmpty()) {
        m_widgets.result->show(Tone::Plain, tr("No line has an error mark"));
        return;
    }
    const int current = m_widgets.editor->currentLine();
    for (const int line : lines) {
        if (line > current)
            return m_widgets.editor->goTo(line, 1);
    }
    m_widgets.editor->goTo(lines.first(), 1);
}

} // namespace learncode::ui
