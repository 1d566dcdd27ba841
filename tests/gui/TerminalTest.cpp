// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are talked to: which they are, where the keyboard is, what is plain to see.
#include "tests/gui/TerminalFixture.h"

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TerminalTest final : public TerminalFixture
{
    Q_OBJECT

private Q_SLOTS:
    void conversation();
    void emptyInputMeansTyping();
    void inputGivenMeansOutput();
    void aChoiceIsRemembered();
    void theChoiceIsPlainToSee();
    void focusFollowsTheQuestion();
    void focusIsNotStolen();
    void nothingTypedEarlyIsLost();
    void markerDoesNotFlicker();
    void stopAndRunAgainWhileAwaited();
    void eachRunHasANewTerminal_data();
    void eachRunHasANewTerminal();
    void sizeIsTold();
    void compilerSpeaksInTheTerminal();
    void themeAndFontFollow();
};

void TerminalTest::conversation()
{
    converse("Name? ");
    QVERIFY(run()->request.isInteractive());
    QVERIFY(run()->request.terminal.has_value());
    QCOMPARE(console()->shown(), ConsolePane::View::Terminal);
    QVERIFY(marker()->isVisible());
    QVERIFY(result().contains(u"waiting for input"_s));
    QTest::keyClicks(view(), u"Ann"_s);
    QTest::keyClick(view(), Qt::Key_Backspace);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(run()->inputWritten, "Ann\x7f\r"_ba);
    showText("Ann\r\nHello Ann\r\n", u"Name? Ann\nHello Ann"_s);
    m_clock.step(250ms);
    QVERIFY(!marker()->isVisible());
    QVERIFY(result().startsWith(u"Running"_s));
    run()->end(Outcome::Ok, 0);
    QCOMPARE(result(), u"Finished, exit code 0"_s);
    QCOMPARE(output()->text(), QString());
}

void TerminalTest::emptyInputMeansTyping()
{
    auto *pane = find<InputPane>(u"inputPane"_s);
    pane->setText({});
    QVERIFY(find<QToolButton>(u"inputInteractiveButton"_s)->isChecked());
    pane->setText(u"Ann"_s);
    QVERIFY(find<QToolButton>(u"inputGivenButton"_s)->isChecked());
    QCOMPARE(m_settings->get(setting::inputMode), u"automatic"_s);
}

void TerminalTest::inputGivenMeansOutput()
{
    converse();
    run()->end(Outcome::Ok, 0);
    begin(); // with something in the input pane
    QVERIFY(!run()->request.isInteractive());
    QVERIFY(!run()->request.terminal);
    QCOMPARE(run()->request.input, "given\n"_ba);
    QCOMPARE(console()->shown(), ConsolePane::View::Output);
    await(); // cannot be, and if it were, it would mean nothing
    QVERIFY(!marker()->isVisible());
}

void TerminalTest::aChoiceIsRemembered()
{
    auto *pane = find<InputPane>(u"inputPane"_s);
    pane->setText(u"Ann"_s);
    press(u"inputInteractiveButton"_s);
    QCOMPARE(m_settings->get(setting::inputMode), u"interactive"_s);
    editor()->setText(u"print(1)"_s);
    open();
    QVERIFY(find<QToolButton>(u"inputInteractiveButton"_s)->isChecked());
    QVERIFY(find<QAction>(u"actionInputInteractive"_s)->isChecked());
    find<InputPane>(u"inputPane"_s)->setText(u"Ann"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(run()->request.isInteractive());
    run()->end(Outcome::Ok, 0);
    // Back to what happens by itself is no choice any more.
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_settings->get(setting::inputMode), u"automatic"_s);
    find<QAction>(u"actionInputGiven"_s)->trigger();
    find<InputPane>(u"inputPane"_s)->setText({});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(run()->request.input, QByteArray(""));
}

void TerminalTest::theChoiceIsPlainToSee()
{
    auto *pane = find<InputPane>(u"inputPane"_s);
    const auto says = [this] { return find<QLabel>(u"inputExplanation"_s)->text(); };
    pane->setText({});
    QVERIFY(says().contains(u"You type in the terminal"_s));
    pane->setText(u"Ann"_s);
    QVERIFY(says().contains(u"reads this text"_s));
    find<QAction>(u"actionInputInteractive"_s)->trigger();
    QVERIFY(says().contains(u"not used"_s));
    find<QAction>(u"actionInputGiven"_s)->trigger();
    pane->setText({});
    QVERIFY(says().contains(u"no input"_s));
}

void TerminalTest::focusFollowsTheQuestion()
{
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    editor()->setFocus();
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    run()->play(PhaseChanged{RunPhase::Running});
    QVERIFY(!terminal()->hasFocusInside()); // most programs ask nothing
    await();
    QVERIFY(terminal()->hasFocusInside());
    run()->end(Outcome::Ok, 0);
    QVERIFY(terminal()->hasFocusInside()); // what is being typed must not end up in the program's text
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!terminal()->hasFocusInside());
    // A game asks nothing and still wants the keys.
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    run()->play(PhaseChanged{RunPhase::Running});
    m_clock.step(799ms);
    QVERIFY(!terminal()->hasFocusInside());
    m_clock.step(1ms);
    QVERIFY(terminal()->hasFocusInside());
}

void TerminalTest::focusIsNotStolen()
{
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    editor()->setFocus();
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    run()->play(PhaseChanged{RunPhase::Running});
    type(u"y"_s);
    await();
    QVERIFY(!terminal()->hasFocusInside());
    QVERIFY(marker()->isVisible());
    QVERIFY(result().contains(u"F6"_s));
    type(u"z"_s);
    QVERIFY(run()->inputWritten.isEmpty());
    // Who has put the keyboard down since is asked where the answer is to be typed.
    print("Once more:\r\n");
    m_clock.step(1500ms);
    await();
    QVERIFY(terminal()->hasFocusInside());
}

void TerminalTest::nothingTypedEarlyIsLost()
{
    setAll(ServiceStatus::Starting, ExecutorState::Starting);
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(!run());
    view()->setFocus();
    QTest::keyClicks(view(), u"An"_s);
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QVERIFY(run());
    QCOMPARE(run()->inputWritten, "An"_ba);
    run()->play(PhaseChanged{RunPhase::Queued});
    QTest::keyClicks(view(), u"n"_s);
    run()->play(PhaseChanged{RunPhase::Compiling});
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(run()->inputWritten, "Ann\r"_ba);
    // The executor was not ready after all: the next attempt gets all of it.
    QPointer<FakeRun> first = run();
    setAll(ServiceStatus::Starting, ExecutorState::Starting);
    RunResult early;
    early.outcome = Outcome::Rejected;
    early.error = Error{u"warming_up"_s, {}, {}};
    first->end(early);
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QCOMPARE(m_runner->runs().size(), 2);
    QCOMPARE(run()->inputWritten, "Ann\r"_ba);
}

void TerminalTest::markerDoesNotFlicker()
{
    converse("Name? ");
    for (const QChar c : u"Annabel"_s) {
        QTest::keyClick(view(), c.toLatin1());
        print(QByteArray(1, c.toLatin1())); // the echo
        m_clock.step(20ms);
        QVERIFY(marker()->isVisible());
    }
    // Half a line: it is waited for the rest, however long that takes, and nobody says so again.
    m_clock.step(1h);
    QVERIFY(marker()->isVisible());
    QTest::keyClick(view(), Qt::Key_U, Qt::ControlModifier);
    print(QByteArray("\b \b").repeated(7));
    m_clock.step(1h);
    QVERIFY(marker()->isVisible());
    print("Too late!\r\n"); // these are the program's own words: it does not wait any more
    m_clock.step(249ms);
    QVERIFY(marker()->isVisible());
    m_clock.step(1ms);
    QVERIFY(!marker()->isVisible());
    await();
    QVERIFY(marker()->isVisible());
    QTest::keyClick(view(), Qt::Key_Return);
    m_clock.step(249ms);
    await(); // it asks again at once: nothing to be seen of that
    m_clock.step(1h);
    QVERIFY(marker()->isVisible());
    QTest::keyClick(view(), Qt::Key_Return);
    m_clock.step(250ms);
    QVERIFY(!marker()->isVisible());
}

void TerminalTest::stopAndRunAgainWhileAwaited()
{
    for (int i = 0; i < 3; ++i) {
        converse("Name? ");
        QTest::keyClick(view(), Qt::Key_F5, Qt::ShiftModifier);
        QTRY_COMPARE(result(), u"Stopped"_s);
        QVERIFY(!marker()->isVisible());
        QVERIFY(find<QAction>(u"actionRun"_s)->isEnabled());
    }
    QCOMPARE(m_runner->runs().size(), 3);
}

void TerminalTest::eachRunHasANewTerminal_data()
{
    QTest::addColumn<QByteArray>("mess");
    QTest::newRow("alternate screen") << "\x1b[?1049h\x1b[2J left open"_ba;
    QTest::newRow("colours and no cursor") << "\x1b[31;44m\x1b[?25l red on blue"_ba;
    QTest::newRow("line drawing") << "\x1b(0 qqqq"_ba;
    QTest::newRow("mouse") << "\x1b[?1003h\x1b[?1006h mouse"_ba;
    QTest::newRow("half a sequence") << "\x1b[3"_ba;
    QTest::newRow("half a title") << "\x1b]0;half a"_ba;
    QTest::newRow("half a character") << "\xf0\x9f\x98"_ba;
    QTest::newRow("VT52") << "\x1b[?2l"_ba;
}

void TerminalTest::eachRunHasANewTerminal()
{
    QFETCH(QByteArray, mess);
    converse();
    print("old " + mess);
    QTRY_VERIFY(run()->acknowledged > 0);
    run()->end(Outcome::Ok, 0);
    converse();
    showText("new x\r\n", u"new x"_s);
    QVERIFY2(terminal()->text().startsWith(u"new x\n"_s), qPrintable(terminal()->text()));
    QTest::keyClick(view(), Qt::Key_Up);
    QCOMPARE(run()->inputWritten, "\x1b[A"_ba);
}

void TerminalTest::sizeIsTold()
{
    m_window->resize(1000, 700);
    converse();
    const TerminalSize first = *run()->request.terminal;
    QVERIFY2(first.columns > 30 && first.rows > 3, qPrintable(u"%1x%2"_s.arg(first.columns).arg(first.rows)));
    QCOMPARE(first, terminal()->terminalSize());
    m_window->resize(1300, 900);
    QTRY_VERIFY(run()->size && run()->size->columns > first.columns && run()->size->rows > first.rows);
    const TerminalSize wide = *run()->size;
    QTest::keyClick(view(), Qt::Key_Plus, Qt::ControlModifier); // a larger font
    QTest::keyClick(view(), Qt::Key_Plus, Qt::ControlModifier);
    QTRY_COMPARE(*run()->size, terminal()->terminalSize());
    QVERIFY(run()->size->columns < wide.columns);
}

void TerminalTest::compilerSpeaksInTheTerminal()
{
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    run()->play(PhaseChanged{RunPhase::Compiling});
    run()->print("main.py:1:1: error: no\n  x\n  ^\n", OutputStream::Stderr);
    RunResult ended;
    ended.outcome = Outcome::CompileError;
    ended.diagnostics = {{.file = u"main.py"_s, .line = 1, .message = u"no"_s}};
    run()->end(ended);
    QTRY_VERIFY(terminal()->text().contains(u"main.py:1:1: error: no\n  x\n  ^"_s));
    QCOMPARE(editor()->markedLines(), QList<int>{1});
}

void TerminalTest::themeAndFontFollow()
{
    m_settings->set(setting::theme, u"light"_s);
    converse("text");
    const auto background = [this] {
        return view()->grab().toImage().pixelColor(view()->width() / 2, view()->height() - 8);
    };
    QTRY_COMPARE(background(), lightColours().value(Role::Surface));
    press(u"themeButton"_s);
    QTRY_COMPARE(background(), darkColours().value(Role::Surface));
    QCOMPARE(view()->font().family(), Theme::codeFont(12).family());
    QCOMPARE(view()->font().pointSize(), m_settings->get(setting::editorFontSize));
}

QTEST_MAIN(TerminalTest)
#include "TerminalTest.moc"
