// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace learncode::http {

/// Lets so much pass a second for long, and more at once after a pause.
class TokenBucket final
{
public:
    TokenBucket(double perSecond, double atOnce)
        : m_perSecond(perSecond)
        , m_atOnce(atOnce)
        , m_left(atOnce)
    {
    }

    /// Whether that much may pass at this time, which never goes back.
    [[nodiscard]] bool take(double amount, std::chrono::nanoseconds now)
    {
        m_left = std::min(m_atOnce, m_left + m_perSecond * std::chrono::duration<double>(now - m_last).count());
        m_last = now;
        if (amount > m_left)
            return false;
        m_left -= amount;
        return true;
    }

private:
    double m_perSecond;
    double m_atOnce;
    double m_left;
    std::chrono::nanoseconds m_last{0};
};

} // namespace learncode::http
