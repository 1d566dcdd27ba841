// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"
#include "tests/support/Files.h"
#include "tests/support/SteppedClock.h"
#include "ui/document/DocumentController.h"
#include "ui/document/ProgramFile.h"
#include "ui/editor/CodeEditor.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Language &language(const QString &id)
{
    return *LanguageRegistry::builtIn().find(id);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Draft draftWith(const QString &text)
{
    Draft draft;
    draft.text = text;
    return draft;
}

/// An editor with its documents, as the window has them.
struct Desk
{
    explicit Desk(const QString &drafts)
        : documents(&editor, &LanguageRegistry::builtIn(), drafts, &clock)
    {
        documents.showLanguage(language(u"python"_s));
    }

    SteppedClock clock; ///< stands still unless the test steps it
    CodeEditor editor;
    DocumentController documents;
};

} // namespace

class DocumentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void refusesWhatIsNoProgram_data();
    void refusesWhatIsNoProgram();
    void unknownEndingIsExplained();
    void roundTripKeepsBytes_data();
    void roundTripKeepsBytes();
    void readOnlyIsNotReplaced();
    void failedSaveKeepsTheText();
    void typedTextOutlivesACrash();
    void inputOfAnExampleIsForItAlone();
    void typingIsKeptWithoutAPause();
    void restoredTextIsModifiedAgainstItsFile();
    void eachLanguageKeepsItsText();
    void openPicksTheLanguage();
    void openPutsUnsavedTextAside();
    void outsideChangesAreNotOverwritten();
    void damagedDraftIsSetBeside();
    void secondInstanceHasItsOwnDrafts();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void DocumentsTest::refusesWhatIsNoProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("latin-1") << u"a.py"_s << "print('Gr\xfc\xdf')"_ba << u"not_text"_s;
    QTest::newRow("nul") << u"a.py"_s << QByteArray("a\0b", 3) << u"not_text"_s;
    QTest::newRow("huge") << u"a.py"_s << QByteArray(ProgramFile::maxBytes + 1, 'x') << u"too_large"_s;
    QTest::newRow("other kind") << u"a.xyz"_s << "x"_ba << u"unknown_language"_s;
    QTest::newRow("missing") << u"gone.py"_s << QByteArray() << u"not_found"_s;
    QTest::newRow("directory") << u"."_s << QByteArray() << u"not_a_file"_s;
    QTest::newRow("endless device") << u"/dev/zero"_s << QByteArray() << u"not_a_file"_s;
}

void DocumentsTest::refusesWhatIsNoProgram()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QString file = name.startsWith(u'/') ? name : path(name);
    if (!bytes.isEmpty())
        writeFile(file, bytes);
    Desk desk(path(u"drafts"_s));
    desk.editor.setText(u"mine"_s);
    QSignalSpy failed(&desk.documents, &DocumentController::failed);
    desk.documents.open(file);
    QCOMPARE(failed.size(), 1);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.code, code);
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(desk.editor.text(), u"mine"_s);
}

void DocumentsTest::unknownEndingIsExplained()
{
    Desk desk(m_directory->filePath(u"drafts"_s));
    const QString path = m_directory->filePath(u"notes.txt"_s);
    writeFile(path, "x");
    QSignalSpy failed(&desk.documents, &DocumentController::failed);
    desk.documents.open(path);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().message,
             u"notes.txt: LearnCode knows programs in Python, JavaScript and C++ by the ending of their name, such as "
             ".py, .js and .cpp."_s);
}

void DocumentsTest::roundTripKeepsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("unix") << "a = 1\nb = 'ü'\n"_ba;
    QTest::newRow("no end of line") << "a"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("windows") << "a\r\nb\r\n"_ba;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                        "a\n"_ba;
    QTest::newRow("1 MB") << QByteArray(ProgramFile::maxBytes, 'x');
}

void DocumentsTest::roundTripKeepsBytes()
{
    QFETCH(QByteArray, bytes);
    writeFile(path(u"a.py"_s), bytes);
    Desk desk(path(u"drafts"_s));
    desk.documents.open(path(u"a.py"_s));
    QVERIFY(!desk.editor.isModified());
    QVERIFY(!desk.editor.text().contains(u'\r'));
    desk.documents.saveAs(path(u"b.py"_s));
    QCOMPARE(bytesOf(path(u"b.py"_s)), bytes);
}

void DocumentsTest::readOnlyIsNotReplaced()
{
    writeFile(path(u"a.py"_s), "theirs");
    QVERIFY(QFile::setPermissions(path(u"a.py"_s), QFile::ReadOwner | QFile::ReadUser));
    Desk desk(path(u"drafts"_s));
    desk.documents.open(path(u"a.py"_s));
    desk.editor.setText(u"mine"_s);
    QSignalSpy failed(&desk.documents, &DocumentController::failed);
    QVERIFY(desk.documents.save());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, u"read_only"_s);
    QCOMPARE(bytesOf(path(u"a.py"_s)), "theirs");
    QCOMPARE(desk.editor.text(), u"mine"_s);
}

void DocumentsTest::failedSaveKeepsTheText()
{
    Desk desk(path(u"drafts"_s));
    desk.editor.setText(u"mine"_s);
    QSignalSpy failed(&desk.documents, &DocumentController::failed);
    desk.documents.saveAs(path(u"no/such/folder/a.py"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, u"unwritable"_s);
    QCOMPARE(desk.editor.text(), u"mine"_s);
    QVERIFY(desk.documents.filePath().isEmpty());
}

void DocumentsTest::typedTextOutlivesACrash()
{
    {
        Desk desk(path(u"drafts"_s));
        desk.editor.setText(u"print('kept')"_s);
        desk.documents.setInput(u"Ann"_s);
        desk.clock.step(500ms);
        QVERIFY(bytesOf(path(u"drafts/python.json"_s)).contains("Ann"));
        // Destroyed without any goodbye, as by kill -9: nothing is written from here on.
    }
    Desk desk(path(u"drafts"_s));
    QCOMPARE(desk.editor.text(), u"print('kept')"_s);
    QCOMPARE(desk.documents.input(), u"Ann"_s);
}

void DocumentsTest::inputOfAnExampleIsForItAlone()
{
    writeFile(path(u"a.py"_s), "print(input())");
    Desk desk(path(u"drafts"_s));
    desk.documents.startWith(language(u"python"_s), u"example"_s, u"Ann"_s);
    QCOMPARE(desk.documents.input(), u"Ann"_s);
    desk.documents.open(path(u"a.py"_s));
    QVERIFY(desk.documents.input().isEmpty());

    // What was typed stays, also for the next program.
    desk.documents.startWith(language(u"python"_s), u"example"_s, u"Ann"_s);
    desk.documents.setInput(u"Bob"_s);
    desk.documents.open(path(u"a.py"_s));
    QCOMPARE(desk.documents.input(), u"Bob"_s);
}

void DocumentsTest::typingIsKeptWithoutAPause()
{
    Desk desk(path(u"drafts"_s));
    desk.editor.show();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(desk.editor.focusProxy(), Qt::Key_A);
        desk.clock.step(100ms); // never a pause
    }
    QVERIFY(bytesOf(path(u"drafts/python.json"_s)).contains("aaaaa"));
}

void DocumentsTest::restoredTextIsModifiedAgainstItsFile()
{
    writeFile(path(u"a.py"_s), "on disk");
    {
        Desk desk(path(u"drafts"_s));
        desk.documents.open(path(u"a.py"_s));
        desk.editor.show();
        QTest::keyClicks(desk.editor.focusProxy(), u"typed "_s);
        desk.documents.keepNow();
    }
    writeFile(path(u"a.py"_s), "newer on disk");
    Desk desk(path(u"drafts"_s));
    QCOMPARE(desk.editor.text(), u"typed on disk"_s);
    QVERIFY(desk.editor.isModified());
    QSignalSpy outside(&desk.documents, &DocumentController::changedOutside);
    QVERIFY(desk.documents.save());
    QCOMPARE(outside.size(), 1); // a restored session does not overwrite newer files
    QCOMPARE(bytesOf(path(u"a.py"_s)), "newer on disk");
}

void DocumentsTest::eachLanguageKeepsItsText()
{
    Desk desk(path(u"drafts"_s));
    desk.editor.setText(u"python text"_s);
    desk.documents.setInput(u"python input"_s);
    desk.documents.showLanguage(language(u"cpp"_s), u"starter"_s);
    QCOMPARE(desk.editor.text(), u"starter"_s);
    QVERIFY(desk.documents.input().isEmpty());
    desk.editor.setText(u"c++ text"_s);
    desk.documents.showLanguage(language(u"python"_s), u"starter"_s);
    QCOMPARE(desk.editor.text(), u"python text"_s);
    QCOMPARE(desk.documents.input(), u"python input"_s);
    desk.documents.showLanguage(language(u"cpp"_s));
    QCOMPARE(desk.editor.text(), u"c++ text"_s);
}

void DocumentsTest::openPicksTheLanguage()
{
    writeFile(path(u"a.cpp"_s), "int main() {}");
    Desk desk(path(u"drafts"_s));
    desk.editor.setText(u"python text"_s);
    desk.documents.open(path(u"a.cpp"_s));
    QCOMPARE(desk.documents.language().id, u"cpp"_s);
    QCOMPARE(desk.documents.fileName(), u"a.cpp"_s);
    QCOMPARE(desk.editor.text(), u"int main() {}"_s);
    desk.documents.showLanguage(language(u"python"_s));
    QCOMPARE(desk.editor.text(), u"python text"_s);
}

void DocumentsTest::openPutsUnsavedTextAside()
{
    writeFile(path(u"a.py"_s), "from a file");
    Desk desk(path(u"drafts"_s));
    desk.editor.show();
    QTest::keyClicks(desk.editor.focusProxy(), u"mine"_s);
    QSignalSpy aside(&desk.documents, &DocumentController::putAside);
    desk.documents.open(path(u"a.py"_s));
    QCOMPARE(aside.size(), 1);
    QCOMPARE(desk.editor.text(), u"from a file"_s);
    desk.documents.bringBack();
    QCOMPARE(desk.editor.text(), u"mine"_s);
    QVERIFY(desk.editor.isModified());
    QVERIFY(desk.documents.filePath().isEmpty()); // saving it must not overwrite a.py
    QCOMPARE(bytesOf(path(u"a.py"_s)), "from a file");
}

void DocumentsTest::outsideChangesAreNotOverwritten()
{
    writeFile(path(u"a.py"_s), "one");
    Desk desk(path(u"drafts"_s));
    desk.documents.open(path(u"a.py"_s));
    desk.editor.setText(u"mine"_s);
    writeFile(path(u"a.py"_s), "theirs");
    QSignalSpy outside(&desk.documents, &DocumentController::changedOutside);
    QSignalSpy saved(&desk.documents, &DocumentController::saved);
    QVERIFY(desk.documents.save());
    QCOMPARE(outside.size(), 1);
    QCOMPARE(saved.size(), 0);
    QCOMPARE(bytesOf(path(u"a.py"_s)), "theirs");
    desk.documents.saveAnyway();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(bytesOf(path(u"a.py"_s)), "mine");
}

void DocumentsTest::damagedDraftIsSetBeside()
{
    QVERIFY(QDir().mkpath(path(u"drafts"_s)));
    writeFile(path(u"drafts/python.json"_s), "{\"text\": \"cut o");
    Desk desk(path(u"drafts"_s));
    QVERIFY(desk.editor.text().isEmpty());
    QCOMPARE(bytesOf(path(u"drafts/python.json.damaged"_s)), "{\"text\": \"cut o");
}

void DocumentsTest::secondInstanceHasItsOwnDrafts()
{
    DraftStore first(path(u"drafts"_s));
    DraftStore second(path(u"drafts"_s));
    QVERIFY(first.directory() != second.directory());
    QVERIFY(first.save(u"python"_s, draftWith(u"first"_s)));
    QVERIFY(second.save(u"python"_s, draftWith(u"second"_s)));
    QCOMPARE(first.load(u"python"_s)->text, u"first"_s);
}

QTEST_MAIN(DocumentsTest)
#include "DocumentsTest.moc"
