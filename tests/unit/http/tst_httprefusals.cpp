// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

/// What is said of requests that cannot be run.
class TestHttpRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesBadRequests_data();
    void refusesBadRequests();
    void namesUnknownMembers_data();
    void namesUnknownMembers();
    void takesTheLongestTime();
    void lastOfTwoMembersCounts();
    void mapsRejections_data();
    void mapsRejections();
};

void TestHttpRefusals::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &body, const QString &message = {}, int status = 400,
                        const QString &code = u"bad_request"_s) {
        QTest::newRow(name) << body << status << code << message;
    };
    const QString required = u"Code and language are required"_s;
    row("empty object", "{}", required);
    row("no code", R"({"language":"python"})", required);
    row("no language", R"({"code":"x"})", required);
    row("empty code", R"({"code":"","language":"python"})", required);
    row("code is a number", R"({"code":1,"language":"python"})", u"\"code\" must be a text, not 1."_s);
    row("language is null", R"({"code":"x","language":null})", required);
    row("language is a list", R"({"code":"x","language":["python"]})", u"\"language\" must be a text, not a list."_s);
    row("no body", "");
    row("no JSON", "code=x");
    row("cut JSON", R"({"code":"x")");
    row("a list", "[]");
    row("a text", "\"x\"");
    row("deep", QByteArray(100'000, '['));
    row("deep in a member",
        R"({"code":"x","language":"python","a":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}");
    row("no UTF-8", "{\"code\":\"\xff\",\"language\":\"python\"}");
    row("half a surrogate pair", R"({"code":"\ud800","language":"python"})");
    row("half a pair as input", R"({"code":"x","language":"python","input":"\udc00"})");
    row("half a pair as language", R"({"code":"x","language":"python\udc00"})");
    row("input is a number", R"({"code":"x","language":"python","input":1})");
    row("args is a text", R"({"code":"x","language":"python","args":"a"})");
    row("an arg is a number", R"({"code":"x","language":"python","args":[1]})");
    row("an arg has a NUL", R"({"code":"x","language":"python","args":["a\u0000b"]})");
    row("files is an object", R"({"code":"x","language":"python","files":{}})");
    row("a file has no content", R"({"code":"x","language":"python","files":[{"name":"a"}]})");
    row("a file has a path", R"({"code":"x","language":"python","files":[{"name":"../a","content":""}]})");
    row("timeout is a text", R"({"code":"x","language":"python","timeoutMs":"1"})");
    row("timeout is 0", R"({"code":"x","language":"python","timeoutMs":0})");
    row("timeout is negative", R"({"code":"x","language":"python","timeoutMs":-5})");
    row("timeout is broken", R"({"code":"x","language":"python","timeoutMs":1.5})");
    row("timeout beyond the limit", R"({"code":"x","language":"python","timeoutMs":900000})",
        u"\"timeoutMs\" must be a whole number from 1 to 30000, not 900000."_s);
    row("timeout beyond all numbers", R"({"code":"x","language":"python","timeoutMs":1e300})",
        u"\"timeoutMs\" must be a whole number from 1 to 30000, not 1e+300."_s);
    row("timeout with its unit", R"({"code":"x","language":"python","timeoutMs":"twenty seconds, and no more"})",
        u"\"timeoutMs\" must be a whole number from 1 to 30000, not \"twenty seconds, and …\"."_s);
    row("the second arg", R"({"code":"x","language":"python","args":["a",null]})",
        u"\"args[1]\" must be a text, not null."_s);
    row("too many args", R"({"code":"x","language":"python","args":[)" + QByteArray(R"("",)").repeated(64) + "\"\"]}",
        u"At most 64 arguments can be given, not 65."_s);
    row("a file is a text", R"({"code":"x","language":"python","files":["a"]})",
        u"\"files[0]\" must be an object with \"name\" and \"content\", not \"a\"."_s);
    row("content is a number", R"({"code":"x","language":"python","files":[{"name":"a","content":1}]})",
        u"\"files[0].content\" must be a text, not 1."_s);
    row("unknown language", R"({"code":"x","language":"cobol"})",
        u"There is no language \"cobol\" here. There are Python, JavaScript and C++."_s, 400, u"unknown_language"_s);
    row("code too large", R"({"language":"python","code":")" + QByteArray(256 * 1024 + 1, 'x') + "\"}", {}, 413,
        u"too_large"_s);
}

void TestHttpRefusals::refusesBadRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, message);
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request("POST", "/api/code/execute", body));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
    QCOMPARE(reply.json().value("success"_L1), QJsonValue(false));
    QVERIFY(!reply.json().value("message"_L1).toString().isEmpty());
    if (!message.isEmpty())
        QCOMPARE(reply.json().value("message"_L1).toString(), message);
    QVERIFY(fixture.runner.runs().isEmpty());
}

void TestHttpRefusals::namesUnknownMembers_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("message");
    const auto meant = [](const char *sent, const char *known) {
        QTest::newRow(sent) << QByteArray(",\"") + sent + "\":\"x\""
                            << u"There is no \"%1\" here. Did you mean \"%2\"?"_s.arg(QString::fromLatin1(sent),
                                                                                      QString::fromLatin1(known));
    };
    for (const char *sent : {"stdin", "Input", "inptu", "std_in", "user_input"})
        meant(sent, "input");
    for (const char *sent : {"source", "sourceCode", "source_code", "program", "codes", "CODE"})
        meant(sent, "code");
    for (const char *sent : {"lang", "langauge", "language_id"})
        meant(sent, "language");
    for (const char *sent : {"argv", "arguments", "arg", "command_line_arguments"})
        meant(sent, "args");
    for (const char *sent : {"timeout", "timeout_ms", "timeoutMS", "timeLimit", "time_limit"})
        meant(sent, "timeoutMs");
    for (const char *sent : {"file", "Files", "additional_files"})
        meant(sent, "files");
    QTest::newRow("null") << QByteArray(R"(,"stdin":null)") << u"There is no \"stdin\" here. Did you mean \"input\"?"_s;

    const QString none =
        u"There is no \"%1\" here. There are \"code\", \"language\", \"input\", \"args\", \"files\" and "
        "\"timeoutMs\"."_s;
    QTest::newRow("learner") << QByteArray(R"(,"learner":"x")") << none.arg(u"learner"_s);
    QTest::newRow("empty") << QByteArray(R"(,"":1)") << none.arg(QString());
    QTest::newRow("long") << ",\"" + QByteArray(300'000, 'x') + "\":1" << none.arg(QString(40, u'x') + u'…');
    QTest::newRow("hostile") << QByteArray(R"(,"<b>\n\u001b[2J\u202e":1)") << none.arg(u"<b>\ufffd\ufffd[2J\ufffd"_s);
    QByteArray many;
    for (int i = 0; i < 40'000; ++i)
        many += ",\"zz" + QByteArray::number(i) + "\":1";
    QTest::newRow("many") << many << none.arg(u"zz0"_s);
    const auto ofFile = [](const char *sent, const char *known) {
        QTest::addRow("%s of a file", sent)
            << QByteArray(R"(,"files":[{"name":"a","content":""},{"name":"b",")") + sent + "\":\"x\"}]"
            << u"There is no \"%1\" in \"files[1]\". Did you mean \"%2\"?"_s.arg(QString::fromLatin1(sent),
                                                                                 QString::fromLatin1(known));
    };
    for (const char *sent : {"contents", "text", "body", "code"})
        ofFile(sent, "content");
    for (const char *sent : {"filename", "path", "file_name"})
        ofFile(sent, "name");
}

void TestHttpRefusals::namesUnknownMembers()
{
    QFETCH(QByteArray, more);
    Fixture fixture;
    const Reply reply =
        fixture.ask(fixture.request("POST", "/api/code/execute", R"({"code":"x","language":"python")" + more + '}'));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), u"unknown_member"_s);
    QTEST(reply.json()["message"_L1].toString(), "message");
    QVERIFY(fixture.runner.runs().isEmpty());
}

void TestHttpRefusals::takesTheLongestTime()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute({{u"code"_s, u"x"_s}, {u"language"_s, u"python"_s}, {u"timeoutMs"_s, 30'000.0}}));
    QTRY_VERIFY(fixture.runner.last());
    QCOMPARE(fixture.runner.last()->request.limits.wallTime, std::chrono::milliseconds(30'000));
}

void TestHttpRefusals::lastOfTwoMembersCounts()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.request("POST", "/api/code/execute", R"({"code":"a","language":"python","code":"b"})"));
    QTRY_VERIFY(fixture.runner.last());
    QCOMPARE(fixture.runner.last()->request.code, u"b"_s);
}

void TestHttpRefusals::mapsRejections_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("shown");
    QTest::newRow("busy") << u"busy"_s << 429 << u"busy"_s;
    QTest::newRow("warming up") << u"warming_up"_s << 503 << u"warming_up"_s;
    QTest::newRow("no engine") << u"engine_unavailable"_s << 503 << u"engine_unavailable"_s;
    QTest::newRow("language") << u"unknown_language"_s << 400 << u"unknown_language"_s;
    QTest::newRow("bad") << u"bad_request"_s << 400 << u"bad_request"_s;
    QTest::newRow("large") << u"too_large"_s << 413 << u"too_large"_s;
    QTest::newRow("anything else") << u"no_socket"_s << 503 << u"engine_unavailable"_s;
}

void TestHttpRefusals::mapsRejections()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(QString, shown);
    Fixture fixture;
    fixture.rejectRuns(code);
    const Reply reply = fixture.ask(fixture.execute(Fixture::hello()));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), shown);
    QCOMPARE(reply.json().value("message"_L1).toString(), u"Words for people."_s);
    QVERIFY(!reply.body.contains("secret"));
    QCOMPARE(reply.json().value("retryable"_L1), status == 503 ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
    QCOMPARE(!reply.header("Retry-After").isEmpty(), status == 429 || status == 503);
}

QTEST_GUILESS_MAIN(TestHttpRefusals)
#include "tst_httprefusals.moc"
