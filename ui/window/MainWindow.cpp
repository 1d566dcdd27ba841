// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include "core/run/Language.h"
#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"
#include "core/support/Settings.h"
#include "ui/console/ConsolePane.h"
#include "ui/console/InputPane.h"
#include "ui/document/DocumentController.h"
#include "ui/editor/CodeEditor.h"
#include "ui/run/RunController.h"
#include "ui/status/NoticeBar.h"
#include "ui/window/Actions.h"
#include "ui/window/DocumentPresenter.h"
#include "ui/window/ExampleCatalog.h"
#include "ui/window/InputModeSwitch.h"
#include "ui/window/LanguageSelector.h"
#include "ui/window/ResultLine.h"
#include "ui/window/RunPresenter.h"
#include "ui/window/ServiceAddress.h"
#include "ui/window/ShortcutsDialog.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMessageBox>
#include <QSplitter>

#include <algorithm>
#include <array>

namespace learncode::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const WindowServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_theme(services.settings)
    , m_actions(new Actions(&m_theme, this))
    , m_editor(new CodeEditor(this))
{
    setObjectName(u"mainWindow"_s);
    setAccessibleName(tr("LearnCode"));
    buildLayout();
    buildStatusBar();
    buildControllers();
    buildMenus();
    connectActions();
    connectEditActions();
    connect(&m_theme, &Theme::changed, this, &MainWindow::applyTheme);
    applyTheme();
    applyFontSize();
    restorePlaces();

    const Language *last = m_services.languages->find(m_services.settings->get(setting::lastLanguage));
    showLanguage(last ? *last : m_services.languages->all().first());
    m_editor->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildControllers()
{
    const QString drafts =
        m_services.draftDirectory.isEmpty() ? DraftStore::usualDirectory() : m_services.draftDirectory;
    m_documents = new DocumentController(m_editor, m_services.languages, drafts, m_services.clock, this);
    connect(m_documents, &DocumentController::changed, this, &MainWindow::showDocument);
    connect(m_editor, &CodeEditor::modifiedChanged, this, &MainWindow::updateTitle);
    connect(m_input, &InputPane::textChanged, m_documents, [this] { m_documents->setInput(m_input->text()); });
    connect(m_selector, &LanguageSelector::chosen, this, &MainWindow::showLanguage);

    new InputModeSwitch(m_services.settings, m_input, m_actions, this);
    m_runs = new RunController(m_services.runner, m_services.health, m_services.settings, this);
    new RunPresenter(
        m_runs, m_documents,
        {.editor = m_editor, .input = m_input, .console = m_console, .result = m_result, .actions = m_actions},
        m_services.clock, this);
    auto *files = new DocumentPresenter(m_documents, m_services.languages, m_actions, m_documentNotice, this);
    connect(files, &DocumentPresenter::said, m_result,
            [this](const QString &text) { m_result->show(Tone::Plain, text); });
}

void MainWindow::connectActions()
{
    const Actions &actions = *m_actions;
    const auto on = [&](ActionId id, auto &&handler) { connect(actions[id], &QAction::triggered, this, handler); };
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::ZoomIn, [this] { changeFontSize(m_editor->fontSize() + 1); });
    on(ActionId::ZoomOut, [this] { changeFontSize(m_editor->fontSize() - 1); });
    on(ActionId::ZoomReset, [this] { changeFontSize(12); });
    on(ActionId::NextArea, [this] { focusArea(1); });
    on(ActionId::PreviousArea, [this] { focusArea(-1); });
    on(ActionId::ToggleTheme, [this] { m_theme.toggle(); });
    on(ActionId::ThemeSystem, [this] { m_services.settings->set(setting::theme, u"system"_s); });
    on(ActionId::ThemeLight, [this] { m_services.settings->set(setting::theme, u"light"_s); });
    on(ActionId::ThemeDark, [this] { m_services.settings->set(setting::theme, u"dark"_s); });
    on(ActionId::Shortcuts, [this] { (new ShortcutsDialog(this))->show(); });
    on(ActionId::About, [this] { showAbout(); });
    connect(m_editor, &CodeEditor::fontSizeWished, this, &MainWindow::changeFontSize);
    connect(m_address, &ServiceAddress::copied, this,
            [this] { m_result->show(Tone::Plain, tr("The address was copied")); });
}

// To whichever area has the focus: each of them knows how to cut, copy and paste.
void MainWindow::connectEditActions()
{
    struct Row
    {
        ActionId id;
        void (CodeEditor::*inEditor)();
        const char *elsewhere; ///< slot of text widgets; null: only in the editor
    };
    static constexpr std::array rows{
        Row{ActionId::Undo, &CodeEditor::undo, "undo"},
        Row{ActionId::Redo, &CodeEditor::redo, "redo"},
        Row{ActionId::Cut, &CodeEditor::cut, "cut"},
        Row{ActionId::Copy, &CodeEditor::copy, "copy"},
        Row{ActionId::Paste, &CodeEditor::paste, "paste"},
        Row{ActionId::SelectAll, &CodeEditor::selectAll, "selectAll"},
        Row{ActionId::Comment, &CodeEditor::toggleComment, nullptr},
    };
    for (const Row &row : rows) {
        connect((*m_actions)[row.id], &QAction::triggered, m_editor, [this, row] {
            QWidget *focused = QApplication::focusWidget();
            const auto knowsHow = [&row](const QWidget *widget) {
                return widget->metaObject()->indexOfSlot(QByteArray(row.elsewhere) + "()") >= 0;
            };
            QWidget *target = row.elsewhere && focused && !m_editor->isAncestorOf(focused) ? focused : nullptr;
            while (target && target != this && !knowsHow(target))
                target = target->parentWidget();
            if (target && target != this)
                QMetaObject::invokeMethod(target, row.elsewhere);
            else if (!m_console->isAncestorOf(focused)) // nobody wants the editor changed from there
                (m_editor->*row.inEditor)();
        });
    }
}

void MainWindow::applyTheme()
{
    m_editor->setColours(m_theme.colours());
    setWindowIcon(m_theme.icon(u"learncode"_s, Role::Accent));
    // A new style sheet takes away the fonts that widgets were given.
    applyFontSize();
}

void MainWindow::applyFontSize()
{
    const int size = m_services.settings->get(setting::editorFontSize);
    m_editor->setFontSize(size);
    m_input->setFontSize(size);
    m_console->setFontSize(size);
}

void MainWindow::changeFontSize(int size)
{
    m_services.settings->set(setting::editorFontSize, size);
    applyFontSize();
}

void MainWindow::showLanguage(const Language &language)
{
    const QList<Example> examples = builtInExamples();
    const auto first = std::ranges::find(examples, language.id, &Example::languageId);
    const Example starter = first == examples.end() ? Example() : *first;
    m_documents->showLanguage(language, starter.code, starter.input);
    m_editor->setFocus();
}

void MainWindow::showDocument()
{
    m_selector->setLanguage(m_documents->language());
    m_services.settings->set(setting::lastLanguage, m_documents->language().id);
    m_input->setText(m_documents->input());
    updateTitle();
}

void MainWindow::updateTitle()
{
    if (!m_documents)
        return;
    const QString name = m_documents->fileName();
    const bool isFile = !m_documents->filePath().isEmpty();
    const bool unsaved = m_editor->isModified() && isFile;
    m_fileTitle->setText(unsaved ? tr("%1 \u2022 not saved yet").arg(name) : name);
    m_fileTitle->setAccessibleName(m_fileTitle->text());
    m_fileTitle->setToolTip(isFile ? m_documents->filePath()
                                   : tr("Kept for you until the next start; save it to have it in a file"));
    setWindowTitle(tr("%1 \u2013 LearnCode").arg(name + (unsaved ? u"*"_s : QString())));
}

void MainWindow::setServiceUrl(const QUrl &url)
{
    m_address->setUrl(url);
}

void MainWindow::setServiceProblem(const Error &problem)
{
    m_address->setProblem(problem);
}

void MainWindow::openFile(const QString &path)
{
    m_documents->open(path);
}

void MainWindow::focusArea(int step)
{
    const std::array<QWidget *, 4> areas{m_editor, m_input, m_console, m_selector};
    const auto here = std::ranges::find_if(areas, [](QWidget *area) {
        const QWidget *focused = QApplication::focusWidget();
        return focused && (area == focused || area->isAncestorOf(focused));
    });
    const auto count = static_cast<int>(areas.size());
    const int index = here == areas.end() ? 0 : static_cast<int>(here - areas.begin()) + step;
    areas[static_cast<std::size_t>((index + count) % count)]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showAbout()
{
    auto *about = new QMessageBox(QMessageBox::NoIcon, tr("About LearnCode"),
                                  tr("LearnCode %1\n\nWrite, run and understand programs. They run in a sandbox on "
                                     "this computer.\n\nFree software under the GNU GPL, version 3 or later.")
                                      .arg(QLatin1StringView(LEARNCODE_VERSION)),
                                  QMessageBox::Close, this);
    about->setObjectName(u"aboutBox"_s);
    about->setAccessibleName(tr("About LearnCode"));
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setModal(false);
    about->show();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    savePlaces();
    m_documents->keepNow();
    m_runs->stop();
    event->accept();
    hide();
    Q_EMIT closing();
}

void MainWindow::changeEvent(QEvent *event)
{
    // Whoever looks at another window may well be about to switch the computer off.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && m_documents)
        m_documents->keepNow();
    QMainWindow::changeEvent(event);
}

void MainWindow::restorePlaces()
{
    const Settings &settings = *m_services.settings;
    const auto bytes = [&](Setting<QString> key) { return QByteArray::fromBase64(settings.get(key).toLatin1()); };
    if (!restoreGeometry(bytes(setting::windowGeometry)))
        resize(1100, 740);
    if (!m_vertical->restoreState(bytes(setting::verticalSplit)))
        m_vertical->setSizes({420, 240});
    if (!m_horizontal->restoreState(bytes(setting::horizontalSplit)))
        m_horizontal->setSizes({330, 700});
}

void MainWindow::savePlaces()
{
    Settings &settings = *m_services.settings;
    const auto store = [&](Setting<QString> key, const QByteArray &bytes) {
        settings.set(key, QString::fromLatin1(bytes.toBase64()));
    };
    store(setting::windowGeometry, saveGeometry());
    store(setting::verticalSplit, m_vertical->saveState());
    store(setting::horizontalSplit, m_horizontal->saveState());
}

} // namespace learncode::ui
