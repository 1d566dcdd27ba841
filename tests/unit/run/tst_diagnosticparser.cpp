// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/DiagnosticParser.h"

#include "core/run/Language.h"

#include <QFile>
#include <QtTest>

#include <ctime>

using namespace learncode;
using namespace Qt::StringLiterals;

namespace {

QString severityWord(Diagnostic::Severity severity)
{
    switch (severity) {
    case Diagnostic::Severity::Error: return u"error"_s;
    case Diagnostic::Severity::Warning: return u"warning"_s;
    case Diagnostic::Severity::Note: return u"note"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

// "error main.cpp:4:5 the message", to be read and compared at a glance.
QStringList described(const QList<Diagnostic> &diagnostics)
{
    QStringList lines;
    for (const Diagnostic &d : diagnostics)
        lines.append(
            u"%1 %2:%3:%4 %5"_s.arg(severityWord(d.severity), d.file).arg(d.line).arg(d.column).arg(d.message));
    return lines;
}

QStringList parsed(const QString &languageId, const QString &text)
{
    const Language *language = LanguageRegistry::builtIn().find(languageId);
    return described(parseDiagnostics(text, *language,
                                      {{language->mainFile, u"helper.py"_s, u"helper.js"_s, u"shape.h"_s, u"pkg/a.py"_s,
                                        u"lib/ä (1).js"_s, u"lib/m.mjs"_s, u"in/p.h"_s, u"-x.cpp"_s, u"json.py"_s,
                                        u"helper.cpp"_s},
                                       u"/work/0/code"_s}));
}

void addRow(const char *language, const char *name, const QStringList &expected)
{
    QTest::newRow(qPrintable(u"%1-%2"_s.arg(QLatin1StringView(language), QLatin1StringView(name))))
        << QString::fromLatin1(language) << expected;
}

void addPythonRows()
{
    const auto add = [](const char *name, const QStringList &expected) { addRow("python", name, expected); };
    add("name-error", {u"error main.py:2:0 NameError: name 'nam' is not defined. Did you mean: 'name'?"_s});
    add("coloured", {u"error main.py:2:0 NameError: name 'nam' is not defined. Did you mean: 'name'?"_s});
    add("nested", {u"error main.py:5:0 ZeroDivisionError: division by zero"_s});
    add("syntax-error", {u"error main.py:1:0 SyntaxError: expected ':'"_s});
    add("indentation",
        {u"error main.py:2:0 IndentationError: expected an indented block after 'if' statement on line 1"_s});
    add("tabs", {u"error main.py:3:0 TabError: inconsistent use of tabs and spaces in indentation"_s});
    add("unterminated-string", {u"error main.py:1:0 SyntaxError: unterminated string literal (detected at line 1)"_s});
    add("in-library",
        {u"error main.py:2:0 json.decoder.JSONDecodeError: Expecting property name enclosed in double "
         u"quotes: line 1 column 2 (char 1)"_s});
    add("in-helper", {u"error helper.py:2:0 KeyError: 'k'"_s});
    add("in-thread", {u"error main.py:3:0 RuntimeError: in thread"_s});
    add("chained",
        {u"error main.py:2:0 ZeroDivisionError: division by zero"_s, u"error main.py:4:0 ValueError: bad number"_s});
    add("own-exception", {u"error main.py:5:0 TooCold: brr: 3"_s});
    add("own-exception-no-message", {u"error main.py:4:0 Empty"_s});
    add("keyboard-interrupt", {u"error main.py:1:0 KeyboardInterrupt"_s});
    add("exception-group", {u"error main.py:1:0 ExceptionGroup: several (2 sub-exceptions)"_s});
    add("end-of-input", {u"error main.py:2:0 EOFError: EOF when reading a line"_s});
    add("recursion", {u"error main.py:2:0 RecursionError: maximum recursion depth exceeded"_s});
    add("two-line-message", {u"error main.py:1:0 ValueError: line one"_s});
    add("warning", {});
    add("exit-with-text", {});
}

void addJavaScriptRows()
{
    const auto add = [](const char *name, const QStringList &expected) { addRow("javascript", name, expected); };
    add("reference-error", {u"error main.js:2:21 ReferenceError: nam is not defined"_s});
    add("syntax-error", {u"error main.js:2:10 SyntaxError: Unexpected number"_s});
    add("missing-bracket", {u"error main.js:1:13 SyntaxError: missing ) after argument list"_s});
    add("nested", {u"error main.js:2:27 TypeError: Cannot read properties of undefined (reading 'b')"_s});
    add("import-error",
        {u"error main.js:1:10 SyntaxError: The requested module 'node:fs/promises' does not provide an "
         u"export named 'x'"_s});
    add("in-helper", {u"error helper.js:1:45 TypeError: Cannot read properties of undefined (reading 'x')"_s});
    add("own-error", {u"error main.js:2:1 TooCold [Error]: brr"_s});
    add("named-error", {u"error main.js:2:1 MyErr: named"_s});
    add("no-message", {u"error main.js:1:1 Error"_s});
    add("thrown-text", {u"error main.js:1:1 plain text"_s});
    add("rejection", {u"error main.js:1:16 TypeError: late"_s});
    add("rejection-no-error", {});
    add("in-library", {u"error main.js:1:6 SyntaxError: Expected property name or '}' in JSON at position 1"_s});
    add("module", {u"error main.js:2:1 ReferenceError: missing is not defined"_s});
    add("missing-module", {u"error main.js:1:1 Error: Cannot find module 'left-pad'"_s});
    add("cause", {u"error main.js:1:28 Error: outer"_s});
    add("in-answer", {u"error main.js:2:26 ReferenceError: boom is not defined"_s});
}

void addCppRows()
{
    const auto add = [](const char *name, const QStringList &expected) { addRow("cpp", name, expected); };
    add("missing-semicolon", {u"error main.cpp:4:5 expected ‘,’ or ‘;’ before ‘std’"_s});
    add("missing-brace", {u"error main.cpp:1:13 expected ‘}’ at end of input"_s});
    add("in-header", {u"error shape.h:3:28 ‘widht’ was not declared in this scope; did you mean ‘width’?"_s});
    add("no-such-header", {u"error main.cpp:1:10 iostreem: No such file or directory"_s});
    add("no-matching-call",
        {u"error main.cpp:3:45 no matching function for call to ‘std::vector<int>::push_back(std::string)’"_s});
    add("two-errors",
        {u"error main.cpp:1:22 invalid conversion from ‘const char*’ to ‘int’ [-fpermissive]"_s,
         u"error main.cpp:1:27 ‘retrun’ was not declared in this scope"_s});
    add("in-template", {u"error main.cpp:4:40 no match for ‘operator<’ (operand types are ‘const P’ and ‘const P’)"_s});
    add("undefined-reference",
        {u"error main.cpp:4:0 undefined reference to `g(int)'"_s, u"error main.cpp:5:0 undefined reference to `h(int)'"_s});
    add("defined-twice",
        {u"error helper.cpp:1:0 multiple definition of `f()'"_s, u"error helper.cpp:2:0 multiple definition of `gl'"_s});
    add("no-main", {}); // which is missing in no line
}

} // namespace

class TestDiagnosticParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("expected");
        addPythonRows();
        addJavaScriptRows();
        addCppRows();
    }

    void recorded()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, expected);
        QFile file(QStringLiteral(TEST_DATA "/") + QString::fromLatin1(QTest::currentDataTag()) + u".txt"_s);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(parsed(language, QString::fromUtf8(file.readAll())), expected);
    }

    void everyRecordIsTried()
    {
        const QStringList files = QDir(QStringLiteral(TEST_DATA)).entryList(QDir::Files);
        QCOMPARE(files.size(), 48);
    }

    void ordinaryTextIsNoDiagnostic_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::newRow("python") << u"python"_s << u"Error: none\nValueError: printed\nDone\nmain.py\n"_s;
        QTest::newRow("javascript") << u"javascript"_s << u"Error: none\nTypeError\nDone\nat main.js\n"_s;
        QTest::newRow("cpp") << u"cpp"_s
                             << u"error: none\n/usr/include/x.h:1:2: error: theirs\nmain.cpp:x:y: error: z\n"_s;
        QTest::newRow("empty") << u"cpp"_s << QString();
    }

    void ordinaryTextIsNoDiagnostic()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(parsed(language, text), QStringList());
    }

    void messageBeforeAnotherTraceIsNotItsMessage()
    {
        const QString python = u"ValueError: printed\nTraceback (most recent call last):\n"
                               u"  File \"main.py\", line 3, in <module>\n    f()\nTypeError: real\n"_s;
        QCOMPARE(parsed(u"python"_s, python), QStringList{u"error main.py:3:0 TypeError: real"_s});

        const QString node =
            u"TypeError: printed\n/work/0/code/main.js:3\nf();\n^\n\nReferenceError: f is not defined\n"
            u"    at Object.<anonymous> (/work/0/code/main.js:3:1)\nRangeError: later\n"_s;
        QCOMPARE(parsed(u"javascript"_s, node), QStringList{u"error main.js:3:1 ReferenceError: f is not defined"_s});
    }

    void caughtAndPrintedErrorsOfNodeAreFound()
    {
        const QString text =
            u"RangeError: too far\n    at go (/work/0/code/main.js:7:9)\n    at /work/0/code/main.js:9:1\n"
            u"TypeError: next\n    at node:internal/x:1:1\n    at async file:///work/0/code/main.js:8:2\n"_s;
        QCOMPARE(parsed(u"javascript"_s, text),
                 (QStringList{u"error main.js:7:9 RangeError: too far"_s, u"error main.js:8:2 TypeError: next"_s}));
    }

    void notesAndWarningsOfGccAreTold()
    {
        const QString text = u"main.cpp:2:7: warning: unused variable\nmain.cpp:1:1: note: declared here\r\n"_s;
        QCOMPARE(parsed(u"cpp"_s, text),
                 (QStringList{u"warning main.cpp:2:7 unused variable"_s, u"note main.cpp:1:1 declared here"_s}));
    }

    void filesAreNamedAsInTheRequest_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto add = [](const char *name, const QString &language, const QString &text, const QString &found) {
            QTest::newRow(name) << language << text << (found.isEmpty() ? QStringList() : QStringList{found});
        };
        const auto python = [](const QString &path) { return u"  File \"%1\", line 2\nKeyError: k\n"_s.arg(path); };
        add("package", u"python"_s, python(u"/work/0/code/pkg/a.py"_s), u"error pkg/a.py:2:0 KeyError: k"_s);
        add("its name alone", u"python"_s, python(u"/work/0/code/a.py"_s), {});
        add("elsewhere", u"python"_s, python(u"/usr/lib/pkg/a.py"_s), {});
        add("another run's", u"python"_s, python(u"/work/1/code/main.py"_s), {});
        add("a library of the same name", u"python"_s, python(u"/usr/lib/python3.13/json.py"_s), {});
        add("beside the directory", u"python"_s, python(u"/work/0/code2/main.py"_s), {});
        add("above the directory", u"python"_s, python(u"/work/0/code/../main.py"_s), {});
        add("by a detour", u"python"_s, python(u"/work/0/code/pkg/../main.py"_s), u"error main.py:2:0 KeyError: k"_s);
        const auto frame = [](const QString &path) { return u"TypeError: t\n    at f (%1:2:3)\n"_s.arg(path); };
        add("frame", u"javascript"_s, frame(u"/work/0/code/lib/ä (1).js"_s), u"error lib/ä (1).js:2:3 TypeError: t"_s);
        add("module", u"javascript"_s, frame(u"file:///work/0/code/lib/m.mjs"_s),
            u"error lib/m.mjs:2:3 TypeError: t"_s);
        add("encoded", u"javascript"_s, frame(u"file:///work/0/code/lib/%C3%A4%20(1).js"_s),
            u"error lib/ä (1).js:2:3 TypeError: t"_s);
        add("library", u"javascript"_s, frame(u"/usr/share/nodejs/main.js"_s), {});
        add("node's own", u"javascript"_s, frame(u"node:internal/main.js"_s), {});
        add("header", u"cpp"_s, u"in/p.h:2:7: error: x\n"_s, u"error in/p.h:2:7 x"_s);
        add("header by a detour", u"cpp"_s, u"src/../in/p.h:2:7: error: x\n"_s, u"error in/p.h:2:7 x"_s);
        add("no option", u"cpp"_s, u"./-x.cpp:2:7: error: x\n"_s, u"error -x.cpp:2:7 x"_s);
        add("whole path", u"cpp"_s, u"/work/0/code/main.cpp:2:7: error: x\n"_s, u"error main.cpp:2:7 x"_s);
        add("library's header", u"cpp"_s, u"/usr/include/in/p.h:2:7: error: x\n"_s, {});
        add("assembler", u"cpp"_s, u"main.cpp:2: Error: no such instruction: `hop'\n"_s,
            u"error main.cpp:2:0 no such instruction: `hop'"_s);
    }

    void filesAreNamedAsInTheRequest()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QTEST(parsed(language, text), "expected");
    }

    void withoutADirectoryOnlyItsOwnNamesCount()
    {
        const Language *python = LanguageRegistry::builtIn().find(u"python"_s);
        const auto found = [&](const QString &path) {
            return parseDiagnostics(u"File \"%1\", line 2\nKeyError\n"_s.arg(path), *python, {{u"main.py"_s}, {}})
                .size();
        };
        QCOMPARE(found(u"main.py"_s), 1);
        QCOMPARE(found(u"/main.py"_s), 0);
        QCOMPARE(found(u"/work/0/code/main.py"_s), 0);
    }

    void recordedWarningsAreTakenOut()
    {
        QFile file(QStringLiteral(TEST_DATA "/cpp-warnings.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Language &cpp = *LanguageRegistry::builtIn().find(u"cpp"_s);
        const CompilerWords words = takeApart(file.readAll(), cpp);
        QCOMPARE(words.errors.count("error: "), 2);
        QVERIFY(words.errors.startsWith("main.cpp: In function") && !words.errors.contains("warning"));
        QCOMPARE(words.errors.count('\n'), 7);
        const QStringList found = described(parseDiagnostics(words, cpp, {{u"main.cpp"_s, u"include/person.h"_s}, {}}));
        QStringList places;
        for (const QString &each : found)
            places.append(each.section(u' ', 0, 1));
        QCOMPARE(places.join(u", "_s),
                 u"error main.cpp:9:23, error main.cpp:10:12, warning include/person.h:3:29, warning main.cpp:3:57, "
                 "warning main.cpp:6:23, warning main.cpp:9:11, warning include/person.h:4:35, warning main.cpp:3:75"_s);
    }

    void errorsAreFoundBehindManyWarnings()
    {
        const QByteArray text = QByteArray("main.cpp:1:1: warning: again\n    1 | x\n").repeated(5000)
            + "main.cpp:2:1: error: real\n" + QByteArray("main.cpp:1:1: warning: again\n    1 | x\n").repeated(5000);
        const Language &cpp = *LanguageRegistry::builtIn().find(u"cpp"_s);
        const QStringList found = described(parseDiagnostics(takeApart(text, cpp), cpp, {{u"main.cpp"_s}, {}}));
        QCOMPARE(found.size(), 100);
        QCOMPARE(found.first(), u"error main.cpp:2:1 real"_s);
        QCOMPARE(found.last(), u"warning main.cpp:1:1 again"_s);
    }

    void whatStopsAProgramIsAnError()
    {
        QCOMPARE(parsed(u"cpp"_s, u"main.cpp:2:7: runtime error: division by zero\nmain.cpp:9: runtime error: x\n"_s),
                 (QStringList{u"error main.cpp:2:7 division by zero"_s, u"error main.cpp:9:0 x"_s}));
    }

    void coloursDoNotMatter()
    {
        const QString python =
            u"Traceback (most recent call last):\r\n"
            u"  File \x1b[35m\"/work/0/code/main.py\"\x1b[0m, line \x1b[35m2\x1b[0m, in \x1b[35m<module>\x1b[0m\r\n"
            u"    print('Hi', \x1b[1;31mnam\x1b[0m)\r\n                \x1b[1;31m^^^\x1b[0m\r\n"
            u"\x1b[1;35mNameError\x1b[0m: \x1b[35mname 'nam' is not defined\x1b[0m\r\n"_s;
        QCOMPARE(parsed(u"python"_s, python), QStringList{u"error main.py:2:0 NameError: name 'nam' is not defined"_s});
        QCOMPARE(parsed(u"cpp"_s, u"\x1b[01m\x1b[Kmain.cpp:2:7:\x1b[m\x1b[K \x1b[01;31m\x1b[Kerror: \x1b[m\x1b[Kx\n"_s),
                 QStringList{u"error main.cpp:2:7 x"_s});
        for (const QString &torn : {u"\x1b"_s, u"\x1b["_s, u"\x1b[3"_s, u"a\x1b[31"_s})
            QCOMPARE(parsed(u"cpp"_s, torn), QStringList());
    }

    void atMostAHundred()
    {
        const QString text = u"main.cpp:1:1: error: again\n"_s.repeated(500);
        QCOMPARE(parsed(u"cpp"_s, text).size(), 100);
    }

    void numbersThatAreTooLargeAreNoPlace()
    {
        QCOMPARE(parsed(u"cpp"_s, u"main.cpp:99999999999:1: error: x\nmain.cpp:0:1: error: x\n"_s), QStringList());
    }

    void theBeginningAndTheEndOfTooMuchAreRead()
    {
        const QString much = u"^\n"_s.repeated(60'000);
        const QString compiler = u"main.cpp:3:1: error: first\n"_s;
        const QString trace = u"  File \"main.py\", line 3\nNameError: last\n"_s;
        QCOMPARE(parsed(u"cpp"_s, compiler + much), QStringList{u"error main.cpp:3:1 first"_s});
        QCOMPARE(parsed(u"python"_s, much + trace), QStringList{u"error main.py:3:0 NameError: last"_s});
        QCOMPARE(parsed(u"cpp"_s, much + compiler + much), QStringList());
    }

    // An expression that tries every way to read these takes a thousand times as long as for other text.
    void hostileTextTakesNoLonger_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("piece");
        QTest::newRow("slashes") << u"javascript"_s << u"    at /(/(/(/(/("_s;
        QTest::newRow("colons") << u"cpp"_s << u"/a:1:1:/a:1:1:"_s;
        QTest::newRow("quotes") << u"python"_s << u"  File \"/////"_s;
        QTest::newRow("words") << u"javascript"_s << u"a [ErrorError"_s;
    }

    void hostileTextTakesNoLonger()
    {
        QFETCH(QString, language);
        QFETCH(QString, piece);
        const auto processorTime = [&](const QString &words) {
            const QString line = words.repeated(1900 / words.size()) + u'\n';
            const QString text = line.repeated(500) + words.repeated(100'000);
            const std::clock_t before = std::clock();
            const QStringList found = parsed(language, text);
            return found.isEmpty() ? std::clock() - before : -1;
        };
        const std::clock_t usual = processorTime(u"what is said "_s);
        const std::clock_t hostile = processorTime(piece);
        QVERIFY(usual >= 0 && hostile >= 0);
        const std::clock_t most = 100 * std::max<std::clock_t>(usual, CLOCKS_PER_SEC / 100);
        QVERIFY2(hostile < most, qPrintable(u"%1 instead of %2"_s.arg(hostile).arg(usual)));
    }
};

QTEST_GUILESS_MAIN(TestDiagnosticParser)
#include "tst_diagnosticparser.moc"
