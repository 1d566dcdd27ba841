// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/seats/RunQueue.h"

#include <QTest>

using namespace learncode::executor;
using namespace Qt::StringLiterals;

// Who waits for a slot, and whose turn it is.
class TestExecutorQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientsTakeTurns();
    void queueIsBounded();
    void removingFromTheQueue();
};

void TestExecutorQueue::clientsTakeTurns()
{
    RunQueue queue(10);
    for (quint64 ticket : {1, 2, 3, 4})
        QVERIFY(queue.push(u"python"_s, u"greedy"_s, ticket));
    QVERIFY(queue.push(u"python"_s, u"modest"_s, 5));
    QVERIFY(queue.push(u"cpp"_s, u"modest"_s, 6));
    QList<quint64> order;
    while (const auto next = queue.pop(u"python"_s))
        order.append(*next);
    QCOMPARE(order, (QList<quint64>{1, 5, 2, 3, 4}));
    QCOMPARE(queue.waiting(u"cpp"_s), 1);
    QCOMPARE(queue.pop(u"cpp"_s), 6);
    QVERIFY(!queue.pop(u"cpp"_s));
}

void TestExecutorQueue::queueIsBounded()
{
    RunQueue queue(2);
    QVERIFY(queue.push(u"python"_s, u"a"_s, 1));
    QVERIFY(queue.push(u"cpp"_s, u"b"_s, 2));
    QVERIFY(!queue.push(u"javascript"_s, u"c"_s, 3));
    QVERIFY(queue.pop(u"cpp"_s));
    QVERIFY(queue.push(u"javascript"_s, u"c"_s, 3));
    QCOMPARE(queue.waiting(), 2);
}

void TestExecutorQueue::removingFromTheQueue()
{
    RunQueue queue(5);
    QVERIFY(queue.push(u"python"_s, u"a"_s, 1));
    QVERIFY(queue.push(u"python"_s, u"b"_s, 2));
    QVERIFY(queue.remove(1));
    QVERIFY(!queue.remove(1));
    QCOMPARE(queue.waiting(u"python"_s), 1);
    QCOMPARE(queue.pop(u"python"_s), 2);
}

QTEST_GUILESS_MAIN(TestExecutorQueue)
#include "tst_executor_queue.moc"
