// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/OutputFeed.h"

#include <QTest>

using namespace learncode;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

namespace {

using Kind = OutputPiece::Kind;

/// What would stand on the screen.
QString shown(const QList<OutputPiece> &pieces)
{
    QString text;
    for (const OutputPiece &piece : pieces) {
        if (piece.kind == Kind::Text)
            text += piece.text;
        else if (piece.kind == Kind::LineEnd)
            text += u'\n';
        else if (piece.kind == Kind::ClearLine)
            text.truncate(text.lastIndexOf(u'\n') + 1);
    }
    return text;
}

QString shown(const QByteArray &bytes)
{
    OutputFeed feed;
    feed.add(OutputStream::Stdout, bytes);
    return shown(feed.take(bytes.size()));
}

} // namespace

class OutputFeedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void cutAnywhere();
    void streamsAreDecodedEachOnItsOwn();
    void longLinesAreBroken();
    void dropsWhatWouldScrollAway();
    void keepsNoMoreThanItsLimit();
    void countsEveryByteOnce();
};

void OutputFeedTest::text_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "42\n"_ba << u"42\n"_s;
    QTest::newRow("no newline") << "42"_ba << u"42"_s;
    QTest::newRow("windows line ends") << "a\r\nb\r\n"_ba << u"a\nb\n"_s;
    QTest::newRow("progress bar") << "10%\r20%\r30%"_ba << u"30%"_s;
    QTest::newRow("return after a line") << "a\nbc\rd\n"_ba << u"a\nd\n"_s;
    QTest::newRow("trailing return") << "abc\r"_ba << u"abc"_s;
    QTest::newRow("colours") << "\x1b[31mred\x1b[0m\n"_ba << u"red\n"_s;
    QTest::newRow("window title") << "\x1b]0;title\aX\n"_ba << u"X\n"_s;
    QTest::newRow("broken sequence keeps the line end") << "\x1b[31\nX"_ba << u"\nX"_s;
    QTest::newRow("nul") << QByteArray("a\0b", 3) << u"a\u2400b"_s;
    QTest::newRow("bell") << "a\ab"_ba << u"a\u2407b"_s;
    QTest::newRow("no utf-8") << "a\xff\n"_ba << u"a\ufffd\n"_s;
    QTest::newRow("umlaut") << "Gr\xc3\xbc\xc3\x9f"
                               "e\n"_ba
                            << u"Grüße\n"_s;
    QTest::newRow("reversed order") << "\xe2\x80\xae"
                                       "x\n"_ba
                                    << u"\ufffdx\n"_s;
    QTest::newRow("paragraph separator") << "a\xe2\x80\xa9"
                                            "b"_ba
                                         << u"a\ufffdb"_s;
}

void OutputFeedTest::text()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(shown(bytes), expected);
}

void OutputFeedTest::cutAnywhere()
{
    const QByteArray bytes = "x\xf0\x9f\x90\x8d\x1b[1;32mgrün\r\n10%\r20%\n";
    const QString whole = shown(bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        OutputFeed feed;
        feed.add(OutputStream::Stdout, bytes.first(cut));
        QList<OutputPiece> pieces = feed.take(100);
        feed.add(OutputStream::Stdout, bytes.sliced(cut));
        pieces += feed.take(100);
        QCOMPARE(shown(pieces), whole);
    }
}

void OutputFeedTest::streamsAreDecodedEachOnItsOwn()
{
    OutputFeed feed;
    feed.add(OutputStream::Stdout, "\xc3");
    feed.add(OutputStream::Stderr, "error");
    feed.add(OutputStream::Stdout, "\xbc");
    const QList<OutputPiece> pieces = feed.take(100);
    QCOMPARE(pieces.size(), 2);
    QCOMPARE(pieces[0].stream, OutputStream::Stderr);
    QCOMPARE(pieces[0].text, u"error"_s);
    QCOMPARE(pieces[1].stream, OutputStream::Stdout);
    QCOMPARE(pieces[1].text, u"ü"_s);
}

void OutputFeedTest::longLinesAreBroken()
{
    OutputFeed feed;
    const QByteArray line(131'070, 'x');
    feed.add(OutputStream::Stdout, line + "\nend");
    QString text;
    int breaks = 0;
    for (const OutputPiece &piece : feed.take(line.size() + 10)) {
        QVERIFY(piece.text.size() <= OutputFeed::maxLineLength);
        text += piece.text;
        breaks += piece.kind == Kind::SoftBreak;
    }
    QCOMPARE(text, QString::fromLatin1(line) + u"end"_s);
    QCOMPARE(breaks, 131);
}

void OutputFeedTest::dropsWhatWouldScrollAway()
{
    OutputFeed feed;
    QByteArray bytes;
    for (int i = 0; i < 25'000; ++i)
        bytes += QByteArray::number(i) + '\n';
    feed.add(OutputStream::Stdout, bytes);
    const QString text = shown(feed.take(bytes.size()));
    QVERIFY(feed.hasDropped());
    QCOMPARE(text.count(u'\n'), OutputFeed::maxWaitingLines);
    QVERIFY(text.startsWith(u"15000\n"_s));
    QVERIFY(text.endsWith(u"24999\n"_s));
    feed.clear();
    QVERIFY(!feed.hasDropped());
}

void OutputFeedTest::keepsNoMoreThanItsLimit()
{
    OutputFeed feed;
    const QByteArray chunk(64 << 10, 'y');
    for (int i = 0; i < 800; ++i)
        feed.add(OutputStream::Stdout, chunk);
    qsizetype kept = 0;
    while (!feed.isEmpty()) {
        for (const OutputPiece &piece : feed.take(1 << 20))
            kept += piece.text.size();
    }
    QCOMPARE(kept, OutputFeed::maxWaitingBytes);
    QVERIFY(feed.hasDropped());
}

void OutputFeedTest::countsEveryByteOnce()
{
    OutputFeed feed;
    qint64 sent = 0;
    qint64 dealtWith = 0;
    for (int i = 0; i < 200; ++i) {
        const QByteArray bytes(i * 301, i % 3 ? 'a' : '\n');
        feed.add(i % 2 ? OutputStream::Stdout : OutputStream::Stderr, bytes);
        sent += bytes.size();
        std::ignore = feed.take(7000);
        dealtWith += feed.takeDealtWith();
    }
    while (!feed.isEmpty())
        std::ignore = feed.take(4096);
    dealtWith += feed.takeDealtWith();
    QCOMPARE(dealtWith, sent);
    QCOMPARE(feed.takeDealtWith(), 0);
}

QTEST_MAIN(OutputFeedTest)
#include "OutputFeedTest.moc"
