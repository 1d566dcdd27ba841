// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/TerminalText.h"

#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;

class TestTerminalText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsLeft_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("plain") << u"a[1m\n"_s << u"a[1m\n"_s;
        QTest::newRow("colour") << u"a \x1b[1;31mred\x1b[0m b"_s << u"a red b"_s;
        QTest::newRow("to the line's end") << u"\x1b[01m\x1b[Kmain.cpp:\x1b[m\x1b[K x"_s << u"main.cpp: x"_s;
        QTest::newRow("private") << u"\x1b[?25lhidden"_s << u"hidden"_s;
        QTest::newRow("intermediate") << u"\x1b[2 qbar"_s << u"bar"_s;
        QTest::newRow("cut off") << u"a\x1b[31"_s << u"a"_s;
        QTest::newRow("escape alone") << u"a\x1b"_s << u"a"_s;
        QTest::newRow("before something else") << u"a\x1b]0;b"_s << u"a]0;b"_s;
    }

    void saysWhatIsLeft()
    {
        QFETCH(QString, text);
        QTEST(withoutEscapes(text), "plain");
    }
};

QTEST_APPLESS_MAIN(TestTerminalText)
#include "tst_terminaltext.moc"
