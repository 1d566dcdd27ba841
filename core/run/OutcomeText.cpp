// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutcomeText.h"

#include "core/run/Language.h"
#include "core/run/LimitText.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::OutcomeText)
};

QString signalMeaning(const QString &signal)
{
    if (signal == "SIGSEGV"_L1 || signal == "SIGBUS"_L1)
        return Text::tr("The program touched memory that is not its own. Look at array indexes and pointers.");
    if (signal == "SIGFPE"_L1)
        return Text::tr("The program divided a whole number by zero.");
    if (signal == "SIGABRT"_L1)
        return Text::tr("The program gave up by itself, often because of an exception that nobody caught.");
    if (signal == "SIGILL"_L1)
        return Text::tr("The program did something that the processor does not know, often after a missing return.");
    if (signal == "SIGSYS"_L1)
        return Text::tr("The program asked for something that is not allowed here.");
    return {};
}

QString signalSentence(const QString &signal)
{
    if (signal.isEmpty())
        return Text::tr("A signal ended the program.");
    if (signal == "SIGINT"_L1)
        return Text::tr("The program was interrupted.");
    const QString meaning = signalMeaning(signal);
    return meaning.isEmpty() ? Text::tr("A signal ended the program: %1.").arg(signal) : meaning;
}

int countOf(const RunResult &result, Diagnostic::Severity severity)
{
    return static_cast<int>(std::ranges::count(result.diagnostics, severity, &Diagnostic::severity));
}

QString figuresOf(const RunResult &result)
{
    QStringList parts;
    // Where there are errors, those are what to look at.
    const int warnings = result.outcome == Outcome::CompileError ? 0 : countOf(result, Diagnostic::Severity::Warning);
    if (warnings > 0)
        parts.append(warnings == 1 ? Text::tr("1 warning") : Text::tr("%1 warnings").arg(warnings));
    if (result.timing.compileMs >= 1)
        parts.append(Text::tr("compiled %1").arg(LimitText::duration(result.timing.compileMs)));
    if (result.outcome != Outcome::CompileError && result.timing.wallMs > 0)
        parts.append(Text::tr("ran %1").arg(LimitText::duration(result.timing.wallMs)));
    if (result.peakMemoryKb > 0 && result.outcome != Outcome::CompileError)
        parts.append(LimitText::size(result.peakMemoryKb * 1024));
    return parts.join(u" \u00b7 "_s);
}

// A program that wants more input than it got is the commonest surprise of a first week.
QString endOfInputHint(const QString &errorTail)
{
    if (!errorTail.contains("EOFError"_L1))
        return {};
    return Text::tr(
        "The program asked for more input than there was. Write it under \u201cInput\u201d, one line for each "
        "question, or choose \u201cInteractive\u201d there to type while it runs.");
}

QString compileHeadline(const RunResult &result)
{
    const int errors = countOf(result, Diagnostic::Severity::Error);
    if (errors == 0)
        return Text::tr("The program could not be compiled");
    return errors == 1 ? Text::tr("1 error: the program was not started")
                       : Text::tr("%1 errors: the program was not started").arg(errors);
}

OutcomeWords lost(const RunResult &result, const OutcomeContext &context)
{
    OutcomeWords words{Tone::Bad, Text::tr("Interrupted"), {}, {}};
    words.hint = result.error && !result.error->message.isEmpty()
        ? result.error->message
        : Text::tr("The place where %1 programs run was restarted. Please run it again.").arg(context.languageName);
    return words;
}

OutcomeWords rejected(const RunResult &result)
{
    OutcomeWords words{Tone::Attention, Text::tr("Not started"), {}, {}};
    if (result.error)
        words.hint = result.error->message;
    return words;
}

/// A whole sentence, put behind a colon.
QString afterColon(QString sentence)
{
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    if (!sentence.isEmpty())
        sentence.front() = sentence.front().toLower();
    return sentence;
}

QString limitHint(Outcome outcome)
{
    switch (outcome) {
    case Outcome::MemoryLimit: return Text::tr("Does a list or a string grow without end?");
    case Outcome::Timeout:
    case Outcome::OutputLimit: return Text::tr("Is there a loop that never ends?");
    default: return {};
    }
}

OutcomeWords limitWords(const RunResult &result, const OutcomeContext &context)
{
    // The executor knows best which limit it was: a timeout may be processor time, too much output a file.
    if (!result.message.isEmpty())
        return {
            Tone::Attention, Text::tr("Stopped: %1").arg(afterColon(result.message)), {}, limitHint(result.outcome)};
    const QString hint = result.outcome == Outcome::OutputLimit ? Text::tr("Is there a loop that prints for ever?")
                                                                : limitHint(result.outcome);
    return {Tone::Attention, LimitText::exceeded(result.outcome, context.limits), {}, hint};
}

OutcomeWords wordsFor(const RunResult &result, const OutcomeContext &context)
{
    switch (result.outcome) {
    case Outcome::Ok: return {Tone::Good, Text::tr("Finished, exit code %1").arg(result.exitCode.value_or(0)), {}, {}};
    case Outcome::NonzeroExit:
        return {Tone::Attention,
                Text::tr("Ended with exit code %1").arg(result.exitCode.value_or(1)),
                {},
                result.message.isEmpty() ? endOfInputHint(context.errorTail) : result.message};
    case Outcome::Signal:
        if (result.signal == "SIGINT"_L1) // somebody pressed Ctrl+C: no crash
            return {Tone::Plain, Text::tr("Interrupted"), {}, result.message};
        return {Tone::Bad,
                Text::tr("Ended with a crash (%1)").arg(result.signal),
                {},
                result.message.isEmpty() ? signalMeaning(result.signal) : result.message};
    case Outcome::CompileError: return {Tone::Attention, compileHeadline(result), {}, result.message};
    case Outcome::Timeout:
    case Outcome::MemoryLimit:
    case Outcome::OutputLimit:
    case Outcome::ProcessLimit: return limitWords(result, context);
    case Outcome::Stopped: return {Tone::Plain, Text::tr("Stopped"), {}, {}};
    case Outcome::ExecutorLost: return lost(result, context);
    case Outcome::Rejected: break;
    }
    return rejected(result);
}

} // namespace

QString OutcomeWords::line() const
{
    return figures.isEmpty() ? headline : headline + u" \u00b7 "_s + figures;
}

OutcomeContext contextOf(const RunRequest &request, const LanguageRegistry &languages)
{
    const Language *language = languages.find(request.languageId);
    return {.limits = request.limits, .languageName = language ? language->name : request.languageId, .errorTail = {}};
}

OutcomeWords describeOutcome(const RunResult &result, const OutcomeContext &context)
{
    OutcomeWords words = wordsFor(result, context);
    if (result.outcome != Outcome::Rejected && result.outcome != Outcome::ExecutorLost)
        words.figures = figuresOf(result);
    return words;
}

QString outcomeSentence(const RunResult &result, const OutcomeContext &context)
{
    if (result.outcome == Outcome::Ok || !result.message.isEmpty())
        return result.message;
    const OutcomeWords words = wordsFor(result, context);
    switch (result.outcome) {
    case Outcome::NonzeroExit: return Text::tr("The program ended with exit code %1.").arg(result.exitCode.value_or(1));
    case Outcome::Signal: return signalSentence(result.signal);
    case Outcome::Stopped: return Text::tr("The program was stopped.");
    case Outcome::ExecutorLost: return words.hint;
    case Outcome::Rejected: return words.hint.isEmpty() ? Text::tr("The program was not started.") : words.hint;
    default: return words.headline + u'.';
    }
}

} // namespace learncode
