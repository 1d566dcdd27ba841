// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutcomeText.h"

#include "core/run/Language.h"
#include "core/run/LimitText.h"
#include "core/support/ShownText.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::OutcomeText)
};

/// A signal that ends programs: whether it is a fault of the program, and what it means. Others are told by their name.
struct SignalWords
{
    QLatin1StringView signal;
    bool isCrash = false;
    const char *meaning = nullptr;
};

constexpr SignalWords knownSignals[] = {
    {"SIGSEGV"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program touched memory that is not its own. Look at array indexes and pointers.")},
    {"SIGBUS"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program touched memory that is not its own. Look at array indexes and pointers.")},
    {"SIGFPE"_L1, true, QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program divided a whole number by zero.")},
    {"SIGABRT"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program gave up by itself, often because of an exception that nobody caught.")},
    {"SIGILL"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program did something that the processor does not know, often after a missing return.")},
    {"SIGTRAP"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program came to a point where it was told to stop for a debugger.")},
    {"SIGSYS"_L1, true,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program asked for something that is not allowed here.")},
    {"SIGKILL"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program was killed, by itself or by another process of its own.")},
    {"SIGTERM"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText",
                       "The program was told to end, by itself or by another process of its own.")},
    {"SIGHUP"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program was told that its terminal is gone.")},
    {"SIGINT"_L1, false, QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program was interrupted.")},
    {"SIGQUIT"_L1, false, QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program was told to quit.")},
    {"SIGPIPE"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program wrote to a pipe from which nobody reads any more.")},
    {"SIGALRM"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program set itself an alarm, and had no handler when it rang.")},
    {"SIGXCPU"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program used more processor time than it may.")},
    {"SIGXFSZ"_L1, false,
     QT_TRANSLATE_NOOP("learncode::OutcomeText", "The program wrote a file that is larger than a file may be.")},
};

const SignalWords *knownSignal(const QString &signal)
{
    const auto found = std::ranges::find(knownSignals, signal, &SignalWords::signal);
    return found == std::ranges::end(knownSignals) ? nullptr : found;
}

QString signalSentence(const QString &signal)
{
    if (signal.isEmpty())
        return Text::tr("A signal ended the program.");
    const SignalWords *known = knownSignal(signal);
    return known ? Text::tr(known->meaning) : Text::tr("A signal ended the program: %1.").arg(signal);
}

/// What was not there, and what is; empty where nothing is known.
QString causeSentence(const RunResult &result, const OutcomeContext &context)
{
    if (!result.cause)
        return {};
    const QString name = shownText(result.cause->name, 60);
    switch (result.cause->kind) {
    case Cause::Kind::EndOfInput:
        return context.interactive ? Text::tr("The program asked for more input after its end.")
                                   : Text::tr("The program asked for more input than there was.");
    case Cause::Kind::NoModule:
        return Text::tr(
                   "The module \"%1\" is not installed here: there is what comes with %2, and the program's own files.")
            .arg(name, context.languageName);
    case Cause::Kind::NoHeader:
        return Text::tr("There is no header \"%1\" here: there are those of %2, and the program's own files.")
            .arg(name, context.languageName);
    case Cause::Kind::NoNetwork: return Text::tr("Programs here have no network.");
    case Cause::Kind::NoDisplay:
        return Text::tr("Programs here have no window to draw in: they print, and read what is typed.");
    }
    Q_UNREACHABLE_RETURN({});
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

/// What is known of a program that failed by itself: its limit's sentence, or what it had run into.
QString failureHint(const RunResult &result, const OutcomeContext &context)
{
    if (!result.message.isEmpty())
        return result.message;
    const QString sentence = causeSentence(result, context);
    // A program that wants more input than it got is the commonest surprise of a first week.
    if (result.cause && result.cause->kind == Cause::Kind::EndOfInput && !context.interactive)
        return Text::tr("%1 Write it under \u201cInput\u201d, one line for each question, or choose "
                        "\u201cInteractive\u201d there to type while it runs.")
            .arg(sentence);
    return sentence;
}

OutcomeWords signalled(const RunResult &result, const OutcomeContext &context)
{
    if (result.signal == "SIGINT"_L1) // somebody pressed Ctrl+C: no crash
        return {Tone::Plain, Text::tr("Interrupted"), {}, result.message};
    const SignalWords *known = knownSignal(result.signal);
    const bool isCrash = known && known->isCrash;
    const QString hint = failureHint(result, context);
    return {isCrash ? Tone::Bad : Tone::Attention,
            isCrash ? Text::tr("Ended with a crash (%1)").arg(result.signal)
                    : Text::tr("Ended by a signal (%1)").arg(result.signal),
            {},
            hint.isEmpty() && known ? Text::tr(known->meaning) : hint};
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
                failureHint(result, context)};
    case Outcome::Signal: return signalled(result, context);
    case Outcome::CompileError: return {Tone::Attention, compileHeadline(result), {}, failureHint(result, context)};
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
    return {.limits = request.limits,
            .languageName = language ? language->name : request.languageId,
            .interactive = request.isInteractive()};
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
    if (const QString cause = causeSentence(result, context); !cause.isEmpty())
        return cause;
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
