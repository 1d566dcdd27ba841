// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Figures.h"
#include "tests/integration/pool/Background.h"

#include <QElapsedTimer>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
constexpr int stops = 15; // of each kind

} // namespace

// How long a Stop takes when programs use all that their container may. Wanted are medians below 200 ms.
class StopBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_pool.open()); }

    void ofSpinningThreads_data() { allLanguages(); }
    void ofSpinningThreads()
    {
        QFETCH(QString, language);
        measure(m_pool, language, spinning(language));
    }

    void besideFloods_data() { allLanguages(); }
    void besideFloods()
    {
        QFETCH(QString, language);
        const Background load(m_pool, language, flood(language));
        measure(m_pool, language, sleeping(language));
    }

    void besideForkBombs_data() { allLanguages(); }
    void besideForkBombs()
    {
        QFETCH(QString, language);
        const Background load(m_pool, language, forkBomb(language));
        measure(m_pool, language, sleeping(language));
    }

    // Without letting it go first, the median was 257 ms.
    void behindManyProcesses()
    {
        executor::PoolOptions options;
        options.cpus = 4;
        PoolFixture pool({}, options);
        QVERIFY(pool.open());
        const Background load(pool, u"javascript"_s, fortyLoops);
        const Background more(pool, u"javascript"_s, fortyLoops);
        measure(pool, u"javascript"_s, sleeping(u"javascript"_s));
    }

    void whileAllLanguagesAreBusy_data() { allLanguages(); }
    void whileAllLanguagesAreBusy()
    {
        QFETCH(QString, language);
        const auto load = everyLoad(m_pool, languages);
        measure(m_pool, language, sleeping(language));
    }

    void ofAContainerThatStandsStill_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("stopPatience");
        QTest::newRow("without refills") << std::chrono::milliseconds(1h);
        QTest::newRow("with refills") << executor::PoolOptions().stopPatience;
    }

    // With a tenth of a processor, so that it is used up also on a machine that is busy itself.
    void ofAContainerThatStandsStill()
    {
        QFETCH(std::chrono::milliseconds, stopPatience);
        executor::PoolOptions options;
        options.cpus = 0.1;
        options.stopPatience = stopPatience;
        PoolFixture pool({}, options);
        QVERIFY(pool.open());
        measure(pool, u"python"_s, ticking, fallsSilent);
    }

private:
    static void allLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages)
            QTest::newRow(qPrintable(language)) << language;
    }

    /// Without a moment of its own each is stopped at another one of the container's period, which is a second.
    static void measure(PoolFixture &pool, const QString &language, const QString &program,
                        const std::function<bool(Watched &)> &moment = {})
    {
        Figures figures;
        for (int i = 0; i < stops; ++i) {
            const auto later = [i](Watched &) {
                QTest::qWait(250 + (i * 380) % 1000);
                return true;
            };
            QElapsedTimer clock;
            QVERIFY(stopsAt(pool, language, program, moment ? moment : later, [&] { clock.start(); }));
            figures.add(clock.nsecsElapsed());
        }
        figures.tell("stop");
    }

    PoolFixture m_pool;
};

QTEST_GUILESS_MAIN(StopBench)
#include "stop_bench.moc"
