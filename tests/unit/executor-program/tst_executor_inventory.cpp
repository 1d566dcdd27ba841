// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/door/Inventory.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace learncode::executor;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view sockstat = "sockets: used 12\n"
                                      "TCP: inuse 3 orphan 1 tw 9 alloc 5 mem 2\n"
                                      "UDP: inuse 2 mem 1\n"
                                      "UDPLITE: inuse 7\n"
                                      "RAW: inuse 1\n"
                                      "FRAG: inuse 0 memory 0\n";
constexpr std::string_view protocols = "protocol  size sockets  memory press maxhdr  slab module     cl co di ac\n"
                                       "UNIX-STREAM 1024      4      -1   NI       0   yes  kernel      y  n  n  n\n"
                                       "UNIX      1024      2      -1   NI       0   yes  kernel      n  n  n  n\n"
                                       "TCP       2208      5       2   no     320   yes  kernel      y  y  y  y\n";

} // namespace

class ExecutorInventoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSockets();
    void readsNoSocketsFromNonsense_data();
    void readsNoSocketsFromNonsense();
    void writesEveryNumber();
    void seesThisProcess();
};

void ExecutorInventoryTest::readsSockets()
{
    const SocketUse expected{.all = 12, .unixDomain = 6, .tcp = 3, .udp = 2, .raw = 1};
    QVERIFY(parseSockets(sockstat, protocols) == expected);
}

void ExecutorInventoryTest::readsNoSocketsFromNonsense_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("line ends") << QByteArray("\n\n\n");
    QTest::newRow("cut off") << QByteArray("TCP: inuse");
    QTest::newRow("no numbers") << QByteArray("TCP: inuse many\nUNIX some none\n");
    QTest::newRow("bytes") << QByteArray("TCP: \0\xff\n\x01", 9);
}

void ExecutorInventoryTest::readsNoSocketsFromNonsense()
{
    QFETCH(const QByteArray, text);
    QVERIFY(parseSockets(text.toStdString(), text.toStdString()) == SocketUse());
}

void ExecutorInventoryTest::writesEveryNumber()
{
    const Inventory inventory{.runs = 1,
                              .processes = 2,
                              .zombies = 3,
                              .ownProcesses = 4,
                              .threads = 5,
                              .descriptors = 6,
                              .residentKb = 7,
                              .memoryBytes = 8,
                              .lostUsers = 9,
                              .fileSystems = {{"/work", 10, 11}},
                              .directories = {{"/dev/shm", 12}},
                              .sharedMemories = 13,
                              .semaphores = 14,
                              .messageQueues = 15,
                              .sockets = {.all = 16, .unixDomain = 17, .tcp = 18, .udp = 19, .raw = 20}};
    const QByteArray expected = R"({
        "runs": 1, "processes": 2, "zombies": 3, "ownProcesses": 4,
        "executor": {"threads": 5, "descriptors": 6, "residentKb": 7},
        "memoryBytes": 8, "lostUsers": 9,
        "fileSystems": {"/work": {"bytes": 10, "inodes": 11}},
        "directories": {"/dev/shm": 12},
        "systemV": {"shm": 13, "sem": 14, "msg": 15},
        "sockets": {"all": 16, "unix": 17, "tcp": 18, "udp": 19, "raw": 20}})";
    const auto written = QJsonDocument::fromJson(QByteArray::fromStdString(inventoryMessage(inventory)));
    QVERIFY(written.isObject());
    QCOMPARE(written.object(), QJsonDocument::fromJson(expected).object());
}

void ExecutorInventoryTest::seesThisProcess()
{
    const Inventory before = lookAround("/nowhere");
    QVERIFY(before.threads >= 1);
    QVERIFY(before.residentKb > 100);
    QVERIFY(before.descriptors >= 3);
    QFile file(u"/proc/self/stat"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Inventory after = lookAround("/nowhere");
    QCOMPARE(after.descriptors, before.descriptors + 1);
    for (const FileSystemUse &use : after.fileSystems)
        QVERIFY(use.path != "/nowhere");
}

QTEST_GUILESS_MAIN(ExecutorInventoryTest)
#include "tst_executor_inventory.moc"
