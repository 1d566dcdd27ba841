// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"

#include <QByteArray>

namespace learncode {

/// Keeps what a run prints, for those who want it whole at the end.
class OutputCollector final
{
public:
    void add(const OutputReceived &output);

    /// Both streams in the order in which they arrived: what a terminal would have shown.
    [[nodiscard]] const QByteArray &combined() const { return m_combined; }
    [[nodiscard]] const QByteArray &standardOutput() const { return m_stdout; }
    [[nodiscard]] const QByteArray &standardError() const { return m_stderr; }

private:
    QByteArray m_combined;
    QByteArray m_stdout;
    QByteArray m_stderr;
};

} // namespace learncode
