// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"

#include <QPointer>

namespace learncode::test {

/// A run that does what the test says: call play() and end().
class FakeRun final : public Run
{
    Q_OBJECT

public:
    FakeRun(RunRequest request, QObject *parent);

    void writeInput(const QByteArray &bytes) override;
    void closeInput() override;
    void resizeTerminal(TerminalSize size) override;
    void stop() override;
    void setAutoAcknowledge(bool on) override;
    void acknowledge(qint64 bytes) override;

    void play(const RunEvent &event);
    void print(const QByteArray &bytes, OutputStream stream = OutputStream::Stdout);
    void end(RunResult result);
    void end(Outcome outcome, std::optional<int> exitCode = {});

    const RunRequest request;
    QByteArray inputWritten;
    bool inputClosed = false;
    int stops = 0;
    bool autoAcknowledge = true;
    qint64 acknowledged = 0;
    std::optional<TerminalSize> size;
    /// Whether stop() ends the run by itself, as a real one does. On at first.
    bool endsWhenStopped = true;
};

/// Hands out FakeRuns and remembers them.
class FakeRunner final : public Runner
{
    Q_OBJECT

public:
    using Runner::Runner;

    [[nodiscard]] Run *start(const RunRequest &request, QObject *parent) override;

    /// The last run begun; null if there was none or it is deleted.
    [[nodiscard]] FakeRun *last() const { return m_runs.isEmpty() ? nullptr : m_runs.last().data(); }
    [[nodiscard]] const QList<QPointer<FakeRun>> &runs() const { return m_runs; }

Q_SIGNALS:
    /// A run was begun. Connect queued: start() has not returned yet.
    void started(learncode::test::FakeRun *run);

private:
    QList<QPointer<FakeRun>> m_runs;
};

/// Health as the test sets it; everything is ready at first.
class FakeHealth final : public HealthMonitor
{
    Q_OBJECT

public:
    explicit FakeHealth(QObject *parent = nullptr);

    [[nodiscard]] ServiceHealth health() const override { return m_health; }
    /// What was put off is being built again.
    void retry() override;
    /// What is being built is put off.
    void cancelSetup() override;

    void setHealth(const ServiceHealth &health);
    void report(const SetupProgress &progress) { Q_EMIT setupProgress(progress); }

    int retries = 0;
    int cancels = 0;

private:
    ServiceHealth m_health;
};

} // namespace learncode::test
