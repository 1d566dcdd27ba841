// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"
#include "core/run/RunResult.h"
#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"

#include <QObject>
#include <QPointer>

namespace learncode {
struct Language;
class Settings;
} // namespace learncode

namespace learncode::ui {

/// The desktop's one run at a time: begins it, waits for an executor that is not ready yet, passes on
/// what it prints, stops it. Knows no widget.
class RunController final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Waiting, ///< for the language's executor to be ready; the run begins by itself then
        Queued,
        Compiling,
        Running,
        Stopping,
    };

    /// None is owned; all outlive the controller.
    RunController(Runner *runner, HealthMonitor *health, const Settings *settings, QObject *parent = nullptr);
    ~RunController() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isIdle() const { return m_state == State::Idle; }

    /// Begins a run and takes \a input as the whole of its input. Ignored unless idle. Ends with
    /// exactly one finished(), also when it never starts.
    void run(const Language &language, const QString &code, const QString &input);
    /// Begins a run in a terminal of that size, whose input comes through writeInput().
    void runInteractive(const Language &language, const QString &code, TerminalSize size);
    void stop();

    /// Types into an interactive run. What comes before the program has started is kept for it, up to
    /// maxEarlyInput; without a run it is ignored.
    void writeInput(const QByteArray &bytes);
    static constexpr qsizetype maxEarlyInput = 256 * 1024;
    /// The end of the input of an interactive run.
    void closeInput();
    void resizeTerminal(TerminalSize size);
    /// The program waits for somebody to type.
    [[nodiscard]] bool isAwaitingInput() const { return m_awaiting; }
    /// Whether the run under way, or the last one, is typed to.
    [[nodiscard]] bool isInteractive() const { return m_request.isInteractive(); }

    /// Whoever shows the output has dealt with this many more bytes; a program that is far ahead
    /// waits for it.
    void acknowledge(qint64 bytes);

    [[nodiscard]] const RunRequest &request() const { return m_request; }

Q_SIGNALS:
    void stateChanged(learncode::ui::RunController::State state);
    /// A new run: whatever the last one left may go.
    void started();
    /// The program of an interactive run came to wait for input, or goes on.
    void awaitingInputChanged(bool awaiting);
    void output(learncode::OutputStream stream, const QByteArray &bytes);
    void finished(const learncode::RunResult &result);

private:
    void setState(State state);
    void prepare(const Language &language, const QString &code);
    void startWhenReady();
    void begin();
    void sendEarlyInput();
    void setAwaiting(bool awaiting);
    void noteTyped(const QByteArray &bytes);
    [[nodiscard]] bool isEcho(const OutputReceived &received);
    void proceedIfReady();
    void handle(const RunEvent &event);
    void handlePhase(RunPhase phase);
    void end(const RunResult &result);
    void endSoon(const RunResult &result);
    [[nodiscard]] ExecutorHealth executor() const;
    [[nodiscard]] std::optional<Error> whyImpossible() const;

    Runner *m_runner;
    HealthMonitor *m_health;
    const Settings *m_settings;
    State m_state = State::Idle;
    RunRequest m_request;
    QString m_languageName;
    QPointer<Run> m_run;
    QByteArray m_early; ///< typed before the program ran; a start that is tried again needs it again
    bool m_earlyClosed = false;
    bool m_awaiting = false;
    qsizetype m_halfLine = 0; ///< bytes typed since the program came to wait
    qsizetype m_echoBytes = 0; ///< that may still be shown of them
};

} // namespace learncode::ui
