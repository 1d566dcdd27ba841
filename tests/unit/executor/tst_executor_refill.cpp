// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/executor/docker/CpuRefill.h"
#include "tests/support/Await.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"

#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// When a container gets its processor time anew, and when it does not.
class TestExecutorRefill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void setsTheSameLimitsAnew();
    void oneAtATime();
    void notTooSoon();
    void notTooManyInARow();
    void restsAfterAFailure();
    void nothingWithoutAQuota();
    void mayGoWhileItIsUnderWay();

private:
    [[nodiscard]] std::unique_ptr<CpuRefill> make(const RefillTimes &times = {})
    {
        return std::make_unique<CpuRefill>(client.get(), u"c1"_s, half, times, clock);
    }
    [[nodiscard]] int refills() const { return engine->count("POST", u"/containers/c1/update"_s); }
    /// A request is taken, and answered.
    [[nodiscard]] bool isTaken(CpuRefill &refill) const
    {
        const int before = refills();
        refill.request();
        return refill.isUnderWay() && comesTrue([&] { return !refill.isUnderWay(); }) && refills() == before + 1;
    }
    /// A request is not.
    [[nodiscard]] static bool isRefused(CpuRefill &refill)
    {
        refill.request();
        return !refill.isUnderWay();
    }

    SteppedClock clock;
    std::unique_ptr<FakeEngine> engine;
    std::unique_ptr<engine::EngineClient> client;
    const engine::ContainerUpdate half{.cpuPeriodUs = 1'000'000, .cpuQuotaUs = 500'000};
};

void TestExecutorRefill::init()
{
    client.reset();
    engine = std::make_unique<FakeEngine>();
    engine->on("POST", u"/containers/*/update"_s, 200, {{u"Warnings"_s, QJsonValue()}});
    client = std::make_unique<engine::EngineClient>(engine->socketPath());
}

void TestExecutorRefill::setsTheSameLimitsAnew()
{
    const auto refill = make();
    QVERIFY(isTaken(*refill));
    QCOMPARE(engine->last("POST", u"/containers/c1/update"_s).json(),
             (QJsonObject{{u"CpuPeriod"_s, 1'000'000}, {u"CpuQuota"_s, 500'000}}));
}

void TestExecutorRefill::oneAtATime()
{
    engine->on("POST", u"/containers/*/update"_s, [](FakeExchange &) {});
    const auto refill = make();
    refill->request();
    QTRY_COMPARE(refills(), 1);
    clock.step(1h);
    refill->request();
    engine->open("POST", u"/containers/c1/update"_s).first()->answer(200, QJsonObject());
    QTRY_VERIFY(!refill->isUnderWay());
    QCOMPARE(refills(), 1);
    refill->request();
    QTRY_COMPARE(refills(), 2);
}

void TestExecutorRefill::notTooSoon()
{
    const auto refill = make({.spacing = 200ms, .recovery = 1ms, .burst = 1000});
    for (int i = 0; i < 4; ++i) {
        QVERIFY(isTaken(*refill));
        QVERIFY(isRefused(*refill));
        clock.step(200ms - 1ns);
        QVERIFY(isRefused(*refill));
        clock.step(1ns);
    }
    QCOMPARE(refills(), 4);
}

void TestExecutorRefill::notTooManyInARow()
{
    const auto refill = make({.spacing = 1ms, .recovery = 1s, .burst = 3});
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(isTaken(*refill));
            clock.step(1ms);
        }
        // From now on one a second, counted from the first.
        clock.step(997ms - 1ns);
        QVERIFY(isRefused(*refill));
        clock.step(1ns);
        QVERIFY(isTaken(*refill));
        clock.step(1s - 1ns);
        QVERIFY(isRefused(*refill));
        clock.step(1ns);
        QVERIFY(isTaken(*refill));
        clock.step(3s); // all made up for
    }
}

void TestExecutorRefill::restsAfterAFailure()
{
    engine->on("POST", u"/containers/*/update"_s, 500, {{u"message"_s, u"cannot"_s}});
    const auto refill = make({.spacing = 1ms, .recovery = 1ms, .burst = 1000, .afterFailure = 500ms});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be filled up: engine_error"_s));
    QVERIFY(isTaken(*refill));
    engine->on("POST", u"/containers/*/update"_s, 200);
    clock.step(500ms - 1ns);
    QVERIFY(isRefused(*refill));
    clock.step(1ns);
    QVERIFY(isTaken(*refill));
    clock.step(1ms);
    QVERIFY(isTaken(*refill));
}

void TestExecutorRefill::nothingWithoutAQuota()
{
    CpuRefill refill(client.get(), u"c1"_s, {.cpuPeriodUs = 1'000'000}, {}, clock);
    QVERIFY(isRefused(refill));
    QCOMPARE(engine->requests().size(), 0);
}

void TestExecutorRefill::mayGoWhileItIsUnderWay()
{
    engine->on("POST", u"/containers/*/update"_s, [](FakeExchange &) {});
    auto refill = make();
    refill->request();
    QTRY_COMPARE(refills(), 1);
    refill.reset();
    QTest::failOnWarning(QRegularExpression(u"filled up"_s));
    engine->open("POST", u"/containers/c1/update"_s).first()->refuse(500, u"cannot"_s);
    // Later answers: this one has come by then.
    for (int i = 0; i < 3; ++i)
        QVERIFY(await(client->negotiate(), patience));
}

QTEST_GUILESS_MAIN(TestExecutorRefill)
#include "tst_executor_refill.moc"
