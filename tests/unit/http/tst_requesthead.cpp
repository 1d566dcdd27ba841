// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/RequestHead.h"

#include <QRandomGenerator>
#include <QTest>

using namespace learncode::http;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 limit = 16 * 1024;

/// 0 when the bytes are a request, 1 when more are needed, else the status of the refusal.
int verdict(const QByteArray &bytes)
{
    const auto end = findHeadEnd(bytes, limit);
    if (!end)
        return end.error().status;
    if (*end == 0)
        return 1;
    const auto head = parseHead(QByteArrayView(bytes).first(*end));
    return head ? 0 : head.error().status;
}

QByteArray withHeader(const QByteArray &header)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n";
}

} // namespace

class TestRequestHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeHead();
    void judges_data();
    void judges();
    void needsEveryByte();
    void survivesNoise();
};

void TestRequestHead::readsAWholeHead()
{
    const QByteArray bytes = "POST /api/code/execute?x=1 HTTP/1.1\r\nHost: localhost:5000\r\n"
                             "Content-LENGTH:  12 \r\nExpect: 100-continue\r\n\r\nbody";
    const auto end = findHeadEnd(bytes, limit);
    QVERIFY(end.has_value());
    QCOMPARE(*end, bytes.size() - 4);
    const auto head = parseHead(QByteArrayView(bytes).first(*end));
    QVERIFY(head.has_value());
    QCOMPARE(head->method, "POST");
    QCOMPARE(head->path, "/api/code/execute");
    QCOMPARE(head->authority, "localhost:5000");
    QCOMPARE(head->contentLength, 12);
}

void TestRequestHead::judges_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, int expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("simple", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0);
    row("old version", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 0);
    row("absolute target", "GET http://a:1/x HTTP/1.1\r\nHost: a\r\n\r\n", 0);
    row("chunked", withHeader("Transfer-Encoding: Chunked"), 411);
    row("empty value", withHeader("X-A:"), 0);
    row("not whole", "GET / HTTP/1.1\r\nHost: a\r\n", 1);
    row("100 headers", withHeader(QByteArray("A: b\r\n").repeated(98) + "C: d"), 0);

    row("TLS hello", QByteArray::fromHex("16030102000100"), 400);
    row("garbage", "hello world\r\n\r\n", 400);
    row("NUL", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"_ba, 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400);
    row("space before colon", withHeader("X : b"), 400);
    row("no colon", withHeader("X"), 400);
    row("folded header", withHeader("X: a\r\n b"), 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", withHeader("Host: b"), 400);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no version", "GET /\r\nHost: a\r\n\r\n", 400);
    row("authority target", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("other scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 505);
    row("HTTP/2 with path", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("negative length", withHeader("Content-Length: -1"), 400);
    row("signed length", withHeader("Content-Length: +1"), 400);
    row("hexadecimal length", withHeader("Content-Length: 0x1"), 400);
    row("empty length", withHeader("Content-Length:"), 400);
    row("two lengths", withHeader("Content-Length: 1\r\nContent-Length: 1"), 400);
    row("list of lengths", withHeader("Content-Length: 1, 1"), 400);
    row("length past 64 bits", withHeader("Content-Length: 99999999999999999999999"), 413);
    row("both framings", withHeader("Content-Length: 1\r\nTransfer-Encoding: chunked"), 400);
    row("unknown encoding", withHeader("Transfer-Encoding: gzip, chunked"), 411);
    row("two encodings", withHeader("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400);
    row("chunked in 1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 411);
    row("other expectation", withHeader("Expect: tea"), 417);
    row("10,000 headers", withHeader(QByteArray("A: b\r\n").repeated(10'000)), 431);
    row("101 headers", withHeader(QByteArray("A: b\r\n").repeated(99) + "C: d"), 431);
    row("header of 100 KB", withHeader("X: " + QByteArray(100'000, 'x')), 431);
    row("request line of 64 KB", "GET /" + QByteArray(65'536, 'x'), 431);
}

void TestRequestHead::judges()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, expected);
    QCOMPARE(verdict(bytes), expected);
}

void TestRequestHead::needsEveryByte()
{
    const QByteArray whole = withHeader("Content-Length: 5");
    for (qsizetype length = 1; length < whole.size(); ++length)
        QCOMPARE(verdict(whole.first(length)), 1);
    QCOMPARE(verdict(whole), 0);
}

// Whatever the bytes are: an answer or a request, never a crash, and never a request from control bytes.
void TestRequestHead::survivesNoise()
{
    QRandomGenerator random(20260101);
    const QByteArray seed = withHeader("Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close");
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = seed;
        for (int change = random.bounded(1, 6); change > 0; --change)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        const int got = verdict(bytes);
        QVERIFY2(got <= 1 || (got >= 400 && got <= 505), bytes.toPercentEncoding().constData());
        if (got == 0)
            QVERIFY(!bytes.contains('\0'));
    }
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
