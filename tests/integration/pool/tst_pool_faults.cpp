// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/pool/PoolFixture.h"
#include "tests/support/EngineProxy.h"
#include "tests/support/LoadPrograms.h"

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// What is lost in the middle of a run: the run ends with a clear outcome, the next one works.
class TestPoolFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExecutorGoes_data();
    void theExecutorGoes();
    void theEngineGoesAndComesBack();
    void theEngineComesBackWithoutContainers();

private:
    [[nodiscard]] static QString helloIn(const QString &language);
    [[nodiscard]] static bool isOk(const Ended &ended);
};

QString TestPoolFaults::helloIn(const QString &language)
{
    if (language == "cpp"_L1)
        return u"#include <cstdio>\nint main() { std::puts(\"hello\"); }\n"_s;
    return language == "python"_L1 ? u"print('hello')"_s : u"console.log('hello')"_s;
}

bool TestPoolFaults::isOk(const Ended &ended)
{
    if (ended.result.outcome == Outcome::Ok && ended.output == "hello\n")
        return true;
    qWarning().noquote() << outcomeName(ended.result.outcome) << ended.output
                         << (ended.result.error ? ended.result.error->code : QString());
    return false;
}

void TestPoolFaults::theExecutorGoes_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("signal");
    // From outside, process 1 obeys only the first two; the third it has asked for.
    QTest::newRow("killed") << u"python"_s << u"SIGKILL"_s;
    QTest::newRow("stopped for ever") << u"javascript"_s << u"SIGSTOP"_s;
    QTest::newRow("asked to end") << u"cpp"_s << u"SIGTERM"_s;
}

void TestPoolFaults::theExecutorGoes()
{
    QFETCH(QString, language);
    QFETCH(QString, signal);
    PoolFixture pool;
    QVERIFY(pool.open());
    Watched victim(pool.start(PoolFixture::request(language, spinning(language), std::nullopt)));
    QTRY_VERIFY_WITH_TIMEOUT(victim.output.startsWith("on"), patience);

    const QJsonObject limits = pool.inspect(language)[u"HostConfig"_s].toObject();
    QVERIFY(!limits.isEmpty());
    QVERIFY(PoolFixture::wait(pool.engine().killContainer(pool.health(language).container, signal)));
    QVERIFY(victim.ends());
    const RunResult result = victim.ended().result;
    QCOMPARE(result.outcome, Outcome::ExecutorLost);
    QVERIFY(!result.error->message.isEmpty());

    QVERIFY(isOk(pool.run(PoolFixture::request(language, helloIn(language)))));
    QTRY_COMPARE_WITH_TIMEOUT(pool.health(language).restarts, 1, patience);
    QVERIFY(pool.becomesReady());
    QCOMPARE(pool.containers().size(), 3);
    QCOMPARE(pool.inspect(language)[u"HostConfig"_s].toObject(), limits);
}

void TestPoolFaults::theEngineGoesAndComesBack()
{
    EngineProxy proxy(PoolFixture::realEngine());
    engine::EngineClient real(PoolFixture::realEngine());
    PoolFixture pool({}, {}, proxy.socketPath());
    QVERIFY(pool.open());
    const QString container = pool.health(u"cpp"_s).container;
    Watched talks(pool.start(PoolFixture::request(u"python"_s, u"print('on')\nprint(input())"_s, std::nullopt)));
    Watched spins(pool.start(PoolFixture::request(u"javascript"_s, spinning(u"javascript"_s), std::nullopt)));
    Watched sleeps(pool.start(PoolFixture::request(u"cpp"_s, sleeping(u"cpp"_s), std::nullopt)));
    for (const Watched *run : {&talks, &spins, &sleeps})
        QTRY_VERIFY_WITH_TIMEOUT(run->output.startsWith("on"), patience);

    proxy.cut();
    QTRY_VERIFY_WITH_TIMEOUT(!pool.pool().healthMonitor()->health().engine.reachable, patience);
    // Runs go on, can be stopped, and new ones begin.
    talks.run()->writeInput("still here\n");
    QVERIFY(talks.ends());
    QCOMPARE(talks.ended().result.outcome, Outcome::Ok);
    QCOMPARE(talks.output, QByteArray("on\nstill here\n"));
    spins.run()->stop();
    QVERIFY(spins.ends());
    QCOMPARE(spins.ended().result.outcome, Outcome::Stopped);
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
        QVERIFY(isOk(pool.run(PoolFixture::request(language, helloIn(language)))));

    // Without an engine, a container that dies cannot be had again; that is said at once.
    QVERIFY(PoolFixture::wait(real.killContainer(container)));
    QVERIFY(sleeps.ends());
    QCOMPARE(sleeps.ended().result.outcome, Outcome::ExecutorLost);
    const Ended none = pool.run(PoolFixture::request(u"cpp"_s, helloIn(u"cpp"_s)));
    QCOMPARE(none.result.outcome, Outcome::Rejected);
    QCOMPARE(none.result.error->code, u"engine_unavailable"_s);
    QVERIFY(isOk(pool.run(PoolFixture::request(u"python"_s, helloIn(u"python"_s)))));

    proxy.restore();
    QVERIFY(pool.becomesReady());
    QVERIFY(isOk(pool.run(PoolFixture::request(u"cpp"_s, helloIn(u"cpp"_s)))));
    QCOMPARE(pool.health(u"python"_s).restarts, 0);
    QCOMPARE(pool.containers().size(), 3);
}

// An engine that is started again ends the containers that it finds.
void TestPoolFaults::theEngineComesBackWithoutContainers()
{
    EngineProxy proxy(PoolFixture::realEngine());
    engine::EngineClient real(PoolFixture::realEngine());
    PoolFixture pool({}, {}, proxy.socketPath());
    QVERIFY(pool.open());
    std::vector<std::unique_ptr<Watched>> runs;
    const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
    for (const QString &language : languages) {
        runs.push_back(
            std::make_unique<Watched>(pool.start(PoolFixture::request(language, sleeping(language), std::nullopt))));
    }
    for (const auto &run : runs)
        QTRY_VERIFY_WITH_TIMEOUT(run->output.startsWith("on"), patience);

    proxy.cut();
    for (const QString &language : languages)
        QVERIFY(PoolFixture::wait(real.killContainer(pool.health(language).container)));
    for (const auto &run : runs) {
        QVERIFY(run->ends());
        QCOMPARE(run->ended().result.outcome, Outcome::ExecutorLost);
    }
    proxy.restore();
    QVERIFY(pool.becomesReady());
    for (const QString &language : languages)
        QVERIFY(isOk(pool.run(PoolFixture::request(language, helloIn(language)))));
    QCOMPARE(pool.containers().size(), 3);
}

QTEST_GUILESS_MAIN(TestPoolFaults)
#include "tst_pool_faults.moc"
