// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutcomeText.h"

#include "core/run/Language.h"
#include "tests/support/WordCases.h"

#include <QSet>
#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;

namespace {

OutcomeContext context()
{
    OutcomeContext made;
    made.languageName = u"Python"_s;
    return made;
}

RunResult failed(Cause::Kind kind, const QString &name = {})
{
    RunResult result;
    result.outcome = Outcome::NonzeroExit;
    result.exitCode = 1;
    result.cause = Cause{kind, name};
    return result;
}

} // namespace

class TestOutcomeText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void everyOutcomeHasWords();
    void everyOutcomeButOkHasASentence();
    void sentencesThatExistStay();
    void endOfInputIsExplained();
    void limitsComeBeforeCauses();
    void namesAreShownSafely();
    void contextIsTheRequests();
    void tones();
};

void TestOutcomeText::outcomes_data()
{
    QTest::addColumn<RunResult>("result");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("hint");
    for (const test::OutcomeCase &row : test::outcomeCases())
        QTest::newRow(row.name.constData()) << row.result << row.headline << row.detail;
}

void TestOutcomeText::outcomes()
{
    QFETCH(RunResult, result);
    QFETCH(QString, line);
    QFETCH(QString, hint);
    const OutcomeWords words = describeOutcome(result, context());
    QCOMPARE(words.line(), line);
    QCOMPARE(words.hint, hint);
}

void TestOutcomeText::everyOutcomeHasWords()
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

void TestOutcomeText::everyOutcomeButOkHasASentence()
{
    QSet<QString> sentences;
    for (const Outcome outcome : allOutcomes) {
        RunResult result;
        result.outcome = outcome;
        const QString sentence = outcomeSentence(result, context());
        QCOMPARE(sentence.isEmpty(), outcome == Outcome::Ok);
        if (!sentence.isEmpty())
            QVERIFY2(sentence.endsWith(u'.') && sentence.front().isUpper(), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), qsizetype(allOutcomes.size()));
    for (const test::OutcomeCase &row : test::outcomeCases())
        QCOMPARE(outcomeSentence(row.result, context()).isEmpty(), row.result.outcome == Outcome::Ok);

    RunResult result;
    result.outcome = Outcome::NonzeroExit;
    result.exitCode = 3;
    QCOMPARE(outcomeSentence(result, context()), u"The program ended with exit code 3."_s);
    result.outcome = Outcome::Signal;
    result.signal = u"SIGFPE"_s;
    QCOMPARE(outcomeSentence(result, context()), u"The program divided a whole number by zero."_s);
    result.signal = u"SIGTERM"_s;
    QCOMPARE(outcomeSentence(result, context()),
             u"The program was told to end, by itself or by another process of its own."_s);
    result.signal = u"SIGRTMIN+3"_s;
    QCOMPARE(outcomeSentence(result, context()), u"A signal ended the program: SIGRTMIN+3."_s);
    result.signal = u"SIGINT"_s;
    QCOMPARE(outcomeSentence(result, context()), u"The program was interrupted."_s);
}

void TestOutcomeText::sentencesThatExistStay()
{
    for (const Outcome outcome : allOutcomes) {
        RunResult result;
        result.outcome = outcome;
        result.message = u"It used more than 32 MB for files."_s;
        QCOMPARE(outcomeSentence(result, context()), result.message);
    }
    for (const Outcome outcome : {Outcome::ExecutorLost, Outcome::Rejected}) {
        RunResult result;
        result.outcome = outcome;
        result.error = Error{u"x"_s, u"It happened."_s, u"secret"_s};
        QCOMPARE(outcomeSentence(result, context()), u"It happened."_s);
    }
}

void TestOutcomeText::endOfInputIsExplained()
{
    const RunResult result = failed(Cause::Kind::EndOfInput);
    OutcomeContext typedTo = context();
    typedTo.interactive = true;
    QVERIFY(describeOutcome(result, context()).hint.contains(u"Input"_s));
    QCOMPARE(outcomeSentence(result, context()), u"The program asked for more input than there was."_s);
    // Who typed Ctrl+D need not be sent to another pane.
    QCOMPARE(describeOutcome(result, typedTo).hint, u"The program asked for more input after its end."_s);
}

void TestOutcomeText::limitsComeBeforeCauses()
{
    RunResult result = failed(Cause::Kind::NoNetwork);
    result.message = u"There was no room left for its files."_s;
    QCOMPARE(outcomeSentence(result, context()), result.message);
    QCOMPARE(describeOutcome(result, context()).hint, result.message);
}

void TestOutcomeText::namesAreShownSafely()
{
    const QString hint =
        describeOutcome(failed(Cause::Kind::NoModule, u"a\nb\u202e"_s + QString(1000, u'x')), context()).hint;
    QVERIFY2(hint.contains(u"\"a\ufffdb\ufffdxxx"_s) && hint.size() < 200, qPrintable(hint));
}

void TestOutcomeText::contextIsTheRequests()
{
    RunRequest request;
    request.languageId = u"cpp"_s;
    request.limits.wallTime = std::chrono::seconds(2);
    const OutcomeContext made = contextOf(request, LanguageRegistry::builtIn());
    QCOMPARE(made.languageName, u"C++"_s);
    QCOMPARE(made.limits, request.limits);
    RunResult result;
    result.outcome = Outcome::Timeout;
    QCOMPARE(describeOutcome(result, made).headline, u"Took longer than 2 s and was stopped"_s);
    request.languageId = u"cobol"_s;
    QCOMPARE(contextOf(request, LanguageRegistry::builtIn()).languageName, u"cobol"_s);
}

void TestOutcomeText::tones()
{
    RunResult result;
    const auto toneOf = [&](Outcome outcome) {
        result.outcome = outcome;
        return describeOutcome(result, context()).tone;
    };
    result.signal = u"SIGSEGV"_s;
    QCOMPARE(toneOf(Outcome::Ok), Tone::Good);
    QCOMPARE(toneOf(Outcome::Timeout), Tone::Attention);
    QCOMPARE(toneOf(Outcome::Signal), Tone::Bad);
    QCOMPARE(toneOf(Outcome::ExecutorLost), Tone::Bad);
    QCOMPARE(toneOf(Outcome::Stopped), Tone::Plain);
    result.signal = u"SIGINT"_s; // somebody pressed Ctrl+C
    QCOMPARE(toneOf(Outcome::Signal), Tone::Plain);
}

QTEST_GUILESS_MAIN(TestOutcomeText)
#include "tst_outcometext.moc"
