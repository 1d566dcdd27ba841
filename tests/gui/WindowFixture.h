// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Language.h"
#include "core/support/Settings.h"
#include "tests/support/FakeRunner.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "ui/console/InputPane.h"
#include "ui/console/OutputPane.h"
#include "ui/console/OutputView.h"
#include "ui/document/FileDialog.h"
#include "ui/editor/CodeEditor.h"
#include "ui/window/ExampleCatalog.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ResultLine.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace learncode::test {

using namespace learncode::ui;
using namespace Qt::StringLiterals;

/// A window over fakes, with settings and drafts of its own for each test. Its time stands still unless the test steps
/// it.
class WindowFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

protected:
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void open();
    void type(const QString &text);
    void press(const QString &name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void begin();
    void setAll(ServiceStatus status, ExecutorState state);
    [[nodiscard]] QString result() const { return find<ResultLine>(u"resultLine"_s)->text(); }
    [[nodiscard]] OutputPane *output() const { return find<OutputPane>(u"outputPane"_s); }
    [[nodiscard]] CodeEditor *editor() const { return find<CodeEditor>(u"codeEditor"_s); }
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    const LanguageRegistry *m_languages = &LanguageRegistry::builtIn();
    SteppedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeRunner> m_runner;
    std::unique_ptr<FakeHealth> m_health;
    std::unique_ptr<MainWindow> m_window;
};

inline void WindowFixture::init()
{
    m_window.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(path(u"settings.ini"_s));
    m_runner = std::make_unique<FakeRunner>();
    m_health = std::make_unique<FakeHealth>();
    open();
}

inline void WindowFixture::open()
{
    m_window = std::make_unique<MainWindow>(WindowServices{.runner = m_runner.get(),
                                                           .health = m_health.get(),
                                                           .settings = m_settings.get(),
                                                           .languages = m_languages,
                                                           .draftDirectory = path(u"drafts"_s),
                                                           .clock = &m_clock});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), static_cast<int>(patience.count())));
}

inline void WindowFixture::type(const QString &text)
{
    QTest::keyClicks(editor()->focusProxy(), text);
}

inline void WindowFixture::begin()
{
    editor()->setText(u"print(1)"_s);
    find<InputPane>(u"inputPane"_s)->setText(u"given"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(m_runner->last());
    m_runner->last()->play(PhaseChanged{RunPhase::Running});
}

inline void WindowFixture::setAll(ServiceStatus status, ExecutorState state)
{
    ServiceHealth health = m_health->health();
    health.status = status;
    for (ExecutorHealth &executor : health.executors)
        executor.state = state;
    m_health->setHealth(health);
}

} // namespace learncode::test
