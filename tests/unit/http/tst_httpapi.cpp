// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include "core/http/json/ResultWriter.h"

#include <QJsonArray>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

RunResult okResult()
{
    RunResult result;
    result.outcome = Outcome::Ok;
    result.exitCode = 0;
    return result;
}

} // namespace

class TestHttpApi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersExactlyAsTheContract();
    void passesTheRequestOn();
    void tellsEveryOutcome_data();
    void tellsEveryOutcome();
    void changesNothingInOutput_data();
    void changesNothingInOutput();
    void keepsByteOrderMarks();
    void listsLanguages();
    void tellsHealth_data();
    void tellsHealth();
    void countsInMetrics();
    void servesTheDocument();
};

void TestHttpApi::answersExactlyAsTheContract()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(
        fixture.execute({{u"code"_s, u"cin >> x; cout << x;"_s}, {u"language"_s, u"c++"_s}, {u"input"_s, u"42\n"_s}}));
    QTRY_VERIFY(fixture.runner.last());
    auto *run = fixture.runner.last();
    run->play(PhaseChanged{RunPhase::Running});
    run->print("4");
    run->print("oops\n", OutputStream::Stderr);
    run->print("2");
    RunResult result = okResult();
    result.outcome = Outcome::NonzeroExit;
    result.exitCode = 3;
    result.timing = {.queuedMs = 0.5, .compileMs = 212.25, .wallMs = 1.25, .cpuMs = 0.75};
    result.peakMemoryKb = 3400;
    result.truncated = true;
    result.message = u"It used more than 32 MB for files."_s;
    result.diagnostics = {{Diagnostic::Severity::Warning, u"main.cpp"_s, 3, 7, u"unused"_s}};
    run->end(result);

    const Reply reply = client.next();
    Fixture::record("POST /api/code/execute HTTP/1.1\r\n", reply);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), "application/json");
    const QByteArray expected = R"({"success": true, "data": {
        "output": "4oops\n2", "error": true, "stdout": "42", "stderr": "oops\n", "outcome": "nonzero_exit",
        "exitCode": 3, "signal": null,
        "timing": {"queuedMs": 0.5, "compileMs": 212.25, "wallMs": 1.25, "cpuMs": 0.75},
        "peakMemoryKb": 3400, "truncated": true, "message": "It used more than 32 MB for files.",
        "words": {"headline": "Ended with exit code 3 \u00b7 1 warning \u00b7 compiled 212 ms \u00b7 ran 1 ms \u00b7 3 MB",
                  "detail": "It used more than 32 MB for files."},
        "diagnostics": [{"severity": "warning", "file": "main.cpp", "line": 3, "column": 7, "message": "unused"}]}})";
    QCOMPARE(reply.json(), QJsonDocument::fromJson(expected).object());
}

void TestHttpApi::passesTheRequestOn()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute({{u"code"_s, u"print('ä')"_s},
                                 {u"language"_s, u"Py"_s},
                                 {u"input"_s, u"é\0\n"_s},
                                 {u"args"_s, QJsonArray{u"a b"_s, u""_s}},
                                 {u"files"_s, QJsonArray{QJsonObject{{u"name"_s, u"d.txt"_s}, {u"content"_s, u"ü"_s}}}},
                                 {u"timeoutMs"_s, 1500}}));
    QTRY_VERIFY(fixture.runner.last());
    const RunRequest &request = fixture.runner.last()->request;
    QCOMPARE(request.languageId, u"python"_s);
    QCOMPARE(request.code, u"print('ä')"_s);
    QCOMPARE(request.input, std::optional(u"é\0\n"_s.toUtf8()));
    QCOMPARE(request.args, QStringList({u"a b"_s, QString()}));
    QCOMPARE(request.files, QList<SourceFile>({{u"d.txt"_s, "ü"}}));
    QCOMPARE(request.limits.wallTime, std::chrono::milliseconds(1500));
    QCOMPARE(request.client, u"127.0.0.1"_s);
    QVERIFY(!request.terminal);

    // Left out, the input is empty and ended: nobody could type.
    RawClient other(fixture.service);
    other.send(fixture.execute({{u"code"_s, u"x"_s}, {u"language"_s, u"js"_s}, {u"input"_s, QJsonValue::Null}}));
    QTRY_COMPARE(fixture.runner.runs().size(), 2);
    QCOMPARE(fixture.runner.last()->request.input, std::optional(QByteArray("")));
    QCOMPARE(fixture.runner.last()->request.languageId, u"javascript"_s);
    QCOMPARE(fixture.runner.last()->request.limits.wallTime, std::chrono::milliseconds(30'000));
}

void TestHttpApi::tellsEveryOutcome_data()
{
    QTest::addColumn<Outcome>("outcome");
    for (const Outcome outcome : allOutcomes) {
        if (outcome != Outcome::Rejected)
            QTest::newRow(outcomeName(outcome).data()) << outcome;
    }
}

void TestHttpApi::tellsEveryOutcome()
{
    QFETCH(Outcome, outcome);
    Fixture fixture;
    RunResult result;
    result.outcome = outcome;
    if (outcome == Outcome::Signal)
        result.signal = u"SIGSEGV"_s;
    if (outcome == Outcome::ExecutorLost)
        result.error = Error{u"executor_lost"_s, u"Lost."_s, {}};
    fixture.answerRuns("some", result);
    const Reply reply = fixture.ask(fixture.execute(Fixture::hello()));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value("success"_L1), QJsonValue(true));
    QCOMPARE(reply.data().value("outcome"_L1).toString(), outcomeName(outcome));
    QCOMPARE(reply.data().value("error"_L1), QJsonValue(outcome != Outcome::Ok));
    QCOMPARE(reply.data().value("output"_L1).toString(), u"some"_s);
    QCOMPARE(reply.data().value("exitCode"_L1), QJsonValue(QJsonValue::Null));
    QCOMPARE(reply.data().value("signal"_L1),
             outcome == Outcome::Signal ? QJsonValue(u"SIGSEGV"_s) : QJsonValue(QJsonValue::Null));
}

void TestHttpApi::changesNothingInOutput_data()
{
    QTest::addColumn<QByteArray>("printed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("no line end") << QByteArray("42") << u"42"_s;
    QTest::newRow("white space") << QByteArray(" \t\r\n 42 \n\n") << u" \t\r\n 42 \n\n"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\0b"_s;
    QTest::newRow("escapes") << QByteArray("\x1b[31m\"\\/") << u"\x1b[31m\"\\/"_s;
    QTest::newRow("byte order mark") << QByteArray("a\n\xef\xbb\xbf"
                                                   "42")
                                     << u"a\n\ufeff42"_s;
    QTest::newRow("beyond the BMP") << QByteArray("\xf0\x9f\x98\x80") << u"😀"_s;
    QTest::newRow("no UTF-8") << QByteArray("a\xff"
                                            "b")
                              << u"a\ufffd"
                                 "b"_s;
    QTest::newRow("cut at the end") << QByteArray("a\xc3") << u"a\ufffd"_s;
}

void TestHttpApi::changesNothingInOutput()
{
    QFETCH(QByteArray, printed);
    QFETCH(QString, shown);
    Fixture fixture;
    fixture.answerRuns(printed, okResult());
    const Reply reply = fixture.ask(fixture.execute(Fixture::hello()));
    QCOMPARE(reply.data().value("output"_L1).toString(), shown);
    QCOMPARE(reply.data().value("stdout"_L1).toString(), shown);
    QCOMPARE(reply.data().value("stderr"_L1).toString(), QString());
}

// Qt's reader of JSON drops one at the beginning of a text, so it is looked for in the bytes.
void TestHttpApi::keepsByteOrderMarks()
{
    const QByteArray mark = "\xef\xbb\xbf";
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.request("POST", "/api/code/execute",
                                "{\"language\":\"python\",\"code\":\"" + mark + "x\",\"input\":\"" + mark + "42\"}"));
    QTRY_VERIFY(fixture.runner.last());
    QCOMPARE(fixture.runner.last()->request.input, std::optional(mark + "42"));
    QCOMPARE(fixture.runner.last()->request.code, u"\ufeffx"_s);
    fixture.runner.last()->print(mark + "42");
    fixture.runner.last()->end(okResult());
    QVERIFY(client.next().body.contains("\"output\":\"" + mark + "42\""));
}

void TestHttpApi::listsLanguages()
{
    Fixture fixture;
    ServiceHealth health = fixture.health.health();
    health.executors[2].languageVersion.clear();
    fixture.health.setHealth(health);
    const Reply reply = fixture.ask(fixture.request("GET", "/api/code/languages"));
    QCOMPARE(reply.status, 200);
    const QJsonArray languages = reply.json().value("data"_L1).toArray();
    QCOMPARE(languages.size(), 3);
    QCOMPARE(languages[0]["id"_L1].toString(), u"python"_s);
    QCOMPARE(languages[0]["version"_L1].toString(), u"1.2.3"_s);
    QCOMPARE(languages[2]["name"_L1].toString(), u"C++"_s);
    QVERIFY(languages[2]["version"_L1].isNull() && languages[0]["standard"_L1].isNull());
    QCOMPARE(languages[2]["standard"_L1].toString(), u"C++20"_s);
}

void TestHttpApi::tellsHealth_data()
{
    QTest::addColumn<ServiceStatus>("serviceStatus");
    QTest::addColumn<int>("status");
    QTest::newRow("ok") << ServiceStatus::Ok << 200;
    QTest::newRow("degraded") << ServiceStatus::Degraded << 200;
    QTest::newRow("starting") << ServiceStatus::Starting << 503;
    QTest::newRow("down") << ServiceStatus::Down << 503;
}

void TestHttpApi::tellsHealth()
{
    QFETCH(ServiceStatus, serviceStatus);
    QFETCH(int, status);
    Fixture fixture;
    ServiceHealth health = fixture.health.health();
    health.status = serviceStatus;
    health.executors[1].state = ExecutorState::Restarting;
    health.executors[1].restarts = 2;
    health.executors[2].confinement.reset();
    health.warnings = {{u"no_landlock"_s, u"It has none."_s}};
    health.executors[1].problem = Error{u"lost"_s, u"It was lost."_s, u"secret detail"_s};
    fixture.health.setHealth(health);
    const Reply reply = fixture.ask(fixture.request("GET", "/api/health"));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json().value("status"_L1).toString(), serviceStatusName(serviceStatus));
    const QJsonObject executor = reply.json().value("executors"_L1).toArray().at(1).toObject();
    QCOMPARE(executor.value("language"_L1).toString(), u"javascript"_s);
    QCOMPARE(executor.value("state"_L1).toString(), u"restarting"_s);
    QCOMPARE(executor.value("restarts"_L1).toInt(), 2);
    QCOMPARE(executor.value("problem"_L1).toObject().value("code"_L1).toString(), u"lost"_s);
    QCOMPARE(executor.value("confinement"_L1).toObject(), (QJsonObject{{u"filter"_s, true}, {u"landlock"_s, 7}}));
    QVERIFY(reply.json().value("executors"_L1).toArray().at(2).toObject().value("confinement"_L1).isNull());
    QCOMPARE(reply.json().value("warnings"_L1).toArray(),
             (QJsonArray{QJsonObject{{u"code"_s, u"no_landlock"_s}, {u"message"_s, u"It has none."_s}}}));
    QVERIFY(!reply.body.contains("secret"));
}

void TestHttpApi::countsInMetrics()
{
    Fixture fixture;
    RunResult result = okResult();
    result.timing.wallMs = 40;
    fixture.answerRuns("42", result);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fixture.ask(fixture.execute(Fixture::hello())).status, 200);
    QCOMPARE(fixture.ask(fixture.request("GET", "/somewhere\"else")).status, 404);
    const Reply reply = fixture.ask(fixture.request("GET", "/metrics"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.header("Content-Type").startsWith("text/plain"));
    for (const QByteArray &line : {
             QByteArray("learncode_runs_total{language=\"python\",outcome=\"ok\"} 3"),
             QByteArray("learncode_run_duration_seconds_bucket{language=\"python\",le=\"0.025\"} 0"),
             QByteArray("learncode_run_duration_seconds_bucket{language=\"python\",le=\"0.05\"} 3"),
             QByteArray("learncode_run_duration_seconds_bucket{language=\"python\",le=\"+Inf\"} 3"),
             QByteArray("learncode_run_duration_seconds_sum{language=\"python\"} 0.12"),
             QByteArray("learncode_executors_ready{language=\"cpp\"} 1"),
             QByteArray("learncode_executor_restarts_total{language=\"cpp\"} 0"),
             QByteArray("learncode_http_requests_total{path=\"/api/code/execute\",code=\"200\"} 3"),
             QByteArray("learncode_http_requests_total{path=\"other\",code=\"404\"} 1"),
         })
        QVERIFY2(reply.body.contains('\n' + line + '\n'), (line + "\n in \n" + reply.body).constData());
    QVERIFY(!reply.body.contains("somewhere"));
}

void TestHttpApi::servesTheDocument()
{
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request("GET", "/api/openapi.json"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value("openapi"_L1).toString(), u"3.1.0"_s);
}

QTEST_GUILESS_MAIN(TestHttpApi)
#include "tst_httpapi.moc"
