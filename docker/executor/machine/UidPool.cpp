// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/UidPool.h"

#include <algorithm>

namespace learncode::executor {

UidPool::UidPool(uid_t base, unsigned size)
    : m_base(base)
    , m_taken(size, false)
{
}

std::optional<Credentials> UidPool::take()
{
    const auto free = std::ranges::find(m_taken, false);
    if (free == m_taken.end())
        return std::nullopt;
    *free = true;
    const auto index = static_cast<unsigned>(free - m_taken.begin());
    return Credentials{index, m_base + index, m_base + static_cast<unsigned>(m_taken.size()) + index};
}

void UidPool::give(const Credentials &credentials)
{
    m_taken.at(credentials.index) = false;
}

unsigned UidPool::available() const
{
    return static_cast<unsigned>(std::ranges::count(m_taken, false));
}

} // namespace learncode::executor
