// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Clock.h"
#include "core/support/Error.h"
#include "ui/theme/Theme.h"

#include <QMainWindow>
#include <QUrl>

class QLabel;
class QSplitter;

namespace learncode {
struct Language;
class HealthMonitor;
class LanguageRegistry;
class Runner;
class Settings;
} // namespace learncode

namespace learncode::ui {

class Actions;
class CodeEditor;
class ConsolePane;
class DocumentController;
class InputPane;
class LanguageSelector;
class NoticeBar;
class ResultLine;
class RunController;
class ServiceAddress;

/// What the window stands on. Nothing is owned; all of it outlives the window.
struct WindowServices
{
    Runner *runner = nullptr;
    HealthMonitor *health = nullptr;
    Settings *settings = nullptr;
    const LanguageRegistry *languages = nullptr;
    /// Where drafts are kept; empty: the user's usual place.
    QString draftDirectory = {};
    const Clock *clock = &Clock::machine();
};

/// LearnCode's one window. It only lays out: runs belong to RunController and RunPresenter, files to
/// DocumentController and DocumentPresenter, the state of the sandbox to HealthBar and ExecutorDots.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The address of the HTTP endpoint, for the status bar.
    void setServiceUrl(const QUrl &url);
    /// Why there is none.
    void setServiceProblem(const Error &problem);

    /// Opens a file, as File > Open does; what goes wrong is told in the window.
    void openFile(const QString &path);

Q_SIGNALS:
    /// The user has closed the window: it is hidden, everything typed is kept, a run under way is being
    /// stopped. Shut down now.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildControllers();
    void buildLayout();
    [[nodiscard]] QWidget *buildToolArea();
    [[nodiscard]] QWidget *buildEditorCard();
    [[nodiscard]] QWidget *buildConsole();
    void buildStatusBar();
    void buildMenus();
    void addExamplesTo(QMenu *menu);
    void connectActions();
    void connectEditActions();
    void applyTheme();
    void applyFontSize();
    void changeFontSize(int size);
    void showDocument();
    void updateTitle();
    void showLanguage(const Language &language);
    void focusArea(int step);
    void showAbout();
    void restorePlaces();
    void savePlaces();

    WindowServices m_services;
    Theme m_theme;
    Actions *m_actions;
    CodeEditor *m_editor;
    InputPane *m_input = nullptr;
    ConsolePane *m_console = nullptr;
    LanguageSelector *m_selector = nullptr;
    NoticeBar *m_documentNotice = nullptr;
    ResultLine *m_result = nullptr;
    ServiceAddress *m_address = nullptr;
    QLabel *m_fileTitle = nullptr;
    QSplitter *m_vertical = nullptr;
    QSplitter *m_horizontal = nullptr;
    DocumentController *m_documents = nullptr;
    RunController *m_runs = nullptr;
};

} // namespace learncode::ui
