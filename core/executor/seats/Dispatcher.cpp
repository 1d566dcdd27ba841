// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/seats/Dispatcher.h"

#include "core/executor/link/ActiveRuns.h"
#include "core/executor/link/PooledRun.h"

namespace learncode::executor {

using namespace Qt::StringLiterals;

Dispatcher::Dispatcher(const LanguageRegistry *languages, const DispatchOptions *options, const Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_languages(languages)
    , m_options(options)
    , m_clock(clock)
    , m_queue(options->waitingRuns)
{
}

void Dispatcher::addSeat(ExecutorSeat *seat)
{
    m_seats.insert(seat->language().id, seat);
    connect(seat, &ExecutorSeat::changed, this, [this, seat] { pump(*seat); });
}

Run *Dispatcher::start(const RunRequest &request, QObject *parent)
{
    auto *run = new PooledRun(request, m_clock, parent);
    // Later: whoever asks has yet to connect to it.
    QMetaObject::invokeMethod(
        this, [this, guard = QPointer(run)] { guard ? admit(guard) : void(); }, Qt::QueuedConnection);
    return run;
}

void Dispatcher::close(const Error &reason)
{
    m_closed = reason;
    for (auto it = m_seats.keyBegin(); it != m_seats.keyEnd(); ++it) {
        while (PooledRun *run = take(*it))
            run->endAs(Outcome::Stopped);
    }
}

int Dispatcher::waiting(const QString &languageId) const
{
    return m_queue.waiting(languageId);
}

void Dispatcher::admit(PooledRun *run)
{
    if (run->isEnded() || run->isStopping())
        return;
    if (const auto valid = validate(run->request(), *m_languages, m_options->bounds); !valid) {
        run->reject(valid.error());
        return;
    }
    const Language *language = m_languages->find(run->request().languageId);
    const ExecutorSeat *seat = m_seats.value(language->id);
    Q_ASSERT(seat);
    if (m_closed)
        run->reject(*m_closed);
    else if (const auto refusal = seat->refusal())
        run->reject(*refusal);
    else if (seat->runs() && seat->runs()->hasRoom() && m_queue.waiting(language->id) == 0)
        seat->runs()->begin(run);
    else
        enqueue(run, *seat);
    Q_EMIT changed();
}

void Dispatcher::enqueue(PooledRun *run, const ExecutorSeat &seat)
{
    const quint64 ticket = ++m_lastTicket;
    if (!m_queue.push(seat.language().id, run->request().client, ticket)) {
        run->reject({u"busy"_s, tr("Too many programs are waiting to run. Try again in a moment."), {}});
        return;
    }
    m_waiting.insert(ticket, run);
    connect(run, &PooledRun::withdrawn, this, [this, ticket] { withdraw(ticket); });
    connect(run, &PooledRun::over, this, [this, ticket] { withdraw(ticket); });
    run->wait();
}

void Dispatcher::withdraw(quint64 ticket)
{
    m_waiting.remove(ticket);
    if (m_queue.remove(ticket))
        Q_EMIT changed();
}

void Dispatcher::pump(const ExecutorSeat &seat)
{
    const QString &language = seat.language().id;
    while (seat.runs() && seat.runs()->hasRoom()) {
        PooledRun *run = take(language);
        if (!run)
            break;
        seat.runs()->begin(run);
    }
    if (const auto refusal = seat.refusal()) {
        while (PooledRun *run = take(language))
            run->reject(*refusal);
    }
    Q_EMIT changed();
}

PooledRun *Dispatcher::take(const QString &languageId)
{
    while (const auto ticket = m_queue.pop(languageId)) {
        if (PooledRun *run = m_waiting.take(*ticket))
            return run;
    }
    return nullptr;
}

} // namespace learncode::executor
