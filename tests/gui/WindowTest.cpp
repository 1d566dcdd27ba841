// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/WindowFixture.h"
#include "tests/support/Files.h"

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WindowTest final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void problemBannerOffersRetry();
    void setupShowsProgressAndCanBePutOff();
    void closedWarningStaysClosed();
    void languageKeepsItsText();
    void savesAndOpens();
    void textIsRestoredAfterACrash();
    void firstStartShowsAnExampleThatRuns();
    void themeToggles();
    void placesAreRemembered();
    void closingIsTold();
    void keyboardReachesEveryArea();
    void everyWidgetIsNamed();
    void noTextIsCutOff();
};

void WindowTest::problemBannerOffersRetry()
{
    QVERIFY(!find<QWidget>(u"healthNotice"_s)->isVisible());
    ServiceHealth health = m_health->health();
    health.status = ServiceStatus::Down;
    health.engine.problem = Error{u"engine_unavailable"_s, u"Start Docker."_s, u"no socket"_s};
    m_health->setHealth(health);
    QVERIFY(find<QWidget>(u"healthNotice"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"healthNoticeText"_s)->text(), u"Start Docker."_s);
    press(u"healthNoticeDetails"_s);
    QVERIFY(find<QWidget>(u"healthNoticeDetailsText"_s)->isVisible());
    press(u"retryButton"_s);
    QCOMPARE(m_health->retries, 1);
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QVERIFY(!find<QWidget>(u"healthNotice"_s)->isVisible());
}

void WindowTest::setupShowsProgressAndCanBePutOff()
{
    setAll(ServiceStatus::Starting, ExecutorState::Building);
    m_health->report({u"python"_s, u"Installing Python: step 3 of 7"_s, 0.5});
    auto *progress = find<QProgressBar>(u"healthNoticeProgress"_s);
    QVERIFY(progress->isVisible());
    QCOMPARE(progress->value(), 500);
    QCOMPARE(find<QLabel>(u"healthNoticeProgressText"_s)->text(), u"Installing Python: step 3 of 7"_s);
    press(u"cancelSetupButton"_s);
    QCOMPARE(m_health->cancels, 1);
    QVERIFY(!progress->isVisible());
    press(u"continueSetupButton"_s);
    QCOMPARE(m_health->retries, 1);
    QVERIFY(progress->isVisible());
}

void WindowTest::closedWarningStaysClosed()
{
    auto *bar = find<QWidget>(u"healthNotice"_s);
    ServiceHealth health = m_health->health();
    health.engine.warnings = {u"no swap limit"_s};
    m_health->setHealth(health);
    QVERIFY(bar->isVisible());
    press(u"healthNoticeClose"_s);
    m_health->setHealth(health);
    QVERIFY(!bar->isVisible());
    setAll(ServiceStatus::Starting, ExecutorState::Building);
    QVERIFY(bar->isVisible());
    setAll(ServiceStatus::Ok, ExecutorState::Ready);
    QVERIFY(!bar->isVisible());
}

void WindowTest::languageKeepsItsText()
{
    editor()->setText({});
    type(u"python text"_s);
    auto *selector = find<QComboBox>(u"languageSelector"_s);
    selector->setFocus();
    QTest::keyClick(selector, Qt::Key_End);
    QTest::keyClick(selector, Qt::Key_Up);
    QTest::keyClick(selector, Qt::Key_Down);
    QCOMPARE(find<QLabel>(u"fileTitle"_s)->text(), u"main.cpp"_s);
    QVERIFY(!editor()->text().contains(u"python text"_s));
    selector->setFocus();
    QTest::keyClick(selector, Qt::Key_Home);
    QCOMPARE(editor()->text(), u"python text"_s);
    editor()->undo(); // each keeps its history as well
    QVERIFY(editor()->text() != u"python text"_s);
}

void WindowTest::savesAndOpens()
{
    editor()->setText({});
    type(u"print(42)"_s);
    FileDialog::setNextFileName(path(u"a.py"_s));
    QTest::keyClick(editor()->focusProxy(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(result(), u"Saved a.py"_s);
    QCOMPARE(bytesOf(path(u"a.py"_s)), "print(42)"_ba);
    type(u"x"_s);
    QVERIFY(find<QLabel>(u"fileTitle"_s)->text().contains(u"not saved"_s));
    FileDialog::setNextFileName(path(u"a.py"_s));
    QTest::keyClick(editor()->focusProxy(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(editor()->text(), u"print(42)"_s);
    QTRY_VERIFY(find<QWidget>(u"documentNotice"_s)->isVisible()); // the x was put aside
    press(u"bringBackButton"_s);
    QVERIFY(editor()->text().contains(u'x'));
}

void WindowTest::textIsRestoredAfterACrash()
{
    editor()->setText({});
    type(u"never lost"_s);
    m_clock.step(500ms);
    QVERIFY(bytesOf(path(u"drafts/python.json"_s)).contains("never lost"));
    m_window.reset(); // destroyed, not closed
    open();
    QCOMPARE(editor()->text(), u"never lost"_s);
}

void WindowTest::firstStartShowsAnExampleThatRuns()
{
    const QList<Example> examples = builtInExamples();
    const auto first = std::ranges::find(examples, u"python"_s, &Example::languageId);
    if (first == examples.end()) {
        QVERIFY(editor()->text().isEmpty()); // a build without examples
        return;
    }
    QCOMPARE(editor()->text(), first->code);
    QCOMPARE(find<InputPane>(u"inputPane"_s)->text(), first->input);
    QVERIFY(!editor()->isModified());
}

void WindowTest::themeToggles()
{
    m_settings->set(setting::theme, u"light"_s);
    QCOMPARE(m_window->palette().color(QPalette::Window), lightColours().value(Role::Window));
    press(u"themeButton"_s);
    QCOMPARE(m_settings->get(setting::theme), u"dark"_s);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkColours().value(Role::Window));
    press(u"themeButton"_s);
    QCOMPARE(m_settings->get(setting::theme), u"light"_s);
    for (const QString &name : {u"inputEdit"_s, u"outputView"_s}) {
        const QFont wanted = Theme::codeFont(m_settings->get(setting::editorFontSize));
        QTRY_COMPARE(find<QPlainTextEdit>(name)->font().family(), wanted.family());
        QCOMPARE(find<QPlainTextEdit>(name)->font().pointSize(), wanted.pointSize());
    }
}

void WindowTest::placesAreRemembered()
{
    m_window->resize(700, 560);
    m_window->close();
    open();
    QCOMPARE(m_window->size(), QSize(700, 560));
}

void WindowTest::closingIsTold()
{
    begin();
    QSignalSpy closing(m_window.get(), &MainWindow::closing);
    m_window->close();
    QCOMPARE(closing.size(), 1);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_runner->last()->stops, 1);
}

void WindowTest::keyboardReachesEveryArea()
{
    editor()->setFocus();
    for (const auto &area : {u"inputEdit"_s, u"outputView"_s, u"languageSelector"_s, u"codeView"_s}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), area);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"languageSelector"_s);
}

void WindowTest::everyWidgetIsNamed()
{
    setAll(ServiceStatus::Starting, ExecutorState::Building);
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const QString own = widget->objectName();
        if (own.startsWith(u"qt_"_s) || widget->isWindow()
            || qstrncmp(widget->metaObject()->className(), "Q", 1) == 0) {
            // Parts that Qt makes inside its own widgets; ours of Qt's classes are checked when they take focus.
            if (widget->focusPolicy() == Qt::NoFocus || own.startsWith(u"qt_"_s) || !widget->isVisible())
                continue;
        }
        QVERIFY2(!own.isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(own));
    }
}

void WindowTest::noTextIsCutOff()
{
    m_window->setServiceUrl(QUrl(u"http://127.0.0.1:5000/"_s));
    for (const QSize size : {QSize(800, 500), QSize(1600, 1000)}) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        for (const QToolButton *button : m_window->findChildren<QToolButton *>()) {
            if (button->isVisible())
                QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->objectName()));
        }
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty())
                QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()),
                             qPrintable(label->objectName()));
        }
    }
}

QTEST_MAIN(WindowTest)
#include "WindowTest.moc"
