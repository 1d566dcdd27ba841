// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/WordCases.h"

#include "tests/support/FakeRunner.h"

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

RunResult ran(Outcome outcome, const QString &message = {})
{
    RunResult result;
    result.outcome = outcome;
    result.timing.wallMs = 12;
    result.peakMemoryKb = 9 * 1024;
    result.message = message;
    return result;
}

RunResult exited(int code, double compileMs = 0)
{
    RunResult result = ran(code == 0 ? Outcome::Ok : Outcome::NonzeroExit);
    result.exitCode = code;
    result.timing.compileMs = compileMs;
    return result;
}

RunResult ranInto(Cause::Kind kind, const QString &name = {})
{
    RunResult result = exited(1);
    result.cause = Cause{kind, name};
    return result;
}

RunResult crashed(const QString &signal)
{
    RunResult result = ran(Outcome::Signal);
    result.signal = signal;
    return result;
}

RunResult notCompiled(int errors, const QString &message = {})
{
    RunResult result = ran(Outcome::CompileError, message);
    result.timing.compileMs = 1400;
    for (int line = 1; line <= errors; ++line)
        result.diagnostics.append({.file = u"main.cpp"_s, .line = line, .message = u"wrong"_s});
    result.diagnostics.append(
        {.severity = Diagnostic::Severity::Warning, .file = u"main.cpp"_s, .line = 9, .message = u"unused"_s});
    return result;
}

RunResult failedWith(Outcome outcome, const QString &message)
{
    RunResult result = ran(outcome);
    result.error = Error{u"engine_unavailable"_s, message, u"secret detail"_s};
    return result;
}

QString withFigures(const QString &headline)
{
    return headline + u" \u00b7 ran 12 ms \u00b7 9 MB"_s;
}

RunResult warned(RunResult result, int warnings)
{
    for (int line = 1; line <= warnings; ++line)
        result.diagnostics.append(
            {.severity = Diagnostic::Severity::Warning, .file = u"main.cpp"_s, .line = line, .message = u"unused"_s});
    result.diagnostics.append(
        {.severity = Diagnostic::Severity::Note, .file = u"main.cpp"_s, .line = 9, .message = u"declared here"_s});
    return result;
}

QList<OutcomeCase> endings()
{
    RunResult slow = exited(0);
    slow.timing.wallMs = 125'000;
    slow.peakMemoryKb = 1536 * 1024;
    RunResult noRoom = exited(3);
    noRoom.message = u"There was no room left for its files."_s;
    const QString memoryNotOwn =
        u"The program touched memory that is not its own. Look at array indexes and pointers."_s;
    return {
        {"ok", exited(0), withFigures(u"Finished, exit code 0"_s), {}},
        {"compiled", exited(0, 212), withFigures(u"Finished, exit code 0 \u00b7 compiled 212 ms"_s), {}},
        {"a warning", warned(exited(0), 1), withFigures(u"Finished, exit code 0 \u00b7 1 warning"_s), {}},
        {"warnings", warned(exited(3), 2), withFigures(u"Ended with exit code 3 \u00b7 2 warnings"_s), {}},
        {"minutes", slow, u"Finished, exit code 0 \u00b7 ran 2 min 5 s \u00b7 1.5 GB"_s, {}},
        {"exit code", exited(3), withFigures(u"Ended with exit code 3"_s), {}},
        {"end of input", ranInto(Cause::Kind::EndOfInput), withFigures(u"Ended with exit code 1"_s),
         u"The program asked for more input than there was. Write it under \u201cInput\u201d, one line for each "
         "question, or choose \u201cInteractive\u201d there to type while it runs."_s},
        {"exit code after a limit", noRoom, withFigures(u"Ended with exit code 3"_s), noRoom.message},
        {"SIGSEGV", crashed(u"SIGSEGV"_s), withFigures(u"Ended with a crash (SIGSEGV)"_s), memoryNotOwn},
        {"SIGBUS", crashed(u"SIGBUS"_s), withFigures(u"Ended with a crash (SIGBUS)"_s), memoryNotOwn},
        {"SIGFPE", crashed(u"SIGFPE"_s), withFigures(u"Ended with a crash (SIGFPE)"_s),
         u"The program divided a whole number by zero."_s},
        {"SIGABRT", crashed(u"SIGABRT"_s), withFigures(u"Ended with a crash (SIGABRT)"_s),
         u"The program gave up by itself, often because of an exception that nobody caught."_s},
        {"SIGILL", crashed(u"SIGILL"_s), withFigures(u"Ended with a crash (SIGILL)"_s),
         u"The program did something that the processor does not know, often after a missing return."_s},
        {"SIGSYS", crashed(u"SIGSYS"_s), withFigures(u"Ended with a crash (SIGSYS)"_s),
         u"The program asked for something that is not allowed here."_s},
        {"SIGTERM", crashed(u"SIGTERM"_s), withFigures(u"Ended by a signal (SIGTERM)"_s),
         u"The program was told to end, by itself or by another process of its own."_s},
        {"SIGUSR1", crashed(u"SIGUSR1"_s), withFigures(u"Ended by a signal (SIGUSR1)"_s), {}},
        {"no module", ranInto(Cause::Kind::NoModule, u"numpy"_s), withFigures(u"Ended with exit code 1"_s),
         u"The module \"numpy\" is not installed here: there is what comes with Python, and the program's own files."_s},
        {"no network", ranInto(Cause::Kind::NoNetwork), withFigures(u"Ended with exit code 1"_s),
         u"Programs here have no network."_s},
        {"no display", ranInto(Cause::Kind::NoDisplay), withFigures(u"Ended with exit code 1"_s),
         u"Programs here have no window to draw in: they print, and read what is typed."_s},
        {"interrupted", crashed(u"SIGINT"_s), withFigures(u"Interrupted"_s), {}},
        {"stopped", ran(Outcome::Stopped), withFigures(u"Stopped"_s), {}},
    };
}

QList<OutcomeCase> limits()
{
    const QString endless = u"Is there a loop that never ends?"_s;
    const QString grows = u"Does a list or a string grow without end?"_s;
    return {
        {"timeout", ran(Outcome::Timeout), withFigures(u"Took longer than 30 s and was stopped"_s), endless},
        {"processor time", ran(Outcome::Timeout, u"It used more than 10 seconds of processor time."_s),
         withFigures(u"Stopped: it used more than 10 seconds of processor time"_s), endless},
        {"memory", ran(Outcome::MemoryLimit), withFigures(u"Stopped: used more than 256 MB"_s), grows},
        {"memory, by name", ran(Outcome::MemoryLimit, u"It used up the memory: there are 256 MB."_s),
         withFigures(u"Stopped: it used up the memory: there are 256 MB"_s), grows},
        {"output", ran(Outcome::OutputLimit), withFigures(u"Printed more than 1 MB and was stopped"_s),
         u"Is there a loop that prints for ever?"_s},
        {"files", ran(Outcome::OutputLimit, u"It used more than 32 MB for files."_s),
         withFigures(u"Stopped: it used more than 32 MB for files"_s), endless},
        {"processes", ran(Outcome::ProcessLimit), withFigures(u"Stopped: started too many processes or threads"_s), {}},
    };
}

QList<OutcomeCase> neverRan()
{
    const QString slow = u"The compiler took longer than 15 seconds and was stopped."_s;
    const QString compiled = u" \u00b7 compiled 1.4 s"_s;
    RunResult noHeader = notCompiled(1);
    noHeader.cause = Cause{Cause::Kind::NoHeader, u"SFML/Graphics.hpp"_s};
    const QString lost = u"The program's container no longer answered and was restarted. Run it again."_s;
    return {
        {"compile error", notCompiled(1), u"1 error: the program was not started"_s + compiled, {}},
        {"compile errors", notCompiled(2), u"2 errors: the program was not started"_s + compiled, {}},
        {"no header", noHeader, u"1 error: the program was not started"_s + compiled,
         u"There is no header \"SFML/Graphics.hpp\" here: there are those of Python, and the program's own files."_s},
        {"compiler at its limit", notCompiled(0, slow), u"The program could not be compiled"_s + compiled, slow},
        {"lost", failedWith(Outcome::ExecutorLost, lost), u"Interrupted"_s, lost},
        {"lost without a reason", ran(Outcome::ExecutorLost), u"Interrupted"_s,
         u"The place where Python programs run was restarted. Please run it again."_s},
        {"rejected", failedWith(Outcome::Rejected, u"Too many wait."_s), u"Not started"_s, u"Too many wait."_s},
    };
}

ServiceHealth healthWith(ServiceStatus status, ExecutorState cpp, const std::optional<Error> &problem = {})
{
    ServiceHealth health = FakeHealth().health();
    health.status = status;
    health.executors.last().state = cpp;
    health.executors.last().problem = problem;
    if (cpp != ExecutorState::Ready)
        health.executors.last().languageVersion.clear();
    return health;
}

} // namespace

QList<OutcomeCase> outcomeCases()
{
    return endings() + limits() + neverRan();
}

QList<HealthCase> healthCases()
{
    using enum ExecutorState;
    const Error full{u"no_space"_s, u"The disk is full."_s, u"secret detail"_s};
    const Error cancelled{u"cancelled"_s, u"Setting up was cancelled."_s, u"secret detail"_s};
    ServiceHealth weak = healthWith(ServiceStatus::Ok, Ready);
    weak.engine.warnings = {u"This engine cannot limit the memory of programs."_s, u"Nor their time."_s};
    ServiceHealth away = healthWith(ServiceStatus::Down, Absent);
    away.engine.problem = Error{u"engine_unavailable"_s, u"Start Docker."_s, u"secret detail"_s};
    return {
        {"all is well", healthWith(ServiceStatus::Ok, Ready), {}, {}, u"C++ 1.2.3 is ready"_s},
        {"starting", healthWith(ServiceStatus::Starting, Starting), {}, {}, u"C++ is starting"_s},
        {"restarting", healthWith(ServiceStatus::Degraded, Restarting), {}, {}, u"C++ is being restarted"_s},
        {"building",
         healthWith(ServiceStatus::Starting, Building),
         u"Setting up C++. This happens once. You can write your program meanwhile."_s,
         {},
         u"C++ is being set up"_s},
        {"failed",
         healthWith(ServiceStatus::Degraded, Failed, full),
         u"C++: The disk is full."_s,
         {},
         u"C++ is not available: The disk is full."_s},
        {"failed without a reason", healthWith(ServiceStatus::Degraded, Failed), {}, {}, u"C++ is not available"_s},
        {"put off",
         healthWith(ServiceStatus::Degraded, Failed, cancelled),
         u"Setting up C++ was put off. It goes on when somebody continues it."_s,
         {},
         u"C++ is not available: Setting up was cancelled."_s},
        {"weak engine", weak, u"This Docker engine cannot hold programs to all their limits."_s,
         weak.engine.warnings.join(u'\n'), u"C++ 1.2.3 is ready"_s},
        {"no engine", away, u"Start Docker."_s, {}, u"C++ is not set up"_s},
    };
}

} // namespace learncode::test
