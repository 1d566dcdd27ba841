// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/RunController.h"

#include <QObject>

namespace learncode::ui {

class Actions;
class CodeEditor;
class DocumentController;
class InputPane;
class OutputPane;
class ResultLine;

/// The parts of the window that a run shows itself in. None is owned.
struct RunWidgets
{
    CodeEditor *editor;
    InputPane *input;
    OutputPane *output;
    ResultLine *result;
    Actions *actions;
};

/// Puts a run on the screen: what the Run button starts, and what panes, buttons and result line say.
class RunPresenter final : public QObject
{
    Q_OBJECT

public:
    RunPresenter(RunController *controller, DocumentController *documents, const Settings *settings,
                 const RunWidgets &widgets, QObject *parent = nullptr);

private:
    void run();
    void showState(RunController::State state);
    void showResult(const RunResult &result);
    void nextProblem();

    RunController *m_controller;
    DocumentController *m_documents;
    const Settings *m_settings;
    RunWidgets m_widgets;
    QString m_languageName; ///< of the run
};

} // namespace learncode::ui
