// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace learncode::engine {

/// Understands what POST /build answers: JSON lines of output, of fetching a base image, of the finished
/// image's id, or of the failure, which comes within an answer of status 200.
class BuildOutput final
{
public:
    struct Progress
    {
        int step = 0;
        int steps = 0; ///< 0 until it is known
        QString line;
    };

    /// Takes a line of JSON; gives the lines of output that it completes. What is no JSON is left out.
    [[nodiscard]] QList<Progress> feed(const QByteArray &jsonLine);

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool succeeded() const { return !m_failed && !m_imageId.isEmpty(); }
    /// "sha256:…", or the first digits where the engine says no more.
    [[nodiscard]] QString imageId() const { return m_imageId; }
    /// The failure as an error that tells no space and no registry apart from all else.
    [[nodiscard]] Error error() const;
    /// The last 64 KiB that the build printed.
    [[nodiscard]] QString tail() const;

private:
    QList<Progress> print(const QString &text);
    void noteStep(const QString &line);

    QString m_partialLine;
    QByteArray m_tail;
    QString m_instruction; ///< of the step at hand: "FROM debian:trixie-slim"
    QString m_imageId;
    QString m_failure;
    int m_step = 0;
    int m_steps = 0;
    bool m_failed = false;
};

} // namespace learncode::engine
