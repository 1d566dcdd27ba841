// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Clock.h"
#include "ui/run/RunController.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QWidget;

namespace learncode::ui {

class Actions;
class CodeEditor;
class ConsolePane;
class DocumentController;
class InputPane;
class ResultLine;

/// The parts of the window that a run shows itself in. None is owned.
struct RunWidgets
{
    CodeEditor *editor;
    InputPane *input;
    ConsolePane *console;
    ResultLine *result;
    Actions *actions;
};

/// Puts a run on the screen: what the Run button starts, and what panes, buttons and result line say.
class RunPresenter final : public QObject
{
    Q_OBJECT

public:
    RunPresenter(RunController *controller, DocumentController *documents,
                 const RunWidgets &widgets, const Clock *clock, QObject *parent = nullptr);

private:
    void connectActions();
    void connectConsole();
    void watchTyping();
    void run();
    void showState(RunController::State state);
    void showAwaiting(bool awaiting);
    void showCalm();
    void focusTerminal();
    void showOutput(OutputStream stream, const QByteArray &bytes);
    void showResult(const RunResult &result);
    void nextProblem();

    RunController *m_controller;
    DocumentController *m_documents;
    RunWidgets m_widgets;
    QString m_languageName; ///< of the run
    const Clock *m_clock;
    std::unique_ptr<Timer> m_calmTimer; ///< until the marker of a program that waits goes
    std::unique_ptr<Timer> m_focusTimer; ///< until a program that runs on gets the focus
    std::optional<Clock::TimePoint> m_typedAt; ///< in editor or input pane, since the run began
};

} // namespace learncode::ui
