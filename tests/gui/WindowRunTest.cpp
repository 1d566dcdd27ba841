// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/WindowFixture.h"
#include "tests/gui/WindowLife.h"

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

class WindowRunTest final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void runsByShortcut();
    void stopsByShortcut();
    void outputAppearsWhileTheProgramPrints();
    void outputIsAcknowledgedOnlyWhenDealtWith();
    void theWindowLivesInAFlood();
    void stopWorksInAFlood();
    void scrolledUpStaysThere();
    void emptyProgramIsNotRun();
    void runWaitsForItsLanguage();
    void runTakesUpAPutOffSetup();
    void waitingCanBeStopped();
    void withoutEngineRunSaysWhy();
    void errorsAreMarked();
};

void WindowRunTest::runsByShortcut()
{
    editor()->setText({});
    type(u"print(input())"_s);
    find<InputPane>(u"inputPane"_s)->setText(u"Ann"_s);
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    FakeRun *run = m_runner->last();
    QVERIFY(run);
    QCOMPARE(run->request.languageId, u"python"_s);
    QCOMPARE(run->request.code, u"print(input())"_s);
    QCOMPARE(run->request.input, "Ann\n"_ba);
    QVERIFY(!find<QAction>(u"actionRun"_s)->isEnabled());
    run->print("Ann\n");
    RunResult ended;
    ended.outcome = Outcome::Ok;
    ended.exitCode = 0;
    run->end(ended);
    QCOMPARE(result(), u"Finished, exit code 0"_s);
    QTRY_COMPARE(output()->text(), u"Ann\n"_s);
    QVERIFY(find<QAction>(u"actionRun"_s)->isEnabled());
}

void WindowRunTest::stopsByShortcut()
{
    begin();
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(m_runner->last()->stops, 1);
    QTRY_COMPARE(result(), u"Stopped"_s);
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    QCOMPARE(m_runner->runs().size(), 2);
}

void WindowRunTest::outputAppearsWhileTheProgramPrints()
{
    begin();
    m_runner->last()->print("one\n");
    QTRY_COMPARE(output()->text(), u"one\n"_s);
    m_runner->last()->print("oops\n", OutputStream::Stderr);
    QTRY_COMPARE(output()->text(), u"one\noops\n"_s);
    // Told apart by more than the colour: the line is marked, too.
    const QTextDocument *document = find<OutputView>(u"outputView"_s)->document();
    QVERIFY(document->findBlockByNumber(0).userState() <= 0);
    QVERIFY(document->findBlockByNumber(1).userState() > 0);
}

void WindowRunTest::outputIsAcknowledgedOnlyWhenDealtWith()
{
    begin();
    FakeRun *run = m_runner->last();
    QVERIFY(!run->autoAcknowledge);
    run->print(QByteArray(1000, 'x'));
    QCOMPARE(run->acknowledged, 0);
    QTRY_COMPARE(run->acknowledged, 1000);
    run->print(QByteArray(500, 'x'));
    find<QAction>(u"actionClearOutput"_s)->trigger();
    QCOMPARE(run->acknowledged, 1500);
}

// The flood would never end by itself.
void WindowRunTest::theWindowLivesInAFlood()
{
    begin();
    QByteArray chunk;
    while (chunk.size() < 64 << 10)
        chunk += "line " + QByteArray::number(chunk.size()) + " of a program that prints for ever\n";
    auto *view = find<OutputView>(u"outputView"_s);
    WindowLife life(editor()->focusProxy(), view->viewport());
    qint64 sent = 0;
    QTimer source;
    connect(&source, &QTimer::timeout, this, [&] {
        m_runner->last()->print(chunk);
        sent += chunk.size();
    });
    source.start(0);
    QTRY_VERIFY(sent >= 20 << 20 && life.times() >= 20);
    QVERIFY(editor()->text().contains(QString(20, u'k')));
    source.stop();
    life.stop();
    m_runner->last()->print("the end");
    QTRY_VERIFY(output()->text().endsWith(u"the end"_s));
    const QTextDocument *document = view->document();
    QVERIFY(document->blockCount() <= OutputView::maxLines + 1);
    QVERIFY(document->characterCount() <= OutputView::maxCharacters + 4096);
    QVERIFY(find<QLabel>(u"outputDropped"_s)->isVisible());
    QTRY_COMPARE(m_runner->last()->acknowledged, sent + 7);
}

void WindowRunTest::stopWorksInAFlood()
{
    begin();
    const QByteArray chunk(256 << 10, 'y'); // and never a line end
    QTimer source;
    QPointer<FakeRun> run = m_runner->last();
    connect(&source, &QTimer::timeout, this, [&] {
        if (run)
            run->print(chunk);
    });
    source.start(0);
    QTRY_VERIFY(run->acknowledged > 0); // some of it is to be seen
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(result(), u"Stopped"_s);
}

void WindowRunTest::scrolledUpStaysThere()
{
    begin();
    const auto lines = [this](int from, int count) {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += QByteArray::number(from + i) + '\n';
        m_runner->last()->print(bytes);
    };
    QScrollBar *bar = find<OutputView>(u"outputView"_s)->verticalScrollBar();
    lines(0, 500);
    QTRY_VERIFY(bar->maximum() > 400);
    QTRY_COMPARE(bar->value(), bar->maximum()); // scrolls along
    bar->setValue(100);
    lines(500, 500);
    QTRY_VERIFY(output()->text().endsWith(u"999\n"_s));
    QCOMPARE(bar->value(), 100);
    bar->setValue(bar->maximum());
    lines(1000, 100);
    QTRY_VERIFY(output()->text().endsWith(u"1099\n"_s));
    QCOMPARE(bar->value(), bar->maximum());
}

void WindowRunTest::emptyProgramIsNotRun()
{
    editor()->setText(u" \n"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(!m_runner->last());
    QVERIFY(result().contains(u"nothing to run"_s));
}

void WindowRunTest::runWaitsForItsLanguage()
{
    setAll(ServiceStatus::Starting, ExecutorState::Starting);
    editor()->setText(u"print(1)"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(!m_runner->last());
    QVERIFY(result().startsWith(u"Waiting for Python to be ready"_s));
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QVERIFY(m_runner->last());
    QCOMPARE(m_runner->last()->request.code, u"print(1)"_s);
}

void WindowRunTest::runTakesUpAPutOffSetup()
{
    setAll(ServiceStatus::Starting, ExecutorState::Building);
    press(u"cancelSetupButton"_s);
    editor()->setText(u"print(1)"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(m_health->retries, 1);
    QVERIFY(result().startsWith(u"Waiting for Python to be ready"_s));
    // Putting it off once more is an end to the waiting too.
    press(u"cancelSetupButton"_s);
    QTRY_COMPARE(result(), u"Not started"_s);
    QCOMPARE(m_health->retries, 1);
    QVERIFY(!m_runner->last());
}

void WindowRunTest::waitingCanBeStopped()
{
    setAll(ServiceStatus::Starting, ExecutorState::Starting);
    editor()->setText(u"print(1)"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    find<QAction>(u"actionStop"_s)->trigger();
    QCOMPARE(result(), u"Stopped"_s);
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QVERIFY(!m_runner->last());
}

void WindowRunTest::withoutEngineRunSaysWhy()
{
    ServiceHealth health = m_health->health();
    health.status = ServiceStatus::Down;
    health.engine.problem = Error{u"engine_unavailable"_s, u"Start Docker."_s, u"no socket"_s};
    for (ExecutorHealth &executor : health.executors)
        executor.state = ExecutorState::Absent;
    m_health->setHealth(health);
    editor()->setText(u"print(1)"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(result(), u"Not started"_s);
    QVERIFY(!m_runner->last());
    QVERIFY(find<QLabel>(u"outputHint"_s)->text().contains(u"cannot run yet"_s));
    type(u"usable"_s); // the editor is, all the while
    QVERIFY(editor()->text().contains(u"usable"_s));
}

void WindowRunTest::errorsAreMarked()
{
    begin();
    editor()->setText(u"a\nb\nc\n"_s);
    RunResult ended;
    ended.outcome = Outcome::NonzeroExit;
    ended.exitCode = 1;
    ended.diagnostics = {{.file = u"main.py"_s, .line = 2, .message = u"NameError"_s},
                         {.file = u"main.py"_s, .line = 99, .message = u"beyond the end"_s}};
    m_runner->last()->end(ended);
    QCOMPARE(editor()->markedLines(), (QList<int>{2, 4}));
    editor()->goTo(1, 1);
    QTest::keyClick(editor()->focusProxy(), Qt::Key_Return); // marks move along
    QCOMPARE(editor()->markedLines(), (QList<int>{3, 5}));
    editor()->goTo(3, 1);
    type(u"x"_s); // an edited line is no longer the one that was complained about
    QCOMPARE(editor()->markedLines(), QList<int>{5});
    QTest::keyClick(editor()->focusProxy(), Qt::Key_F5);
    QVERIFY(editor()->markedLines().isEmpty());
}

QTEST_MAIN(WindowRunTest)
#include "WindowRunTest.moc"
