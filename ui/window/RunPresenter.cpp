// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RunPresenter.h"

#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "ui/console/InputPane.h"
#include "ui/console/OutputPane.h"
#include "ui/document/DocumentController.h"
#include "ui/editor/CodeEditor.h"
#include "ui/run/OutcomeText.h"
#include "ui/window/Actions.h"
#include "ui/window/ResultLine.h"

#include <QAction>

namespace learncode::ui {

RunPresenter::RunPresenter(RunController *controller, DocumentController *documents, const Settings *settings,
                           const RunWidgets &widgets, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_documents(documents)
    , m_settings(settings)
    , m_widgets(widgets)
{
    const Actions &actions = *m_widgets.actions;
    connect(actions[ActionId::Run], &QAction::triggered, this, &RunPresenter::run);
    connect(actions[ActionId::Stop], &QAction::triggered, m_controller, &RunController::stop);
    connect(actions[ActionId::ClearOutput], &QAction::triggered, m_widgets.output, &OutputPane::clear);
    connect(actions[ActionId::NextProblem], &QAction::triggered, this, &RunPresenter::nextProblem);
    connect(m_controller, &RunController::stateChanged, this, &RunPresenter::showState);
    connect(m_controller, &RunController::output, m_widgets.output, &OutputPane::add);
    connect(m_controller, &RunController::finished, this, &RunPresenter::showResult);
    connect(m_widgets.output, &OutputPane::dealtWith, m_controller, &RunController::acknowledge);
    m_widgets.output->setEmptyText(tr("Press F5 to run your program. What it prints appears here."));
    m_widgets.result->show(Tone::Plain, tr("Press F5 to run"));
    showState(RunController::State::Idle);
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
    m_widgets.output->clear();
    m_widgets.editor->clearDiagnostics();
    m_languageName = m_documents->language().name;
    m_controller->run(m_documents->language(), code, m_widgets.input->text());
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

    const auto say = [this](const QString &line) { m_widgets.result->showBusy(line); };
    switch (state) {
    case State::Idle:
        m_widgets.output->setNote({});
        m_widgets.output->setEmptyText(tr("Press F5 to run your program. What it prints appears here."));
        return;
    case State::Waiting:
        say(tr("Waiting for %1 to be ready\u2026").arg(m_languageName));
        m_widgets.output->setEmptyText(
            tr("%1 is being made ready. Your program runs as soon as it is.").arg(m_languageName));
        m_widgets.output->setNote(tr("waiting"));
        return;
    case State::Queued: say(tr("Waiting for its turn\u2026")); break;
    case State::Compiling: say(tr("Compiling\u2026")); break;
    case State::Running: say(tr("Running\u2026 Shift+F5 stops it")); break;
    case State::Stopping: say(tr("Stopping\u2026")); break;
    }
    m_widgets.output->setEmptyText({});
    m_widgets.output->setNote(state == State::Compiling ? tr("compiling") : tr("running"));
}

void RunPresenter::showResult(const RunResult &result)
{
    // "Finished" over a pane that still lacks the last lines would be a lie.
    m_widgets.output->flush();
    const OutcomeContext context{
        .limits = m_controller->request().limits,
        .memoryMb = m_settings->get(setting::memoryMb),
        .languageName = m_languageName,
        .errorTail = m_controller->errorTail(),
    };
    const OutcomeWords words = describeOutcome(result, context);
    m_widgets.result->show(words.tone, words.line());
    m_widgets.output->setHint(words.hint);
    if (result.outcome == Outcome::Ok)
        m_widgets.output->setEmptyText(tr("The program printed nothing."));
    // Marks are for the program that was run; the window may show another one by now.
    if (m_controller->request().languageId == m_documents->language().id)
        m_widgets.editor->setDiagnostics(result.diagnostics);
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
