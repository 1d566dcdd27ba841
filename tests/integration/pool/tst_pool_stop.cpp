// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/pool/PoolFixture.h"
#include "tests/support/LoadPrograms.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <utility>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
constexpr int stops = 9; // of each kind; the median of so many is told
constexpr qint64 endlessBytes = 32ll << 20;
constexpr auto startPatience = 90s; // a compiler behind all those programs, on a busy machine: more than 30 s

RunRequest endless(const QString &language, const QString &program)
{
    RunRequest request = PoolFixture::request(language, program, std::nullopt);
    request.limits.outputBytes = endlessBytes;
    return request;
}

/// Keeps a program running: what ends is started again.
class Background final : public QObject
{
public:
    Background(PoolFixture &pool, QString language, QString program)
        : m_pool(pool)
        , m_request(endless(language, program))
    {
        begin();
    }
    ~Background() override { delete m_run; }

    [[nodiscard]] int begun() const { return m_begun; }

private:
    void begin()
    {
        ++m_begun;
        m_run = m_pool.start(m_request);
        connect(m_run, &Run::finished, this, [this] {
            m_run->deleteLater();
            begin();
        });
    }

    PoolFixture &m_pool;
    RunRequest m_request;
    QPointer<Run> m_run;
    int m_begun = 0;
};

} // namespace

// How long a Stop takes when programs use all that their container may.
class TestPoolStop final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void ofSpinningThreads_data() { allLanguages(); }
    void ofSpinningThreads();
    void besideFloods_data() { allLanguages(); }
    void besideFloods();
    void besideForkBombs_data() { allLanguages(); }
    void besideForkBombs();
    void behindManyProcesses();
    void whileAllLanguagesAreBusy();
    void ofAContainerThatStandsStill();
    void holdsOutForAMinute();
    void limitsAreStillTheSame();

private:
    static void allLanguages();
    /// Milliseconds from Stop to the end, sorted; nothing if one did not begin or end as it should. Each is stopped
    /// when \a moment returns; without it at moments all over the container's period.
    using Moment = std::function<bool(Watched &victim)>;
    [[nodiscard]] static QList<double> stopTimes(PoolFixture &pool, const QString &language, const QString &program,
                                                 int count, const Moment &moment = {});
    static void report(const QString &what, const QList<double> &times);

    std::unique_ptr<PoolFixture> m_pool;
};

void TestPoolStop::allLanguages()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

void TestPoolStop::initTestCase()
{
    m_pool = std::make_unique<PoolFixture>();
    QVERIFY(m_pool->open());
}

void TestPoolStop::cleanupTestCase()
{
    m_pool.reset();
}

QList<double> TestPoolStop::stopTimes(PoolFixture &pool, const QString &language, const QString &program, int count,
                                      const Moment &moment)
{
    QList<double> times;
    for (int i = 0; i < count; ++i) {
        Watched victim(pool.start(endless(language, program)));
        if (!QTest::qWaitFor([&] { return victim.output.startsWith("on"); }, startPatience))
            return {};
        if (!moment)
            QTest::qWait(250 + (i * 380) % 1000); // the period is a second
        else if (!moment(victim))
            return {};
        QElapsedTimer clock;
        clock.start();
        victim.run()->stop();
        if (!victim.ends(10'000) || victim.ended().result.outcome != Outcome::Stopped)
            return {};
        times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times;
}

void TestPoolStop::report(const QString &what, const QList<double> &times)
{
    qInfo("%s: %lld stops, median %.0f ms, slowest tenth from %.0f ms, worst %.0f ms", qPrintable(what),
          qint64(times.size()), times[times.size() / 2], times[times.size() * 9 / 10], times.last());
}

void TestPoolStop::ofSpinningThreads()
{
    QFETCH(QString, language);
    const auto times = stopTimes(*m_pool, language, spinning(language), stops);
    QCOMPARE(times.size(), stops);
    report(u"16 spinning threads"_s, times);
    QVERIFY(times[stops / 2] < 200);
}

void TestPoolStop::besideFloods()
{
    QFETCH(QString, language);
    const Background load(*m_pool, language, flood(language));
    const auto times = stopTimes(*m_pool, language, sleeping(language), stops);
    QCOMPARE(times.size(), stops);
    report(u"beside floods (%1 in a row)"_s.arg(load.begun()), times);
    QVERIFY(times[stops / 2] < 200);
}

void TestPoolStop::besideForkBombs()
{
    QFETCH(QString, language);
    const Background load(*m_pool, language, forkBomb(language));
    const auto times = stopTimes(*m_pool, language, sleeping(language), stops);
    QCOMPARE(times.size(), stops);
    report(u"beside fork bombs (%1 in a row)"_s.arg(load.begun()), times);
    QVERIFY(times[stops / 2] < 200);
}

// With all the processor time there is, so that nothing stands still: a stop waits for its program's turn to die, once
// for each thread, unless that goes first. (Without, the median was 257 ms.)
void TestPoolStop::behindManyProcesses()
{
    const QString language = u"javascript"_s;
    const QString fortyLoops = u"const { spawn } = require('child_process');\n"
                               "for (let i = 0; i < 40; i++) spawn('sh', ['-c', 'while :; do :; done']);\n"
                               "console.log('on');\n"_s;
    executor::PoolOptions options;
    options.cpus = 4;
    PoolFixture pool({}, options);
    QVERIFY(pool.open());
    const Background load(pool, language, fortyLoops);
    const Background more(pool, language, fortyLoops);
    const auto times = stopTimes(pool, language, sleeping(language), stops);
    QCOMPARE(times.size(), stops);
    report(u"behind 80 processes"_s, times);
    const bool mayHasten = pool.inspect(language)["HostConfig"_L1]["CapAdd"_L1].toArray().contains(u"SYS_NICE"_s);
    QVERIFY(!mayHasten || times[stops / 2] < 150); // not every engine can give the right
}

void TestPoolStop::whileAllLanguagesAreBusy()
{
    std::vector<std::unique_ptr<Background>> load;
    for (const QString &language : languages) {
        for (const QString &program : {spinning(language), forkBomb(language), flood(language)})
            load.push_back(std::make_unique<Background>(*m_pool, language, program));
    }
    QList<double> all;
    for (const QString &language : languages) {
        const auto times = stopTimes(*m_pool, language, sleeping(language), 5);
        QCOMPARE(times.size(), 5);
        all += times;
    }
    std::ranges::sort(all);
    report(u"all languages spin, fork and print"_s, all);
    QVERIFY(all[7] < 200);
    for (const ExecutorHealth &executor : m_pool->pool().healthMonitor()->health().executors)
        QCOMPARE(executor.restarts, 0);
}

// With a tenth of a processor, so that it is used up also on a machine that is busy itself. The program tells each
// few milliseconds that it runs: when it falls silent, its container stands still.
void TestPoolStop::ofAContainerThatStandsStill()
{
    constexpr int count = 15;
    const QString ticking = u"import os, time\n"
                            "print('on', flush=True)\n"
                            "while True:\n"
                            "    os.write(1, b'.')\n"
                            "    until = time.perf_counter() + 0.005\n"
                            "    while time.perf_counter() < until: pass\n"_s;
    const auto fallsSilent = [](Watched &victim) {
        qsizetype seen = -1;
        const auto isSilent = [&] {
            QTest::qWait(100);
            return std::exchange(seen, victim.output.size()) == victim.output.size();
        };
        return QTest::qWaitFor(isSilent, 20s);
    };
    const auto stopsWithin = [&](std::chrono::milliseconds patience) {
        executor::PoolOptions options;
        options.cpus = 0.1;
        options.stopPatience = patience;
        PoolFixture pool({}, options);
        return pool.open() ? stopTimes(pool, u"python"_s, ticking, count, fallsSilent) : QList<double>();
    };
    const auto slow = stopsWithin(1h);
    const auto quick = stopsWithin(executor::PoolOptions().stopPatience);
    QCOMPARE(slow.size(), count);
    QCOMPARE(quick.size(), count);
    report(u"a container that stands still, without refills"_s, slow);
    report(u"a container that stands still, with refills"_s, quick);
    // A fifth of the usual processor time: how long it takes varies, that refills help does not.
    QVERIFY(quick[count / 2] < slow[count / 2] / 2);
}

// Throttled as it is, nobody may take an executor for lost: neither its link's pings nor the engine's check.
void TestPoolStop::holdsOutForAMinute()
{
    std::vector<std::unique_ptr<Background>> load;
    for (const QString &language : languages) {
        for (const QString &program : {spinning(language), forkBomb(language), flood(language)})
            load.push_back(std::make_unique<Background>(*m_pool, language, program));
    }
    for (int second = 0; second < 65; ++second) {
        QTest::qWait(1000);
        for (const QString &language : languages) {
            QCOMPARE(m_pool->health(language).state, ExecutorState::Ready);
            QCOMPARE(m_pool->health(language).restarts, 0);
            const auto details =
                PoolFixture::wait(m_pool->engine().inspectContainer(m_pool->health(language).container));
            QVERIFY2(details && details->health != u"unhealthy"_s, qPrintable(language));
        }
    }
    int begun = 0;
    for (const auto &program : load)
        begun += program->begun();
    load.clear();
    qInfo("%d hostile runs in a minute", begun);
    for (const QString &language : languages) {
        const Ended ended = m_pool->run(
            PoolFixture::request(language,
                                 language == "cpp"_L1 ? u"#include <cstdio>\nint main() { std::puts(\"hello\"); }"_s
                                     : language == "python"_L1 ? u"print('hello')"_s
                                                               : u"console.log('hello')"_s));
        QCOMPARE(ended.result.outcome, Outcome::Ok);
        QCOMPARE(ended.output, QByteArray("hello\n"));
        QCOMPARE(m_pool->health(language).restarts, 0);
    }
}

// After all those refills, the engine still tells the limits of the contract.
void TestPoolStop::limitsAreStillTheSame()
{
    for (const QString &language : languages) {
        const QJsonValue host = m_pool->inspect(language)["HostConfig"_L1];
        QCOMPARE(host["CpuPeriod"_L1].toInteger(), 1'000'000);
        QCOMPARE(host["CpuQuota"_L1].toInteger(), 500'000);
        QCOMPARE(host["NanoCpus"_L1].toInteger(), 0);
        QCOMPARE(host["Memory"_L1].toInteger(), 268435456);
        QCOMPARE(host["MemorySwap"_L1].toInteger(), 268435456);
        QCOMPARE(host["PidsLimit"_L1].toInteger(), 512);
    }
}

QTEST_GUILESS_MAIN(TestPoolStop)
#include "tst_pool_stop.moc"
