// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/pool/PoolHealth.h"
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ExecutorContainer.h"
#include "tests/executor/UsageProbe.h"
#include "tests/support/Patience.h"

#include <QTcpServer>
#include <QTest>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// The containers' network alone: what a process in a container reaches that has none of the filters of a run. Such
// processes are started by the engine, beside the executor; their exit code tells.
class TestContainerNetwork final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void isInternalAndSilent();
    void reaches_data();
    void reaches();
    void hasNoOtherProtocol();
    void hostOnTheBridgeIsWarnedOf();

private:
    [[nodiscard]] QString address(const ExecutorContainer &container, const QString &network);

    EngineProbe m_engine{engineSocket()};
    QString m_plainNetwork = u"lc-test-network-"_s + executor::randomHex(3);
    // As the application makes them; the second on the first one's network; the third on one of its own. A plain
    // network joins the last two, to show that what fails elsewhere can succeed.
    std::unique_ptr<ExecutorContainer> m_first;
    std::unique_ptr<ExecutorContainer> m_beside;
    std::unique_ptr<ExecutorContainer> m_elsewhere;
};

namespace {

constexpr int reached = 10;
constexpr int notReached = 11;
constexpr int executorPort = 8765;
constexpr int echoPort = 5300;

/// A question that echoes and name servers answer alike.
const QString question = u"b'\\x12\\x34\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\7example\\3org\\0\\0\\1\\0\\1'"_s;

QStringList python(const QString &code)
{
    return {u"python3"_s, u"-c"_s, code};
}

// What must be reached has all the time there is; of silence two seconds are enough.

QStringList tcpProbe(const QString &host, int port, int expected = notReached)
{
    return python(u"import socket, sys\n"
                  "s = socket.socket()\n"
                  "s.settimeout(%3)\n"
                  "try: s.connect(('%1', %2))\n"
                  "except OSError: sys.exit(11)\n"
                  "sys.exit(10)"_s.arg(host).arg(port).arg(expected == reached ? 100 : 2));
}

QStringList udpProbe(const QString &host, int port, int expected)
{
    return python(u"import socket, sys\n"
                  "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                  "s.settimeout(0.7)\n"
                  "for attempt in range(%4):\n"
                  "  try:\n"
                  "    s.sendto(%3, ('%1', %2))\n"
                  "    s.recv(512)\n"
                  "    sys.exit(10)\n"
                  "  except OSError: pass\n"
                  "sys.exit(11)"_s.arg(host).arg(port).arg(question).arg(expected == reached ? 200 : 3));
}

QStringList udpEcho()
{
    return python(u"import socket\n"
                  "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                  "s.bind(('0.0.0.0', %1))\n"
                  "while True: s.sendto(*s.recvfrom(512))"_s.arg(echoPort));
}

} // namespace

QString TestContainerNetwork::address(const ExecutorContainer &container, const QString &network)
{
    const QJsonObject details = m_engine.inspectContainer(container.id());
    return details[u"NetworkSettings"_s][u"Networks"_s][network][u"IPAddress"_s].toString();
}

void TestContainerNetwork::initTestCase()
{
    const auto open = [](std::unique_ptr<ExecutorContainer> &container, ContainerVariation variation = {}) {
        container = std::make_unique<ExecutorContainer>(u"python"_s, variation);
        return container->open();
    };
    QCOMPARE(open(m_first), QString());
    QCOMPARE(open(m_beside, {.network = m_first->network()}), QString());
    QCOMPARE(open(m_elsewhere), QString());
    QVERIFY(m_engine.createPlainNetwork(m_plainNetwork));
    for (const ExecutorContainer *container : {m_beside.get(), m_elsewhere.get()}) {
        QVERIFY(m_engine.connectToNetwork(m_plainNetwork, container->id()));
        QVERIFY(!m_engine.start(container->id(), udpEcho()).isEmpty());
    }
    // All of them listen, and are there for this computer.
    for (const ExecutorContainer *container : {m_first.get(), m_beside.get(), m_elsewhere.get()})
        QTRY_VERIFY_WITH_TIMEOUT(askExecutor(container->url(), "/health", {}).startsWith("HTTP/1.1 200 "), patience);
}

void TestContainerNetwork::cleanupTestCase()
{
    m_elsewhere.reset();
    m_beside.reset();
    m_first.reset();
    m_engine.removeNetwork(m_plainNetwork);
}

void TestContainerNetwork::isInternalAndSilent()
{
    const QJsonObject network = m_engine.inspectNetwork(m_first->network());
    QCOMPARE(network[u"Internal"_s].toBool(), true);
    QCOMPARE(network[u"EnableIPv6"_s].toBool(), false);
    QCOMPARE(network[u"Attachable"_s].toBool(), false);
    QCOMPARE(network[u"Options"_s][u"com.docker.network.bridge.enable_icc"_s].toString(), u"false"_s);
    QCOMPARE(network[u"Options"_s][u"com.docker.network.bridge.enable_ip_masquerade"_s].toString(), u"false"_s);
    const QJsonObject details = m_engine.inspectContainer(m_first->id());
    QCOMPARE(details[u"NetworkSettings"_s][u"Networks"_s].toObject().keys(), QStringList{m_first->network()});
}

void TestContainerNetwork::reaches_data()
{
    QTest::addColumn<bool>("fromBeside");
    QTest::addColumn<bool>("udp");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("expected");
    const QString besideHere = address(*m_beside, m_first->network());
    const QString besidePlain = address(*m_beside, m_plainNetwork);
    const QString elsewherePlain = address(*m_elsewhere, m_plainNetwork);
    const QString elsewhereOwn = address(*m_elsewhere, m_elsewhere->network());

    QTest::newRow("itself, TCP") << false << false << u"127.0.0.1"_s << executorPort << reached;
    QTest::newRow("over a plain network, TCP") << true << false << elsewherePlain << executorPort << reached;
    QTest::newRow("over a plain network, UDP") << true << true << elsewherePlain << echoPort << reached;

    QTest::newRow("another on its network, TCP") << false << false << besideHere << executorPort << notReached;
    QTest::newRow("another on its network, UDP") << false << true << besideHere << echoPort << notReached;
    QTest::newRow("that one's other address") << false << false << besidePlain << executorPort << notReached;
    QTest::newRow("another network, TCP") << false << false << elsewherePlain << executorPort << notReached;
    QTest::newRow("another network, UDP") << false << true << elsewherePlain << echoPort << notReached;
    QTest::newRow("another internal network") << false << false << elsewhereOwn << executorPort << notReached;
    QTest::newRow("the internet, TCP") << false << false << u"1.1.1.1"_s << 443 << notReached;
    QTest::newRow("the internet, UDP") << false << true << u"1.1.1.1"_s << 53 << notReached;
    QTest::newRow("a cloud's metadata") << false << false << u"169.254.169.254"_s << 80 << notReached;
}

void TestContainerNetwork::reaches()
{
    QFETCH(const bool, fromBeside);
    QFETCH(const bool, udp);
    QFETCH(const QString, host);
    QFETCH(const int, port);
    QFETCH(const int, expected);
    QVERIFY(!host.isEmpty());
    const ExecutorContainer &from = fromBeside ? *m_beside : *m_first;
    QCOMPARE(m_engine.execute(from.id(), udp ? udpProbe(host, port, expected) : tcpProbe(host, port, expected)),
             expected);
}

/// With IPv6 every interface would have an address by itself, and this computer another.
void TestContainerNetwork::hasNoOtherProtocol()
{
    const QStringList probe = python(u"import os, sys\n"
                                     "lines = open('/proc/net/if_inet6').read().split('\\n') if os.path.exists('/proc/net/if_inet6') else []\n"
                                     "others = [line for line in lines if line and line.split()[-1] != 'lo']\n"
                                     "sys.exit(10 if others else 11)"_s);
    QCOMPARE(m_engine.execute(m_first->id(), probe), notReached);
}

/// This computer has an address on the network, or nothing here would reach the executor either. What listens on all of
/// its addresses can be reached by a process without the filter of a run; that is said to people, not hidden.
void TestContainerNetwork::hostOnTheBridgeIsWarnedOf()
{
    const QJsonObject network = m_engine.inspectNetwork(m_first->network());
    const QString bridge = network[u"IPAM"_s][u"Config"_s][0][u"Gateway"_s].toString();
    QVERIFY(!bridge.isEmpty());
    QTcpServer service;
    QVERIFY(service.listen(QHostAddress::AnyIPv4));
    const int result = m_engine.execute(m_first->id(), tcpProbe(bridge, service.serverPort()));
    QVERIFY(result == reached || result == notReached);
    qInfo("a service of this computer on the bridge's address is %s", result == reached ? "reached" : "not reached");

    EngineHealth health;
    health.reachable = true;
    const auto warnings = executor::confinementWarnings(health, m_first->engineInfo(), {});
    const bool warned = std::ranges::any_of(warnings, [](const HealthWarning &warning) { return warning.code == "host_services"_L1; });
    QVERIFY(warned || result == notReached);

    // Bound to the loopback alone, as the warning advises, it is out of reach.
    QTcpServer careful;
    QVERIFY(careful.listen(QHostAddress::LocalHost));
    QCOMPARE(m_engine.execute(m_first->id(), tcpProbe(bridge, careful.serverPort())), notReached);
}

QTEST_GUILESS_MAIN(TestContainerNetwork)
#include "tst_container_network.moc"
