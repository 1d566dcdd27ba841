// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/WindowFixture.h"
#include "ui/console/ConsolePane.h"
#include "ui/console/TerminalPane.h"
#include "ui/console/TerminalScreen.h"

namespace learncode::test {

/// A person talks to a program in the window's terminal: real keys, a real widget, a fake program.
class TerminalFixture : public WindowFixture
{
    Q_OBJECT

protected:
    [[nodiscard]] ConsolePane *console() const { return find<ConsolePane>(u"consolePane"_s); }
    [[nodiscard]] TerminalPane *terminal() const { return console()->terminal(); }
    /// What has the focus while one types.
    [[nodiscard]] QWidget *view() const { return terminal()->focusProxy()->focusProxy(); }
    [[nodiscard]] FakeRun *run() const { return m_runner->last(); }
    [[nodiscard]] QLabel *marker() const { return find<QLabel>(u"awaitingNote"_s); }
    /// Starts a program in the terminal, with the keyboard in it.
    void converse(const QByteArray &prompt = {});
    void await() { run()->play(WaitingForInput{}); }
    void print(const QByteArray &bytes) { run()->print(bytes, OutputStream::Terminal); }
    void showText(const QByteArray &bytes, const QString &expected);
};

inline void TerminalFixture::converse(const QByteArray &prompt)
{
    editor()->setText(u"name = input('Name? ')"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    editor()->setFocus();
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    QVERIFY(run());
    run()->play(PhaseChanged{RunPhase::Running});
    if (!prompt.isEmpty())
        showText(prompt, QString::fromUtf8(prompt));
    await();
    QCOMPARE(QApplication::focusWidget(), view());
}

inline void TerminalFixture::showText(const QByteArray &bytes, const QString &expected)
{
    print(bytes);
    QTRY_VERIFY2(terminal()->text().contains(expected), qPrintable(terminal()->text()));
}

} // namespace learncode::test
