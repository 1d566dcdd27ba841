// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QObject>

namespace learncode::engine {

/// An image being built. Emits progressed() any number of times and finished() exactly once, also when
/// it is cancelled (error "cancelled"). Deleting it cancels without a signal.
class ImageBuild : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Drops the connection, at which the engine stops building. finished() comes from the event loop.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// The engine began with a step of the Dockerfile, or printed a line within it.
    /// \a steps is 0 until it is known.
    void progressed(int step, int steps, const QString &line);
    /// The image's id ("sha256:…", looked up by its first tag), or why there is none: "engine_no_space",
    /// "engine_no_registry", "image_build_failed" (detail: the last lines of the build's output), "cancelled",
    /// "engine_unavailable".
    void finished(const learncode::Result<QString> &imageId);
};

} // namespace learncode::engine
