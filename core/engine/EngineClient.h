// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
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
/// `.then(this, [this](Result<T> result) { … })`, which ends with its context.
template<typename T>
using Reply = QFuture<Result<T>>;

/// The Docker Engine API on its Unix socket.
///
/// Calls other than negotiate() need the API version and make it known themselves, once, at the first
/// call. Each call is bounded in time (30 s without a byte) and its answer in size (8 MiB).
///
/// Error codes: "engine_not_found" (no socket there), "engine_no_permission", "engine_unavailable" (it
/// does not answer, or went away), "engine_too_old", "engine_too_new", "engine_no_space",
/// "engine_no_registry" (an image is not here and cannot be fetched), "not_found", "conflict",
/// "engine_error" (all else; the engine's own words are the detail). Each message says what to do.
class EngineClient final : public QObject
{
    Q_OBJECT

public:
    explicit EngineClient(const QString &socketPath, QObject *parent = nullptr);
    ~EngineClient() override;

    [[nodiscard]] QString socketPath() const;

    /// The longest time that a call waits without a byte; all in all it may take four times that. 30 s at first.
    void setCallTimeout(std::chrono::milliseconds timeout);

    /// Agrees on an API version and asks what the engine is. Asks anew at each call.
    [[nodiscard]] Reply<EngineInfo> negotiate();

    /// Name taken: "conflict". The request may reach the engine twice (see facts in ARCHITECTURE.md),
    /// so a caller uses fixed names and looks at the labels of what is in the way.
    [[nodiscard]] Reply<CreatedContainer> createContainer(const QString &name, const ContainerSpec &spec);
    [[nodiscard]] Reply<void> startContainer(const QString &id);
    [[nodiscard]] Reply<void> killContainer(const QString &id, const QString &signal = QStringLiteral("SIGKILL"));
    /// Kills it if it runs, and removes it with its anonymous volumes. One that is gone already is a success.
    [[nodiscard]] Reply<void> removeContainer(const QString &id);
    [[nodiscard]] Reply<ContainerDetails> inspectContainer(const QString &idOrName);
    /// All, also stopped ones, that carry each of these labels; a label without value matches any value.
    [[nodiscard]] Reply<QList<ContainerSummary>> listContainers(const Labels &labels);
    /// The last lines of both streams, at most 64 KiB.
    [[nodiscard]] Reply<QByteArray> containerLogs(const QString &id, int lines = 50);

    [[nodiscard]] Reply<ImageSummary> inspectImage(const QString &reference);
    [[nodiscard]] Reply<QList<ImageSummary>> listImages(const Labels &labels);
    /// One that is gone, or is in use, is a success.
    [[nodiscard]] Reply<void> removeImage(const QString &reference);

    /// Name taken: "conflict".
    [[nodiscard]] Reply<QString> createNetwork(const NetworkSpec &spec);
    [[nodiscard]] Reply<void> removeNetwork(const QString &id);
    [[nodiscard]] Reply<QList<NetworkSummary>> listNetworks(const Labels &labels);

    /// Starts building an image; the returned operation belongs to the parent.
    /// \a context is a tar archive with a Dockerfile of that name at its top.
    [[nodiscard]] ImageBuild *buildImage(const QByteArray &context, const QString &dockerfile, const QStringList &tags,
                                         const QHash<QString, QString> &buildArgs, const Labels &labels,
                                         QObject *parent);

    /// Follows the events of what carries these labels; the returned operation belongs to the parent.
    [[nodiscard]] EventStream *events(const Labels &labels, QObject *parent);

private:
    std::unique_ptr<Transport> m_transport;
};

} // namespace learncode::engine
