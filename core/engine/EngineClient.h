// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Clock.h"
#include "core/support/Result.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <memory>

namespace learncode::engine {

class EventStream;
class ImageBuild;
class Transport;

/// A call's answer. Always finishes, with a value or an error; continue with
/// `.then(this, [this](Result<T> result) { … })`, which is called from the event loop and ends with its
/// context. A client that is destroyed first finishes its calls with "engine_unavailable", so that such
/// a continuation never waits for ever. Cancelling the future does not take back the call.
template<typename T>
using Reply = QFuture<Result<T>>;

/// The Docker Engine API on its Unix socket.
///
/// Calls other than negotiate() need the API version and make it known themselves, once, at the first
/// call; once more when the connection failed or the engine refuses the version, since it may have been
/// replaced. Each call is bounded in time (30 s without a byte) and its answer in size (8 MiB).
///
/// An engine that goes before it answers is silently asked again by Qt, also to create something. So
/// creating takes fixed names, for which the engine's second answer is "conflict": look at the labels of
/// what is in the way, and either use it or remove it.
///
/// Error codes: "engine_not_found" (no socket there), "engine_no_permission", "engine_unavailable" (it
/// does not answer, or went away), "engine_too_old", "engine_too_new", "engine_no_space",
/// "engine_no_registry" (an image is not here and cannot be fetched), "not_found", "conflict",
/// "engine_error" (all else; the engine's own words are the detail). Each message says what to do.
class EngineClient final : public QObject
{
    Q_OBJECT

public:
    /// \a clock bounds the calls, and outlives the client.
    explicit EngineClient(const QString &socketPath, QObject *parent = nullptr, const Clock *clock = &Clock::machine());
    ~EngineClient() override;

    [[nodiscard]] QString socketPath() const;

    /// The longest time that a call waits without a byte; all in all it may take four times that. 30 s at first.
    void setCallTimeout(std::chrono::milliseconds timeout);

    /// Agrees on an API version and asks what the engine is. Asks anew at each call.
    [[nodiscard]] Reply<EngineInfo> negotiate();

    /// Name taken: "conflict" (see above). Image not here: "not_found"; it is not fetched.
    /// Look at the warnings: a limit that the kernel cannot enforce is only named there.
    [[nodiscard]] Reply<CreatedContainer> createContainer(const QString &name, const ContainerSpec &spec);
    /// One that runs already is a success.
    [[nodiscard]] Reply<void> startContainer(const QString &id);
    /// One that does not run: "conflict".
    [[nodiscard]] Reply<void> killContainer(const QString &id, const QString &signal = QStringLiteral("SIGKILL"));
    /// Sets limits anew while it runs. Limits that are the same as before are written to the kernel all the same.
    [[nodiscard]] Reply<void> updateContainer(const QString &id, const ContainerUpdate &update);
    /// Kills it if it runs, and removes it with its anonymous volumes. One that is gone already is a success;
    /// one that somebody else is removing is waited for, so that its name is free afterwards.
    [[nodiscard]] Reply<void> removeContainer(const QString &id);
    [[nodiscard]] Reply<ContainerDetails> inspectContainer(const QString &idOrName);
    /// All, also stopped ones, that carry each of these labels; a label without value matches any value.
    [[nodiscard]] Reply<QList<ContainerSummary>> listContainers(const Labels &labels);
    /// The last lines of both streams (up to 400 are given), at most 64 KiB.
    [[nodiscard]] Reply<QByteArray> containerLogs(const QString &id, int lines = 50);

    [[nodiscard]] Reply<ImageSummary> inspectImage(const QString &reference);
    [[nodiscard]] Reply<QList<ImageSummary>> listImages(const Labels &labels);
    /// One that is gone, or is in use, is a success.
    [[nodiscard]] Reply<void> removeImage(const QString &reference);

    /// Name taken: "conflict".
    [[nodiscard]] Reply<QString> createNetwork(const NetworkSpec &spec);
    /// One that is gone is a success; one that is in use is an error.
    [[nodiscard]] Reply<void> removeNetwork(const QString &id);
    /// With the number of containers on each that run.
    [[nodiscard]] Reply<QList<NetworkSummary>> listNetworks(const Labels &labels);

    /// Starts building an image; the returned operation belongs to the parent.
    /// \a context is a tar archive with a Dockerfile of that name at its top. Nothing is fetched that is here
    /// already. The client must outlive it, or it ends with "engine_unavailable".
    [[nodiscard]] ImageBuild *buildImage(const QByteArray &context, const QString &dockerfile, const QStringList &tags,
                                         const QHash<QString, QString> &buildArgs, const Labels &labels,
                                         QObject *parent);

    /// Follows the events of what carries every one of these labels (networks' events carry none); the
    /// returned operation belongs to the parent, and falls silent with the client.
    [[nodiscard]] EventStream *events(const Labels &labels, QObject *parent);

private:
    std::unique_ptr<Transport> m_transport;
};

} // namespace learncode::engine
