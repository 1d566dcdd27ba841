// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Error.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace learncode {

enum class ServiceStatus {
    Ok, ///< every executor is ready
    Starting, ///< none has failed, not all are ready yet
    Degraded, ///< at least one is ready, at least one is not and is past its first start
    Down, ///< nothing can be run
};

enum class ExecutorState {
    Absent, ///< nothing is there and nothing is being done: no engine, or shut down
    Building, ///< its image is being built
    Starting, ///< its container is being started and connected
    Ready,
    Restarting, ///< it was lost; the next attempt is under way or scheduled
    Failed, ///< it cannot be had; problem says why. Tried again when the engine changes or on retry().
};

/// The service's word: "ok".
[[nodiscard]] QLatin1StringView serviceStatusName(ServiceStatus status);
/// The state's word: "ready".
[[nodiscard]] QLatin1StringView executorStateName(ExecutorState state);

struct EngineHealth
{
    bool reachable = false;
    QString endpoint; ///< "/var/run/docker.sock"
    QString version; ///< as the engine says it: "26.1.5"
    QString apiVersion; ///< as agreed: "1.45"
    std::optional<Error> problem;
    QStringList warnings; ///< limits that this engine cannot enforce
};

/// What the kernel offers an executor to keep its runs in, beside users and limits.
struct Confinement
{
    bool filter = false; ///< system calls are filtered
    int landlock = 0; ///< version of Landlock; 0: the kernel has none
};

struct ExecutorHealth
{
    QString languageId;
    ExecutorState state = ExecutorState::Absent;
    QString container;
    QString image;
    QString languageVersion; ///< as the container reports it: "3.13.5"; empty until its hello
    int restarts = 0;
    int active = 0; ///< runs under way
    int queued = 0; ///< runs waiting for a slot
    int slots = 0; ///< runs it takes at once
    std::optional<Confinement> confinement; ///< as the container reports it; unknown until its hello
    std::optional<Error> problem;
};

/// Its set-up was cancelled by the user and waits for retry().
[[nodiscard]] bool isPutOff(const ExecutorHealth &executor);

/// Something that works, but keeps programs in less well than it could.
struct HealthWarning
{
    QString code; ///< for programs: "no_landlock"
    QString message; ///< for people: what is missing, what it means, what to do
};

struct ServiceHealth
{
    ServiceStatus status = ServiceStatus::Starting;
    EngineHealth engine;
    QList<ExecutorHealth> executors; ///< one a language at least, in the registry's order
    QList<HealthWarning> warnings;
};

/// What is being set up, for a progress bar or for lines in a log.
struct SetupProgress
{
    QString languageId; ///< empty: about the engine as a whole
    QString text; ///< for people: "Installing Python: step 3 of 7"
    double fraction = -1; ///< 0 to 1 of this executor's set-up, or -1 where it cannot be told
};

/// How the executors are, for whoever shows or serves it, without knowing what an executor is.
class HealthMonitor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// As it is now; cheap, touches nothing outside the process.
    [[nodiscard]] virtual ServiceHealth health() const = 0;
    /// Looks for the engine and starts what is not there, at once instead of after the back-off.
    virtual void retry() = 0;
    /// Gives up the set-up under way, such as the building of images; see isPutOff(). retry() takes it
    /// up again.
    virtual void cancelSetup() = 0;

Q_SIGNALS:
    /// Something that health() tells has changed. At most once a turn of the event loop.
    void changed();
    void setupProgress(const learncode::SetupProgress &progress);
};

} // namespace learncode

Q_DECLARE_METATYPE(learncode::SetupProgress)
