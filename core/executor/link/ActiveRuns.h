// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ExecutorLink.h"
#include "core/executor/link/RunTimes.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace learncode {
struct Language;
}

namespace learncode::executor {

class PooledRun;

/// The runs under way on one link. Numbers them, hands them what the executor says, and holds the
/// executor to its time limits. A slot is free again only when the executor says that its run ended,
/// even if nobody waits for that any more.
class ActiveRuns final : public QObject
{
    Q_OBJECT

public:
    /// \a link must live as long as this.
    ActiveRuns(ExecutorLink *link, const wire::Hello &hello, const Language *language, const RunTimes &times,
               QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] int capacity() const { return m_capacity; }
    /// For one more run. Those that wait for somebody to type use no processor and take nobody's slot, so that
    /// a class of slow typists does not lock the others out; when they go on there may be more at work than slots.
    [[nodiscard]] bool hasRoom() const;

    void begin(PooledRun *run);

    /// The link is lost: every run ends as executor_lost, or as stopped where that was asked for.
    void endAll(const Error &error);
    /// The pool closes: every run ends as stopped.
    void stopAll();

Q_SIGNALS:
    /// A run ended or waits for input; there may be room for one more.
    void roomMade();
    /// A run was stopped and has not ended yet; again and again until it has.
    void stopLate();
    /// The executor is to be made anew, and has no run any more.
    void wornOut();
    /// The executor did not end a run in time, and not when it was told to stop it either.
    void overdue(quint32 run);

private:
    struct Entry
    {
        QPointer<PooledRun> run; ///< null: nobody waits for its end
        std::unique_ptr<Timer> deadline;
        std::unique_ptr<Timer> patience; ///< since it was stopped
    };
    using Entries = std::map<quint32, Entry>;

    void onMessage(const wire::Message &message);
    void onFinished(const wire::Finished &finished);
    void onWorn();
    void leaveIfWorn();
    void onRefused(const wire::Refused &refused);
    [[nodiscard]] PooledRun *find(quint32 number) const;
    void onDeadline(quint32 number);
    void expectEnd(quint32 number, std::chrono::milliseconds within);
    void expectEndSoon(quint32 number);
    void onPatienceOver(quint32 number);

    ExecutorLink *m_link;
    const Language *m_language;
    std::chrono::milliseconds m_compileTime;
    std::chrono::milliseconds m_grace;
    std::chrono::milliseconds m_patience;
    int m_capacity;
    int m_mostRuns;
    quint32 m_lastNumber = 0;
    bool m_worn = false;
    Entries m_entries;
};

} // namespace learncode::executor
