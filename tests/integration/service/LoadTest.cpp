// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The service while programs take all that they can get: it answers, a client that leaves stops its run, nobody gets
// another's output. How quick that is tells tests/bench/load_bench.cpp.
#include "Load.h"
#include "tests/support/ServerProcess.h"

#include <QJsonArray>

using namespace learncode::test;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};

/// Prints what it is told and a number of its own, in any of the languages.
QJsonObject echo(int number)
{
    const QString token = u"token-%1"_s.arg(number);
    switch (number % 3) {
    case 0: return request(u"python"_s, u"print(input(), %1)"_s.arg(number), token);
    case 1:
        return request(u"javascript"_s, u"console.log(require('fs').readFileSync(0, 'utf8').trim(), %1)"_s.arg(number),
                       token);
    default:
        return request(u"cpp"_s,
                       u"#include <cstdio>\nint main() { char s[99]; std::scanf(\"%98s\", s); std::printf(\"%s %1\\n\", s); "
                       "}"_s.arg(number),
                       token);
    }
}

QString echoed(int number)
{
    return u"token-%1 %1\n"_s.arg(number);
}

} // namespace

class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        QVERIFY(m_server.waitUntilReady());
    }

    void healthAnswers_data() { kindsOfLoad(); }

    void healthAnswers()
    {
        QFETCH(QList<Program>, programs);
        awaitRest();
        const Load load(m_server.url(), languages, programs);
        // One after the other counts: a flood ends soon, and between two of them its language rests.
        QSet<QString> seen;
        QTRY_COMPARE_WITH_TIMEOUT(seen.unite(busyLanguages(m_server.http())).size(), languages.size(), patience);
        for (int i = 0; i < 40; ++i) {
            QCOMPARE(m_server.http().send("GET", u"/api/health"_s).status, 200);
            QTest::qWait(i % 20); // at any moment
        }
    }

    void aClientThatLeavesStopsItsRun_data() { kindsOfLoad(); }

    void aClientThatLeavesStopsItsRun()
    {
        QFETCH(QList<Program>, programs);
        awaitRest();
        // Spinning threads are stopped themselves; beside what ends by its own limits a quiet program is.
        const bool itself = programs == QList<Program>{spinning};
        const std::optional<Load> load =
            itself ? std::nullopt : std::optional<Load>(std::in_place, m_server.url(), languages, programs);
        for (const QString &language : languages) {
            const int before = stopsOf(m_server.http(), language);
            auto client = std::make_unique<HttpProbe>(m_server.url());
            client->sendAsync("POST", execute, request(language, itself ? spinning(language) : sleeping(language)),
                              [](const HttpAnswer &) {});
            QTRY_VERIFY_WITH_TIMEOUT(busyLanguages(m_server.http()).contains(language), patience);
            QTest::qWait(500); // most often it is at work by now
            QCOMPARE(stopsOf(m_server.http(), language), before);
            client.reset();
            QTRY_VERIFY_WITH_TIMEOUT(stopsOf(m_server.http(), language) > before, patience);
        }
    }

    // More than there is room for: the rest is told so, and what to do.
    void answersAHundredAndTwentyEightAtOnce()
    {
        constexpr int total = 128;
        constexpr int waiting = 64; // at most, over all languages
        awaitRest();
        auto holder = std::make_optional<HttpProbe>(m_server.url());
        holdAllSlots(*holder);

        std::vector<HttpProbe> clients;
        for (int i = 0; i < 4; ++i) // each has up to 64 connections
            clients.emplace_back(m_server.url());
        QList<int> refused;
        QStringList wrong;
        int answered = 0;
        for (int i = 0; i < total; ++i) {
            clients[static_cast<size_t>(i % 4)].sendAsync("POST", execute, echo(i), [&, i](const HttpAnswer &answer) {
                ++answered;
                if (answer.status == 429 && answer.json["code"_L1] == u"busy"_s && answer.retryAfter.toInt() > 0)
                    refused.append(i);
                else if (answer.status != 200 || answer.json["data"_L1]["output"_L1] != echoed(i))
                    wrong.append(u"%1: %2 %3"_s.arg(i).arg(answer.status).arg(QString::fromUtf8(answer.body)));
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), total - waiting, patience);
        QCOMPARE(answered, total - waiting);
        holder.reset();
        QTRY_COMPARE_WITH_TIMEOUT(answered, total, longPatience);
        QCOMPARE(wrong, QStringList());
        QCOMPARE(refused.size(), total - waiting);

        // Whoever comes again as told is served.
        for (const int i : std::as_const(refused)) {
            const HttpAnswer answer = m_server.http().send("POST", execute, echo(i));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.json["data"_L1]["output"_L1].toString(), echoed(i));
        }
    }

    void everythingWorksAfterwards()
    {
        awaitRest();
        const HttpAnswer health = m_server.http().send("GET", u"/api/health"_s);
        QCOMPARE(health.json["status"_L1].toString(), u"ok"_s);
        for (const QJsonValue &executor : health.json["executors"_L1].toArray()) {
            QCOMPARE(executor["restarts"_L1].toInt(-1), 0);
            QCOMPARE(executor["queued"_L1].toInt(-1), 0);
        }
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_server.http().send("POST", execute, echo(i)).json["data"_L1]["output"_L1].toString(), echoed(i));
    }

private:
    /// Until all that an earlier load had running has ended, and been counted.
    void awaitRest() { QTRY_COMPARE_WITH_TIMEOUT(busyLanguages(m_server.http()), QSet<QString>(), patience); }

    /// With programs that sleep until the client leaves.
    void holdAllSlots(HttpProbe &client)
    {
        const auto executors = [this] {
            return m_server.http().send("GET", u"/api/health"_s).json["executors"_L1].toArray();
        };
        for (const QJsonValue &executor : executors()) {
            const QString language = executor["language"_L1].toString();
            for (int i = 0; i < executor["slots"_L1].toInt(); ++i)
                client.sendAsync("POST", execute, request(language, sleeping(language)), [](const HttpAnswer &) {});
        }
        const auto isFull = [&] {
            const QJsonArray all = executors();
            return !all.isEmpty() && std::ranges::all_of(all, [](const QJsonValue &executor) {
                return executor["active"_L1].toInt() == executor["slots"_L1].toInt()
                    && executor["queued"_L1].toInt() == 0;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFull(), patience);
    }

    ServerProcess m_server{uniquePrefix(u"lc-test-load"_s)};
};

QTEST_GUILESS_MAIN(LoadTest)
#include "LoadTest.moc"
