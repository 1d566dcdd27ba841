// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/executor/docker/CpuRefill.h"
#include "tests/support/FakeEngine.h"

#include <QElapsedTimer>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Requests refills without pause.
///
/// How soon they come is never held to a bound of its own, for a machine may pause: only that they come, and
/// that no more come than the time since the first request allows.
class Requests final
{
public:
    explicit Requests(CpuRefill &refill)
    {
        QObject::connect(&m_again, &QTimer::timeout, &refill, &CpuRefill::request);
        m_again.start(1ms);
    }

    [[nodiscard]] std::chrono::nanoseconds lasted() const { return m_clock.durationElapsed(); }

private:
    QTimer m_again;
    QElapsedTimer m_clock = [] {
        QElapsedTimer clock;
        clock.start();
        return clock;
    }();
};

} // namespace

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
    const Requests requests(refill);
    QTRY_COMPARE(refills(), 1);
    QTest::qWait(100);
    QCOMPARE(refills(), 1);
    engine->open("POST", u"/containers/c1/update"_s).first()->answer(200, QJsonObject());
    QTRY_COMPARE(refills(), 2);
    QTest::qWait(100);
    QCOMPARE(refills(), 2);
}

void TestExecutorRefill::notTooSoon()
{
    CpuRefill refill(client.get(), u"c1"_s, half, {.spacing = 200ms, .recovery = 1ms, .burst = 1000});
    const Requests requests(refill);
    QTRY_VERIFY(refills() >= 4);
    QVERIFY(requests.lasted() >= 3 * 200ms);
}

void TestExecutorRefill::notTooManyInARow()
{
    CpuRefill refill(client.get(), u"c1"_s, half, {.spacing = 1ms, .recovery = 1s, .burst = 3});
    {
        const Requests requests(refill);
        QTRY_VERIFY(refills() >= 3);
        QVERIFY(requests.lasted() < 2s); // else it was no burst
        QTRY_VERIFY(refills() >= 5);
        QVERIFY(requests.lasted() >= 2s);
    }
    QTest::qWait(3100); // all made up for
    const int before = refills();
    const Requests requests(refill);
    QTRY_VERIFY(refills() >= before + 3);
    QVERIFY(requests.lasted() < 2s);
}

void TestExecutorRefill::restsAfterAFailure()
{
    engine->on("POST", u"/containers/*/update"_s, 500, {{u"message"_s, u"cannot"_s}});
    CpuRefill refill(client.get(), u"c1"_s, half,
                     {.spacing = 1ms, .recovery = 1ms, .burst = 1000, .afterFailure = 500ms});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be filled up: engine_error"_s));
    const Requests requests(refill);
    QTRY_COMPARE(refills(), 1);
    engine->on("POST", u"/containers/*/update"_s, 200);
    QTRY_VERIFY(refills() > 1);
    QVERIFY(requests.lasted() >= 500ms);
    QTRY_VERIFY(refills() > 3);
}

void TestExecutorRefill::nothingWithoutAQuota()
{
    CpuRefill refill(client.get(), u"c1"_s, {.cpuPeriodUs = 1'000'000});
    const Requests requests(refill);
    QTest::qWait(50);
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
