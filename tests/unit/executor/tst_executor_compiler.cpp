// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/DispatchFixture.h"

#include <QJsonObject>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray warning = "main.cpp:3:7: warning: unused variable 'x'\n    3 |   int x;\n      |       ^\n";
const QByteArray compileError = "main.cpp:4:3: error: 'y' was not declared\n    4 |   y;\n      |   ^\n";

QStringList described(const RunResult &result)
{
    QStringList lines;
    for (const Diagnostic &each : result.diagnostics)
        lines.append(u"%1:%2 %3"_s.arg(each.file).arg(each.line).arg(
            each.severity == Diagnostic::Severity::Warning ? u"warning"_s : u"error"_s));
    return lines;
}

RunRequest program()
{
    RunRequest request = hello();
    request.languageId = u"cpp"_s;
    return request;
}

} // namespace

// What a compiler says: nobody knows before the program begins, or does not, what it was.
class TestExecutorCompiler final : public DispatchFixture
{
    Q_OBJECT

public:
    TestExecutorCompiler()
        : DispatchFixture(u"cpp"_s)
    {
    }

private Q_SLOTS:
    void warningsAreNoOutput();
    void errorsOfACompilerAreOutputAtTheEnd();
    void warningsAreShownWhereTheyAreAllThereIs();
    void aCompilersWordsAreBounded();
    void aReaderMayGoWhenItIsToldOfErrors();
};

void TestExecutorCompiler::warningsAreNoOutput()
{
    Reader reader(start(program()));
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"compiling"_s}, {u"directory"_s, u"/w"_s}});
    executor->print(1, warning.first(20), protocol::Channel::Compiler);
    executor->print(1, warning.sliced(20), protocol::Channel::Compiler);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"running"_s}, {u"directory"_s, u"/w"_s}});
    executor->print(1, "printed");
    executor->print(1, "main.cpp:9:1: error: from the program\n", protocol::Channel::Stderr);
    executor->finish(1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.text, QByteArray("printedmain.cpp:9:1: error: from the program\n"));
    QCOMPARE(described(reader.result()), (QStringList{u"main.cpp:9 error"_s, u"main.cpp:3 warning"_s}));
    QCOMPARE(acknowledged(1), QList<qint64>());
}

void TestExecutorCompiler::errorsOfACompilerAreOutputAtTheEnd()
{
    Reader reader(start(program()));
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->send({{u"type"_s, u"phase"_s}, {u"run"_s, 1}, {u"phase"_s, u"compiling"_s}});
    executor->print(1, warning + compileError, protocol::Channel::Compiler);
    executor->finish(1, u"compile_error"_s, 1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.text, compileError);
    QCOMPARE(described(reader.result()), (QStringList{u"main.cpp:4 error"_s, u"main.cpp:3 warning"_s}));
}

void TestExecutorCompiler::warningsAreShownWhereTheyAreAllThereIs()
{
    Reader reader(start(program()));
    QTRY_COMPARE(executor->runs().size(), 1);
    executor->print(1, warning, protocol::Channel::Compiler);
    executor->finish(1, u"compile_error"_s, 1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.text, warning);
}

void TestExecutorCompiler::aCompilersWordsAreBounded()
{
    Reader reader(start(program()));
    QTRY_COMPARE(executor->runs().size(), 1);
    for (int i = 0; i < 20; ++i)
        executor->print(1, QByteArray(64 * 1024, 'x'), protocol::Channel::Compiler);
    executor->finish(1, u"compile_error"_s, 1);
    QVERIFY(reader.ends());
    QCOMPARE(reader.text.size(), static_cast<qsizetype>(protocol::maxCompilerBytes));
}

// Its reader may end or delete it when it is told why it did not compile.
void TestExecutorCompiler::aReaderMayGoWhenItIsToldOfErrors()
{
    auto *run = start(program());
    QTRY_COMPARE(executor->runs().size(), 1);
    const QPointer<Run> guard(run);
    connect(run, &Run::event, this, [run](const RunEvent &event) {
        if (std::holds_alternative<OutputReceived>(event))
            delete run;
    });
    executor->print(1, compileError, protocol::Channel::Compiler);
    executor->finish(1, u"compile_error"_s, 1);
    QTRY_VERIFY(!guard);
}

QTEST_GUILESS_MAIN(TestExecutorCompiler)
#include "tst_executor_compiler.moc"
