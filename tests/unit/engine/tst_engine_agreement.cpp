// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "tests/support/FakeEngine.h"
#include "tests/unit/engine/Replies.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// How the client finds an engine and agrees with it on a version, or says why there is none.
class TestEngineAgreement final : public QObject
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
};

void TestEngineAgreement::agreesOnTheSmallerVersion_data()
{
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("agreed");
    QTest::newRow("oldest that will do") << "1.41" << "1.41";
    QTest::newRow("in between") << "1.45" << "1.45";
    QTest::newRow("newer than ours") << "1.99" << "1.51";
    QTest::newRow("a whole generation on") << "2.0" << "1.51";
}

void TestEngineAgreement::agreesOnTheSmallerVersion()
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

void TestEngineAgreement::refusesAnEngineOfAnotherAge_data()
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

void TestEngineAgreement::refusesAnEngineOfAnotherAge()
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

void TestEngineAgreement::agreesOnceForManyCalls()
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

void TestEngineAgreement::agreesAnewWithAnotherEngine()
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

void TestEngineAgreement::agreesAnewAfterALostConnection()
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

void TestEngineAgreement::doesWithoutASocket()
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

void TestEngineAgreement::seesAnEngineThatStartsLater()
{
    FakeEngine fake;
    fake.stop();
    EngineClient client(fake.socketPath());
    QCOMPARE(wait(client.negotiate()).error().code, u"engine_not_found"_s);
    fake.start();
    QVERIFY(wait(client.negotiate()));
}

void TestEngineAgreement::explainsMissingRights()
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

void TestEngineAgreement::explainsASocketThatNobodyServes()
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

QTEST_GUILESS_MAIN(TestEngineAgreement)
#include "tst_engine_agreement.moc"
