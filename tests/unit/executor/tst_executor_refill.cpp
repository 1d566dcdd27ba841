// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/executor/CpuRefill.h"
#include "tests/support/FakeEngine.h"

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
    /// Requests without pause for that long; how many reached the engine by then.
    [[nodiscard]] int refillsWithin(CpuRefill &refill, std::chrono::milliseconds time) const;
    [[nodiscard]] int refills() const { return engine->count("POST", u"/containers/c1/update"_s); }

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

int TestExecutorRefill::refillsWithin(CpuRefill &refill, std::chrono::milliseconds time) const
{
    QTimer again;
    connect(&again, &QTimer::timeout, &refill, &CpuRefill::request);
    again.start(1ms);
    const int before = refills();
    QTest::qWait(time);
    return refills() - before;
}

void TestExecutorRefill::setsTheSameLimitsAnew()
{
    CpuRefill refill(client.get(), u"c1"_s, half);
    refill.request();
    QTRY_COMPARE(refills(), 1);
    QCOMPARE(engine->last("POST", u"/containers/c1/update"_s).json(),
             (QJsonObject{{u"CpuPeriod"_s, 1'000'000}, {u"CpuQuota"_s, 500'000}}));
}

void TestExecutorRefill::oneAtATime()
{
    engine->on("POST", u"/containers/*/update"_s, [](FakeExchange &) {});
    CpuRefill refill(client.get(), u"c1"_s, half, {.spacing = 1ms, .recovery = 1ms});
    QCOMPARE(refillsWithin(refill, 100ms), 1);
    engine->open("POST", u"/containers/c1/update"_s).first()->answer(200, QJsonObject());
    QCOMPARE(refillsWithin(refill, 100ms), 1);
}

void TestExecutorRefill::notTooSoon()
{
    CpuRefill refill(client.get(), u"c1"_s, half, {.spacing = 200ms, .recovery = 1ms, .burst = 1000});
    QCOMPARE(refillsWithin(refill, 150ms), 1);
    const int more = refillsWithin(refill, 500ms);
    QVERIFY2(more >= 1 && more <= 3, qPrintable(QString::number(more)));
}

void TestExecutorRefill::notTooManyInARow()
{
    CpuRefill refill(client.get(), u"c1"_s, half, {.spacing = 1ms, .recovery = 400ms, .burst = 3});
    QCOMPARE(refillsWithin(refill, 200ms), 3);
    const int more = refillsWithin(refill, 1000ms);
    QVERIFY2(more >= 1 && more <= 3, qPrintable(QString::number(more)));
    QTest::qWait(1300); // all made up for
    QCOMPARE(refillsWithin(refill, 200ms), 3);
}

void TestExecutorRefill::restsAfterAFailure()
{
    engine->on("POST", u"/containers/*/update"_s, 500, {{u"message"_s, u"cannot"_s}});
    CpuRefill refill(client.get(), u"c1"_s, half,
                     {.spacing = 1ms, .recovery = 1ms, .burst = 1000, .afterFailure = 500ms});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be filled up: engine_error"_s));
    QCOMPARE(refillsWithin(refill, 250ms), 1);
    engine->on("POST", u"/containers/*/update"_s, 200);
    QTRY_VERIFY_WITH_TIMEOUT(refillsWithin(refill, 50ms) > 0, 5s);
    QVERIFY(refillsWithin(refill, 100ms) > 1);
}

void TestExecutorRefill::nothingWithoutAQuota()
{
    CpuRefill refill(client.get(), u"c1"_s, {.cpuPeriodUs = 1'000'000});
    QCOMPARE(refillsWithin(refill, 50ms), 0);
    QCOMPARE(engine->requests().size(), 0);
}

void TestExecutorRefill::mayGoWhileItIsUnderWay()
{
    engine->on("POST", u"/containers/*/update"_s, [](FakeExchange &) {});
    auto refill = std::make_unique<CpuRefill>(client.get(), u"c1"_s, half);
    refill->request();
    QTRY_COMPARE(refills(), 1);
    refill.reset();
    engine->open("POST", u"/containers/c1/update"_s).first()->refuse(500, u"cannot"_s);
    QTest::failOnWarning(QRegularExpression(u"filled up"_s));
    QTest::qWait(100);
}

QTEST_GUILESS_MAIN(TestExecutorRefill)
#include "tst_executor_refill.moc"
