// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/ActiveRuns.h"

#include "core/executor/link/PooledRun.h"
#include "core/run/Language.h"
#include "core/support/Logging.h"

#include <algorithm>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

// A program's last output may wait this long for a slow reader before the executor gives it up.
constexpr std::chrono::seconds drainTime{20};

} // namespace

ActiveRuns::ActiveRuns(ExecutorLink *link, const wire::Hello &hello, const Language *language, const RunTimes &times,
                       QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_language(language)
    , m_compileTime(times.compileTime)
    , m_grace(times.answerGrace)
    , m_patience(times.stopPatience)
    , m_capacity(hello.slots)
    , m_mostRuns(hello.runs)
{
    connect(link, &ExecutorLink::messageReceived, this, &ActiveRuns::onMessage);
    connect(link, &ExecutorLink::chunkReceived, this, [this](const wire::Chunk &chunk) {
        if (PooledRun *run = find(chunk.run))
            run->printed(chunk);
        else if (chunk.channel != protocol::Channel::Compiler)
            // A program nobody listens to any more is not to be held up on its way out.
            m_link->send(wire::encodeAck(chunk.run, chunk.bytes.size()));
    });
}

bool ActiveRuns::hasRoom() const
{
    const auto works = [](const auto &entry) { return !entry.second.run || !entry.second.run->isWaitingForInput(); };
    return !m_worn && count() < m_mostRuns && std::ranges::count_if(m_entries, works) < m_capacity;
}

void ActiveRuns::begin(PooledRun *run)
{
    const quint32 number = ++m_lastNumber;
    Entry &entry = m_entries[number];
    entry.run = run;
    entry.deadline = m_link->clock().makeTimer();
    // Queued, as what follows may end all runs and with them this timer.
    connect(entry.deadline.get(), &Timer::timeout, this, [this, number] { onDeadline(number); }, Qt::QueuedConnection);
    entry.deadline->start(m_compileTime + m_grace);
    entry.patience = m_link->clock().makeTimer(Qt::PreciseTimer);
    connect(entry.patience.get(), &Timer::timeout, this, [this, number] { onPatienceOver(number); });
    const auto programTime = run->request().limits.wallTime + drainTime + m_grace;
    connect(run, &PooledRun::programStarted, this, [this, number, programTime] { expectEnd(number, programTime); });
    connect(run, &PooledRun::stopSent, this, [this, number] { expectEndSoon(number); });
    run->begin(m_link, number, m_language);
}

void ActiveRuns::endAll(const Error &error)
{
    const Entries entries = std::exchange(m_entries, {});
    for (const auto &[number, entry] : entries) {
        if (!entry.run)
            continue;
        if (entry.run->isStopping())
            entry.run->endAs(Outcome::Stopped);
        else
            entry.run->endAs(Outcome::ExecutorLost, error);
    }
}

void ActiveRuns::stopAll()
{
    const Entries entries = std::exchange(m_entries, {});
    for (const auto &[number, entry] : entries) {
        if (entry.run)
            entry.run->endAs(Outcome::Stopped);
    }
}

void ActiveRuns::onMessage(const wire::Message &message)
{
    std::visit(Overloaded{
                   [this](const wire::Phase &phase) {
                       if (PooledRun *run = find(phase.run))
                           run->movedOn(phase.phase, phase.directory);
                   },
                   [this](const wire::Waiting &waiting) {
                       if (PooledRun *run = find(waiting.run)) {
                           run->waitsForInput();
                           Q_EMIT roomMade();
                       }
                   },
                   [this](const wire::Finished &finished) { onFinished(finished); },
                   [this](const wire::Worn &) { onWorn(); },
                   [this](const wire::Refused &refused) { onRefused(refused); },
                   [](const wire::Hello &) {},
                   [](const wire::Unknown &) {},
               },
               message);
}

void ActiveRuns::onFinished(const wire::Finished &finished)
{
    const auto entry = m_entries.find(finished.run);
    if (entry == m_entries.end())
        return;
    const QPointer<PooledRun> run = entry->second.run;
    m_entries.erase(entry);
    // The next one begins before this one's reader is told: what he does may take its time.
    Q_EMIT roomMade();
    if (run)
        run->end(finished.result);
    leaveIfWorn();
}

void ActiveRuns::onWorn()
{
    m_worn = true;
    leaveIfWorn();
}

void ActiveRuns::leaveIfWorn()
{
    // Queued, as what follows drops the link, whose signal this may be.
    if (m_worn && m_entries.empty())
        QMetaObject::invokeMethod(this, &ActiveRuns::wornOut, Qt::QueuedConnection);
}

void ActiveRuns::onRefused(const wire::Refused &refused)
{
    qCWarning(lcExecutor).noquote() << "executor refused a message:" << refused.code << refused.message;
}

PooledRun *ActiveRuns::find(quint32 number) const
{
    const auto entry = m_entries.find(number);
    return entry == m_entries.end() ? nullptr : entry->second.run.data();
}

/// One run that is late is ended by itself, if the executor still can: others may be at work in it.
void ActiveRuns::onDeadline(quint32 number)
{
    if (PooledRun *run = find(number); run && run->stopOverdue()) {
        qCWarning(lcExecutor).noquote() << m_language->id + ": a run did not end in time and is stopped:"_L1 << number;
        return;
    }
    Q_EMIT overdue(number);
}

void ActiveRuns::expectEnd(quint32 number, std::chrono::milliseconds within)
{
    const auto entry = m_entries.find(number);
    if (entry != m_entries.end())
        entry->second.deadline->start(within);
}

void ActiveRuns::expectEndSoon(quint32 number)
{
    expectEnd(number, m_grace);
    const auto entry = m_entries.find(number);
    if (entry != m_entries.end())
        entry->second.patience->start(m_patience);
}

void ActiveRuns::onPatienceOver(quint32 number)
{
    const auto entry = m_entries.find(number);
    if (entry == m_entries.end())
        return;
    entry->second.patience->start(m_patience);
    Q_EMIT stopLate();
}

} // namespace learncode::executor
