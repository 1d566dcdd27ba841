// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Result.h"

#include <QByteArray>
#include <QJsonObject>

namespace learncode::engine {

// The engine's JSON as values. What is not there takes its default, but what makes no sense without
// (an id, the shape itself) is an error: "engine_error" with \a request in its detail.

[[nodiscard]] Result<QJsonObject> parseObject(const QString &request, const QByteArray &body);

[[nodiscard]] Result<EngineInfo> parseInfo(const QString &request, const QByteArray &body);
[[nodiscard]] Result<CreatedContainer> parseCreated(const QString &request, const QByteArray &body);
[[nodiscard]] Result<ContainerDetails> parseContainer(const QString &request, const QByteArray &body);
[[nodiscard]] Result<QList<ContainerSummary>> parseContainers(const QString &request, const QByteArray &body);
[[nodiscard]] Result<ImageSummary> parseImage(const QString &request, const QByteArray &body);
[[nodiscard]] Result<QList<ImageSummary>> parseImages(const QString &request, const QByteArray &body);
[[nodiscard]] Result<NetworkSummary> parseNetwork(const QString &request, const QByteArray &body);
[[nodiscard]] Result<QList<NetworkSummary>> parseNetworks(const QString &request, const QByteArray &body);

/// Both streams of a container's log, from frames of an eight-byte header (stream, length) and bytes; the
/// last \a limit bytes. What is not framed (a container with a terminal) is taken as it is.
[[nodiscard]] QByteArray demultiplexLog(QByteArrayView body, qsizetype limit);

} // namespace learncode::engine
