// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/CommandLine.h"
#include "app/common/Services.h"
#include "app/common/UnixSignals.h"
#include "core/support/Result.h"

#include <QCoreApplication>

#include <memory>

namespace learncode {

class Settings;

/// What both programs do alike between QCoreApplication's making and its end: name themselves, read the
/// command line, and turn signals into an orderly shutdown.
class Application final : public QObject
{
    Q_OBJECT

public:
    /// First thing in main(), before any thread is made.
    static void prepare();

    explicit Application(ProgramKind kind);
    ~Application() override;

    /// What the process has to end with at once, or nothing if it may go on.
    [[nodiscard]] std::optional<int> exitCode() const { return m_exitCode; }

    [[nodiscard]] const CommandLine &commandLine() const { return m_commandLine; }
    [[nodiscard]] Settings &settings() const { return *m_settings; }
    [[nodiscard]] Services &services() const { return *m_services; }

    /// Shuts everything down, then ends the event loop.
    void shutdown();

Q_SIGNALS:
    /// A signal asked the process to end; shutdown() is under way.
    void terminating();

private:
    /// The settings that the command line names; nothing if the process is to end.
    [[nodiscard]] std::unique_ptr<Settings> openSettings(ProgramKind kind);

    UnixSignals m_signals;
    std::optional<int> m_exitCode;
    CommandLine m_commandLine;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Services> m_services;
    int m_signalsReceived = 0;
};

} // namespace learncode
