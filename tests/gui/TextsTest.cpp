// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/HealthText.h"
#include "core/run/Language.h"
#include "core/run/LimitText.h"
#include "core/run/OutcomeText.h"
#include "tests/support/FakeRunner.h"
#include "ui/theme/Colours.h"
#include "ui/window/Actions.h"

#include <QFile>
#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace learncode;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

namespace {

OutcomeContext context(const QString &errorTail = {})
{
    OutcomeContext made;
    made.languageName = u"Python"_s;
    made.errorTail = errorTail;
    return made;
}

Diagnostic diagnosticAt(int line)
{
    Diagnostic made;
    made.line = line;
    made.message = u"wrong"_s;
    return made;
}

} // namespace

class TextsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void everyOutcomeHasWords();
    void endOfInputIsExplained();
    void durations();
    void noticeFollowsHealth();
    void executorsInWords();
    void contrast_data();
    void contrast();
    void actionsAreOneTable();
};

void TextsTest::outcomes_data()
{
    QTest::addColumn<RunResult>("result");
    QTest::addColumn<QString>("line");
    RunResult result;
    result.outcome = Outcome::Ok;
    result.exitCode = 0;
    result.timing.wallMs = 12;
    result.peakMemoryKb = 9 * 1024;
    QTest::newRow("ok") << result << u"Finished, exit code 0 · ran 12 ms · 9 MB"_s;
    result.timing.compileMs = 212;
    QTest::newRow("compiled") << result << u"Finished, exit code 0 · compiled 212 ms · ran 12 ms · 9 MB"_s;
    result.timing.compileMs = 0;
    result.outcome = Outcome::NonzeroExit;
    result.exitCode = 3;
    QTest::newRow("exit code") << result << u"Ended with exit code 3 · ran 12 ms · 9 MB"_s;
    result.exitCode.reset();
    result.outcome = Outcome::Signal;
    result.signal = u"SIGSEGV"_s;
    QTest::newRow("signal") << result << u"Ended with a crash (SIGSEGV) · ran 12 ms · 9 MB"_s;
    result.outcome = Outcome::Timeout;
    QTest::newRow("timeout") << result << u"Took longer than 30 s and was stopped · ran 12 ms · 9 MB"_s;
    result.outcome = Outcome::MemoryLimit;
    QTest::newRow("memory") << result << u"Stopped: used more than 256 MB · ran 12 ms · 9 MB"_s;
    result.outcome = Outcome::OutputLimit;
    QTest::newRow("output") << result << u"Printed more than 1 MB and was stopped · ran 12 ms · 9 MB"_s;
    result.outcome = Outcome::ProcessLimit;
    QTest::newRow("processes") << result << u"Stopped: started too many processes or threads · ran 12 ms · 9 MB"_s;
    result.message = u"It used more than 10 seconds of processor time."_s;
    result.outcome = Outcome::Timeout;
    QTest::newRow("processor time") << result
                                    << u"Stopped: it used more than 10 seconds of processor time · ran 12 ms · 9 MB"_s;
    result.message.clear();
    result.outcome = Outcome::Stopped;
    QTest::newRow("stopped") << result << u"Stopped · ran 12 ms · 9 MB"_s;
    result.outcome = Outcome::ExecutorLost;
    QTest::newRow("lost") << result << u"Interrupted"_s;
    result.outcome = Outcome::Rejected;
    QTest::newRow("rejected") << result << u"Not started"_s;
    result.outcome = Outcome::CompileError;
    result.timing.compileMs = 1400;
    result.diagnostics = {diagnosticAt(1), diagnosticAt(2)};
    QTest::newRow("compile errors") << result << u"2 errors: the program was not started · compiled 1.4 s"_s;
    result.diagnostics.removeLast();
    QTest::newRow("compile error") << result << u"1 error: the program was not started · compiled 1.4 s"_s;
}

void TextsTest::outcomes()
{
    QFETCH(RunResult, result);
    QFETCH(QString, line);
    QCOMPARE(describeOutcome(result, context()).line(), line);
}

void TextsTest::everyOutcomeHasWords()
{
    QSet<QString> headlines;
    for (const Outcome outcome : allOutcomes) {
        RunResult result;
        result.outcome = outcome;
        const OutcomeWords words = describeOutcome(result, context());
        QVERIFY(!words.headline.isEmpty());
        QVERIFY2(!words.headline.contains(u'_'), "the machine's word is no text for people");
        headlines.insert(words.headline);
    }
    QCOMPARE(headlines.size(), qsizetype(allOutcomes.size()));
}

void TextsTest::endOfInputIsExplained()
{
    RunResult result;
    result.outcome = Outcome::NonzeroExit;
    result.exitCode = 1;
    QVERIFY(describeOutcome(result, context(u"ValueError: 3"_s)).hint.isEmpty());
    const QString hint = describeOutcome(result, context(u"EOFError: EOF when reading a line"_s)).hint;
    QVERIFY(hint.contains(u"Input"_s));
}

void TextsTest::durations()
{
    QCOMPARE(LimitText::duration(0.4), u"under 1 ms"_s);
    QCOMPARE(LimitText::duration(12.4), u"12 ms"_s);
    QCOMPARE(LimitText::duration(1400), u"1.4 s"_s);
    QCOMPARE(LimitText::duration(30'000), u"30 s"_s);
    QCOMPARE(LimitText::duration(125'000), u"2 min 5 s"_s);
    QCOMPARE(LimitText::size(1), u"1 KB"_s);
    QCOMPARE(LimitText::size(256 << 20), u"256 MB"_s);
    QCOMPARE(LimitText::size(3LL << 29), u"1.5 GB"_s);
}

void TextsTest::noticeFollowsHealth()
{
    using Kind = HealthNotice::Kind;
    const LanguageRegistry &languages = LanguageRegistry::builtIn();
    test::FakeHealth fake;
    ServiceHealth health = fake.health();
    QCOMPARE(describeHealth(health, languages).kind, Kind::None);

    health.status = ServiceStatus::Starting;
    QCOMPARE(describeHealth(health, languages).kind, Kind::None); // nothing that jumps for a second's start
    for (ExecutorHealth &executor : health.executors)
        executor.state = ExecutorState::Building;
    QCOMPARE(describeHealth(health, languages).kind, Kind::Progress);
    QVERIFY(describeHealth(health, languages).message.contains(u"Python, JavaScript and C++"_s));

    health.executors[2].state = ExecutorState::Failed;
    health.executors[2].problem = Error{u"no_space"_s, u"The disk is full."_s, u"ENOSPC"_s};
    const HealthNotice failed = describeHealth(health, languages);
    QCOMPARE(failed.kind, Kind::Problem);
    QCOMPARE(failed.message, u"C++: The disk is full."_s);
    QVERIFY(failed.details.contains(u"ENOSPC"_s));

    health.executors[2].problem->code = u"cancelled"_s;
    const HealthNotice paused = describeHealth(health, languages);
    QCOMPARE(paused.kind, Kind::Paused);
    QVERIFY(paused.message.contains(u"C++"_s));
    QVERIFY(!paused.message.contains(u"Python"_s));

    health.engine.problem = Error{u"engine_unavailable"_s, u"Start Docker."_s, u"no socket"_s};
    QCOMPARE(describeHealth(health, languages).message, u"Start Docker."_s);
}

void TextsTest::executorsInWords()
{
    QSet<QString> words;
    for (const auto state : {ExecutorState::Absent, ExecutorState::Building, ExecutorState::Starting,
                             ExecutorState::Ready, ExecutorState::Restarting, ExecutorState::Failed}) {
        ExecutorHealth executor;
        executor.state = state;
        words.insert(describeExecutor(executor, u"Python"_s).sentence);
    }
    QCOMPARE(words.size(), 6); // told apart without any colour
}

void TextsTest::contrast_data()
{
    QTest::addColumn<Role>("foreground");
    QTest::addColumn<Role>("background");
    QTest::addColumn<double>("least");
    const auto add = [](Role foreground, Role background, double least) {
        QTest::addRow("%s on %s", qPrintable(roleName(foreground)), qPrintable(roleName(background)))
            << foreground << background << least;
    };
    for (const Role background : {Role::Window, Role::Surface, Role::SurfaceAlt, Role::AccentSoft, Role::WarningSoft,
                                  Role::ErrorSoft, Role::CurrentLine, Role::Selection})
        add(Role::Text, background, 4.5);
    for (const Role text : {Role::Error, Role::Warning, Role::Success, Role::LineNumber, Role::Muted, Role::Keyword,
                            Role::Literal, Role::Number, Role::Comment, Role::Name, Role::BuiltIn, Role::Special})
        add(text, Role::Surface, 4.5);
    for (const Role text : {Role::Keyword, Role::Literal, Role::Number, Role::Comment, Role::Name, Role::BuiltIn})
        add(text, Role::CurrentLine, 4.5);
    add(Role::Muted, Role::Window, 4.5);
    add(Role::OnAccent, Role::Accent, 4.5);
    add(Role::OnAccent, Role::Name, 4.5);
    add(Role::Error, Role::ErrorSoft, 4.5);
    add(Role::Warning, Role::WarningSoft, 4.5);
    add(Role::Accent, Role::Window, 3);
    add(Role::Accent, Role::Surface, 3);
    add(Role::ControlBorder, Role::Surface, 3);
    add(Role::ControlBorder, Role::Window, 2.9);
}

void TextsTest::contrast()
{
    QFETCH(Role, foreground);
    QFETCH(Role, background);
    QFETCH(double, least);
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        const double ratio = contrastRatio(colours->value(foreground), colours->value(background));
        QVERIFY2(
            ratio >= least,
            qPrintable(u"%1 in the %2 theme"_s.arg(ratio).arg(colours == &lightColours() ? u"light"_s : u"dark"_s)));
    }
}

void TextsTest::actionsAreOneTable()
{
    QSet<QString> names;
    QSet<QString> shortcuts;
    for (const ActionInfo &info : allActions()) {
        names.insert(QLatin1StringView(info.name));
        if (!*info.shortcut)
            continue;
        for (const QKeySequence &keys : QKeySequence::listFromString(QLatin1StringView(info.shortcut))) {
            QVERIFY2(!keys.isEmpty() && !shortcuts.contains(keys.toString()), info.name);
            shortcuts.insert(keys.toString());
        }
    }
    QCOMPARE(names.size(), qsizetype(allActions().size()));
}

QTEST_MAIN(TextsTest)
#include "TextsTest.moc"
