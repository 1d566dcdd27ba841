// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/machine/IdMap.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/machine/UserNames.h"
#include "docker/protocol/RunPlace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;

// Who runs are.
class ExecutorUsersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lendsUsersOnce();
    void readsIdMaps_data();
    void readsIdMaps();
    void choosesUsersThatThereAre_data();
    void choosesUsersThatThereAre();
    void namesUsers();
};

void ExecutorUsersTest::lendsUsersOnce()
{
    UidPool pool(1000, 2);
    const auto first = pool.take();
    const auto second = pool.take();
    QVERIFY(first && second && !pool.take());
    QCOMPARE(first->uid, 1000U);
    QCOMPARE(second->uid, 1001U);
    QCOMPARE(first->keeper, 1002U);
    pool.give(*first);
    QCOMPARE(pool.take()->uid, 1000U);
}

void ExecutorUsersTest::readsIdMaps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<quint64>>("ranges"); // first, count, …
    QTest::newRow("all") << QByteArray("         0          0 4294967295\n") << QList<quint64>{0, 4294967295};
    QTest::newRow("remapped") << QByteArray("0 165536 65536\n") << QList<quint64>{0, 65536};
    QTest::newRow("rootless") << QByteArray("0 1000 1\n1 100000 65536\n") << QList<quint64>{0, 65537};
    QTest::newRow("a hole, in another order")
        << QByteArray("5000 1 10\n0 7 1000\n") << QList<quint64>{0, 1000, 5000, 10};
    QTest::newRow("nothing") << QByteArray() << QList<quint64>{};
    QTest::newRow("no map") << QByteArray("x\n1 2\n0 0 0\n-\n") << QList<quint64>{};
}

void ExecutorUsersTest::readsIdMaps()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QList<quint64>, ranges);
    QList<quint64> read;
    for (const IdRange &range : parseIdMap(text.toStdString()))
        read << range.first << range.count;
    QCOMPARE(read, ranges);
}

void ExecutorUsersTest::choosesUsersThatThereAre_data()
{
    QTest::addColumn<QByteArray>("users");
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<quint32>("lowest"); // 0: there are none
    QTest::addColumn<quint32>("highest");
    const QByteArray all = "0 0 4294967295\n";
    const QByteArray some = "0 165536 65536\n";
    QTest::newRow("all") << all << all << 0x40000000U << 0x4fffff00U;
    QTest::newRow("some") << some << some << 1024U << 65024U;
    QTest::newRow("rootless") << QByteArray("0 1000 1\n1 100000 65536\n") << some << 1024U << 65024U;
    QTest::newRow("fewer groups") << all << QByteArray("0 1 3000\n") << 1024U << 2560U;
    QTest::newRow("far ones only") << QByteArray("1073741900 0 1000\n") << all << 0x40000100U << 0x40000300U;
    QTest::newRow("too few") << QByteArray("0 0 1200\n") << all << 0U << 0U;
    QTest::newRow("users of the machine only") << QByteArray("0 0 1000\n") << all << 0U << 0U;
    QTest::newRow("none") << QByteArray() << all << 0U << 0U;
}

void ExecutorUsersTest::choosesUsersThatThereAre()
{
    QFETCH(const QByteArray, users);
    QFETCH(const QByteArray, groups);
    QFETCH(const quint32, lowest);
    QFETCH(const quint32, highest);
    const auto choose = [&](quint32 random) {
        return chooseBlock(parseIdMap(users.toStdString()), parseIdMap(groups.toStdString()), random).value_or(0);
    };
    if (lowest == 0) {
        QCOMPARE(choose(0), 0U);
        QCOMPARE(choose(~0U), 0U);
        return;
    }
    const quint32 count = (highest - lowest) / protocol::userBlock + 1;
    QCOMPARE(choose(0), lowest);
    QCOMPARE(choose(1), lowest + protocol::userBlock);
    QCOMPARE(choose(count - 1), highest);
    QCOMPARE(choose(count), lowest);
}

void ExecutorUsersTest::namesUsers()
{
    const QByteArrayList people = QByteArray::fromStdString(passwdText(0x40000000, 2, "/work")).split('\n');
    QCOMPARE(people.size(), 5); // the last is empty
    QVERIFY(people[0].startsWith("root:x:0:0:"));
    QCOMPARE(people[3], QByteArray("learner:x:1073741825:1073741825:learner:/work/1/code:/bin/sh"));
    QVERIFY(groupText(0x40000000, 2).ends_with("\nlearner:x:1073741825:\n"));
    QTemporaryDir work;
    QVERIFY(writeUserNames(0x40000000, 2, work.path().toStdString()));
    QFile file(work.filePath(QStringLiteral("etc/passwd")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray(file.readAll()).replace(work.path().toUtf8(), "/work").split('\n'), people);
    QVERIFY(!writeUserNames(0x40000000, 2, "/nowhere"));
}

QTEST_GUILESS_MAIN(ExecutorUsersTest)
#include "tst_executor_users.moc"
