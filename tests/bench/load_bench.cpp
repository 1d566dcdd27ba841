// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Figures.h"
#include "tests/integration/service/Load.h"
#include "tests/support/ServerProcess.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QThread>

using namespace learncode::test;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};

} // namespace

// How quick the service is while programs take all that they can get. Wanted is a median below 50 ms for health, below
// 200 ms for the stop of a run whose client leaves.
class LoadBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        QVERIFY(m_server.waitUntilReady());
    }

    void health_data() { kindsOfLoad(); }

    void health()
    {
        QFETCH(QList<Program>, programs);
        const Load load(m_server.url(), languages, programs);
        QSet<QString> seen;
        QTRY_COMPARE_WITH_TIMEOUT(seen.unite(busyLanguages(m_server.http())).size(), languages.size(), patience);
        QTest::qWait(2000);
        Figures figures;
        for (int i = 0; i < 100; ++i) {
            figures.add(nanoseconds(u"/api/health"_s));
            QTest::qWait(i % 20); // at any moment
        }
        figures.tell("health");
    }

    void aClientLeaves_data() { kindsOfLoad(); }

    void aClientLeaves()
    {
        QFETCH(QList<Program>, programs);
        const bool itself = programs == QList<Program>{spinning};
        const std::optional<Load> load =
            itself ? std::nullopt : std::optional<Load>(std::in_place, m_server.url(), languages, programs);
        Figures figures;
        for (int i = 0; i < 15; ++i) {
            const QString &language = languages[i % 3];
            const int before = stopsOf(m_server.http(), language);
            auto client = std::make_unique<HttpProbe>(m_server.url());
            client->sendAsync("POST", execute, request(language, itself ? spinning(language) : sleeping(language)),
                              [](const HttpAnswer &) {});
            QTest::qWait(1200 + (i * 380) % 1000); // all over the container's period
            QElapsedTimer clock;
            clock.start();
            client.reset();
            QByteArray metrics;
            do {
                QThread::sleep(std::chrono::milliseconds(2)); // without a pause it would take a processor itself
                (void)nanoseconds(u"/metrics"_s, &metrics);
            } while (stopsIn(metrics, language) == before && clock.elapsed() < patience.count());
            figures.add(clock.nsecsElapsed());
        }
        figures.tell("stop");
    }

private:
    /// Until the answer is there, without the pauses of QTest's own waiting.
    qint64 nanoseconds(const QString &path, QByteArray *body = nullptr)
    {
        QEventLoop loop;
        QElapsedTimer clock;
        clock.start();
        qint64 took = 0;
        m_server.http().sendAsync("GET", path, {}, [&](const HttpAnswer &answer) {
            took = clock.nsecsElapsed();
            if (body)
                *body = answer.body;
            loop.quit();
        });
        loop.exec();
        return took;
    }

    ServerProcess m_server{uniquePrefix(u"lc-bench-load"_s)};
};

QTEST_GUILESS_MAIN(LoadBench)
#include "load_bench.moc"
