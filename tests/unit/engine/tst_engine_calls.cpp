// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"
#include "tests/unit/engine/Replies.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

#include <memory>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// What the client asks, what it takes for success, and how its calls end.
class TestEngineCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesNoProxy();
    void takesDoneForSuccess();
    void waitsForARemovalUnderWay();
    void encodesWhatItAsks();
    void keepsNamesInTheirPlace();
    void streamsDoNotStarveCalls();
    void finishesCallsWhenItGoes();
    void mayGoWithinAContinuation();
    void endsWithItsContext();
};

void TestEngineCalls::usesNoProxy()
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

void TestEngineCalls::takesDoneForSuccess()
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

void TestEngineCalls::waitsForARemovalUnderWay()
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

void TestEngineCalls::encodesWhatItAsks()
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

void TestEngineCalls::keepsNamesInTheirPlace()
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

void TestEngineCalls::streamsDoNotStarveCalls()
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

void TestEngineCalls::finishesCallsWhenItGoes()
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

void TestEngineCalls::mayGoWithinAContinuation()
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

void TestEngineCalls::endsWithItsContext()
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

QTEST_GUILESS_MAIN(TestEngineCalls)
#include "tst_engine_calls.moc"
