// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/seats/DispatchOptions.h"
#include "core/executor/seats/ExecutorSeat.h"
#include "core/executor/seats/RunQueue.h"
#include "core/support/Clock.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace learncode {
class Run;
}

namespace learncode::executor {

class PooledRun;

/// Takes runs in and gives them to executors, as they get room.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    /// All must live as long as this.
    Dispatcher(const LanguageRegistry *languages, const DispatchOptions *options, const Clock &clock = Clock::machine(),
               QObject *parent = nullptr);

    void addSeat(ExecutorSeat *seat);

    /// See Runner::start().
    [[nodiscard]] Run *start(const RunRequest &request, QObject *parent);

    /// Ends all that waits as stopped; from now on everything is rejected with that error.
    void close(const Error &reason);

    /// Runs of that language that wait for a slot.
    [[nodiscard]] int waiting(const QString &languageId) const;

Q_SIGNALS:
    /// Runs came or went.
    void changed();

private:
    void admit(PooledRun *run);
    void enqueue(PooledRun *run, const ExecutorSeat &seat);
    void withdraw(quint64 ticket);
    void pump(const ExecutorSeat &seat);
    [[nodiscard]] PooledRun *take(const QString &languageId);

    const LanguageRegistry *m_languages;
    const DispatchOptions *m_options;
    const Clock &m_clock;
    QHash<QString, ExecutorSeat *> m_seats;
    RunQueue m_queue;
    QHash<quint64, QPointer<PooledRun>> m_waiting; ///< by ticket
    quint64 m_lastTicket = 0;
    std::optional<Error> m_closed;
};

} // namespace learncode::executor
