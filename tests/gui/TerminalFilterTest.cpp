// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/TerminalFilter.h"

#include <QTest>

using namespace learncode::ui;
using namespace Qt::StringLiterals;

/// What a program may do to the terminal, and what not.
class TerminalFilterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filters_data();
    void filters();
    void pastes_data();
    void pastes();
};

void TerminalFilterTest::filters_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto same = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes << bytes; };
    const auto gone = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << "a" + bytes + "b" << "ab"_ba;
    };
    same("text", "Name? \t\r\n\b\a"_ba);
    same("UTF-8", "\xc3\xa4\xc2\xa0\xe2\x82\xac\xf0\x9f\x98\x80"_ba);
    same("colours", "\x1b[0m\x1b[1;31m\x1b[38;5;200m\x1b[48;2;1;2;3m\x1b[38:2:1:2:3m\x1b[m"_ba);
    same("cursor",
         "\x1b[H\x1b[2;3H\x1b[9999;9999H\x1b[A\x1b[12C\x1b"
         "7\x1b"
         "8\x1b[s\x1b[u"_ba);
    same("clearing", "\x1b[2J\x1b[K\x1b[3J\x1b[5L\x1b[5P\x1b[10@"_ba);
    same("character sets", "\x1b(0\x1b)B\x1b#8"_ba);
    same("modes", "\x1b[?25l\x1b[?1049h\x1b[?1006;1000h\x1b[?2004h\x1b[4h"_ba);
    same("questions", "\x1b[6n\x1b[c\x1b[>c\x1b[5n"_ba);
    same("reset",
         "\x1b"
         "c"_ba);
    same("cursor shape", "\x1b[4 q"_ba);
    QTest::newRow("control inside") << "\x1b[3\n1m"_ba << "\n\x1b[31m"_ba;
    QTest::newRow("broken off by another") << "\x1b[3\x1b[31mx"_ba << "\x1b[31mx"_ba;
    QTest::newRow("broken off by text") << "\x1b[3\xc3\xa4"_ba << "\xc3\xa4"_ba;
    gone("title", "\x1b]0;title\x07"_ba);
    gone("title, other end", "\x1b]2;title\x1b\\"_ba);
    gone("clipboard", "\x1b]52;c;aGVsbG8=\x07"_ba);
    gone("link", "\x1b]8;;http://example.org/\x1b\\"_ba);
    gone("palette", "\x1b]4;1;#ffffff\x07"_ba);
    gone("background", "\x1b]11;#ffffff\x07"_ba);
    gone("profile", "\x1b]50;x=y\x07"_ba);
    gone("device string", "\x1bP$q\"p\x1b\\"_ba);
    gone("application string", "\x1b_G\x1b\\"_ba);
    gone("privacy string", "\x1b^x\x1b\\"_ba);
    gone("window size", "\x1b[8;60000;60000t"_ba);
    gone("title report", "\x1b[21t"_ba);
    gone("132 columns", "\x1b[?40h\x1b[?3h"_ba);
    gone("VT52", "\x1b[?2l"_ba);
    gone("printer", "\x1b[5i"_ba);
    gone("endless repetition", "\x1b[40000b"_ba);
    gone("endless insertion", "\x1b[40000@"_ba);
    gone("absurd number", "\x1b[99999999999999999999C"_ba);
    gone("overlong", "\x1b["_ba + QByteArray(500, '1') + "m");
    gone("high control", "\xc2\x9b"_ba);
    gone("answerback", "\x05"_ba);
    QTest::newRow("some modes") << "\x1b[?3;25;40h"_ba << "\x1b[?25h"_ba;
    QTest::newRow("title without end") << "\x1b]0;title\nnext"_ba << "\nnext"_ba;
    QTest::newRow("endless title") << "\x1b]"_ba + QByteArray(5000, 'x') << QByteArray(5000 - 4096, 'x');
}

void TerminalFilterTest::filters()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(TerminalFilter().filter(in), out);
    TerminalFilter byByte;
    QByteArray bytes;
    for (const char byte : in)
        bytes += byByte.filter(QByteArray(1, byte));
    QCOMPARE(bytes, out);
}

void TerminalFilterTest::pastes_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("plain") << u"Ann"_s << u"Ann"_s;
    QTest::newRow("lines") << u"a\nb\r\nc\rd"_s << u"a\rb\rc\rd"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a\tb"_s;
    QTest::newRow("controls") << u"a\x1b\x03\x04\x7f\u009b\u0000b"_s << u"ab"_s;
    QTest::newRow("beyond ASCII") << u"\u00e4\u20ac\U0001f600"_s << u"\u00e4\u20ac\U0001f600"_s;
    QTest::newRow("bounded") << QString(maxPasteBytes + 5, u'x') << QString(maxPasteBytes, u'x');
    const QString faces = u"\U0001f600"_s.repeated(maxPasteBytes / 4);
    QTest::newRow("no half characters") << u'x' + faces << u'x' + faces.chopped(2);
}

void TerminalFilterTest::pastes()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(safeToPaste(in), out);
    QVERIFY(safeToPaste(in).toUtf8().size() <= maxPasteBytes);
}

QTEST_GUILESS_MAIN(TerminalFilterTest)
#include "TerminalFilterTest.moc"
