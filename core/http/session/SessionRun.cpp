// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/SessionRun.h"

#include "core/http/json/Background.h"
#include "core/http/json/Refusal.h"
#include "core/http/session/SessionReplies.h"

#include <utility>

namespace learncode::http {

namespace {

// A message with more output would take a client long to read.
constexpr qsizetype printedAtOnce = 32 * 1024;

QString lastMessage(const RunResult &result, const OutputCollector &output, const OutcomeContext &context)
{
    if (result.outcome != Outcome::Rejected)
        return session::finishedMessage(result, output, context);
    const Refusal refusal = refusalOf(result.error.value_or(Error{}));
    return session::errorMessage({refusal.code, refusal.message, {}}, refusal.retryAfter);
}

} // namespace

SessionRun::SessionRun(std::unique_ptr<Run> run, OutcomeContext context, qsizetype keptBytes, Background *background,
                       QObject *parent)
    : QObject(parent)
    , m_run(std::move(run))
    , m_context(std::move(context))
    , m_background(background)
    , m_output(keptBytes)
{
    // A reader that is slow slows its program down, and nothing piles up here.
    m_run->setAutoAcknowledge(false);
    connect(m_run.get(), &Run::event, this, &SessionRun::happened);
    connect(m_run.get(), &Run::finished, this, &SessionRun::finish);
}

SessionRun::~SessionRun() = default;

void SessionRun::acknowledge()
{
    if (m_unacknowledged > 0)
        m_run->acknowledge(std::exchange(m_unacknowledged, 0));
}

void SessionRun::abandon()
{
    m_abandoned = true;
    acknowledge();
    m_run->stop();
}

void SessionRun::happened(const RunEvent &event)
{
    if (m_abandoned) {
        if (const auto *output = std::get_if<OutputReceived>(&event))
            m_run->acknowledge(output->bytes.size());
        return;
    }
    start();
    std::visit(Overloaded{[this](const PhaseChanged &changed) { say(session::phaseMessage(changed.phase)); },
                          [this](const OutputReceived &output) { print(output); },
                          [this](const WaitingForInput &) { say(session::waitingMessage()); }},
               event);
}

// Not before something happens to it: what could not be started must not be said to have.
void SessionRun::start()
{
    if (!std::exchange(m_started, true))
        Q_EMIT said(session::startedMessage());
}

void SessionRun::print(const OutputReceived &output)
{
    m_output.add(output);
    m_unacknowledged += output.bytes.size();
    if (m_printedOn != output.stream || m_printed.size() >= printedAtOnce)
        sayPrinted();
    m_printedOn = output.stream;
    const bool first = m_printed.isEmpty();
    m_printed += m_decoders.at(static_cast<size_t>(output.stream)).decode(output.bytes);
    // Even without a whole character something has been printed, and has to be acknowledged.
    if (m_printed.isEmpty())
        acknowledge();
    else if (first)
        QMetaObject::invokeMethod(this, &SessionRun::sayPrinted, Qt::QueuedConnection);
}

void SessionRun::say(const QString &message)
{
    sayPrinted();
    Q_EMIT said(message);
}

void SessionRun::sayPrinted()
{
    if (!m_printed.isEmpty() && !m_abandoned)
        Q_EMIT said(session::outputMessage(m_printedOn, std::exchange(m_printed, {})));
}

void SessionRun::flush()
{
    sayPrinted();
    for (const OutputStream stream : {OutputStream::Stdout, OutputStream::Stderr, OutputStream::Terminal}) {
        if (const QString text = m_decoders.at(static_cast<size_t>(stream)).flush(); !text.isEmpty())
            Q_EMIT said(session::outputMessage(stream, text));
    }
}

void SessionRun::finish(const RunResult &result)
{
    if (m_abandoned) {
        Q_EMIT ended(result, {});
        return;
    }
    if (result.outcome != Outcome::Rejected)
        start();
    flush();
    if (m_output.combined().size() <= Background::smallBytes) {
        Q_EMIT ended(result, lastMessage(result, m_output, m_context));
        return;
    }
    m_background
        ->run([result, output = std::exchange(m_output, {}), context = m_context] {
            return lastMessage(result, output, context);
        })
        .then(this, [this, result](const QString &message) { Q_EMIT ended(result, message); });
}

} // namespace learncode::http
