// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/TextDecoder.h"
#include "core/http/session/SessionMessages.h"
#include "core/run/Language.h"
#include "core/run/OutputCollector.h"

#include <QTest>

using namespace learncode;
using namespace learncode::http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

session::Rules rules()
{
    session::Rules rules;
    rules.languages = &LanguageRegistry::builtIn();
    rules.bounds.inputBytes = 10;
    rules.interactiveLimits = {.wallTime = 600s, .cpuTime = 30s, .outputBytes = 8 << 20};
    return rules;
}

QByteArray run(const QByteArray &more)
{
    return R"({"type":"run","code":"x","language":"py")" + more + '}';
}

} // namespace

/// What clients say, without a connection.
class TestHttpSessionMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachType();
    void readsARun();
    void refuses_data();
    void refuses();
    void saysWhatItMustBe_data();
    void saysWhatItMustBe();
    void decodesWhatComesInPieces_data();
    void decodesWhatComesInPieces();
    void keepsTheFirstOfTheOutput();
};

void TestHttpSessionMessages::readsEachType()
{
    const auto read = [](const QByteArray &text) { return session::parse(text, rules()).value(); };
    QCOMPARE(std::get<session::Input>(read(R"({"type":"input","data":"é\n"})")).bytes, "é\n");
    QCOMPARE(std::get<session::Input>(read("{\"type\":\"input\",\"data\":\"\xef\xbb\xbfx\"}")).bytes, "\xef\xbb\xbfx");
    QCOMPARE(std::get<session::Input>(read(R"({"type":"input","data":"\u0003\u0000"})")).bytes,
             QByteArray("\x03\0", 2));
    QVERIFY(std::holds_alternative<session::EndOfFile>(read(R"({"type":"eof"})")));
    QVERIFY(std::holds_alternative<session::Stop>(read(R"({"type":"stop"})")));
    QCOMPARE(std::get<session::Resize>(read(R"({"type":"resize","cols":1000,"rows":1})")).size,
             (TerminalSize{1000, 1}));
}

void TestHttpSessionMessages::readsARun()
{
    const auto read = [](const QByteArray &more) {
        return std::get<session::Run>(session::parse(run(more), rules()).value());
    };
    const session::Run interactive = read(R"(,"input":null,"tty":false,"cols":100)");
    QVERIFY(interactive.request.isInteractive() && !interactive.request.terminal);
    QCOMPARE(interactive.request.languageId, u"python"_s);
    QCOMPARE(interactive.request.limits, rules().interactiveLimits);
    const session::Run given = read(R"(,"input":"")");
    QCOMPARE(given.request.input, QByteArray());
    QCOMPARE(given.request.limits, RunLimits());
    const session::Run terminal = read(R"(,"tty":true,"cols":132,"input":"1234567890","timeoutMs":600000)");
    QVERIFY(terminal.request.isInteractive());
    QCOMPARE(terminal.typed, "1234567890");
    QCOMPARE(terminal.request.terminal, (TerminalSize{132, 24}));
    QCOMPARE(terminal.request.limits.wallTime, 600s);
}

void TestHttpSessionMessages::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const QByteArray &text) {
        QTest::newRow(name) << text << QString::fromLatin1(code);
    };
    row("nothing", "not_json", "");
    row("a text", "not_json", "\"stop\"");
    row("invalid UTF-8", "not_json", "{\"type\":\"stop\xff\"}");
    row("no type", "bad_message", "{}");
    row("type is null", "bad_message", R"({"type":null})");
    row("other case", "bad_message", R"({"type":"Stop"})");
    row("no data", "bad_message", R"({"type":"input"})");
    row("half a pair", "bad_message", R"({"type":"input","data":"\ud800"})");
    row("no size", "bad_message", R"({"type":"resize"})");
    row("half a size", "bad_message", R"({"type":"resize","cols":80})");
    row("too wide", "bad_message", R"({"type":"resize","cols":1001,"rows":1})");
    row("negative", "bad_message", R"({"type":"resize","cols":-1,"rows":1})");
    row("a fraction", "bad_message", R"({"type":"resize","cols":1.5,"rows":1})");
    row("beyond all numbers", "bad_message", R"({"type":"resize","cols":1e300,"rows":1})");
    row("size as text", "bad_message", R"({"type":"resize","cols":"80","rows":1})");
    row("tty as number", "bad_message", run(R"(,"tty":1)"));
    row("size of the terminal", "bad_message", run(R"(,"tty":true,"cols":0)"));
    row("no code", "bad_request", R"({"type":"run","language":"py"})");
    row("type misspelt", "unknown_member", R"({"typ":"stop"})");
    row("more than a stop", "unknown_member", R"({"type":"stop","more":1})");
    row("text of an input", "unknown_member", R"({"type":"input","text":"x"})");
    row("width", "unknown_member", R"({"type":"resize","width":80,"rows":24})");
    row("cols of an input", "unknown_member", R"({"type":"input","data":"x","cols":80})");
    row("stdin", "unknown_member", run(R"(,"stdin":"x")"));
    row("a learner, who is not known yet", "unknown_member", run(R"(,"learner":"x")"));
    row("contents of a file", "unknown_member", run(R"(,"files":[{"name":"x","contents":""}])"));
    row("size without a terminal", "bad_message", run(R"(,"cols":"wide")"));
    row("time beyond the limit", "bad_request", run(R"(,"timeoutMs":600001)"));
    row("time beyond that of given input", "bad_request", run(R"(,"input":"","timeoutMs":30001)"));
    row("language", "unknown_language", R"({"type":"run","code":"x","language":"cobol"})");
    row("input as number", "bad_request", run(R"(,"input":1)"));
    row("time", "bad_request", run(R"(,"timeoutMs":0)"));
    row("files", "bad_request", run(R"(,"files":[{"name":"../x","content":""}])"));
    row("large input", "too_large", run(R"(,"input":"12345678901")"));
    row("large input, to be typed", "too_large", run(R"(,"tty":true,"input":"12345678901")"));
    row("large code", "too_large", R"({"type":"run","language":"py","code":")" + QByteArray(300'000, 'x') + "\"}");
}

void TestHttpSessionMessages::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const auto message = session::parse(text, rules());
    QVERIFY(!message);
    QCOMPARE(message.error().code, code);
    QVERIFY(!message.error().message.isEmpty());
}

void TestHttpSessionMessages::saysWhatItMustBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("type") << QByteArray(R"({"type":"Stop"})")
                          << u"\"type\" must be run, input, eof, resize or stop, not \"Stop\"."_s;
    QTest::newRow("no type") << QByteArray("{}") << u"\"type\" must be run, input, eof, resize or stop, not nothing."_s;
    QTest::newRow("type misspelt") << QByteArray(R"({"Type":"stop"})")
                                   << u"There is no \"Type\" here. Did you mean \"type\"?"_s;
    QTest::newRow("stop") << QByteArray(R"({"type":"stop","x":1})")
                          << u"There is no \"x\" here. There is only \"type\"."_s;
    QTest::newRow("text") << QByteArray(R"({"type":"input","text":"x"})")
                          << u"There is no \"text\" here. Did you mean \"data\"?"_s;
    QTest::newRow("width") << QByteArray(R"({"type":"resize","width":80,"rows":24})")
                           << u"There is no \"width\" here. Did you mean \"cols\"?"_s;
    QTest::newRow("too wide") << QByteArray(R"({"type":"resize","cols":5000,"rows":24})")
                              << u"\"cols\" must be a whole number from 1 to 1000, not 5000."_s;
    QTest::newRow("no rows") << QByteArray(R"({"type":"resize","cols":80})")
                             << u"\"rows\" must be a whole number from 1 to 1000, not nothing."_s;
    QTest::newRow("tty") << run(R"(,"tty":"yes")") << u"\"tty\" must be true or false, not \"yes\"."_s;
    QTest::newRow("data") << QByteArray(R"({"type":"input","data":5})") << u"\"data\" must be a text, not 5."_s;
    QTest::newRow("time") << run(R"(,"timeoutMs":900000)")
                          << u"\"timeoutMs\" must be a whole number from 1 to 600000, not 900000."_s;
}

void TestHttpSessionMessages::saysWhatItMustBe()
{
    QFETCH(QByteArray, text);
    const auto message = session::parse(text, rules());
    QVERIFY(!message);
    QTEST(message.error().message, "message");
}

void TestHttpSessionMessages::decodesWhatComesInPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("aé€😀z");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfx\xef\xbb\xbf");
    QTest::newRow("cut at the end") << QByteArray("x\xf0\x9f\x98");
    QTest::newRow("too long a form") << QByteArray("\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf!");
    QTest::newRow("half a pair") << QByteArray("\xed\xa0\x80\xed\xb0\x80!");
    QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xff!");
    QTest::newRow("only the middle") << QByteArray("\x80\x80\x80\x80\x80");
    QTest::newRow("begun again and again") << QByteArray("\xe2\xe2\x82\xe2\xf0\xf0\x9f\xe2\x82\xac");
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    QTest::newRow("all bytes") << all + all;
}

void TestHttpSessionMessages::decodesWhatComesInPieces()
{
    QFETCH(QByteArray, bytes);
    TextDecoder whole;
    QString expected = whole.decode(bytes);
    expected += whole.flush();
    for (qsizetype size = 1; size <= 5; ++size) {
        TextDecoder decoder;
        QString text;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            const QString piece = decoder.decode(bytes.mid(at, size));
            QVERIFY(piece.isValidUtf16());
            text += piece;
        }
        text += decoder.flush();
        QCOMPARE(text, expected);
        QCOMPARE(decoder.flush(), QString());
    }
}

void TestHttpSessionMessages::keepsTheFirstOfTheOutput()
{
    OutputCollector output(5);
    output.add({OutputStream::Stdout, "ab"});
    output.add({OutputStream::Stderr, "€"});
    QVERIFY(!output.isCut());
    output.add({OutputStream::Stdout, "c"});
    QVERIFY(output.isCut());
    output.add({OutputStream::Stdout, "d€"}); // the € is not cut in two
    output.add({OutputStream::Stdout, "e"}); // nor is what comes after it kept
    QCOMPARE(output.combined(), "ab€");
    QCOMPARE(output.standardOutput(), "abcd");
    QCOMPARE(output.standardError(), "€");
    OutputCollector nonsense(5);
    nonsense.add({OutputStream::Stdout, QByteArray(9, '\x80')});
    QCOMPARE(nonsense.combined().size(), 2);
}

QTEST_GUILESS_MAIN(TestHttpSessionMessages)
#include "tst_httpsessionmessages.moc"
