// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Lexers.h"
#include "ui/editor/Scintilla.h"

#include <QAccessible>
#include <QTest>

using namespace learncode;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

class EditorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void indentsAsTheLanguageDoes_data();
    void indentsAsTheLanguageDoes();
    void backspaceGoesBackAStep_data();
    void backspaceGoesBackAStep();
    void tabsBecomeSpaces();
    void togglesComments();
    void knowsTodaysKeywords_data();
    void knowsTodaysKeywords();
    void everyStyleIsPainted_data();
    void everyStyleIsPainted();
    void emptyLineCanBeReadAloud();

private:
    void type(const QString &keys)
    {
        for (const QChar key : keys) {
            if (key == u'\n')
                QTest::keyClick(m_editor->focusProxy(), Qt::Key_Return);
            else if (key == u'\t')
                QTest::keyClick(m_editor->focusProxy(), Qt::Key_Tab);
            else
                QTest::keyClicks(m_editor->focusProxy(), key);
        }
    }
    void show(const QString &language) { m_editor->showBuffer(*LanguageRegistry::builtIn().find(language)); }

    std::unique_ptr<CodeEditor> m_editor;
};

void EditorTest::init()
{
    m_editor = std::make_unique<CodeEditor>();
    m_editor->show();
    show(u"python"_s);
}

void EditorTest::indentsAsTheLanguageDoes_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("python block") << u"python"_s << u"if x:\nprint()\ny"_s << u"if x:\n    print()\n    y"_s;
    QTest::newRow("javascript block") << u"javascript"_s << u"if (x) {\ny"_s << u"if (x) {\n  y"_s;
    QTest::newRow("c++ block") << u"cpp"_s << u"int main() {\nx"_s << u"int main() {\n    x"_s;
    QTest::newRow("c++ label is no block") << u"cpp"_s << u"public:\nx"_s << u"public:\nx"_s;
}

void EditorTest::indentsAsTheLanguageDoes()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    show(language);
    type(typed);
    QCOMPARE(m_editor->text(), expected);
}

void EditorTest::backspaceGoesBackAStep_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("python") << u"python"_s << u"if x:\ny\n"_s << u"if x:\n    y\nz"_s;
    QTest::newRow("javascript") << u"javascript"_s << u"if (x) {\ny\n"_s << u"if (x) {\n  y\nz"_s;
}

void EditorTest::backspaceGoesBackAStep()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    show(language);
    type(typed);
    QTest::keyClick(m_editor->focusProxy(), Qt::Key_Backspace);
    type(u"z"_s);
    QCOMPARE(m_editor->text(), expected);
}

void EditorTest::tabsBecomeSpaces()
{
    type(u"\tx"_s);
    QCOMPARE(m_editor->text(), u"    x"_s);
    show(u"javascript"_s);
    type(u"\tx"_s);
    QCOMPARE(m_editor->text(), u"  x"_s);
}

void EditorTest::togglesComments()
{
    m_editor->setText(u"if x:\n    y\n\n    z\n"_s);
    m_editor->toggleComment();
    QCOMPARE(m_editor->text(), u"# if x:\n    y\n\n    z\n"_s);
    m_editor->toggleComment();
    m_editor->selectAll();
    m_editor->toggleComment();
    QCOMPARE(m_editor->text(), u"# if x:\n#     y\n\n#     z\n"_s);
    m_editor->selectAll();
    m_editor->toggleComment();
    QCOMPARE(m_editor->text(), u"if x:\n    y\n\n    z\n"_s);
    m_editor->undo();
    QCOMPARE(m_editor->text(), u"# if x:\n#     y\n\n#     z\n"_s); // one step, not one for each line
}

void EditorTest::knowsTodaysKeywords_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("words");
    QTest::newRow("python") << u"python"_s << u"async await nonlocal True False None match case type with"_s;
    QTest::newRow("javascript") << u"javascript"_s << u"let const async await of class yield import export"_s;
    QTest::newRow("c++") << u"cpp"_s << u"constexpr nullptr override concept requires co_await consteval"_s;
}

void EditorTest::knowsTodaysKeywords()
{
    QFETCH(QString, language);
    QFETCH(QString, words);
    const QsciLexer *lexer = makeLexer(language, m_editor.get());
    QVERIFY(lexer);
    const QStringList known = QString::fromLatin1(lexer->keywords(1)).split(u' ');
    for (const QString &word : words.split(u' '))
        QVERIFY2(known.contains(word), qPrintable(word));
}

void EditorTest::everyStyleIsPainted_data()
{
    QTest::addColumn<QString>("language");
    for (const Language &language : LanguageRegistry::builtIn().all())
        QTest::newRow(qPrintable(language.id)) << language.highlighter;
}

void EditorTest::everyStyleIsPainted()
{
    QFETCH(QString, language);
    QsciLexer *lexer = makeLexer(language, m_editor.get());
    QVERIFY2(lexer, "a language without highlighting");
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        paintLexer(*lexer, *colours, QFont());
        for (int style = 0; style < 128; ++style) {
            if (lexer->description(style).isEmpty())
                continue;
            QCOMPARE(lexer->paper(style), colours->value(Role::Surface));
            QVERIFY2(contrastRatio(lexer->color(style), lexer->paper(style)) >= 4.5,
                     qPrintable(lexer->description(style)));
        }
    }
}

// A screen reader on an empty line is reported to have brought editors like this one down.
void EditorTest::emptyLineCanBeReadAloud()
{
    QAccessible::setActive(true);
    for (const QString &text : {QString(), u"\n\n"_s, u"a\n\nb"_s}) {
        m_editor->setText(text);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_editor->focusProxy());
        QVERIFY(interface);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        QAccessibleTextInterface *reader = interface->textInterface();
        QVERIFY(reader);
        for (int at = 0; at <= reader->characterCount(); ++at) {
            int start = 0;
            int end = 0;
            reader->setCursorPosition(at);
            std::ignore = reader->textAtOffset(at, QAccessible::LineBoundary, &start, &end);
            std::ignore = reader->textAtOffset(at, QAccessible::WordBoundary, &start, &end);
            std::ignore = reader->textAtOffset(at, QAccessible::CharBoundary, &start, &end);
        }
    }
    QAccessible::setActive(false);
}

QTEST_MAIN(EditorTest)
#include "EditorTest.moc"
