// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/ShownText.h"

#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;

/// What strangers write, in a sentence.
class TestShownText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void findsTheNearest_data();
    void findsTheNearest();
};

void TestShownText::shows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("plain") << u"stdin"_s << u"stdin"_s;
    QTest::newRow("other letters") << u"größe 名"_s << u"größe 名"_s;
    QTest::newRow("at the limit") << u"12345678"_s << u"12345678"_s;
    QTest::newRow("beyond") << u"123456789"_s << u"12345678…"_s;
    QTest::newRow("pairs") << u"1234567😀"_s << u"1234567😀"_s;
    QTest::newRow("pairs beyond") << u"1234567😀😀"_s << u"1234567😀…"_s;
    QTest::newRow("only pairs") << u"😀😀😀😀😀😀😀😀😀😀"_s << u"😀😀😀😀😀😀😀😀…"_s;
    QTest::newRow("controls") << u"a\n\x1b\x7f\u0085"_s << u"a\ufffd\ufffd\ufffd\ufffd"_s;
    QTest::newRow("NUL") << QString(QChar::Null) << u"\ufffd"_s;
    QTest::newRow("turned around") << u"a\u202eb\u2028"_s << u"a\ufffdb\ufffd"_s;
    QTest::newRow("half a pair") << u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde00) << u"a\ufffdb\ufffd"_s;
}

void TestShownText::shows()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(shownText(text, 8), shown);
    QVERIFY(shownText(text, 8).isValidUtf16());
}

void TestShownText::findsTheNearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a letter too many") << u"codes"_s << u"code"_s;
    QTest::newRow("a letter too few") << u"cod"_s << u"code"_s;
    QTest::newRow("another letter") << u"mode"_s << u"code"_s;
    QTest::newRow("two swapped") << u"coed"_s << u"code"_s;
    QTest::newRow("case") << u"TIMEOUTMS"_s << u"timeoutMs"_s;
    QTest::newRow("joined otherwise") << u"timeout_ms"_s << u"timeoutMs"_s;
    QTest::newRow("three letters of nine") << u"timeout"_s << u"timeoutMs"_s;
    QTest::newRow("the same") << u"code"_s << u"code"_s;
    QTest::newRow("another word") << u"colour"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("only joints") << u"_-_"_s << QString();
    QTest::newRow("long") << u"code"_s.repeated(100'000) << QString();
}

void TestShownText::findsTheNearest()
{
    QFETCH(QString, word);
    QTEST(nearestWord(word, {u"code"_s, u"timeoutMs"_s, u"args"_s}), "nearest");
}

QTEST_APPLESS_MAIN(TestShownText)
#include "tst_showntext.moc"
