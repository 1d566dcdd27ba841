// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

namespace learncode::test {

/// The executor's own memory may grow by this much between two looks, for buffers of a size it has not needed before.
inline constexpr qint64 maxResidentGrowthKb = 8 * 1024;

/// The container's memory, as far as it cannot be had back, may grow by as much, and by what the kernel keeps for it.
inline constexpr qint64 maxMemoryGrowthBytes = 12ll << 20;

/// A whole answer of the executor's HTTP port to `GET path`; empty if none came. Without a token if that is empty.
[[nodiscard]] QByteArray askExecutor(const QUrl &url, const QByteArray &path, const QString &token);

/// What the container holds at this moment (docker/executor/door/Inventory.h); empty if the executor does not say.
[[nodiscard]] QJsonObject fetchUsage(const QUrl &url, const QString &token);

/// What runs leave if they leave something: runs, processes, zombies, entries of directories, bytes, shared objects,
/// lost users. Each line a member and its two values; empty when all is equal.
[[nodiscard]] QByteArray residueDifference(const QJsonObject &before, const QJsonObject &after);

/// The same for what may take a moment: the executor's descriptors, threads and helpers, sockets, inodes that have no
/// name any more. Its memory may grow by maxResidentGrowthKb, the container's by maxMemoryGrowthBytes.
[[nodiscard]] QByteArray momentaryDifference(const QJsonObject &before, const QJsonObject &after);

/// Both.
[[nodiscard]] QByteArray usageDifference(const QJsonObject &before, const QJsonObject &after);

} // namespace learncode::test
