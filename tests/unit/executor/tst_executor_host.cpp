// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/executor/docker/DockerHost.h"
#include "core/executor/docker/PoolNetwork.h"
#include "core/run/Language.h"
#include "tests/support/Await.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeDocker.h"

#include <QSignalSpy>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// How executors come to be in containers, and how several of a language live beside each other.
class TestExecutorHost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void makesAContainerAndRemovesIt();
    void setupIsToldAndCanBeCancelled();
    void errorsOfTheEngine();
    void abandonedPreparationNeverAnswers();
    void abandonedLaunchLeavesNothing();
    void closesWhenNothingNewCanAppear();
    void diesOfItsContainer_data();
    void diesOfItsContainer();
    void seatsOfALanguage();
    void refusedFavoursAreNotAskedForAgain();
    void refillsItsContainer();
    void judges();

private:
    [[nodiscard]] std::unique_ptr<DockerHost> make(int seat = 1);
    [[nodiscard]] Result<void> prepare(DockerHost &host);
    [[nodiscard]] Result<ExecutorEndpoint> launch(DockerHost &host);
    [[nodiscard]] QStringList lastRights() const;

    SteppedClock clock;
    ContainerOptions options;
    const Identity identity = Identity::create(u"lc"_s);
    std::unique_ptr<FakeDocker> docker;
    std::unique_ptr<engine::EngineClient> client;
    std::unique_ptr<PoolNetwork> network;
};

void TestExecutorHost::init()
{
    options.namePrefix = u"lc"_s;
    options.imagePrefix = u"lc"_s;
    docker = std::make_unique<FakeDocker>();
    client = std::make_unique<engine::EngineClient>(docker->engine.socketPath());
    network = std::make_unique<PoolNetwork>(client.get(), &identity);
}

void TestExecutorHost::cleanup()
{
    network.reset();
    client.reset();
    docker.reset();
}

std::unique_ptr<DockerHost> TestExecutorHost::make(int seat)
{
    const Language *python = LanguageRegistry::builtIn().find(u"python"_s);
    auto host = std::make_unique<DockerHost>(DockerContext{client.get(), &identity, &options, network.get(), &clock},
                                             python, seat);
    // Not rootless, so that favours are asked for; with published ports, as a fake has no address of its own.
    engine::EngineInfo info;
    info.operatingSystem = u"Docker Desktop"_s;
    host->setEngine(info);
    return host;
}

Result<void> TestExecutorHost::prepare(DockerHost &host)
{
    const auto answer = host.prepare();
    return await(answer, patience) && answer.resultCount() == 1 ? answer.result() : fail(u"no answer"_s, {});
}

Result<ExecutorEndpoint> TestExecutorHost::launch(DockerHost &host)
{
    const auto answer = host.launch();
    return await(answer, patience) && answer.resultCount() == 1 ? answer.result() : fail(u"no answer"_s, {});
}

QStringList TestExecutorHost::lastRights() const
{
    QStringList rights;
    const QJsonObject spec = docker->engine.last("POST", u"/containers/create"_s).json();
    for (const QJsonValue &right : spec["HostConfig"_L1]["CapAdd"_L1].toArray())
        rights.append(right.toString());
    return rights;
}

void TestExecutorHost::makesAContainerAndRemovesIt()
{
    const auto host = make();
    QCOMPARE(host->image(), QString());
    QVERIFY(prepare(*host));
    QVERIFY(host->image().startsWith(u"lc-python-persistent:"_s));
    QCOMPARE(docker->networks(), 1);
    QCOMPARE(docker->containers(), QStringList{});

    const auto endpoint = launch(*host);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->name, u"lc-python-executor"_s);
    QCOMPARE(endpoint->url.port(), docker->executor(u"python"_s).url().port());
    QCOMPARE(endpoint->token.size(), 64);
    const QJsonObject spec = docker->engine.last("POST", u"/containers/create"_s).json();
    QVERIFY(spec["Env"_L1].toArray().contains(u"LEARNCODE_TOKEN="_s + endpoint->token));
    QCOMPARE(spec["Image"_L1].toString(), host->image());

    docker->engine.on("GET", u"/containers/*/logs"_s, [](FakeExchange &exchange) {
        exchange.answer(200, QByteArray("\2\0\0\0\0\0\0\5words", 13), "application/octet-stream");
    });
    const auto words = host->lastWords();
    QVERIFY(await(words, patience));
    QVERIFY(words.result().contains("words"));
    const auto removed = host->remove();
    QVERIFY(await(removed, patience) && removed.result());
    QCOMPARE(docker->containers(), QStringList{});

    // The next one has a token of its own.
    QVERIFY(prepare(*host));
    const auto next = launch(*host);
    QVERIFY(next);
    QVERIFY(next->token != endpoint->token);
}

void TestExecutorHost::setupIsToldAndCanBeCancelled()
{
    docker->buildsByItself = false;
    const auto host = make();
    QSignalSpy started(host.get(), &ExecutorHost::setupStarted);
    QSignalSpy progress(host.get(), &ExecutorHost::setupProgressed);
    auto answer = host->prepare();
    QTRY_COMPARE(progress.size(), 1);
    QCOMPARE(started.size(), 1);
    QCOMPARE(progress.first(), (QVariantList{2, 4}));
    QVERIFY(host->isSettingUp());
    host->cancelSetup();
    QVERIFY(await(answer, patience));
    QCOMPARE(answer.result().error().code, u"cancelled"_s);
    QVERIFY(!host->isSettingUp());
    QTRY_VERIFY(docker->builds().isEmpty());

    answer = host->prepare();
    QTRY_COMPARE(docker->builds().size(), 1);
    docker->finishBuild(docker->builds().first());
    QVERIFY(await(answer, patience) && answer.result());
    QCOMPARE(started.size(), 2);
    QVERIFY(prepare(*host)); // it is there
    QCOMPARE(started.size(), 2);
}

void TestExecutorHost::errorsOfTheEngine()
{
    const auto host = make();
    docker->engine.on("GET", u"/networks"_s, [](FakeExchange &exchange) { exchange.refuse(500, u"no networks"_s); });
    const auto prepared = prepare(*host);
    QVERIFY(!prepared);
    QVERIFY(prepared.error().detail.contains(u"no networks"_s));
    docker->engine.on("GET", u"/networks"_s, [](FakeExchange &exchange) { exchange.answer(200, QJsonArray{}); });
    QVERIFY(prepare(*host));
    docker->engine.on("POST", u"/containers/create"_s,
                      [](FakeExchange &exchange) { exchange.refuse(500, u"no containers"_s); });
    const auto launched = launch(*host);
    QVERIFY(!launched);
    QVERIFY(launched.error().detail.contains(u"no containers"_s));
}

void TestExecutorHost::abandonedPreparationNeverAnswers()
{
    docker->buildsByItself = false;
    const auto host = make();
    const auto first = host->prepare();
    QTRY_COMPARE(docker->builds().size(), 1);
    host->abandon();
    QVERIFY(first.isCanceled() && first.isFinished());
    QVERIFY(!host->isSettingUp());
    QTRY_COMPARE(docker->builds().size(), 0);

    // Abandoned while the network is asked for, which others ask for, too.
    docker->buildsByItself = true;
    QList<QPointer<FakeExchange>> questions;
    docker->engine.on("GET", u"/networks"_s, [&](FakeExchange &exchange) { questions.append(&exchange); });
    const auto second = host->prepare();
    QTRY_COMPARE(questions.size(), 1);
    host->abandon();
    const auto other = make(2);
    const auto others = other->prepare();
    QTRY_VERIFY(!other->image().isEmpty());
    questions.first()->answer(200, QJsonArray{});
    QVERIFY(await(others, patience) && others.result());
    QVERIFY(second.isCanceled());
    QCOMPARE(second.resultCount(), 0);
}

void TestExecutorHost::abandonedLaunchLeavesNothing()
{
    const auto host = make();
    QVERIFY(prepare(*host));
    QList<QPointer<FakeExchange>> starts;
    docker->engine.on("POST", u"/containers/*/start"_s, [&](FakeExchange &exchange) { starts.append(&exchange); });
    const auto first = host->launch();
    QTRY_COMPARE(starts.size(), 1);
    host->abandon();
    QVERIFY(first.isCanceled() && first.isFinished());

    // The next attempt does not wait for the end of this one, which takes nothing from it.
    QVERIFY(prepare(*host));
    const auto second = host->launch();
    QTRY_COMPARE(starts.size(), 2);
    docker->engine.on("POST", u"/containers/*/start"_s, 204);
    for (const auto &start : std::as_const(starts))
        start->answer(204);
    QVERIFY(await(second, patience));
    QCOMPARE(first.resultCount(), 0);
    host->abandon();
    const auto closed = host->close();
    QVERIFY(await(closed, patience));
}

void TestExecutorHost::closesWhenNothingNewCanAppear()
{
    const auto idle = make(2);
    QVERIFY(idle->close().isFinished());

    const auto host = make();
    QVERIFY(prepare(*host));
    QPointer<FakeExchange> start;
    docker->engine.on("POST", u"/containers/*/start"_s, [&](FakeExchange &exchange) { start = &exchange; });
    const auto launched = host->launch();
    QTRY_VERIFY(start);
    const auto closed = host->close();
    QVERIFY(launched.isCanceled());
    QVERIFY(!closed.isFinished());
    start->answer(204);
    QVERIFY(await(closed, patience));
    QCOMPARE(docker->containers(), QStringList{});
}

void TestExecutorHost::diesOfItsContainer_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("dies");
    QTest::newRow("it ended") << u"die"_s << true << true;
    QTest::newRow("it was removed") << u"destroy"_s << true << true;
    QTest::newRow("it is unhealthy") << u"health_status: unhealthy"_s << true << true;
    QTest::newRow("it is healthy") << u"health_status: healthy"_s << true << false;
    QTest::newRow("a program of it ended") << u"oom"_s << true << false;
    QTest::newRow("another ended") << u"die"_s << false << false;
}

void TestExecutorHost::diesOfItsContainer()
{
    QFETCH(QString, action);
    QFETCH(bool, own);
    QFETCH(bool, dies);
    const auto host = make();
    QSignalSpy died(host.get(), &ExecutorHost::died);
    engine::EngineEvent event;
    event.action = action;
    host->handle(event); // of a container that there is not
    QVERIFY(prepare(*host));
    QVERIFY(launch(*host));
    event.id = own ? docker->idOf(u"lc-python-executor"_s) : u"000000000000"_s;
    event.attributes.insert(u"exitCode"_s, u"137"_s);
    host->handle(event);
    QCOMPARE(died.size(), dies ? 1 : 0);
    if (!dies)
        return;
    const auto error = died.first().first().value<Error>();
    QCOMPARE(error.code, u"executor_lost"_s);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(error.detail.contains(action) && error.detail.contains(u"137"_s));
}

void TestExecutorHost::seatsOfALanguage()
{
    const auto first = make(1);
    const auto second = make(2);
    const auto preparations = QList{first->prepare(), second->prepare()};
    for (const auto &prepared : preparations)
        QVERIFY(await(prepared, patience) && prepared.result());
    QCOMPARE(docker->networks(), 1);
    const auto launches = QList{first->launch(), second->launch()};
    for (const auto &launched : launches)
        QVERIFY(await(launched, patience) && launched.result());
    QCOMPARE(docker->containers(), (QStringList{u"lc-python-executor"_s, u"lc-python-executor-2"_s}));
    QVERIFY(launches[0].result()->token != launches[1].result()->token);

    QSignalSpy firstDied(first.get(), &ExecutorHost::died);
    QSignalSpy secondDied(second.get(), &ExecutorHost::died);
    engine::EngineEvent event;
    event.action = u"die"_s;
    event.id = docker->idOf(u"lc-python-executor-2"_s);
    first->handle(event);
    second->handle(event);
    QCOMPARE(firstDied.size(), 0);
    QCOMPARE(secondDied.size(), 1);

    // One made anew takes nothing from the other, also when somebody else has its name meanwhile.
    const QString kept = docker->idOf(u"lc-python-executor"_s);
    const auto removed = second->remove();
    QVERIFY(await(removed, patience) && removed.result());
    docker->addContainer(u"lc-python-executor-2"_s, {});
    QVERIFY(prepare(*second));
    const auto anew = launch(*second);
    QVERIFY(anew);
    QCOMPARE(anew->name, u"lc-python-executor-2-"_s + identity.instance);
    QCOMPARE(docker->idOf(u"lc-python-executor"_s), kept);
    QCOMPARE(docker->containers().size(), 3);
}

void TestExecutorHost::refusedFavoursAreNotAskedForAgain()
{
    const auto host = make();
    bool refuses = true;
    docker->engine.on("POST", u"/containers/*/start"_s, [&](FakeExchange &exchange) {
        if (std::exchange(refuses, false))
            exchange.refuse(500, u"unable to apply caps"_s);
        else
            exchange.answer(204);
    });
    // The fake keeps as running what its own start has marked; what matters here is what is asked for.
    QVERIFY(prepare(*host));
    QVERIFY(launch(*host));
    QVERIFY(!lastRights().contains(u"SYS_NICE"_s));
    const auto removed = host->remove();
    QVERIFY(await(removed, patience));
    QVERIFY(prepare(*host));
    QVERIFY(launch(*host));
    QVERIFY(!lastRights().contains(u"SYS_NICE"_s));
    QCOMPARE(docker->engine.count("POST", u"/containers/create"_s), 3);

    // Another engine may give them.
    engine::EngineInfo other;
    other.operatingSystem = u"Docker Desktop"_s;
    host->setEngine(other);
    QVERIFY(prepare(*host));
    QVERIFY(launch(*host));
    QVERIFY(lastRights().contains(u"SYS_NICE"_s));
}

void TestExecutorHost::refillsItsContainer()
{
    docker->engine.on("POST", u"/containers/*/update"_s, 200);
    const auto host = make();
    host->refill(); // nothing to refill
    QVERIFY(prepare(*host));
    QVERIFY(launch(*host));
    host->refill();
    host->refill(); // too soon
    QTRY_COMPARE(docker->engine.count("POST", u"/containers/*/update"_s), 1);
    QCOMPARE(docker->engine.last("POST", u"/containers/*/update"_s).path.section(u'/', 2, 2),
             docker->idOf(u"lc-python-executor"_s));
    const auto removed = host->remove();
    QVERIFY(await(removed, patience));
    host->refill();
    clock.step(std::chrono::hours(1));
    host->refill();
    QVERIFY(prepare(*host));
    QCOMPARE(docker->engine.count("POST", u"/containers/*/update"_s), 1);
}

void TestExecutorHost::judges()
{
    const auto host = make();
    const auto trouble = [&](const QString &code) { return host->judge({code, {}, {}}); };
    QCOMPARE(trouble(u"engine_not_found"_s), Trouble::HostGone);
    QCOMPARE(trouble(u"engine_unavailable"_s), Trouble::HostGone);
    QCOMPARE(trouble(u"image_build_failed"_s), Trouble::Lasting);
    QCOMPARE(trouble(u"cancelled"_s), Trouble::Lasting);
    QCOMPARE(trouble(u"engine_no_space"_s), Trouble::Lasting);
    QCOMPARE(trouble(u"executor_lost"_s), Trouble::Passing);
    QCOMPARE(trouble(u"engine_error"_s), Trouble::Passing);
}

QTEST_GUILESS_MAIN(TestExecutorHost)
#include "tst_executor_host.moc"
