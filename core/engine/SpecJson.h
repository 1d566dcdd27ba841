// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"

#include <QJsonObject>

namespace learncode::engine {

/// The body of POST /containers/create.
[[nodiscard]] QJsonObject toJson(const ContainerSpec &spec);
/// The body of POST /containers/{id}/update.
[[nodiscard]] QJsonObject toJson(const ContainerUpdate &update);
/// The body of POST /networks/create.
[[nodiscard]] QJsonObject toJson(const NetworkSpec &spec);
/// Labels as an object, for bodies and for the build's query.
[[nodiscard]] QJsonObject toJson(const QHash<QString, QString> &map);
/// The filter that lets through what carries every one of the labels; one without value matches any value.
[[nodiscard]] QByteArray labelFilter(const Labels &labels);

} // namespace learncode::engine
