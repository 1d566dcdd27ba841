// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/WindowFixture.h"
#include "tests/support/Files.h"
#include "tests/support/LogoRegistry.h"

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

/// The window with a language that its code has never heard of.
class NewLanguageTest final : public WindowFixture
{
    Q_OBJECT

public:
    NewLanguageTest() { m_languages = &logoRegistry(); }

private Q_SLOTS:
    void isThereToChoose();
    void isTypedByItsRules();
    void itsFilesAreOpened();
    void othersAreExplained();
    void isRun();

private:
    void openFile(const QString &name, const QByteArray &bytes);
};

void NewLanguageTest::openFile(const QString &name, const QByteArray &bytes)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    FileDialog::setNextFileName(file.fileName());
    find<QAction>(u"actionOpen"_s)->trigger();
}

void NewLanguageTest::isThereToChoose()
{
    const auto *selector = find<QComboBox>(u"languageSelector"_s);
    QCOMPARE(selector->count(), 1);
    QCOMPARE(selector->currentText(), u"Logo"_s);
    QCOMPARE(find<QLabel>(u"fileTitle"_s)->text(), u"main.logo"_s);
}

void NewLanguageTest::isTypedByItsRules()
{
    editor()->setText({});
    type(u"repeat 4 ["_s);
    QTest::keyClick(editor()->focusProxy(), Qt::Key_Return);
    type(u"fd 10 ("_s); // opens nothing in this language
    QTest::keyClick(editor()->focusProxy(), Qt::Key_Return);
    type(u"x"_s);
    QCOMPARE(editor()->text(), u"repeat 4 [\n   fd 10 (\n   x"_s);
    editor()->selectAll();
    editor()->toggleComment();
    QCOMPARE(editor()->text(), u"; repeat 4 [\n;    fd 10 (\n;    x"_s);
}

void NewLanguageTest::itsFilesAreOpened()
{
    openFile(u"spiral.lg"_s, "fd 100");
    QTRY_COMPARE(editor()->text(), u"fd 100"_s);
    QCOMPARE(find<QLabel>(u"fileTitle"_s)->text(), u"spiral.lg"_s);
}

void NewLanguageTest::othersAreExplained()
{
    openFile(u"main.py"_s, "print(1)");
    auto *notice = find<QWidget>(u"documentNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(find<QLabel>(u"documentNoticeText"_s)->text(),
             u"main.py: LearnCode knows programs in Logo by the ending of their name, such as .logo."_s);
}

void NewLanguageTest::isRun()
{
    ServiceHealth health = m_health->health();
    ExecutorHealth executor;
    executor.languageId = u"logo"_s;
    executor.state = ExecutorState::Ready;
    health.executors = {executor};
    m_health->setHealth(health);
    editor()->setText(u"fd 10"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(m_runner->last());
    QCOMPARE(m_runner->last()->request.languageId, u"logo"_s);
}

QTEST_MAIN(NewLanguageTest)
#include "NewLanguageTest.moc"
