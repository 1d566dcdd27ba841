// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"

#include <QString>

namespace learncode::executor {

/// The labels on everything that a pool makes. Nothing without them is ever touched.
namespace label {
inline const QString installation = QStringLiteral("ai.learncode.installation"); ///< the name prefix
inline const QString owner = QStringLiteral("ai.learncode.owner"); ///< Identity::instance
inline const QString host = QStringLiteral("ai.learncode.host"); ///< Identity::host
inline const QString version = QStringLiteral("ai.learncode.version");
inline const QString language = QStringLiteral("ai.learncode.language");
inline const QString attempt = QStringLiteral("ai.learncode.attempt"); ///< tells a repeated create from another one
inline const QString context = QStringLiteral("ai.learncode.context"); ///< of images: the hash they were built from
} // namespace label

/// Who a pool is, so that its containers can be told from those of other instances, living or dead.
struct Identity
{
    QString prefix; ///< "learncode-ai"
    QString instance; ///< 8 hexadecimal digits, new for each pool
    /// Boot and network namespace. Two processes with the same value can judge each other's OwnerBeacon,
    /// also when each lives in its own container with the host's network.
    QString host;

    [[nodiscard]] static Identity create(const QString &prefix);

    /// What this pool puts on all that it makes.
    [[nodiscard]] engine::Labels labels() const;
    /// Finds all that this pool made.
    [[nodiscard]] engine::Labels ownFilter() const;
    /// Finds all that pools of this installation made.
    [[nodiscard]] engine::Labels installationFilter() const;

    [[nodiscard]] QString networkName() const;
    /// "learncode-ai-python-executor"; of the language's second seat "learncode-ai-python-executor-2"
    [[nodiscard]] QString containerName(const QString &languageId, int seat = 1) const;
    /// For when the usual name is somebody else's: "learncode-ai-python-executor-1a2b3c4d"
    [[nodiscard]] QString suffixedContainerName(const QString &languageId, int seat = 1) const;
};

/// Boot id and network namespace of this process; empty where they cannot be read.
[[nodiscard]] QString currentHost();

/// 2 × \a bytes hexadecimal digits from the system's source of randomness.
[[nodiscard]] QString randomHex(int bytes);

} // namespace learncode::executor
