// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes from the keyboard and the clipboard into a program, and what does not.
#include "tests/gui/TerminalFixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TerminalKeysTest final : public TerminalFixture
{
    Q_OBJECT

private Q_SLOTS:
    void keysThatStayWithTheWindow();
    void controlKeysGoToTheProgram();
    void tabGoesToTheProgram();
    void typedAfterTheEndGoesNowhere();
    void copiesWhatIsSelected();
    void pasteIsHarmless();
    void pasteIsBracketedWhenAskedFor();
    void answersAreBounded();
    void inputCanBeEnded();
};

void TerminalKeysTest::keysThatStayWithTheWindow()
{
    converse("Name? ");
    QTest::keyClick(view(), Qt::Key_F5); // a program is running: this key does nothing, in particular nothing in it
    QCOMPARE(m_runner->runs().size(), 1);
    QTest::keyClick(view(), Qt::Key_F6);
    QVERIFY(!terminal()->hasFocusInside());
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(!terminal()->hasFocusInside());
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(run()->inputWritten.isEmpty());
    QTest::keyClick(view(), Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(run()->stops, 1);
    QVERIFY(run()->inputWritten.isEmpty());
    QTRY_COMPARE(result(), u"Stopped"_s);
    QTest::keyClick(view(), Qt::Key_F5); // and from there a new one can be begun
    QCOMPARE(m_runner->runs().size(), 2);
}

void TerminalKeysTest::controlKeysGoToTheProgram()
{
    converse();
    const QString before = editor()->text();
    for (const Qt::Key key : {Qt::Key_C, Qt::Key_D, Qt::Key_Z, Qt::Key_L, Qt::Key_A, Qt::Key_S, Qt::Key_Q, Qt::Key_V})
        QTest::keyClick(view(), key, Qt::ControlModifier);
    QCOMPARE(run()->inputWritten, "\x03\x04\x1a\x0c\x01\x13\x11\x16"_ba);
    QVERIFY(m_window->isVisible()); // Ctrl+Q
    QCOMPARE(editor()->text(), before);
    run()->inputWritten.clear();
    QTest::keyClick(view(), Qt::Key_Up);
    QCOMPARE(run()->inputWritten, "\x1b[A"_ba);
    run()->end(Outcome::Ok, 0);
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier); // the window's own again
    QVERIFY(!find<TerminalScreen>(u"terminalScreen"_s)->isLive());
}

void TerminalKeysTest::tabGoesToTheProgram()
{
    converse();
    QTest::keyClick(view(), Qt::Key_Tab);
    QCOMPARE(run()->inputWritten, "\t"_ba);
    QTest::keyClick(view(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(run()->inputWritten.size() > 1);
    QCOMPARE(QApplication::focusWidget(), view());
}

void TerminalKeysTest::typedAfterTheEndGoesNowhere()
{
    converse("Name? ");
    QPointer<FakeRun> first = run();
    first->end(Outcome::Ok, 0);
    QTest::keyClicks(view(), u"late"_s);
    QVERIFY(!first || first->inputWritten.isEmpty());
    QVERIFY(find<QLabel>(u"outputNote"_s)->text().contains(u"F5 runs it again"_s));
    QVERIFY(!editor()->text().contains(u"late"_s));
}

void TerminalKeysTest::copiesWhatIsSelected()
{
    converse("copy this");
    terminal()->selectAll();
    QApplication::clipboard()->clear();
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().contains(u"copy this"_s));
    QVERIFY(run()->inputWritten.isEmpty());
    QApplication::clipboard()->clear();
    find<QAction>(u"actionCopy"_s)->trigger(); // the Edit menu
    QVERIFY(QApplication::clipboard()->text().contains(u"copy this"_s));
    QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(5, 5), view()->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(view(), &asked);
    auto *menu = find<QMenu>(u"terminalMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().first()->isEnabled());
    menu->close();
}

void TerminalKeysTest::pasteIsHarmless()
{
    converse();
    QApplication::clipboard()->setText(u"one\ttwo\r\nthree\nfour\x1b[201~\x03\x9b;\x7f\u0085"_s);
    QTest::keyClick(view(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(run()->inputWritten, "one\ttwo\rthree\rfour[201~;"_ba);
    run()->inputWritten.clear();
    QApplication::clipboard()->setText(QString(1 << 20, u'\u00e4'));
    QTest::keyClick(view(), Qt::Key_Insert, Qt::ShiftModifier);
    QCOMPARE(run()->inputWritten.size(), maxPasteBytes);
    QVERIFY(QString::fromUtf8(run()->inputWritten).endsWith(u'\u00e4'));
}

void TerminalKeysTest::pasteIsBracketedWhenAskedFor()
{
    converse();
    showText("\x1b[?2004hready", u"ready"_s);
    QApplication::clipboard()->setText(u"a\nb\x1b[201~c"_s);
    QTest::keyClick(view(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(run()->inputWritten, "\x1b[200~a\rb[201~c\x1b[201~"_ba);
}

void TerminalKeysTest::answersAreBounded()
{
    converse();
    showText("\x1b[6nasked", u"asked"_s);
    QCOMPARE(run()->inputWritten, "\x1b[1;1R"_ba);
    QByteArray questions;
    for (int i = 0; i < 50'000; ++i)
        questions += "\x1b[6n";
    showText(questions + "done", u"done"_s);
    QVERIFY2(run()->inputWritten.size() <= TerminalScreen::maxTypedPerSecond,
             qPrintable(QString::number(run()->inputWritten.size())));
    run()->inputWritten.clear();
    showText("\x1b[6nin vain", u"in vain"_s);
    QVERIFY(run()->inputWritten.isEmpty());
    m_clock.step(1001ms);
    showText("\x1b[6na second later", u"a second later"_s);
    QVERIFY(!run()->inputWritten.isEmpty());
    run()->inputWritten.clear();
    QPointer<FakeRun> ended = run();
    print("\x1b[6nlast words");
    ended->end(Outcome::Ok, 0);
    QTRY_VERIFY(terminal()->text().contains(u"last words"_s));
    QVERIFY(!ended || ended->inputWritten.isEmpty());
}

void TerminalKeysTest::inputCanBeEnded()
{
    QAction *end = find<QAction>(u"actionEndInput"_s);
    QVERIFY(!end->isEnabled());
    converse();
    QVERIFY(end->isEnabled());
    end->trigger();
    QVERIFY(run()->inputClosed);
    run()->end(Outcome::Ok, 0);
    QVERIFY(!end->isEnabled());
}

QTEST_MAIN(TerminalKeysTest)
#include "TerminalKeysTest.moc"
