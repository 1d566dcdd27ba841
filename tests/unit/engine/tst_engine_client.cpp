// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "tests/support/Await.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"

#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// How the client gets on with an engine that is old, gone, slow, broken or hostile.
class TestEngineClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnTheSmallerVersion_data();
    void agreesOnTheSmallerVersion();
    void refusesAnEngineOfAnotherAge_data();
    void refusesAnEngineOfAnotherAge();
    void agreesOnceForManyCalls();
    void agreesAnewWithAnotherEngine();
    void agreesAnewAfterALostConnection();
    void doesWithoutASocket();
    void seesAnEngineThatStartsLater();
    void explainsMissingRights();
    void explainsASocketThatNobodyServes();
    void givesUpOnSilence();
    void givesUpOnATrickle();
    void givesUpOnAConnectionThatBreaks_data();
    void givesUpOnAConnectionThatBreaks();
    void boundsAnswers_data();
    void boundsAnswers();
    void mistrustsNonsense_data();
    void mistrustsNonsense();
    void namesRefusals_data();
    void namesRefusals();
    void followsNoRedirect();
    void usesNoProxy();
    void takesDoneForSuccess();
    void waitsForARemovalUnderWay();
    void encodesWhatItAsks();
    void keepsNamesInTheirPlace();
    void streamsDoNotStarveCalls();
    void finishesCallsWhenItGoes();
    void mayGoWithinAContinuation();
    void endsWithItsContext();

private:
    template<typename T>
    [[nodiscard]] static Result<T> wait(const Reply<T> &reply)
    {
        if (!await(reply))
            return fail(u"test_timeout"_s, {});
        return reply.result();
    }
    [[nodiscard]] static bool isForPeople(const Error &error);
};

// No words of Qt's, of HTTP's or of the engine's own.
bool TestEngineClient::isForPeople(const Error &error)
{
    static const QStringList technical{u"QLocal"_s, u"unix+http"_s, u"Error "_s, u"http"_s, u"{"_s, u"socket "_s};
    return error.message.size() > 20
        && std::ranges::none_of(technical, [&](const QString &word) { return error.message.contains(word); });
}

void TestEngineClient::agreesOnTheSmallerVersion_data()
{
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("agreed");
    QTest::newRow("oldest that will do") << "1.41" << "1.41";
    QTest::newRow("in between") << "1.45" << "1.45";
    QTest::newRow("newer than ours") << "1.99" << "1.51";
    QTest::newRow("a whole generation on") << "2.0" << "1.51";
}

void TestEngineClient::agreesOnTheSmallerVersion()
{
    QFETCH(QString, theirs);
    QFETCH(QString, agreed);
    FakeEngine fake;
    fake.setApiVersion(theirs);
    EngineClient client(fake.socketPath());
    const auto info = wait(client.negotiate());
    QVERIFY(info);
    QCOMPARE(info->apiVersion, agreed);
    QCOMPARE(info->version, u"99.0-fake"_s);
    QCOMPARE(fake.last("GET", u"/_ping"_s).apiVersion, QString());
    QCOMPARE(fake.last("GET", u"/info"_s).apiVersion, agreed);
}

void TestEngineClient::refusesAnEngineOfAnotherAge_data()
{
    QTest::addColumn<QString>("newest");
    QTest::addColumn<QString>("oldest");
    QTest::addColumn<QString>("code");
    QTest::newRow("too old") << "1.40" << "1.12" << "engine_too_old";
    QTest::newRow("not a decimal number") << "1.9" << "1.1" << "engine_too_old";
    QTest::newRow("too new") << "1.80" << "1.60" << "engine_too_new";
    QTest::newRow("no version") << "banana" << "1.12" << "engine_error";
    QTest::newRow("empty") << "" << "" << "engine_error";
}

void TestEngineClient::refusesAnEngineOfAnotherAge()
{
    QFETCH(QString, newest);
    QFETCH(QString, oldest);
    FakeEngine fake;
    fake.setApiVersion(newest, oldest);
    EngineClient client(fake.socketPath());
    const auto info = wait(client.negotiate());
    QVERIFY(!info);
    QTEST(info.error().code, "code");
    QVERIFY(isForPeople(info.error()));
    // A call that must agree first says the same.
    QTEST(wait(client.listContainers({})).error().code, "code");
    QCOMPARE(fake.count("GET", u"/containers/json"_s), 0);
}

void TestEngineClient::agreesOnceForManyCalls()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) { exchange.answer(200, QJsonArray()); });
    EngineClient client(fake.socketPath());
    QList<Reply<QList<ContainerSummary>>> replies;
    for (int i = 0; i < 10; ++i)
        replies.append(client.listContainers({}));
    for (const auto &reply : replies)
        QVERIFY(wait(reply));
    QVERIFY(wait(client.listContainers({})));
    QCOMPARE(fake.count("GET", u"/_ping"_s), 1);
    QCOMPARE(fake.last("GET", u"/containers/json"_s).apiVersion, u"1.45"_s);
    QVERIFY(wait(client.negotiate()));
    QCOMPARE(fake.count("GET", u"/_ping"_s), 2);
}

void TestEngineClient::agreesAnewWithAnotherEngine()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) {
        if (exchange.request.apiVersion == "1.45"_L1)
            exchange.refuse(400, u"client version 1.45 is too new. Maximum supported API version is 1.41"_s);
        else
            exchange.answer(200, QJsonArray());
    });
    EngineClient client(fake.socketPath());
    QVERIFY(wait(client.negotiate()));
    fake.setApiVersion(u"1.41"_s);
    QVERIFY2(wait(client.listContainers({})), "asked again in the version of the engine that is there now");
    QCOMPARE(fake.last("GET", u"/containers/json"_s).apiVersion, u"1.41"_s);

    // An engine that contradicts itself is not asked for ever.
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) {
        exchange.refuse(400, u"client version 1.41 is too old. Minimum supported API version is 1.44"_s);
    });
    const int before = fake.count("GET", u"/containers/json"_s);
    QCOMPARE(wait(client.listContainers({})).error().code, u"engine_too_new"_s);
    QCOMPARE(fake.count("GET", u"/containers/json"_s), before + 2);
}

void TestEngineClient::agreesAnewAfterALostConnection()
{
    FakeEngine fake;
    EngineClient client(fake.socketPath());
    QVERIFY(wait(client.negotiate()));
    fake.stop();
    QCOMPARE(wait(client.inspectContainer(u"x"_s)).error().code, u"engine_not_found"_s);
    fake.setApiVersion(u"1.43"_s);
    fake.start();
    QCOMPARE(wait(client.inspectContainer(u"x"_s)).error().code, u"not_found"_s);
    QCOMPARE(fake.last("GET", u"/containers/*/json"_s).apiVersion, u"1.43"_s);
}

void TestEngineClient::doesWithoutASocket()
{
    QTemporaryDir directory;
    EngineClient client(directory.filePath(u"engine.sock"_s));
    for (const Error &error : {wait(client.negotiate()).error(), wait(client.startContainer(u"x"_s)).error()}) {
        QCOMPARE(error.code, u"engine_not_found"_s);
        QVERIFY(isForPeople(error));
        QVERIFY(error.message.contains("start"_L1));
        QVERIFY(error.detail.contains(client.socketPath()));
    }
}

void TestEngineClient::seesAnEngineThatStartsLater()
{
    FakeEngine fake;
    fake.stop();
    EngineClient client(fake.socketPath());
    QCOMPARE(wait(client.negotiate()).error().code, u"engine_not_found"_s);
    fake.start();
    QVERIFY(wait(client.negotiate()));
}

void TestEngineClient::explainsMissingRights()
{
    FakeEngine fake;
    QVERIFY(QFile::setPermissions(fake.socketPath(), {}));
    QVERIFY(QFile::setPermissions(QFileInfo(fake.socketPath()).path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ExeOther));
    // Root may do everything, so be somebody else for a moment.
    constexpr uid_t nobody = 65534;
    const bool root = ::geteuid() == 0;
    QVERIFY(!root || ::seteuid(nobody) == 0);
    EngineClient client(fake.socketPath());
    const auto info = wait(client.negotiate());
    QVERIFY(!root || ::seteuid(0) == 0);
    QVERIFY(!info);
    QCOMPARE(info.error().code, u"engine_no_permission"_s);
    QVERIFY(info.error().message.contains("docker $USER"_L1));
}

void TestEngineClient::explainsASocketThatNobodyServes()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"engine.sock"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    EngineClient client(path);
    const auto info = wait(client.negotiate());
    QCOMPARE(info.error().code, u"engine_unavailable"_s);
    QVERIFY(isForPeople(info.error()));
}

void TestEngineClient::givesUpOnSilence()
{
    SteppedClock clock;
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    EngineClient client(fake.socketPath(), nullptr, &clock);
    const auto reply = client.inspectContainer(u"x"_s);
    QTRY_COMPARE(fake.open("GET", u"/containers/*/json"_s).size(), 1);
    clock.step(30s - 1ms);
    QVERIFY(wait(client.negotiate()));
    QVERIFY(!reply.isFinished());
    clock.step(1ms);
    const auto result = wait(reply);
    QCOMPARE(result.error().code, u"engine_unavailable"_s);
    QVERIFY(isForPeople(result.error()));
    // It lets go of the connection.
    QTRY_VERIFY(fake.open("GET", u"/containers/*/json"_s).isEmpty());
}

void TestEngineClient::givesUpOnATrickle()
{
    SteppedClock clock;
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) { exchange.begin(); });
    EngineClient client(fake.socketPath(), nullptr, &clock);
    client.setCallTimeout(1s);
    const auto reply = client.listContainers({});
    QTRY_COMPARE(fake.open("GET", u"/containers/json"_s).size(), 1);
    const auto drip = [&] {
        fake.open("GET", u"/containers/json"_s).first()->send(" ");
        return wait(client.negotiate()).has_value(); // what came before its answers has been read
    };
    for (int i = 0; i < 13; ++i) {
        QVERIFY(drip());
        clock.step(300ms);
        QVERIFY2(!reply.isFinished(), "bytes keep it alive for a while");
    }
    clock.step(300ms); // more than four times its longest silence now
    QVERIFY(drip());
    QCOMPARE(wait(reply).error().code, u"engine_unavailable"_s);
}

void TestEngineClient::givesUpOnAConnectionThatBreaks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("before the answer") << QByteArray();
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("in the body") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Id\":\"x\",\"State\":{}}");
    QTest::newRow("in a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"Id\":\"x\",");
    QTest::newRow("between chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n{\"Id\":\"x\",\"State\":{}}\r\n");
    QTest::newRow("in a refusal") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n{\"mess");
}

void TestEngineClient::givesUpOnAConnectionThatBreaks()
{
    QFETCH(QByteArray, bytes);
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [&](FakeExchange &exchange) {
        exchange.raw(bytes);
        exchange.drop();
    });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.inspectContainer(u"x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, u"engine_unavailable"_s);
    QVERIFY(isForPeople(reply.error()));
}

void TestEngineClient::boundsAnswers_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("announced") << false;
    QTest::newRow("without end") << true;
}

void TestEngineClient::boundsAnswers()
{
    QFETCH(bool, chunked);
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [&](FakeExchange &exchange) {
        if (!chunked)
            return exchange.answer(200, QByteArray(9 << 20, ' '));
        exchange.begin();
        for (int i = 0; i < 12; ++i)
            exchange.send(QByteArray(1 << 20, ' '));
    });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.listContainers({}));
    QCOMPARE(reply.error().code, u"engine_error"_s);
    QVERIFY(reply.error().detail.contains("too large"_L1));
}

void TestEngineClient::mistrustsNonsense_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html>Welcome</html>");
    QTest::newRow("half of it") << QByteArray("{\"Id\": \"x\", \"State\": {");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("a word") << QByteArray("null");
    QTest::newRow("no id") << QByteArray("{\"State\": {\"Running\": true}}");
    QTest::newRow("an id of a wrong type") << QByteArray("{\"Id\": 7, \"State\": {}}");
    QTest::newRow("no state") << QByteArray("{\"Id\": \"x\", \"State\": \"running\"}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
}

void TestEngineClient::mistrustsNonsense()
{
    QFETCH(QByteArray, body);
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [&](FakeExchange &exchange) { exchange.answer(200, body); });
    fake.on("GET", u"/containers/json"_s, [&](FakeExchange &exchange) { exchange.answer(200, "[" + body + "]"); });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.inspectContainer(u"x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, u"engine_error"_s);
    QVERIFY(isForPeople(reply.error()));
    QVERIFY(reply.error().detail.startsWith("GET /containers/x/json"_L1));
}

void TestEngineClient::namesRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto said = [](const char *words) { return QByteArray("{\"message\": \"") + words + "\"}"; };
    QTest::newRow("no space") << 500 << said("mkdir /var/lib/docker: no space left on device") << "engine_no_space";
    QTest::newRow("taken") << 409 << said("Conflict. The container name is already in use") << "conflict";
    QTest::newRow("gone") << 404 << said("No such container: x") << "not_found";
    QTest::newRow("no registry") << 404 << said("pull access denied for x, repository does not exist")
                                 << "engine_no_registry";
    QTest::newRow("away from the net") << 500 << said("Get https://x/v2/: dial tcp: lookup x: no such host")
                                       << "engine_no_registry";
    QTest::newRow("too old") << 400 << said("client version 1.45 is too new. Maximum supported API version is 1.30")
                             << "engine_too_old";
    QTest::newRow("too new") << 400 << said("client version 1.45 is too old. Minimum supported API version is 1.60")
                             << "engine_too_new";
    QTest::newRow("wrong request") << 400 << said("invalid JSON") << "engine_error";
    QTest::newRow("a web page") << 502 << QByteArray("<html>Bad gateway</html>") << "engine_error";
    QTest::newRow("a wall of text") << 500 << QByteArray(1 << 20, 'x') << "engine_error";
    QTest::newRow("no body") << 500 << QByteArray() << "engine_error";
    QTest::newRow("asks for a password") << 401 << said("authentication required") << "engine_error";
}

void TestEngineClient::namesRefusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeEngine fake;
    fake.on("POST", u"/containers/create"_s, [&](FakeExchange &exchange) { exchange.answer(status, body); });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.createContainer(u"x"_s, {}));
    QVERIFY(!reply);
    QTEST(reply.error().code, "code");
    QVERIFY(isForPeople(reply.error()));
    QVERIFY(reply.error().detail.startsWith(u"POST /containers/create: %1"_s.arg(status)));
    QVERIFY(reply.error().detail.size() < 4096);
}

void TestEngineClient::followsNoRedirect()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &exchange) {
        exchange.raw("HTTP/1.1 301 Moved\r\nLocation: /v1.45/elsewhere\r\nContent-Length: 0\r\n\r\n");
        exchange.conclude();
    });
    EngineClient client(fake.socketPath());
    QCOMPARE(wait(client.inspectContainer(u"x"_s)).error().code, u"engine_error"_s);
    QCOMPARE(fake.count("GET", u"/elsewhere"_s), 0);
}

void TestEngineClient::usesNoProxy()
{
    qputenv("http_proxy", "http://127.0.0.1:1");
    qputenv("all_proxy", "http://127.0.0.1:1");
    FakeEngine fake;
    EngineClient client(fake.socketPath());
    const auto info = wait(client.negotiate());
    qunsetenv("http_proxy");
    qunsetenv("all_proxy");
    QVERIFY(info);
}

void TestEngineClient::takesDoneForSuccess()
{
    FakeEngine fake;
    fake.on("POST", u"/containers/*/start"_s, 304);
    fake.on("DELETE", u"/containers/*"_s, 404, {{"message"_L1, u"No such container"_s}});
    fake.on("DELETE", u"/images/*"_s, 409, {{"message"_L1, u"image is being used"_s}});
    fake.on("DELETE", u"/networks/*"_s, 404);
    fake.on("POST", u"/containers/*/kill"_s, 409, {{"message"_L1, u"is not running"_s}});
    EngineClient client(fake.socketPath());
    QVERIFY(wait(client.startContainer(u"x"_s)));
    QVERIFY(wait(client.removeContainer(u"x"_s)));
    QVERIFY(wait(client.removeImage(u"x:latest"_s)));
    QVERIFY(wait(client.removeNetwork(u"x"_s)));
    QCOMPARE(wait(client.killContainer(u"x"_s)).error().code, u"conflict"_s);
}

void TestEngineClient::waitsForARemovalUnderWay()
{
    FakeEngine fake;
    fake.on("DELETE", u"/containers/*"_s, 409, {{"message"_L1, u"removal of container x is already in progress"_s}});
    fake.on("POST", u"/containers/*/wait"_s, [](FakeExchange &) {});
    EngineClient client(fake.socketPath());
    const auto reply = client.removeContainer(u"x"_s);
    QTRY_COMPARE(fake.open("POST", u"/containers/x/wait"_s).size(), 1);
    QCOMPARE(fake.last("POST", u"/containers/x/wait"_s).parameter(u"condition"_s), u"removed"_s);
    QVERIFY(!reply.isFinished());
    fake.open("POST", u"/containers/x/wait"_s).first()->answer(200, QJsonObject{{"StatusCode"_L1, 137}});
    QVERIFY(wait(reply));
}

void TestEngineClient::encodesWhatItAsks()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) { exchange.answer(200, QJsonArray()); });
    fake.on("POST", u"/containers/create"_s, 201, {{"Id"_L1, u"abc"_s}, {"Warnings"_L1, QJsonArray{u"discarded"_s}}});
    EngineClient client(fake.socketPath());
    QVERIFY(wait(client.listContainers({{u"a&b"_s, u"c+d %41 ü=#"_s}})));
    const FakeRequest list = fake.last("GET", u"/containers/json"_s);
    QCOMPARE(list.parameter(u"filters"_s), u"{\"label\":[\"a&b=c+d %41 ü=#\"]}"_s);
    QVERIFY2(list.query.toString(QUrl::FullyEncoded).contains("%2B"_L1), "a bare plus would be read as a space");
    QCOMPARE(list.headers.value("accept-encoding"), "identity");
    QCOMPARE(list.headers.value("host"), "docker");

    ContainerSpec spec;
    spec.image = u"some/image:tag"_s;
    const auto created = wait(client.createContainer(u"name"_s, spec));
    QVERIFY(created);
    QCOMPARE(created->id, u"abc"_s);
    QCOMPARE(created->warnings, QStringList{u"discarded"_s});
    const FakeRequest create = fake.last("POST", u"/containers/create"_s);
    QCOMPARE(create.parameter(u"name"_s), u"name"_s);
    QCOMPARE(create.json()["Image"_L1].toString(), spec.image);
    QCOMPARE(create.headers.value("content-type"), "application/json");

    fake.on("POST", u"/containers/*/update"_s, 200, {{"Warnings"_L1, QJsonValue()}});
    QVERIFY(wait(client.updateContainer(u"abc"_s, {.cpuPeriodUs = 1'000'000, .cpuQuotaUs = 500'000})));
    const FakeRequest update = fake.last("POST", u"/containers/abc/update"_s);
    QCOMPARE(update.json(), (QJsonObject{{u"CpuPeriod"_s, 1'000'000}, {u"CpuQuota"_s, 500'000}}));
    QCOMPARE(update.headers.value("content-type"), "application/json");
}

void TestEngineClient::keepsNamesInTheirPlace()
{
    FakeEngine fake;
    EngineClient client(fake.socketPath());
    for (const QString &name : {u""_s, u"../images/x"_s, u"a/b"_s, u"a?force=1"_s, u"a%2fb"_s, u"-a"_s, u"a\n"_s}) {
        QCOMPARE(wait(client.inspectContainer(name)).error().code, u"not_found"_s);
        QCOMPARE(wait(client.removeContainer(name)).error().code, u"not_found"_s);
        QCOMPARE(wait(client.updateContainer(name, {})).error().code, u"not_found"_s);
        QCOMPARE(wait(client.removeNetwork(name)).error().code, u"not_found"_s);
    }
    QCOMPARE(wait(client.inspectImage(u"a/../../containers/x"_s)).error().code, u"not_found"_s);
    QCOMPARE(fake.requests().size(), 0);
    QCOMPARE(wait(client.inspectImage(u"localhost:5000/a/b:c"_s)).error().code, u"not_found"_s);
    QCOMPARE(fake.requests().last().path, u"/images/localhost:5000/a/b:c/json"_s);
}

void TestEngineClient::streamsDoNotStarveCalls()
{
    FakeEngine fake;
    fake.on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.begin(); });
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    EngineClient client(fake.socketPath());
    QObject owner;
    for (int i = 0; i < 12; ++i)
        std::ignore = client.events({}, &owner);
    QTRY_COMPARE(fake.open("GET", u"/events"_s).size(), 12);
    // Nor do slow calls starve each other soon.
    for (int i = 0; i < 10; ++i)
        std::ignore = client.inspectContainer(u"slow"_s);
    QTRY_COMPARE(fake.open("GET", u"/containers/slow/json"_s).size(), 10);
    fake.on("GET", u"/networks"_s, [](FakeExchange &exchange) { exchange.answer(200, QJsonArray()); });
    QVERIFY(wait(client.listNetworks({})));
}

void TestEngineClient::finishesCallsWhenItGoes()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    auto client = std::make_unique<EngineClient>(fake.socketPath());
    auto unsent = client->inspectContainer(u"x"_s);
    QObject context;
    QString code;
    unsent.then(&context, [&](const Result<ContainerDetails> &details) { code = details.error().code; });
    client.reset();
    QVERIFY(unsent.isFinished());
    QCOMPARE(unsent.result().error().code, u"engine_unavailable"_s);
    QTRY_COMPARE(code, u"engine_unavailable"_s);

    client = std::make_unique<EngineClient>(fake.socketPath());
    const auto sent = client->inspectContainer(u"x"_s);
    const auto network = client->listNetworks({});
    QTRY_COMPARE(fake.open("GET", u"/containers/*/json"_s).size(), 1);
    client.reset();
    QVERIFY(sent.isFinished());
    QCOMPARE(sent.result().error().code, u"engine_unavailable"_s);
    QVERIFY(network.isFinished());
    // The connection is dropped with it.
    QTRY_VERIFY(fake.open("GET", u"/containers/*/json"_s).isEmpty());
}

void TestEngineClient::mayGoWithinAContinuation()
{
    FakeEngine fake;
    auto client = std::make_unique<EngineClient>(fake.socketPath());
    QList<Reply<void>> others;
    bool done = false;
    client->negotiate().then(this, [&](const Result<EngineInfo> &) {
        client.reset();
        done = true;
    });
    for (int i = 0; i < 3; ++i)
        others.append(client->startContainer(u"x"_s));
    QTRY_VERIFY(done);
    for (const auto &other : others)
        QVERIFY(other.isFinished());
}

void TestEngineClient::endsWithItsContext()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    EngineClient client(fake.socketPath());
    auto context = std::make_unique<QObject>();
    bool called = false;
    auto reply = client.inspectContainer(u"x"_s);
    reply.then(context.get(), [&](const Result<ContainerDetails> &) { called = true; });
    QTRY_COMPARE(fake.open("GET", u"/containers/*/json"_s).size(), 1);
    context.reset();
    fake.open("GET", u"/containers/*/json"_s).first()->refuse(404, u"gone"_s);
    QVERIFY(!wait(reply));
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engine_client.moc"
