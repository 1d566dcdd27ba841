// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtLogging>

#include <algorithm>

namespace learncode::test {

/// Times of one thing that was done again and again.
class Figures final
{
public:
    void add(qint64 nanoseconds) { addMs(static_cast<double>(nanoseconds) / 1e6); }
    void addMs(double milliseconds) { m_times.append(milliseconds); }

    /// Prints what is to be known of them.
    void tell(const char *what)
    {
        if (m_times.isEmpty())
            return;
        std::ranges::sort(m_times);
        qInfo("%s: least %.1f ms, median %.1f ms, p95 %.1f ms, most %.1f ms of %lld", what, m_times.first(),
              m_times[m_times.size() / 2], m_times[m_times.size() * 95 / 100], m_times.last(),
              static_cast<long long>(m_times.size()));
    }

private:
    QList<double> m_times;
};

} // namespace learncode::test
