// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include "core/http/guard/HttpMessage.h"
#include "core/http/json/RequestParser.h"
#include "core/http/json/ResultWriter.h"
#include "core/run/OutputCollector.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers each run with its own code, after a while that differs from run to run.
void echoRuns(Fixture &fixture)
{
    QObject::connect(
        &fixture.runner, &learncode::test::FakeRunner::started, &fixture.runner,
        [](learncode::test::FakeRun *run) {
            const int delay = static_cast<int>(qHash(run->request.code) % 40);
            QTimer::singleShot(delay, run, [run] {
                run->print(run->request.languageId.toUtf8() + ' ' + run->request.code.toUtf8());
                run->end(Outcome::Ok, 0);
            });
        },
        Qt::QueuedConnection);
}

/// Clients in a thread of their own, as in life: their work is not the server's.
class Crowd final
{
public:
    Crowd(const HttpService &service, const QList<QByteArray> &requests)
        : m_url(service.url())
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        QMetaObject::invokeMethod(&m_context, [this, requests] {
            for (const QByteArray &request : requests)
                send(request);
        });
    }
    ~Crowd()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { qDeleteAll(m_context.children()); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Crowd)

    /// Bytes of answers so far.
    [[nodiscard]] qint64 received() const { return m_received; }
    /// Connections that the server has closed.
    [[nodiscard]] int closed() const { return m_closed; }

private:
    void send(const QByteArray &request)
    {
        auto *socket = new QTcpSocket(&m_context);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket] { m_received += socket->skip(socket->bytesAvailable()); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this] { ++m_closed; });
        socket->connectToHost(QHostAddress(m_url.host()), static_cast<quint16>(m_url.port()));
        socket->write(request);
    }

    QUrl m_url;
    QThread m_thread;
    QObject m_context;
    std::atomic<qint64> m_received = 0;
    std::atomic<int> m_closed = 0;
};

/// Microseconds that health takes while something else is begun each time, sorted.
std::vector<qint64> healthTimes(Fixture &fixture, int count, const std::function<void(int)> &begin)
{
    std::vector<qint64> micros;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer clock;
        clock.start();
        begin(i);
        if (fixture.ask(fixture.request("GET", "/api/health")).status != 200)
            return {};
        micros.push_back(clock.nsecsElapsed() / 1000);
    }
    std::ranges::sort(micros);
    return micros;
}

qint64 microsOf(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return clock.nsecsElapsed() / 1000;
}

QJsonObject program(const QString &code, const QString &language = u"python"_s)
{
    return {{u"code"_s, code}, {u"language"_s, language}};
}

} // namespace

class TestHttpRuns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerBelongsToItsRequest();
    void aConnectionCarriesOneRequest();
    void ignoresWhatFollowsARequest_data();
    void ignoresWhatFollowsARequest();
    void aRequestCostsLittle();
    void healthIsQuickUnderLoad();
    void healthIsQuickWhileLargeAnswersAreWritten();
    void healthIsQuickWhileLargeRequestsAreRead();
    void aClientMayLeaveWhileItsAnswerIsWritten();
    void aClientMayLeaveWhileItsRequestIsRead();
    void mayGoWhileAnswersAreWritten();
    void stopsTheRunOfAClientThatLeaves_data();
    void stopsTheRunOfAClientThatLeaves();
    void leavesOtherRunsAlone();
    void closeAnswersWhatIsUnderWay();
    void endsItsRunsWhenDeleted();
};

// 60 requests in three languages, 20 at a time.
void TestHttpRuns::everyAnswerBelongsToItsRequest()
{
    Fixture fixture;
    echoRuns(fixture);
    const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.service));
            clients.back()->send(fixture.execute(program(u"program %1"_s.arg(round * 20 + i), languages[i % 3])));
        }
        for (int i = 0; i < 20; ++i) {
            const Reply reply = clients[static_cast<size_t>(i)]->next();
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.data().value("output"_L1).toString(),
                     u"%1 program %2"_s.arg(languages[i % 3]).arg(round * 20 + i));
        }
    }
    QCOMPARE(fixture.runner.runs().size(), 60);
    QTRY_VERIFY(std::ranges::none_of(fixture.runner.runs(), [](const auto &run) { return !run.isNull(); }));
}

// QHttpServer would read on without bounds: a connection carries one request and says so.
void TestHttpRuns::aConnectionCarriesOneRequest()
{
    Fixture fixture;
    echoRuns(fixture);
    for (const QByteArray &version :
         {QByteArray("HTTP/1.1"), QByteArray("HTTP/1.1\r\nConnection: keep-alive"), QByteArray("HTTP/1.0")}) {
        RawClient client(fixture.service);
        client.send("GET /api/health " + version + "\r\nHost: localhost\r\n\r\n");
        const Reply reply = client.next();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), "close");
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 1000);
    }
}

void TestHttpRuns::ignoresWhatFollowsARequest_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("in one go") << true;
    QTest::newRow("while the first is run") << false;
}

void TestHttpRuns::ignoresWhatFollowsARequest()
{
    QFETCH(bool, atOnce);
    Fixture fixture;
    RawClient client(fixture.service);
    const QByteArray second = fixture.execute(program(u"second"_s)).repeated(20);
    client.send(fixture.execute(program(u"first"_s)) + (atOnce ? second : QByteArray()));
    QTRY_VERIFY(fixture.runner.last());
    if (!atOnce)
        client.send(second);
    QTest::qWait(50);
    fixture.runner.last()->print("42");
    fixture.runner.last()->end(Outcome::Ok, 0);
    QCOMPARE(client.next().data().value("output"_L1).toString(), u"42"_s);
    client.send(second);
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 2000);
    QVERIFY(client.received().isEmpty());
    QCOMPARE(fixture.runner.runs().size(), 1);
}

void TestHttpRuns::aRequestCostsLittle()
{
    Fixture fixture;
    QElapsedTimer clock;
    clock.start();
    constexpr int count = 500;
    for (int i = 0; i < count; ++i)
        QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    qInfo("%d requests, each on a connection of its own, took %lld ms", count, clock.elapsed());
}

void TestHttpRuns::healthIsQuickUnderLoad()
{
    Fixture fixture;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(fixture.service));
        clients.back()->send(fixture.execute(program(QString::number(i))));
    }
    QTRY_COMPARE(fixture.runner.runs().size(), 64);

    std::vector<qint64> micros;
    for (int i = 0; i < 100; ++i) {
        QElapsedTimer clock;
        clock.start();
        // The programs print while health is asked for.
        for (const auto &run : fixture.runner.runs())
            run->print(QByteArray(4096, 'x'));
        QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
        micros.push_back(clock.nsecsElapsed() / 1000);
    }
    std::ranges::sort(micros);
    qInfo("health with 64 runs under way: median %lld us, worst %lld us", micros[50], micros[99]);
    QVERIFY(micros[50] < 50'000);

    for (const auto &run : fixture.runner.runs())
        run->end(Outcome::Ok, 0);
    for (const auto &client : clients)
        QCOMPARE(client->next().data().value("output"_L1).toString().size(), 409'600);
}

// Each byte becomes six in JSON, twice.
void TestHttpRuns::healthIsQuickWhileLargeAnswersAreWritten()
{
    constexpr int count = 64;
    const QByteArray worst(1 << 20, '\x01');
    Fixture fixture;
    const Crowd crowd(fixture.service, QList<QByteArray>(count, fixture.execute(program(u"1"_s))));
    QTRY_COMPARE(fixture.runner.runs().size(), count);
    for (const auto &run : fixture.runner.runs())
        run->print(worst);

    OutputCollector output;
    output.add({OutputStream::Stdout, worst});
    const qint64 inLine = microsOf([&] { (void)jsonResponse(resultJson({}, output)); });
    const auto micros = healthTimes(fixture, count, [&](int i) { fixture.runner.runs()[i]->end(Outcome::Ok, 0); });
    QCOMPARE(micros.size(), size_t{count});
    qInfo("health while answers of %lld MB are written: median %lld us, worst %lld us; writing one takes %lld us",
          worst.size() * 12 / 1'000'000, micros[count / 2], micros[count - 1], inLine);
    QVERIFY(micros[count / 2] < 50'000);
    QVERIFY2(micros[count / 2] < inLine / 2, qPrintable(QString::number(inLine)));
    QTRY_COMPARE_WITH_TIMEOUT(crowd.closed(), count, 60'000);
    QVERIFY2(crowd.received() > worst.size() * 12 * count, qPrintable(QString::number(crowd.received())));
}

void TestHttpRuns::healthIsQuickWhileLargeRequestsAreRead()
{
    constexpr int count = 32;
    Fixture fixture;
    echoRuns(fixture);
    QJsonObject large = program(u"1"_s);
    large[u"input"_s] = QString(170'000, QChar(1)); // close to 1 MiB as JSON
    const QByteArray request = fixture.execute(large);
    QVERIFY(request.size() > 1'000'000);
    const QByteArray body = request.sliced(request.indexOf("\r\n\r\n") + 4);
    const qint64 inLine = microsOf([&] { QVERIFY(parseRunRequest(body, LanguageRegistry::builtIn(), {}, {})); });
    std::vector<std::unique_ptr<Crowd>> crowds;
    const auto micros = healthTimes(fixture, count, [&](int) {
        crowds.push_back(std::make_unique<Crowd>(fixture.service, QList<QByteArray>{request}));
    });
    QCOMPARE(micros.size(), size_t{count});
    qInfo("health while requests of 1 MiB arrive: median %lld us, worst %lld us; reading one takes %lld us",
          micros[count / 2], micros[count - 1], inLine);
    QVERIFY(micros[count / 2] < 50'000);
    QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count_if(crowds, [](const auto &crowd) { return crowd->closed() == 1; }),
                              count, 60'000);
    QCOMPARE(fixture.runner.runs().size(), count);
}

void TestHttpRuns::aClientMayLeaveWhileItsAnswerIsWritten()
{
    Fixture fixture;
    auto leaves = std::make_unique<RawClient>(fixture.service);
    RawClient stays(fixture.service);
    leaves->send(fixture.execute(program(u"1"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 1);
    stays.send(fixture.execute(program(u"2"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 2);
    for (const auto &run : fixture.runner.runs())
        run->print(QByteArray(1 << 20, '\x01'));
    const auto runs = fixture.runner.runs();
    for (const auto &run : runs)
        run->end(Outcome::Ok, 0);
    leaves.reset();
    const Reply reply = stays.next(true, 20'000);
    QCOMPARE(reply.data().value("output"_L1).toString(), QString(1 << 20, QChar(1)));
    QTRY_VERIFY(fixture.ask(fixture.request("GET", "/metrics")).body.contains("learncode_http_connections 1\n"));
}

void TestHttpRuns::aClientMayLeaveWhileItsRequestIsRead()
{
    Fixture fixture;
    QJsonObject large = program(u"1"_s);
    large[u"input"_s] = QString(900'000, u'x');
    for (int i = 0; i < 10; ++i) {
        RawClient client(fixture.service);
        client.send(fixture.execute(large));
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        QTest::qWait(i);
        client.socket().abort();
    }
    // A run that was begun all the same has been stopped.
    QTRY_VERIFY(std::ranges::all_of(fixture.runner.runs(), [](const auto &run) { return run.isNull(); }));
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpRuns::mayGoWhileAnswersAreWritten()
{
    auto fixture = std::make_unique<Fixture>();
    const Crowd crowd(fixture->service, QList<QByteArray>(8, fixture->execute(program(u"1"_s))));
    QTRY_COMPARE(fixture->runner.runs().size(), 8);
    const auto runs = fixture->runner.runs();
    for (const auto &run : runs) {
        run->print(QByteArray(1 << 20, '\x01'));
        run->end(Outcome::Ok, 0);
    }
    fixture.reset();
    QTRY_COMPARE(crowd.closed(), 8);
}

void TestHttpRuns::stopsTheRunOfAClientThatLeaves_data()
{
    QTest::addColumn<bool>("politely");
    QTest::addColumn<bool>("pipelined");
    QTest::newRow("closes") << true << false;
    QTest::newRow("resets") << false << false;
    QTest::newRow("closes with another request waiting") << true << true;
}

void TestHttpRuns::stopsTheRunOfAClientThatLeaves()
{
    QFETCH(bool, politely);
    QFETCH(bool, pipelined);
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute(program(u"x"_s)));
    QTRY_VERIFY(fixture.runner.last());
    auto run = fixture.runner.runs().first();
    run->endsWhenStopped = false;
    if (pipelined)
        client.send(fixture.execute(program(u"y"_s)));
    QTest::qWait(50);

    QElapsedTimer clock;
    clock.start();
    if (politely)
        client.socket().disconnectFromHost();
    else
        client.socket().abort();
    QTRY_COMPARE_WITH_TIMEOUT(run->stops, 1, 1000);
    qInfo("stopped after %lld ms", clock.elapsed());
    run->print("still printing");
    run->end(Outcome::Stopped);
    QTRY_VERIFY(run.isNull());
    QCOMPARE(fixture.runner.runs().size(), 1);
    QVERIFY(fixture.ask(fixture.request("GET", "/metrics"))
                .body.contains("learncode_runs_total{language=\"python\",outcome=\"stopped\"} 1\n"));
}

void TestHttpRuns::leavesOtherRunsAlone()
{
    Fixture fixture;
    RawClient stays(fixture.service);
    auto leaves = std::make_unique<RawClient>(fixture.service);
    stays.send(fixture.execute(program(u"stays"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 1);
    leaves->send(fixture.execute(program(u"leaves"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 2);
    auto staying = fixture.runner.runs().first();
    leaves.reset();
    QTRY_VERIFY(fixture.runner.runs().last().isNull());
    QCOMPARE(staying->stops, 0);
    staying->print("42");
    staying->end(Outcome::Ok, 0);
    QCOMPARE(stays.next().data().value("output"_L1).toString(), u"42"_s);
}

void TestHttpRuns::closeAnswersWhatIsUnderWay()
{
    Fixture fixture;
    RawClient idle(fixture.service);
    idle.send("GET /api/he");
    RawClient busy(fixture.service);
    busy.send(fixture.execute(program(u"x"_s)));
    QTRY_VERIFY(fixture.runner.last());
    fixture.service.close();
    QTRY_VERIFY(idle.isClosed());
    QVERIFY(!busy.isClosed());
    fixture.runner.last()->print("42");
    fixture.runner.last()->end(Outcome::Ok, 0);
    const Reply reply = busy.next();
    QCOMPARE(reply.data().value("output"_L1).toString(), u"42"_s);
    QCOMPARE(reply.header("Connection"), "close");
    QTRY_VERIFY(busy.isClosed());
}

void TestHttpRuns::endsItsRunsWhenDeleted()
{
    auto fixture = std::make_unique<Fixture>();
    RawClient client(fixture->service);
    client.send(fixture->execute(program(u"x"_s)));
    QTRY_VERIFY(fixture->runner.last());
    const auto run = fixture->runner.runs().first();
    fixture.reset();
    QVERIFY(run.isNull());
    QTRY_VERIFY(client.isClosed());
}

QTEST_GUILESS_MAIN(TestHttpRuns)
#include "tst_httpruns.moc"
