// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to look for diagnostics in what is much, or made to be hard to read.
#include "core/run/DiagnosticParser.h"
#include "core/run/Language.h"

#include <QElapsedTimer>
#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;

class DiagnosticsBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
};

void DiagnosticsBench::parse_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    const auto hostile = [](const QString &piece) {
        return (piece.repeated(1900 / piece.size()) + u'\n').repeated(500) + piece.repeated(100'000);
    };
    QTest::newRow("60000 lines of C++") << u"cpp"_s << u"main.cpp:3:1: error: first\n"_s + u"^\n"_s.repeated(60'000);
    QTest::newRow("60000 lines of Python") << u"python"_s << u"^\n"_s.repeated(60'000) + u"NameError: last\n"_s;
    QTest::newRow("slashes") << u"javascript"_s << hostile(u"    at /(/(/(/(/("_s);
    QTest::newRow("colons") << u"cpp"_s << hostile(u"/a:1:1:/a:1:1:"_s);
    QTest::newRow("quotes") << u"python"_s << hostile(u"  File \"/////"_s);
    QTest::newRow("words") << u"javascript"_s << hostile(u"a [ErrorError"_s);
}

void DiagnosticsBench::parse()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    const Language *known = LanguageRegistry::builtIn().find(language);
    QElapsedTimer clock;
    clock.start();
    (void)parseDiagnostics(text, *known, {{known->mainFile}, {}});
    qInfo("%lld us", clock.nsecsElapsed() / 1000);
}

QTEST_GUILESS_MAIN(DiagnosticsBench)
#include "DiagnosticsBench.moc"
