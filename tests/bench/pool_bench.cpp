// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Figures.h"
#include "tests/integration/pool/Background.h"

#include <QElapsedTimer>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// How long a pool takes for what people wait for. Wanted: a lost run is told within 2 s (15 s if its executor is
// stopped for ever), the next one is done after 5 s, and all is gone 8 s after the request.
class PoolBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hello_data() { allLanguages(); }
    void hello()
    {
        QFETCH(QString, language);
        PoolFixture pool;
        QVERIFY(pool.open());
        Figures figures;
        for (int i = 0; i < 30; ++i) {
            QElapsedTimer clock;
            clock.start();
            QCOMPARE(pool.run(PoolFixture::request(language, helloIn(language))).output, QByteArray("hello\n"));
            figures.add(clock.nsecsElapsed());
        }
        figures.tell("hello");
    }

    void stopOfEndlessPrinting()
    {
        PoolFixture pool;
        QVERIFY(pool.open());
        Figures figures;
        for (int i = 0; i < 15; ++i) {
            QElapsedTimer clock;
            QVERIFY(stopsAt(
                pool, u"python"_s, u"print('on')\nwhile True: print('x' * 80)"_s, [](Watched &) { return true; },
                [&] { clock.start(); }));
            figures.add(clock.nsecsElapsed());
        }
        figures.tell("stop");
    }

    void theExecutorGoes_data()
    {
        QTest::addColumn<QString>("signal");
        QTest::newRow("killed") << u"SIGKILL"_s;
        QTest::newRow("stopped for ever") << u"SIGSTOP"_s;
        QTest::newRow("asked to end") << u"SIGTERM"_s;
    }

    void theExecutorGoes()
    {
        QFETCH(QString, signal);
        PoolFixture pool;
        QVERIFY(pool.open());
        const QString language = u"python"_s;
        Watched victim(pool.start(endless(language, sleeping(language))));
        QTRY_VERIFY_WITH_TIMEOUT(victim.output.startsWith("on"), patience);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(PoolFixture::wait(pool.engine().killContainer(pool.health(language).container, signal)));
        QVERIFY(victim.ends());
        qInfo("the run was lost after %lld ms", clock.elapsed());
        QCOMPARE(pool.run(PoolFixture::request(language, helloIn(language))).output, QByteArray("hello\n"));
        qInfo("the next one was done after %lld ms", clock.elapsed());
        QVERIFY(pool.becomesReady());
        clock.start();
        QVERIFY(pool.shutdown());
        qInfo("the shutdown took %lld ms", clock.elapsed());
    }

private:
    static void allLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const Language &language : LanguageRegistry::builtIn().all())
            QTest::newRow(qPrintable(language.id)) << language.id;
    }

    static QString helloIn(const QString &language)
    {
        if (language == "cpp"_L1)
            return u"#include <iostream>\nint main() { std::cout << \"hello\\n\"; }"_s;
        return language == "python"_L1 ? u"print('hello')"_s : u"console.log('hello')"_s;
    }
};

QTEST_GUILESS_MAIN(PoolBench)
#include "pool_bench.moc"
