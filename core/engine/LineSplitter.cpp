// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/LineSplitter.h"

namespace learncode::engine {

LineSplitter::LineSplitter(qsizetype longestLine)
    : m_longestLine(longestLine)
{
}

void LineSplitter::append(QByteArrayView bytes)
{
    if (m_skipping)
        return;
    if (m_line.size() + bytes.size() > m_longestLine) {
        m_skipping = true;
        ++m_dropped;
        m_line.clear();
        return;
    }
    m_line.append(bytes);
}

QList<QByteArray> LineSplitter::feed(QByteArrayView bytes)
{
    QList<QByteArray> lines;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        append(bytes.first(end));
        bytes = bytes.sliced(end + 1);
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        if (!m_skipping && !m_line.isEmpty())
            lines.append(m_line);
        m_line.clear();
        m_skipping = false;
    }
    append(bytes);
    return lines;
}

QByteArray LineSplitter::takeRest()
{
    m_skipping = false;
    return std::exchange(m_line, {});
}

} // namespace learncode::engine
