// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/PooledRun.h"

#include "core/run/Language.h"
#include "core/support/Logging.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

// Often enough that the executor's window never runs dry, seldom enough that it costs nothing.
constexpr qint64 acknowledgeStep = protocol::outputWindowBytes / 8;
constexpr qint64 slackBytes = protocol::maxPayloadBytes;
constexpr qsizetype maxComplaintBytes = 64 * 1024;
constexpr qsizetype maxEarlyInputBytes = protocol::maxPendingInputBytes;

OutputStream streamOf(protocol::Channel channel)
{
    switch (channel) {
    case protocol::Channel::Stderr: return OutputStream::Stderr;
    case protocol::Channel::Terminal: return OutputStream::Terminal;
    case protocol::Channel::Stdout:
    case protocol::Channel::Compiler:
    case protocol::Channel::Input: break;
    }
    return OutputStream::Stdout;
}

} // namespace

PooledRun::PooledRun(RunRequest request, const Clock &clock, QObject *parent)
    : Run(parent)
    , m_request(std::move(request))
    , m_clock(clock)
    , m_asked(clock.now())
    , m_inputClosed(m_request.input.has_value())
{
}

PooledRun::~PooledRun()
{
    if (m_stage == Stage::Ended)
        return;
    if (m_stage == Stage::Under && !m_stopping)
        sendStop();
    Q_EMIT over();
}

void PooledRun::writeInput(const QByteArray &bytes)
{
    if (m_inputClosed || m_stage == Stage::Ended)
        return;
    m_waitingForInput = false;
    if (m_stage == Stage::Under)
        sendInput(bytes);
    else if (m_typedEarly.size() + bytes.size() <= maxEarlyInputBytes)
        m_typedEarly += bytes;
    else
        qCWarning(lcExecutor) << "input typed ahead of a waiting run is dropped: it is too much";
}

void PooledRun::closeInput()
{
    if (std::exchange(m_inputClosed, true))
        return;
    m_waitingForInput = false;
    if (m_stage == Stage::Under && m_link)
        m_link->send(wire::encodeEof(m_number));
}

void PooledRun::resizeTerminal(TerminalSize size)
{
    if (!m_request.terminal)
        return;
    m_request.terminal = size; // it may have yet to begin
    if (m_stage == Stage::Under && m_link)
        m_link->send(wire::encodeResize(m_number, size));
}

void PooledRun::stop()
{
    if (m_stage == Stage::Ended || std::exchange(m_stopping, true))
        return;
    if (m_stage == Stage::Under) {
        sendStop();
        return;
    }
    Q_EMIT withdrawn();
    // Not now: start() may not have returned yet.
    QMetaObject::invokeMethod(this, [this] { endAs(Outcome::Stopped); }, Qt::QueuedConnection);
}

bool PooledRun::stopOverdue()
{
    if (m_stage != Stage::Under || m_stopping || std::exchange(m_overdue, true))
        return false;
    sendStop();
    return true;
}

void PooledRun::setAutoAcknowledge(bool on)
{
    m_autoAcknowledge = on || m_stopping || m_overdue;
    if (m_autoAcknowledge)
        acknowledge(m_unread);
}

void PooledRun::acknowledge(qint64 bytes)
{
    m_unacknowledged += std::clamp(bytes, qint64{0}, m_unread);
    m_unread -= std::clamp(bytes, qint64{0}, m_unread);
    if (m_unacknowledged >= acknowledgeStep)
        sendAcknowledgement();
}

void PooledRun::sendAcknowledgement()
{
    if (m_stage == Stage::Under && m_link && m_unacknowledged > 0)
        m_link->send(wire::encodeAck(m_number, std::exchange(m_unacknowledged, 0)));
}

void PooledRun::sendStop()
{
    // A reader that has fallen behind must not hold up the end.
    m_autoAcknowledge = true;
    acknowledge(m_unread);
    sendAcknowledgement();
    if (m_link)
        m_link->send(wire::encodeStop(m_number));
    Q_EMIT stopSent();
}

void PooledRun::wait()
{
    Q_EMIT event(PhaseChanged{RunPhase::Queued});
}

void PooledRun::begin(ExecutorLink *link, quint32 number, const Language *language)
{
    m_queuedMs = msSinceAsked();
    m_stage = Stage::Under;
    m_link = link;
    m_number = number;
    m_language = language;

    m_link->send(wire::encodeRun(number, m_request, language->standard.id));
    sendInput(m_request.input ? *m_request.input : std::exchange(m_typedEarly, {}));
    if (m_inputClosed)
        m_link->send(wire::encodeEof(number));
}

double PooledRun::msSinceAsked() const
{
    return std::chrono::duration<double, std::milli>(m_clock.now() - m_asked).count();
}

void PooledRun::sendInput(QByteArrayView bytes)
{
    constexpr auto most = static_cast<qsizetype>(protocol::maxPayloadBytes);
    for (; m_link && !bytes.isEmpty(); bytes = bytes.sliced(std::min(most, bytes.size())))
        m_link->send(wire::encodeInput(m_number, bytes));
}

void PooledRun::movedOn(RunPhase phase, const QString &directory)
{
    // In order, whatever the executor sends.
    if (m_stage != Stage::Under || phase <= m_phase)
        return;
    m_phase = phase;
    m_directory = directory;
    if (phase == RunPhase::Running) {
        takeWarnings();
        Q_EMIT programStarted();
    }
    Q_EMIT event(PhaseChanged{phase});
}

void PooledRun::waitsForInput()
{
    if (m_stage != Stage::Under)
        return;
    m_waitingForInput = true;
    Q_EMIT event(WaitingForInput{});
}

void PooledRun::printed(const wire::Chunk &chunk)
{
    if (m_stage != Stage::Under)
        return;
    if (chunk.channel == protocol::Channel::Compiler) {
        constexpr auto most = static_cast<qsizetype>(protocol::maxCompilerBytes);
        m_compilerSaid += chunk.bytes.first(std::min(chunk.bytes.size(), most - m_compilerSaid.size()));
        return;
    }
    m_waitingForInput = false;
    const qint64 size = chunk.bytes.size();
    m_printed += size;
    // The executor keeps the limit. One that does not is slowed down, as nobody takes in what it sends,
    // until its time is over.
    if (m_printed > m_request.limits.outputBytes + slackBytes)
        return;
    keepForDiagnostics(chunk);
    const QPointer<PooledRun> guard(this);
    m_unread += size;
    Q_EMIT event(OutputReceived{streamOf(chunk.channel), chunk.bytes});
    if (guard && m_autoAcknowledge)
        acknowledge(size);
}

void PooledRun::keepForDiagnostics(const wire::Chunk &chunk)
{
    if (chunk.channel == protocol::Channel::Stdout)
        return;
    // What matters is the trace at the end.
    m_complaints += chunk.bytes;
    if (m_complaints.size() > 2 * maxComplaintBytes)
        m_complaints.remove(0, m_complaints.size() - maxComplaintBytes);
}

OwnFiles PooledRun::ownFiles() const
{
    OwnFiles files{{m_language->mainFile}, m_directory};
    for (const SourceFile &file : m_request.files)
        files.names.append(file.name);
    return files;
}

QList<Diagnostic> PooledRun::diagnostics() const
{
    if (!m_language || m_complaints.isEmpty())
        return m_warnings;
    QList<Diagnostic> found = parseDiagnostics(QString::fromUtf8(m_complaints), *m_language, ownFiles()) + m_warnings;
    found.resize(std::min(found.size(), maxDiagnostics));
    return found;
}

// Of one that failed by itself and met no limit.
void PooledRun::findCauseIn(const QByteArray &words, RunResult &result) const
{
    const bool failed = result.outcome == Outcome::NonzeroExit || result.outcome == Outcome::Signal
        || result.outcome == Outcome::CompileError;
    if (failed && m_language && result.message.isEmpty())
        result.cause = findCause(QString::fromUtf8(words), *m_language);
}

void PooledRun::takeWarnings()
{
    const QByteArray said = std::exchange(m_compilerSaid, {});
    if (m_language && !said.isEmpty())
        m_warnings = parseDiagnostics(takeApart(said, *m_language), *m_language, ownFiles());
}

// Now it is known that what its compiler said is what there is to see. False if a reader has ended or deleted the run.
bool PooledRun::tellWhyItDidNotBegin(RunResult &result)
{
    const QByteArray said = std::exchange(m_compilerSaid, {});
    if (!m_language || said.isEmpty())
        return true;
    const CompilerWords words = takeApart(said, *m_language);
    result.diagnostics = parseDiagnostics(words, *m_language, ownFiles());
    findCauseIn(words.errors, result);
    const QPointer<PooledRun> guard(this);
    Q_EMIT event(OutputReceived{OutputStream::Stderr, words.errors.isEmpty() ? words.warnings : words.errors});
    return guard && m_stage != Stage::Ended;
}

void PooledRun::end(RunResult result)
{
    if (m_stage == Stage::Ended)
        return;
    result.timing.queuedMs = m_stage == Stage::Under ? m_queuedMs : msSinceAsked();
    if (m_overdue && !m_stopping && result.outcome == Outcome::Stopped)
        result.outcome = Outcome::Timeout; // nobody asked for the stop but its time
    result.diagnostics = diagnostics();
    findCauseIn(m_complaints, result);
    if (!tellWhyItDidNotBegin(result))
        return;
    m_stage = Stage::Ended;
    m_complaints.clear();
    Q_EMIT over();
    Q_EMIT finished(result);
}

void PooledRun::endAs(Outcome outcome, std::optional<Error> error)
{
    RunResult result;
    result.outcome = outcome;
    result.error = std::move(error);
    end(std::move(result));
}

void PooledRun::reject(const Error &error)
{
    endAs(Outcome::Rejected, error);
}

} // namespace learncode::executor
