// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QProcessEnvironment>
#include <QString>

namespace learncode::engine {

/// Where an engine listens.
struct Endpoint
{
    QString socketPath;
    QString source; ///< how it was found, for the log: "DOCKER_HOST", "context desktop-linux", "default"
};

/// Finds the engine as Docker's own client would, then in the usual places of Docker, rootless Docker,
/// Docker Desktop and Podman: an explicit path, DOCKER_HOST, DOCKER_CONTEXT, the current context of the
/// configuration, the first of the well-known sockets that may be used, or else that exists.
///
/// With nothing found, the first well-known path is the answer, so that an engine started later is seen.
/// \a rootPrefix stands before all that is read, and before a well-known path in the answer: for tests.
///
/// Errors: "engine_not_local" (DOCKER_HOST or a context names something other than a Unix socket),
/// "engine_not_found" (DOCKER_CONTEXT names a context that does not exist).
[[nodiscard]] Result<Endpoint> findEndpoint(const QString &explicitPath, const QProcessEnvironment &environment,
                                            const QString &rootPrefix = {});

} // namespace learncode::engine
