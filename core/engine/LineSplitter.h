// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace learncode::engine {

/// Cuts a stream of bytes into lines. A line longer than the bound is left out, so that what a stream
/// sends without a newline never fills the memory.
class LineSplitter final
{
public:
    explicit LineSplitter(qsizetype longestLine = 1 << 20);

    /// The lines that these bytes complete, without their line ends. Empty ones are left out.
    [[nodiscard]] QList<QByteArray> feed(QByteArrayView bytes);
    /// What stands after the last line end; empties it.
    [[nodiscard]] QByteArray takeRest();
    [[nodiscard]] int droppedLines() const { return m_dropped; }

private:
    void append(QByteArrayView bytes);

    qsizetype m_longestLine;
    QByteArray m_line;
    bool m_skipping = false;
    int m_dropped = 0;
};

} // namespace learncode::engine
