// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutputCollector.h"

#include <QtTest>

using namespace learncode;

class TestOutputCollector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderAndTheStreams()
    {
        OutputCollector collector;
        collector.add({OutputStream::Stdout, "a"});
        collector.add({OutputStream::Stderr, "b"});
        collector.add({OutputStream::Stdout, "c"});
        collector.add({OutputStream::Terminal, "d"});
        QCOMPARE(collector.combined(), QByteArray("abcd"));
        QCOMPARE(collector.standardOutput(), QByteArray("acd"));
        QCOMPARE(collector.standardError(), QByteArray("b"));
    }

    void changesNoByte()
    {
        QByteArray all;
        OutputCollector collector;
        for (int i = 0; i < 256; ++i) {
            all.append(char(i));
            collector.add({OutputStream::Stdout, QByteArray(1, char(i))});
        }
        QCOMPARE(collector.combined(), all);
        QCOMPARE(collector.standardOutput(), all);
        QVERIFY(collector.standardError().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOutputCollector)
#include "tst_outputcollector.moc"
