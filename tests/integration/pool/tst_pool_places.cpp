// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/pool/PoolFixture.h"

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// What real compilers and interpreters say of places, as it reaches whoever asked for the run.
class TestPoolPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void compileErrorHasADiagnostic();
    void placesAreNamedAsInTheRequest_data();
    void placesAreNamedAsInTheRequest();
    void whatACompilerSaysIsNoOutput();

private:
    std::unique_ptr<PoolFixture> m_pool;
};

namespace {

QByteArray describe(const Ended &ended)
{
    const QString error = ended.result.error ? ended.result.error->code + u' ' + ended.result.error->detail : QString();
    return QByteArray(outcomeName(ended.result.outcome).data()) + " [" + ended.output + "] " + error.toUtf8();
}

} // namespace

void TestPoolPlaces::initTestCase()
{
    m_pool = std::make_unique<PoolFixture>();
    QVERIFY(m_pool->open());
}

void TestPoolPlaces::cleanupTestCase()
{
    QVERIFY(m_pool->shutdown());
    m_pool.reset();
}

void TestPoolPlaces::compileErrorHasADiagnostic()
{
    const Ended ended = m_pool->run(PoolFixture::request(u"cpp"_s, u"int main() {\n  return x;\n}\n"_s));
    QVERIFY2(ended.result.outcome == Outcome::CompileError, describe(ended));
    QVERIFY(!ended.result.diagnostics.isEmpty());
    QCOMPARE(ended.result.diagnostics[0].file, u"main.cpp"_s);
    QCOMPARE(ended.result.diagnostics[0].line, 2);
}

void TestPoolPlaces::placesAreNamedAsInTheRequest_data()
{
    QTest::addColumn<QString>("languageId");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::newRow("python") << u"python"_s << u"from pkg.deep import helper\nhelper.f()"_s << u"pkg/deep/helper.py"_s
                            << QByteArray("import json\ndef f(): json.loads('{')") << u"pkg/deep/helper.py:2"_s;
    QTest::newRow("python, a library's name") << u"python"_s << u"import json\njson.loads('{')"_s
                                              << u"lib/json/decoder.py"_s << QByteArray() << u"main.py:2"_s;
    QTest::newRow("javascript") << u"javascript"_s << u"require('./lib/util.js').f()"_s << u"lib/util.js"_s
                                << QByteArray("exports.f = () => {\n  JSON.parse('{') }") << u"lib/util.js:2"_s;
    QTest::newRow("javascript, a module")
        << u"javascript"_s << u"import('./lib/ä b.mjs').then((m) => m.f())"_s << u"lib/ä b.mjs"_s
        << QByteArray("export function f() {\n  missing }") << u"lib/ä b.mjs:2"_s;
    QTest::newRow("cpp, a header") << u"cpp"_s << u"#include \"include/person.h\"\nint main() {}"_s
                                   << u"include/person.h"_s << QByteArray("\nint x = missing;")
                                   << u"include/person.h:2"_s;
    QTest::newRow("cpp, a source") << u"cpp"_s << u"int main() {}"_s << u"src/-x.cpp"_s
                                   << QByteArray("\n\nint x = missing;") << u"src/-x.cpp:3"_s;
    QTest::newRow("cpp, no option") << u"cpp"_s << u"int main() {}"_s << u"-x.cpp"_s << QByteArray("int x = missing;")
                                    << u"-x.cpp:1"_s;
}

void TestPoolPlaces::placesAreNamedAsInTheRequest()
{
    QFETCH(QString, languageId);
    QFETCH(QString, code);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    RunRequest request = PoolFixture::request(languageId, code);
    request.files = {{file, content}};
    const Ended ended = m_pool->run(request);
    QVERIFY2(ended.result.diagnostics.size() == 1, describe(ended));
    const Diagnostic &found = ended.result.diagnostics.first();
    QCOMPARE(u"%1:%2"_s.arg(found.file).arg(found.line), place);
}

/// Messages are no warnings, but a compiler's all the same, and there are some of them with any flags.
void TestPoolPlaces::whatACompilerSaysIsNoOutput()
{
    RunRequest request = PoolFixture::request(u"cpp"_s,
                                              u"#include \"own.h\"\n#pragma message(\"look\")\n#include <cstdio>\n"
                                              "int main() { std::puts(\"hi\"); }"_s);
    request.files = {{u"own.h"_s, "\n#pragma message(\"here\")\n"}};
    request.limits.outputBytes = 10;
    for (const bool terminal : {false, true}) {
        request.terminal = terminal ? std::optional(TerminalSize()) : std::nullopt;
        const Ended ended = m_pool->run(request);
        QVERIFY2(ended.result.outcome == Outcome::Ok, describe(ended));
        QCOMPARE(ended.output, terminal ? QByteArray("hi\r\n") : QByteArray("hi\n"));
        QCOMPARE(ended.result.diagnostics.size(), 2);
        QCOMPARE(ended.result.diagnostics[0].file, u"own.h"_s);
        QCOMPARE(ended.result.diagnostics[1].line, 2);
    }
}

QTEST_GUILESS_MAIN(TestPoolPlaces)
#include "tst_pool_places.moc"
