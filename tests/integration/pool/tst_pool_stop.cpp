// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventStream.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/Identity.h"
#include "core/run/Language.h"
#include "tests/integration/pool/Background.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
constexpr int stops = 2; // of each kind

} // namespace

// Stop ends programs that use all that their container may, and never end by themselves. How long it takes is told by
// tests/bench/stop_bench.cpp.
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
    void ofAContainerThatStandsStill_data();
    void ofAContainerThatStandsStill();
    void holdsOut();
    void limitsAreStillTheSame();

private:
    static void allLanguages();
    [[nodiscard]] static bool stopWorks(PoolFixture &pool, const QString &language, const QString &program);
    /// When the engine began the checks of a container's health that it remembers; only those that succeeded.
    [[nodiscard]] QSet<QString> goodChecks(const QString &language) const;

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

/// A few times, at different moments of the container's period, which is a second.
bool TestPoolStop::stopWorks(PoolFixture &pool, const QString &language, const QString &program)
{
    for (int i = 0; i < stops; ++i) {
        const auto later = [i](Watched &) {
            QTest::qWait(100 + i * 380);
            return true;
        };
        if (!stopsAt(pool, language, program, later))
            return false;
    }
    return true;
}

void TestPoolStop::ofSpinningThreads()
{
    QFETCH(QString, language);
    QVERIFY(stopWorks(*m_pool, language, spinning(language)));
}

void TestPoolStop::besideFloods()
{
    QFETCH(QString, language);
    const Background load(*m_pool, language, flood(language));
    QVERIFY(stopWorks(*m_pool, language, sleeping(language)));
}

void TestPoolStop::besideForkBombs()
{
    QFETCH(QString, language);
    const Background load(*m_pool, language, forkBomb(language));
    QVERIFY(stopWorks(*m_pool, language, sleeping(language)));
}

// With all the processor time there is, so that nothing stands still: a stop waits for its program's turn to die, once
// for each thread, unless that goes first.
void TestPoolStop::behindManyProcesses()
{
    const QString language = u"javascript"_s;
    executor::PoolOptions options;
    options.cpus = 4;
    PoolFixture pool({}, options);
    QVERIFY(pool.open());
    const Background load(pool, language, fortyLoops);
    const Background more(pool, language, fortyLoops);
    QVERIFY(stopWorks(pool, language, sleeping(language)));
}

void TestPoolStop::whileAllLanguagesAreBusy()
{
    const auto load = everyLoad(*m_pool, languages);
    for (const QString &language : languages)
        QVERIFY(stopsAt(*m_pool, language, sleeping(language), [](Watched &) { return true; }));
    for (const ExecutorHealth &executor : m_pool->pool().healthMonitor()->health().executors)
        QCOMPARE(executor.restarts, 0);
}

void TestPoolStop::ofAContainerThatStandsStill_data()
{
    QTest::addColumn<std::chrono::milliseconds>("stopPatience");
    QTest::addColumn<bool>("isRefilled");
    QTest::newRow("without refills") << std::chrono::milliseconds(1h) << false;
    QTest::newRow("with refills") << executor::PoolOptions().stopPatience << true;
}

// With a tenth of a processor, so that it is used up also on a machine that is busy itself. A stop that finds the
// container still has its processor time given anew, which the engine tells; else it waits for the period's end.
void TestPoolStop::ofAContainerThatStandsStill()
{
    QFETCH(std::chrono::milliseconds, stopPatience);
    QFETCH(bool, isRefilled);
    executor::PoolOptions options;
    options.cpus = 0.1;
    options.stopPatience = stopPatience;
    PoolFixture pool({}, options);
    QVERIFY(pool.open());

    const std::unique_ptr<engine::EventStream> events(
        pool.engine().events({{executor::label::owner, pool.pool().instance()}}, nullptr));
    QSignalSpy connected(events.get(), &engine::EventStream::connected);
    int refills = 0;
    bool hasToldAll = false;
    connect(events.get(), &engine::EventStream::received, this, [&](const engine::EngineEvent &event) {
        refills += event.action == "update"_L1;
        hasToldAll |= event.action == "kill"_L1;
    });
    QVERIFY(connected.wait(patience));

    const auto stop = [&] { return stopsAt(pool, u"python"_s, ticking, fallsSilent); };
    for (int i = 0; i < stops; ++i)
        QVERIFY(stop());
    // It may go on by itself in the moment in which it is stopped: then there is nothing to refill.
    for (const QDeadlineTimer deadline(patience); isRefilled && refills == 0 && !deadline.hasExpired();)
        QVERIFY(stop());
    // A signal that does nothing: when it has been told, so has all that was before it.
    QVERIFY(PoolFixture::wait(pool.engine().killContainer(pool.health(u"python"_s).container, u"SIGCONT"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(hasToldAll, patience);
    QCOMPARE(refills > 0, isRefilled);
}

QSet<QString> TestPoolStop::goodChecks(const QString &language) const
{
    QSet<QString> begun;
    for (const QJsonValue &check : m_pool->inspect(language)["State"_L1]["Health"_L1]["Log"_L1].toArray()) {
        if (check["ExitCode"_L1].toInt(-1) == 0)
            begun.insert(check["Start"_L1].toString());
    }
    return begun;
}

// Throttled as it is, nobody may take an executor for lost: neither its link's pings nor the engine's check. The load
// goes on until the engine's check, which comes each ten seconds, has gone well twice in each container; with
// LEARNCODE_LONG=1 for a minute and more.
void TestPoolStop::holdsOut()
{
    constexpr int checks = 2;
    const int seconds = qEnvironmentVariable("LEARNCODE_LONG") == "1"_L1 ? 65 : 20;
    auto load = everyLoad(*m_pool, languages);
    QHash<QString, QSet<QString>> before;
    for (const QString &language : languages)
        before[language] = goodChecks(language);
    QSet<QString> checked;
    const QDeadlineTimer deadline(patience);
    for (int second = 0; (second < seconds || checked.size() < languages.size()) && !deadline.hasExpired(); ++second) {
        QTest::qWait(1000);
        for (const QString &language : languages) {
            QCOMPARE(m_pool->health(language).state, ExecutorState::Ready);
            QCOMPARE(m_pool->health(language).restarts, 0);
            const auto details =
                PoolFixture::wait(m_pool->engine().inspectContainer(m_pool->health(language).container));
            QVERIFY2(details && details->health != u"unhealthy"_s, qPrintable(language));
            if ((goodChecks(language) - before[language]).size() >= checks)
                checked.insert(language);
        }
    }
    QCOMPARE(checked.size(), languages.size());
    int begun = 0;
    for (const auto &program : load)
        begun += program->begun();
    load.clear();
    qInfo("%d hostile runs", begun);
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
        QCOMPARE(host["PidsLimit"_L1].toInteger(),
                 executor::mostProcesses(*LanguageRegistry::builtIn().find(language)));
    }
}

QTEST_GUILESS_MAIN(TestPoolStop)
#include "tst_pool_stop.moc"
