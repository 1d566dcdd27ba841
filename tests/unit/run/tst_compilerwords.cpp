// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/DiagnosticParser.h"

#include "core/run/Language.h"

#include <QtTest>

using namespace learncode;
using namespace Qt::StringLiterals;

// Warnings are told apart from what keeps a program from being built: each with its source lines and notes.
class TestCompilerWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warningsAreTakenOutOfWhatACompilerSays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("errors");
        const QByteArray in = "main.cpp: In function \u2018int main()\u2019:\n";
        const QByteArray warning = "main.cpp:3:7: warning: unused variable \u2018x\u2019 [-Wunused-variable]\n    3 |  "
                                   " int x;\n      |       ^\n";
        const QByteArray wide = "main.cpp:100003:7: warning: unused\n100003 |   int x;\n       |       ^\n";
        const QByteArray error = "main.cpp:4:3: error: \u2018y\u2019 was not declared\n    4 |   y;\n      |   ^\n";
        const QByteArray note = "main.cpp:1:5: note: declared here\n    1 | int f();\n      |     ^\n";
        const QByteArray from = "In file included from a.h:1,\n                 from main.cpp:1:\n";
        const QByteArray header = "a.h:2:1: error: in a header\n    2 | x\n      | ^\n";
        const QByteArray linker =
            "/usr/bin/ld: /work/0/tmp/c.o: in function `main':\nmain.cpp:(.text+0x5): undefined reference to `f()'\n"
            "collect2: error: ld returned 1 exit status\n";
        const QByteArray linkerWarning =
            "/usr/bin/ld: warning: c.o: missing .note.GNU-stack section implies executable stack\n";
        QTest::newRow("none") << in + error + note << in + error + note;
        QTest::newRow("only") << in + warning + note << QByteArray();
        QTest::newRow("before an error") << in + warning + note + error + note << in + error + note;
        QTest::newRow("after an error") << in + error + note + warning + note << in + error + note;
        QTest::newRow("between") << in + error + warning + note + error << in + error + error;
        QTest::newRow("of another function")
            << "main.cpp: In function \u2018f\u2019:\n" + warning + in + error << in + error;
        QTest::newRow("in a header") << from + "a.h: In function \u2018f\u2019:\n" + warning + header
                                     << from + "a.h: In function \u2018f\u2019:\n" + header;
        QTest::newRow("a note in a header") << in + error + from + note << in + error + from + note;
        QTest::newRow("a warning's note in a header") << in + warning + from + note + in + error << in + error;
        QTest::newRow("before the linker") << in + warning + linkerWarning + linker << linker;
        QTest::newRow("a wide number") << in + wide + error << in + error;
        QTest::newRow("CRLF") << QByteArray(in + warning + error).replace("\n", "\r\n")
                              << QByteArray(in + error).replace("\n", "\r\n");
        QTest::newRow("of an option") << "cc1plus: warning: unrecognized\n" + error << error;
        QTest::newRow("a word only") << QByteArray("x.cpp:1:2: error: : warning: \n")
                                     << QByteArray("x.cpp:1:2: error: : warning: \n");
        QTest::newRow("no end") << warning + "main.cpp:4:3: error: y" << QByteArray("main.cpp:4:3: error: y");
        QTest::newRow("no UTF-8") << QByteArray("\xff\n") + warning + "\xfe" << QByteArray("\xff\n\xfe");
    }

    void warningsAreTakenOutOfWhatACompilerSays()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, errors);
        const CompilerWords words = takeApart(text, *LanguageRegistry::builtIn().find(u"cpp"_s));
        QCOMPARE(words.errors, errors);
        QVERIFY(words.errors.size() + words.warnings.size() <= text.size());
    }
};

QTEST_GUILESS_MAIN(TestCompilerWords)
#include "tst_compilerwords.moc"
