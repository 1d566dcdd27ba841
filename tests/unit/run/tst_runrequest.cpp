// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RunRequest.h"

#include "core/run/Language.h"

#include <QtTest>

#include <functional>

using namespace learncode;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Change = std::function<void(RunRequest &)>;

RunRequest requestFor(const QString &languageId, const QString &code)
{
    RunRequest request;
    request.languageId = languageId;
    request.code = code;
    return request;
}

// The code of the error, or "ok".
QString judged(const Change &change)
{
    RunRequest request = requestFor(u"python"_s, u"print(1)"_s);
    change(request);
    const auto result = validate(request, LanguageRegistry::builtIn(), RequestBounds{});
    return result ? u"ok"_s : result.error().code;
}

Change fileNamed(const QString &name)
{
    return [name](RunRequest &request) { request.files = {{name, "content"}}; };
}

void addLimitRows(const std::function<void(const char *, const QString &, const Change &)> &add)
{
    const RequestBounds bounds;
    add("code at the limit", u"ok"_s, [=](RunRequest &r) { r.code = QString(bounds.codeBytes, u'#'); });
    add("code above", u"too_large"_s, [=](RunRequest &r) { r.code = QString(bounds.codeBytes + 1, u'#'); });
    add("code above in UTF-8", u"too_large"_s,
        [=](RunRequest &r) { r.code = QString(bounds.codeBytes / 2 + 1, u'ö'); });
    add("input at the limit", u"ok"_s, [=](RunRequest &r) { r.input = QByteArray(bounds.inputBytes, 'x'); });
    add("input above", u"too_large"_s, [=](RunRequest &r) { r.input = QByteArray(bounds.inputBytes + 1, 'x'); });
    const auto withTimes = [](std::chrono::milliseconds wall, std::chrono::milliseconds cpu, bool interactive) {
        return [=](RunRequest &r) {
            r.input = interactive ? std::nullopt : std::optional<QByteArray>("");
            r.limits.wallTime = wall;
            r.limits.cpuTime = cpu;
        };
    };
    const auto most = bounds.wallTime;
    const auto mostTyped = bounds.interactiveWallTime;
    add("longest time", u"ok"_s, withTimes(most, most, false));
    add("longer", u"bad_request"_s, withTimes(most + 1ms, most, false));
    add("longer on the processor", u"bad_request"_s, withTimes(most, most + 1ms, false));
    add("longest time of a run that is typed to", u"ok"_s, withTimes(mostTyped, most, true));
    add("longer of a run that is typed to", u"bad_request"_s, withTimes(mostTyped + 1ms, most, true));
    add("no time on the processor", u"bad_request"_s, withTimes(most, 0ms, true));
    add("no time", u"bad_request"_s, [](RunRequest &r) { r.limits.wallTime = 0ms; });
    add("less than no time", u"bad_request"_s, [](RunRequest &r) { r.limits.wallTime = -1ms; });
    add("files' bytes at the limit", u"ok"_s,
        [=](RunRequest &r) { r.files = {{u"a"_s, QByteArray(bounds.fileBytes - 1, 'x')}, {u"b"_s, "x"}}; });
    add("files' bytes above", u"too_large"_s,
        [=](RunRequest &r) { r.files = {{u"a"_s, QByteArray(bounds.fileBytes, 'x')}, {u"b"_s, "x"}}; });
    const auto manyFiles = [](int count) {
        return [=](RunRequest &r) {
            for (int i = 0; i < count; ++i)
                r.files.append({u"f%1"_s.arg(i), {}});
        };
    };
    add("as many files as may be", u"ok"_s, manyFiles(bounds.files));
    add("one file more", u"bad_request"_s, manyFiles(bounds.files + 1));
    add("as many arguments as may be", u"ok"_s, [=](RunRequest &r) { r.args.resize(bounds.args, u"a"_s); });
    add("one argument more", u"bad_request"_s, [=](RunRequest &r) { r.args.resize(bounds.args + 1, u"a"_s); });
    add("arguments' bytes at the limit", u"ok"_s, [=](RunRequest &r) { r.args = {QString(bounds.argBytes, u'a')}; });
    add("arguments' bytes above", u"too_large"_s,
        [=](RunRequest &r) { r.args = {QString(bounds.argBytes / 2 + 1, u'ö')}; });
}

void addNameRows(const std::function<void(const char *, const QString &, const Change &)> &add)
{
    for (const char *name : {"data.txt", "größe.csv", "🙂.txt", "my file", ".hidden", "...", "-rf", "helper.py",
                             "pkg/helper.py", "a/main.py", "ä/🙂/.x", "1/2/3/4/5/6/7/8", "main.pyx", "main/x"})
        add(name, u"ok"_s, fileNamed(QString::fromUtf8(name)));
    int number = 0;
    for (const char *name :
         {"../x", "../../x", "/etc/passwd", "a\\b", ".", "..", "new\nline", "bell\a", "\x7f", "a/../b", "a/..", "a/./b",
          "a//b", "a/", "/", "//a", "a/b\\c", "a/\x1b/b", "1/2/3/4/5/6/7/8/9"})
        add(qPrintable(u"no plain name %1"_s.arg(++number)), u"bad_request"_s, fileNamed(QString::fromUtf8(name)));
    add("name with NUL", u"bad_request"_s, fileNamed(u"a\0b"_s));
    add("lone surrogate", u"bad_request"_s, fileNamed(QString(QChar(0xd800))));
    add("no name", u"bad_request"_s, fileNamed(QString()));
    add("longest name", u"ok"_s, fileNamed(QString(255, u'n')));
    add("name too long", u"bad_request"_s, fileNamed(QString(256, u'n')));
    add("name too long in UTF-8", u"bad_request"_s, fileNamed(QString(128, u'ö')));
    add("name of 5000", u"bad_request"_s, fileNamed(QString(5000, u'n')));
    add("longest name with folders", u"ok"_s, fileNamed(QString(127, u'n') + u'/' + QString(127, u'n')));
    add("name with folders too long", u"bad_request"_s, fileNamed(QString(128, u'n') + u'/' + QString(127, u'n')));
    add("the program's own name", u"bad_request"_s, fileNamed(u"main.py"_s));
    add("a folder of the program's own name", u"bad_request"_s, fileNamed(u"main.py/x"_s));
    const auto both = [](const QString &one, const QString &other) {
        return [=](RunRequest &r) { r.files = {{one, {}}, {other, {}}}; };
    };
    add("a file and a folder", u"bad_request"_s, both(u"a"_s, u"a/b"_s));
    add("a folder and a file", u"bad_request"_s, both(u"a/b/c"_s, u"a/b"_s));
    add("a name twice in a folder", u"bad_request"_s, both(u"a/b"_s, u"a/b"_s));
    add("names that only begin alike", u"ok"_s, both(u"a"_s, u"ab/c"_s));
    add("two in a folder", u"ok"_s, both(u"a/b"_s, u"a/c"_s));
    add("a name twice", u"bad_request"_s, [](RunRequest &r) { r.files = {{u"a"_s, {}}, {u"a"_s, {}}}; });
}

} // namespace

class TestRunRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validates_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const QString &expected, const Change &change) {
            QTest::newRow(name) << change << expected;
        };
        add("plain", u"ok"_s, [](RunRequest &) {});
        add("alias", u"ok"_s, [](RunRequest &r) { r.languageId = u"py"_s; });
        add("unknown language", u"unknown_language"_s, [](RunRequest &r) { r.languageId = u"cobol"_s; });
        add("no language", u"unknown_language"_s, [](RunRequest &r) { r.languageId.clear(); });
        add("no code", u"bad_request"_s, [](RunRequest &r) { r.code.clear(); });
        add("blank code", u"ok"_s, [](RunRequest &r) { r.code = u" "_s; });
        add("empty input", u"ok"_s, [](RunRequest &r) { r.input = QByteArray(); });
        add("input with NUL", u"ok"_s, [](RunRequest &r) { r.input = QByteArray("a\0b", 3); });
        add("argument with NUL", u"bad_request"_s, [](RunRequest &r) { r.args = {u"a\0b"_s}; });
        add("empty argument", u"ok"_s, [](RunRequest &r) { r.args = {QString()}; });
        addLimitRows(add);
        addNameRows(add);
    }

    void validates()
    {
        QFETCH(Change, change);
        QTEST(judged(change), "expected");
    }

    void messagesQuoteWholeCharacters()
    {
        const QString pair = u"\U0001F600"_s;
        for (int before = 36; before <= 42; ++before) {
            const RunRequest request = requestFor(QString(before, u'x') + pair + pair, u"1"_s);
            const auto result = validate(request, LanguageRegistry::builtIn(), RequestBounds{});
            QVERIFY(!result);
            QVERIFY2(result.error().message.isValidUtf16(), qPrintable(QString::number(before)));
        }
    }

    void messagesStayShort()
    {
        const RunRequest request = requestFor(QString(1'000'000, u'x'), u"1"_s);
        const auto result = validate(request, LanguageRegistry::builtIn(), RequestBounds{});
        QVERIFY(!result);
        QVERIFY(result.error().message.size() < 200);
    }

    void processorTimeHasADefault()
    {
        using namespace std::chrono_literals;
        RunRequest request = requestFor(u"cpp"_s, u"x"_s);
        request.input = QByteArray();
        request.limits.wallTime = 20s;
        QCOMPARE(cpuTimeOf(request), 10s);
        request.limits.wallTime = 1500ms;
        QCOMPARE(cpuTimeOf(request), 1s);
        request.limits.wallTime = 200ms;
        QCOMPARE(cpuTimeOf(request), 200ms);
        request.input.reset();
        QCOMPARE(cpuTimeOf(request), 200ms);
        request.limits.wallTime = 600s;
        QCOMPARE(cpuTimeOf(request), 30s);
        request.limits.cpuTime = 70s;
        QCOMPARE(cpuTimeOf(request), 70s);
    }

    void missingCodeSaysWhatTheContractSays()
    {
        const auto result = validate(requestFor(u"cpp"_s, {}), LanguageRegistry::builtIn(), RequestBounds{});
        QVERIFY(!result);
        QCOMPARE(result.error().message, u"Code and language are required"_s);
    }
};

QTEST_GUILESS_MAIN(TestRunRequest)
#include "tst_runrequest.moc"
