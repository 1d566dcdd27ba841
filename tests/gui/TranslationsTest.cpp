// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/WindowFixture.h"
#include "tests/support/TextCatalog.h"
#include "ui/document/ProgramFile.h"

#include <QDialog>

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

/// What the window asks translators for is what lupdate finds; tests/unit/texts does the same for what has no widgets.
class TranslationsTest final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_catalog.isEmpty()); }
    void cleanup();
    void windowIsTranslated();
    void runsAreTranslated();
    void dialogsAreTranslated();
    void filesAreTranslated();

private:
    TextCatalog m_catalog{QStringLiteral(LEARNCODE_TEXTS)};
};

void TranslationsTest::cleanup()
{
    m_window.reset();
    QCOMPARE(m_catalog.lost(), QStringList());
}

void TranslationsTest::windowIsTranslated()
{
    for (const char *name : {"Actions", "ConsolePane", "InputPane", "LanguageSelector", "MainWindow", "OutputView"})
        QVERIFY2(m_catalog.seen().contains(u"learncode::ui::"_s + QLatin1StringView(name)), name);
    const QString save = find<QAction>(u"actionSave"_s)->text();
    QVERIFY2(save.startsWith(TextCatalog::marked(u"learncode::ui::Actions"_s)), qPrintable(save));
}

void TranslationsTest::runsAreTranslated()
{
    begin();
    m_runner->last()->end(Outcome::Ok, 0);
    QVERIFY(m_catalog.seen().contains(u"learncode::ui::RunPresenter"_s));
    setAll(ServiceStatus::Starting, ExecutorState::Building);
    QVERIFY(m_catalog.seen().contains(u"learncode::ui::HealthBar"_s));
}

void TranslationsTest::dialogsAreTranslated()
{
    find<QAction>(u"actionShortcuts"_s)->trigger();
    QVERIFY(m_catalog.seen().contains(u"learncode::ui::ShortcutsDialog"_s));
    find<QAction>(u"actionAbout"_s)->trigger();
}

void TranslationsTest::filesAreTranslated()
{
    const auto read = readProgram(path(u"none.py"_s));
    QVERIFY(!read);
    QVERIFY(read.error().message.startsWith(TextCatalog::marked(u"learncode::ui::ProgramFile"_s)));
    QFile file(path(u"notes.none"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FileDialog::setNextFileName(file.fileName());
    find<QAction>(u"actionOpen"_s)->trigger();
    QTRY_VERIFY(m_catalog.seen().contains(u"learncode::ui::DocumentController"_s));
}

QTEST_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
