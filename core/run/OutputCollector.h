// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"

#include <QByteArray>

#include <limits>

namespace learncode {

/// Keeps what a run prints, for those who want it whole at the end.
class OutputCollector final
{
public:
    OutputCollector() = default;
    /// Keeps no more than the first \a most bytes of each.
    explicit OutputCollector(qsizetype most)
        : m_most(most)
    {
    }

    void add(const OutputReceived &output);

    /// Both streams in the order in which they arrived: what a terminal would have shown.
    [[nodiscard]] const QByteArray &combined() const { return m_combined.bytes; }
    [[nodiscard]] const QByteArray &standardOutput() const { return m_stdout.bytes; }
    [[nodiscard]] const QByteArray &standardError() const { return m_stderr.bytes; }
    /// Whether there was more than is kept.
    [[nodiscard]] bool isCut() const { return m_combined.cut; }

private:
    struct Kept
    {
        QByteArray bytes = {};
        bool cut = false;
    };
    void append(Kept &kept, const QByteArray &bytes) const;

    qsizetype m_most = std::numeric_limits<qsizetype>::max();
    Kept m_combined;
    Kept m_stdout;
    Kept m_stderr;
};

} // namespace learncode
