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
    void stop();
    /// Whoever shows the output has dealt with this many more bytes; a program that is far ahead
    /// waits for it.
    void acknowledge(qint64 bytes);

    /// The last 4 KB that went to standard error.
    [[nodiscard]] QString errorTail() const;
    [[nodiscard]] const RunRequest &request() const { return m_request; }

Q_SIGNALS:
    void stateChanged(learncode::ui::RunController::State state);
    /// A new run: whatever the last one left may go.
    void started();
    void output(learncode::OutputStream stream, const QByteArray &bytes);
    void finished(const learncode::RunResult &result);

private:
    void setState(State state);
    void begin();
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
    QByteArray m_errorTail;
};

} // namespace learncode::ui
