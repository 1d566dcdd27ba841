// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ExecutorLink.h"
#include "core/run/DiagnosticParser.h"
#include "core/run/Runner.h"
#include "core/support/Clock.h"

#include <QPointer>

namespace learncode {
struct Language;
}

namespace learncode::executor {

/// A run on its way through the pool: it waits, is handed to an executor's link, and ends.
class PooledRun final : public Run
{
    Q_OBJECT

public:
    /// \a clock must live as long as this.
    PooledRun(RunRequest request, const Clock &clock, QObject *parent);
    /// Stops its program.
    ~PooledRun() override;

    void writeInput(const QByteArray &bytes) override;
    void closeInput() override;
    void resizeTerminal(TerminalSize size) override;
    void stop() override;
    void setAutoAcknowledge(bool on) override;
    void acknowledge(qint64 bytes) override;

    [[nodiscard]] const RunRequest &request() const { return m_request; }
    [[nodiscard]] bool isEnded() const { return m_stage == Stage::Ended; }
    /// Stops it because it should have ended by itself; false if it has been told to stop already.
    [[nodiscard]] bool stopOverdue();
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    /// It is blocked until somebody types.
    [[nodiscard]] bool isWaitingForInput() const { return m_waitingForInput; }

    // For the pool. Each that emits may find the run deleted by a receiver when it returns.

    /// It has to wait for a slot.
    void wait();
    /// Sends it to an executor, as that number.
    void begin(ExecutorLink *link, quint32 number, const Language *language);
    /// Its files are in that directory, or it is not known where.
    void movedOn(RunPhase phase, const QString &directory);
    void waitsForInput();
    void printed(const wire::Chunk &chunk);
    /// Its only end; later ones are ignored.
    void end(RunResult result);
    void endAs(Outcome outcome, std::optional<Error> error = {});
    void reject(const Error &error);

Q_SIGNALS:
    /// stop() was called before it began.
    void withdrawn();
    /// stop() was called on the way; the executor has been told.
    void stopSent();
    /// The compiler, if any, is done.
    void programStarted();
    /// It has ended or is being deleted: nothing more is to be done for it. Just before finished().
    void over();

private:
    enum class Stage { Waiting, Under, Ended };

    [[nodiscard]] double msSinceAsked() const;
    void sendInput(QByteArrayView bytes);
    void sendAcknowledgement();
    void sendStop();
    void keepForDiagnostics(const wire::Chunk &chunk);
    [[nodiscard]] OwnFiles ownFiles() const;
    [[nodiscard]] QList<Diagnostic> diagnostics() const;
    void takeWarnings();
    [[nodiscard]] bool tellWhyItDidNotBegin(RunResult &result);
    void findCauseIn(const QByteArray &words, RunResult &result) const;

    RunRequest m_request;
    const Language *m_language = nullptr;
    Stage m_stage = Stage::Waiting;
    RunPhase m_phase = RunPhase::Queued;
    QPointer<ExecutorLink> m_link;
    quint32 m_number = 0;
    const Clock &m_clock;
    const Clock::TimePoint m_asked; ///< when it was made
    double m_queuedMs = 0;
    QByteArray m_typedEarly; ///< before it began
    bool m_inputClosed = false;
    bool m_waitingForInput = false;
    bool m_stopping = false;
    bool m_overdue = false;
    bool m_autoAcknowledge = true;
    qint64 m_printed = 0; ///< by the compiler and the program
    qint64 m_unread = 0; ///< given to the reader, who has not dealt with it yet
    qint64 m_unacknowledged = 0; ///< dealt with, but not yet told the executor
    QString m_directory; ///< of its files, in its container
    QByteArray m_compilerSaid; ///< until it is known whether the program begins, bounded
    QList<Diagnostic> m_warnings; ///< of a compiler whose program has begun
    QByteArray m_complaints; ///< stderr, bounded, for the diagnostics and the cause
};

} // namespace learncode::executor
