// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include "core/http/guard/GuardedServer.h"

#include <vector>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

/// Connections that ask nothing yet, of an address of this computer.
class Connections final
{
public:
    /// Those that do not read never learn that they are closed, and stay.
    Connections(const Fixture &fixture, const QString &address, int count, bool reads = true)
    {
        for (int i = 0; i < count; ++i) {
            auto &socket = *m_sockets.emplace_back(std::make_unique<QTcpSocket>());
            if (!reads)
                socket.setReadBufferSize(1);
            bool connected = false;
            QObject::connect(&socket, &QTcpSocket::connected, &socket, [&connected] { connected = true; });
            QVERIFY(socket.bind(QHostAddress(address)));
            const QUrl url = fixture.service.url();
            socket.connectToHost(QHostAddress(url.host()), static_cast<quint16>(url.port()));
            QTRY_VERIFY(connected);
        }
    }
    /// Asks on the last of them.
    [[nodiscard]] QByteArray askLast()
    {
        QTcpSocket &socket = *m_sockets.back();
        socket.write("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        (void)learncode::test::comesTrue([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; });
        return socket.readAll();
    }

private:
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

} // namespace

/// What one address may hold of all connections.
class TestHttpConnections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAddressCannotHoldAllConnections();
    void refusedConnectionsTakeNoRoom();
    void countsOfOneClient();
    void clientsAreToldApart_data();
    void clientsAreToldApart();
};

void TestHttpConnections::oneAddressCannotHoldAllConnections()
{
    HttpOptions options;
    options.connections = 16;
    Fixture fixture(options);
    Connections greedy(fixture, u"127.0.0.7"_s, 15);
    const QByteArray refusal = greedy.askLast();
    QVERIFY2(refusal.startsWith("HTTP/1.1 503 ") && refusal.contains("too_many_connections")
                 && refusal.contains("from your address"),
             refusal.constData());
    // How the service is, is told to everybody else, while any is left.
    Connections other(fixture, u"127.0.0.8"_s, 1);
    QVERIFY(other.askLast().startsWith("HTTP/1.1 200 "));
    QVERIFY(Connections(fixture, u"127.0.0.9"_s, 2).askLast().startsWith("HTTP/1.1 200 "));
}

// Who hammers on while it is refused keeps nobody out.
void TestHttpConnections::refusedConnectionsTakeNoRoom()
{
    HttpOptions options;
    options.connections = 16;
    Fixture fixture(options);
    const Connections greedy(fixture, u"127.0.0.7"_s, 14);
    const Connections hammering(fixture, u"127.0.0.7"_s, 100, false);
    Connections other(fixture, u"127.0.0.8"_s, 2);
    QVERIFY(other.askLast().startsWith("HTTP/1.1 200 "));
}

void TestHttpConnections::countsOfOneClient()
{
    QCOMPARE((ConnectionCounts{256, 0}.ofOneClient()), 224);
    QCOMPARE((ConnectionCounts{16, 0}.ofOneClient()), 14);
    QCOMPARE((ConnectionCounts{3, 0}.ofOneClient()), 2);
    QCOMPARE((ConnectionCounts{1, 0}.ofOneClient()), 1);
    QCOMPARE((ConnectionCounts{256, 20}.ofOneClient()), 20);
    QCOMPARE((ConnectionCounts{256, 1000}.ofOneClient()), 256);
}

void TestHttpConnections::clientsAreToldApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("another");
    QTest::addColumn<bool>("same");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << u"192.0.2.8"_s << false;
    QTest::newRow("mapped") << u"192.0.2.7"_s << u"::ffff:192.0.2.7"_s << true;
    QTest::newRow("one network") << u"2001:db8::1"_s << u"2001:db8::ffff:1"_s << true;
    QTest::newRow("two networks") << u"2001:db8::1"_s << u"2001:db8:0:1::1"_s << false;
}

void TestHttpConnections::clientsAreToldApart()
{
    QFETCH(QString, one);
    QFETCH(QString, another);
    QFETCH(bool, same);
    QCOMPARE(clientOf(QHostAddress(one)) == clientOf(QHostAddress(another)), same);
}

QTEST_GUILESS_MAIN(TestHttpConnections)
#include "tst_httpconnections.moc"
