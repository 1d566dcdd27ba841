// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/engine/EventStream.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// Events from an engine that comes and goes.
class TestEngineEventStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksForItsLabels();
    void readsEventsInPieces();
    void leavesOutWhatIsNoEvent();
    void comesBackFromWhereItStopped();
    void comesBackFromItsBeginning();
    void tellsOfALossOnce();
    void tellsOfARefusal();
    void endsWithTheClient();
    void mayBeDeletedByAReceiver();

private:
    [[nodiscard]] FakeExchange *stream() const { return m_fake->open("GET", u"/events"_s).value(0); }
    [[nodiscard]] EngineEvent event(qsizetype index) const
    {
        return m_received->value(index).value(0).value<EngineEvent>();
    }

    qint64 m_begun = 0; ///< seconds since the epoch
    std::unique_ptr<FakeEngine> m_fake;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<EventStream> m_events;
    std::unique_ptr<QSignalSpy> m_connected;
    std::unique_ptr<QSignalSpy> m_disconnected;
    std::unique_ptr<QSignalSpy> m_received;
};

void TestEngineEventStream::init()
{
    m_begun = QDateTime::currentSecsSinceEpoch();
    m_fake = std::make_unique<FakeEngine>();
    m_fake->on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.begin(); });
    m_client = std::make_unique<EngineClient>(m_fake->socketPath());
    m_events.reset(m_client->events({{u"a"_s, u"b"_s}, {u"c"_s, {}}}, nullptr));
    m_connected = std::make_unique<QSignalSpy>(m_events.get(), &EventStream::connected);
    m_disconnected = std::make_unique<QSignalSpy>(m_events.get(), &EventStream::disconnected);
    m_received = std::make_unique<QSignalSpy>(m_events.get(), &EventStream::received);
    QTRY_COMPARE(m_connected->size(), 1);
}

void TestEngineEventStream::cleanup()
{
    m_events.reset();
    m_client.reset();
    m_fake.reset();
}

void TestEngineEventStream::asksForItsLabels()
{
    QCOMPARE(stream()->request.parameter(u"filters"_s), u"{\"label\":[\"a=b\",\"c\"]}"_s);
    QVERIFY(!stream()->request.query.hasQueryItem(u"since"_s));
    QCOMPARE(stream()->request.apiVersion, u"1.45"_s);
}

void TestEngineEventStream::readsEventsInPieces()
{
    const QByteArray line =
        FakeEngine::eventLine(u"die"_s, u"x"_s, {{u"exitCode"_s, u"7"_s}, {u"name"_s, u"n"_s}}, 1000);
    for (const char byte : line) {
        stream()->send(QByteArray(1, byte));
        QTest::qWait(0);
    }
    QTRY_COMPARE(m_received->size(), 1);
    QCOMPARE(event(0).type, u"container"_s);
    QCOMPARE(event(0).action, u"die"_s);
    QCOMPARE(event(0).id, u"x"_s);
    QCOMPARE(event(0).attributes.value(u"exitCode"_s), u"7"_s);
    stream()->send(FakeEngine::eventLine(u"oom"_s, u"x"_s, {}, 2000)
                   + FakeEngine::eventLine(u"destroy"_s, u"x"_s, {}, 3000));
    QTRY_COMPARE(m_received->size(), 3);
    QCOMPARE(event(2).action, u"destroy"_s);
}

void TestEngineEventStream::leavesOutWhatIsNoEvent()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"left out"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"left out"_s));
    stream()->send("this is no JSON\n");
    stream()->send("[1, 2]\n");
    stream()->send(QByteArray(3 << 20, 'x') + '\n');
    stream()->send(FakeEngine::eventLine(u"start"_s, u"x"_s));
    QTRY_COMPARE(m_received->size(), 1);
    QCOMPARE(event(0).action, u"start"_s);
    QCOMPARE(m_disconnected->size(), 0);
}

void TestEngineEventStream::comesBackFromWhereItStopped()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch() + 100;
    const qint64 time = second * 1'000'000'000 + 42;
    const QByteArray first = FakeEngine::eventLine(u"start"_s, u"x"_s, {}, time);
    stream()->send(first);
    QTRY_COMPARE(m_received->size(), 1);
    m_fake->dropConnections();
    QTRY_COMPARE(m_disconnected->size(), 1);
    QTRY_COMPARE(m_connected->size(), 2);
    QCOMPARE(stream()->request.parameter(u"since"_s), QString::number(second) + ".000000042"_L1);

    // The engine repeats what happened at that very moment; another of the same moment is new.
    stream()->send(first + FakeEngine::eventLine(u"die"_s, u"x"_s, {}, time)
                   + FakeEngine::eventLine(u"destroy"_s, u"x"_s, {}, time + 1));
    QTRY_COMPARE(m_received->size(), 3);
    QCOMPARE(event(1).action, u"die"_s);
    QCOMPARE(event(2).action, u"destroy"_s);
}

void TestEngineEventStream::comesBackFromItsBeginning()
{
    m_fake->dropConnections();
    QTRY_COMPARE(m_connected->size(), 2);
    const double since = stream()->request.parameter(u"since"_s).toDouble();
    QVERIFY2(since >= static_cast<double>(m_begun) && since <= static_cast<double>(QDateTime::currentSecsSinceEpoch()),
             qPrintable(stream()->request.parameter(u"since"_s)));
}

void TestEngineEventStream::tellsOfALossOnce()
{
    m_fake->stop();
    QTRY_COMPARE(m_disconnected->size(), 1);
    // It is there again, but does not yet talk to anybody.
    m_fake->on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.drop(); });
    m_fake->start();
    const int asked = m_fake->count("GET", u"/events"_s);
    QTRY_VERIFY(m_fake->count("GET", u"/events"_s) >= asked + 3);
    QCOMPARE(m_disconnected->size(), 1);
    m_fake->on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.begin(); });
    QTRY_COMPARE(m_connected->size(), 2);
    stream()->send(FakeEngine::eventLine(u"start"_s, u"x"_s));
    QTRY_COMPARE(m_received->size(), 1);
    stream()->end();
    QTRY_COMPARE(m_disconnected->size(), 2);
    QCOMPARE(m_disconnected->last().first().value<Error>().code, u"engine_unavailable"_s);
}

void TestEngineEventStream::tellsOfARefusal()
{
    m_fake->on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.refuse(500, u"no events today"_s); });
    m_fake->dropConnections();
    QTRY_COMPARE(m_disconnected->size(), 1);
    QTRY_VERIFY(m_fake->count("GET", u"/events"_s) >= 3);
    QCOMPARE(m_connected->size(), 1);
    m_fake->on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.begin(); });
    QTRY_COMPARE(m_connected->size(), 2);
}

void TestEngineEventStream::endsWithTheClient()
{
    m_client.reset();
    QCOMPARE(m_disconnected->size(), 1);
    QCOMPARE(m_disconnected->first().first().value<Error>().code, u"engine_unavailable"_s);
    QTRY_VERIFY(!stream());
    // Another stream that is lost later, and comes back: the first would have been there before.
    const int asked = m_fake->count("GET", u"/events"_s);
    EngineClient client(m_fake->socketPath());
    const std::unique_ptr<EventStream> other(client.events({}, nullptr));
    const QSignalSpy connected(other.get(), &EventStream::connected);
    QTRY_COMPARE(connected.size(), 1);
    m_fake->dropConnections();
    QTRY_COMPARE(connected.size(), 2);
    QCOMPARE(m_fake->count("GET", u"/events"_s), asked + 2);
}

void TestEngineEventStream::mayBeDeletedByAReceiver()
{
    connect(m_events.get(), &EventStream::received, this, [this] { m_events.reset(); });
    stream()->send(FakeEngine::eventLine(u"start"_s, u"x"_s, {}, 1) + FakeEngine::eventLine(u"die"_s, u"x"_s, {}, 2));
    QTRY_VERIFY(!m_events);
    QCOMPARE(m_received->size(), 1);
    QTRY_VERIFY(!stream());
}

QTEST_GUILESS_MAIN(TestEngineEventStream)
#include "tst_engine_eventstream.moc"
