// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request costs the HTTP service, and how long health takes while it is busy with others.
#include "tests/unit/http/Crowd.h"
#include "tests/unit/http/HttpFixture.h"

#include "core/http/guard/HttpMessage.h"
#include "core/http/json/RequestParser.h"
#include "core/http/json/ResultWriter.h"
#include "core/run/OutputCollector.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>
#include <vector>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

qint64 microsOf(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return clock.nsecsElapsed() / 1000;
}

/// Prints how long health takes while something else is begun each time.
void timeHealth(Fixture &fixture, const char *when, int count, const std::function<void(int)> &begin)
{
    std::vector<qint64> micros;
    for (int i = 0; i < count; ++i) {
        micros.push_back(microsOf([&] {
            begin(i);
            QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
        }));
    }
    std::ranges::sort(micros);
    qInfo("health %s: median %lld us, worst %lld us", when, micros[micros.size() / 2], micros.back());
}

} // namespace

class HttpBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request();
    void healthUnderLoad();
    void healthWhileLargeAnswersAreWritten();
    void healthWhileLargeRequestsAreRead();
};

void HttpBench::request()
{
    constexpr int count = 500;
    const Fixture fixture;
    const qint64 micros = microsOf([&] {
        for (int i = 0; i < count; ++i)
            QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    });
    qInfo("a request, on a connection of its own: %lld us", micros / count);
}

void HttpBench::healthUnderLoad()
{
    Fixture fixture;
    const Crowd crowd(fixture.service, QList<QByteArray>(64, fixture.execute(Fixture::hello())));
    QTRY_COMPARE(fixture.runner.runs().size(), 64);
    timeHealth(fixture, "with 64 runs under way, each of which prints", 100, [&](int) {
        for (const auto &run : fixture.runner.runs())
            run->print(QByteArray(4096, 'x'));
    });
}

// Each byte becomes six in JSON, twice.
void HttpBench::healthWhileLargeAnswersAreWritten()
{
    constexpr int count = 64;
    const QByteArray worst(1 << 20, '\x01');
    Fixture fixture;
    const Crowd crowd(fixture.service, QList<QByteArray>(count, fixture.execute(Fixture::hello())));
    QTRY_COMPARE(fixture.runner.runs().size(), count);
    for (const auto &run : fixture.runner.runs())
        run->print(worst);
    OutputCollector output;
    output.add({OutputStream::Stdout, worst});
    qInfo("writing an answer of %lld MB: %lld us", worst.size() * 12 / 1'000'000,
          microsOf([&] { (void)jsonResponse(resultJson({}, output)); }));
    timeHealth(fixture, "while such answers are written", count,
               [&](int i) { fixture.runner.runs()[i]->end(Outcome::Ok, 0); });
    QTRY_COMPARE(crowd.closed(), count);
}

void HttpBench::healthWhileLargeRequestsAreRead()
{
    constexpr int count = 32;
    Fixture fixture;
    QJsonObject large = Fixture::hello();
    large[u"input"_s] = QString(170'000, QChar(1)); // close to 1 MiB as JSON
    const QByteArray request = fixture.execute(large);
    const QByteArray body = request.sliced(request.indexOf("\r\n\r\n") + 4);
    qInfo("reading a request of 1 MiB: %lld us",
          microsOf([&] { QVERIFY(parseRunRequest(body, LanguageRegistry::builtIn(), {}, {})); }));
    std::vector<std::unique_ptr<Crowd>> crowds;
    timeHealth(fixture, "while such requests arrive", count,
               [&](int) { crowds.push_back(std::make_unique<Crowd>(fixture.service, QList<QByteArray>{request})); });
    QTRY_COMPARE(fixture.runner.runs().size(), count);
}

QTEST_GUILESS_MAIN(HttpBench)
#include "HttpBench.moc"
