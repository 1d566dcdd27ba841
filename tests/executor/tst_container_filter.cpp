// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ProgramCase.h"

#include <QTcpServer>
#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// The filter of a run alone: the containers are on networks with a way out, as none of the application's are on this
// kind of engine, and still no program has a socket to use them with.
class TestContainerFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNetworkWouldLetIt();
    void programs_data();
    void programs();

private:
    [[nodiscard]] QString bridge(const QString &language);

    Executors m_executors;
    EngineProbe m_engine{engineSocket()};
    QTcpServer m_service; ///< what a program could reach
};

namespace {

struct Attempt
{
    const char *name;
    const char *language;
    QByteArray code; ///< @HOST@ and @PORT@ stand for the service's address
    QByteArray out;
};

const std::vector<Attempt> &attempts()
{
    static const std::vector<Attempt> all{
        {"every kind of socket", "python", R"(
import errno, socket
refused = (errno.EPERM, errno.EACCES, errno.EAFNOSUPPORT)
for family in range(2, 46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        for protocol in (0, 1, 6, 17, 132, 255):
            try:
                socket.socket(family, kind, protocol).close()
                print('made', family, kind, protocol)
            except OSError as error:
                if error.errno not in refused: print(family, kind, protocol, error)
)", ""},
        {"TCP to this computer", "python", R"(
import socket
try: print('reached', socket.create_connection(('@HOST@', @PORT@), 2))
except OSError: print('refused')
)", "refused\n"},
        {"the executor in its own container", "python", R"(
import socket
try: print('reached', socket.create_connection(('127.0.0.1', 8765), 2))
except OSError: print('refused')
)", "refused\n"},
        {"name lookup", "python", R"(
import socket
try: print('reached', socket.getaddrinfo('example.org', 80))
except OSError: print('refused')
)", "refused\n"},
        {"system calls by hand", "python", R"(
import ctypes
c = ctypes.CDLL(None, use_errno=True)
for family in (2, 10, 16, 17, 38, 40):
    for kind in (1, 2, 3, 5, 1 | 0o2000000, 2 | 0o4000):
        if c.syscall(41, family, kind, 0) >= 0: print('made', family, kind)
        pair = (ctypes.c_int * 2)()
        if c.syscall(53, family, kind, 0, pair) >= 0: print('made a pair', family, kind)
)", ""},
        {"a pair of its own still works", "python", R"(
import socket
a, b = socket.socketpair()
a.sendall(b'through')
print(b.recv(10).decode())
)", "through\n"},
        {"TCP and UDP", "javascript", R"(
const say = (what) => (error) => console.log(what, error ? 'refused' : 'reached');
const tcp = require('net').connect(@PORT@, '@HOST@', say('tcp'));
tcp.on('error', say('tcp'));
tcp.on('close', () => {
  let udp;
  try { udp = require('dgram').createSocket('udp4'); } catch (error) { return say('udp')(error); }
  udp.on('error', (error) => { say('udp')(error); udp.close(); });
  udp.send('x', @PORT@, '@HOST@', (error) => { say('udp')(error); try { udp.close(); } catch {} });
});
)", "tcp refused\nudp refused\n"},
        {"listening", "javascript", R"(
const server = require('net').createServer();
server.on('error', () => console.log('refused'));
server.listen(0, () => { console.log('listens'); server.close(); });
)", "refused\n"},
        {"every kind of socket", "cpp", R"(
#include <cerrno>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>
int main() {
  const int kinds[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_PACKET, SOCK_STREAM | SOCK_CLOEXEC};
  for (int family = 2; family < 46; ++family)
    for (const int kind : kinds) {
      const int fd = socket(family, kind, 0);
      if (fd >= 0 || (errno != EPERM && errno != EACCES && errno != EAFNOSUPPORT))
        std::printf("%d %d: %d %d\n", family, kind, fd, errno);
      if (fd >= 0) close(fd);
    }
})", ""},
    };
    return all;
}

} // namespace

/// The address of this computer on the network of that language's container.
QString TestContainerFilter::bridge(const QString &language)
{
    const QJsonObject network = m_engine.inspectNetwork(m_executors.container(language).network());
    return network[u"IPAM"_s][u"Config"_s][0][u"Gateway"_s].toString();
}

void TestContainerFilter::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, {.open = true, .cpus = 2.0});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(m_service.listen(QHostAddress::AnyIPv4));
}

/// A process in the same container that the engine starts, and that has no filter, gets through.
void TestContainerFilter::theNetworkWouldLetIt()
{
    const ExecutorContainer &container = m_executors.container(u"python"_s);
    QCOMPARE(m_engine.inspectNetwork(container.network())[u"Internal"_s].toBool(), false);
    const QString connect = u"import socket\nsocket.create_connection(('%1', %2), 100)"_s;
    const QString code = connect.arg(bridge(u"python"_s)).arg(m_service.serverPort());
    QCOMPARE(m_engine.execute(container.id(), {u"python3"_s, u"-c"_s, code}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.hasPendingConnections(), patience);
    delete m_service.nextPendingConnection();
}

void TestContainerFilter::programs_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const Attempt &attempt : attempts())
        QTest::addRow("%s: %s", attempt.language, attempt.name) << i++;
}

void TestContainerFilter::programs()
{
    QFETCH(const qsizetype, index);
    const Attempt &attempt = attempts()[static_cast<size_t>(index)];
    QByteArray code = attempt.code;
    code.replace("@HOST@", bridge(QString::fromLatin1(attempt.language)).toLatin1());
    code.replace("@PORT@", QByteArray::number(m_service.serverPort()));
    const QByteArray wrong =
        m_executors.check({.name = attempt.name, .language = attempt.language, .code = code, .out = attempt.out});
    QVERIFY2(wrong.isEmpty(), wrong.constData());
    QVERIFY(!m_service.hasPendingConnections());
}

QTEST_GUILESS_MAIN(TestContainerFilter)
#include "tst_container_filter.moc"
