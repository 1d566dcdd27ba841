// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/waiting/WaitWatch.h"

#include "docker/executor/job/Limits.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

WaitWatch::WaitWatch(boost::asio::io_context &io, Handlers handlers, TimeBudget::OnSpent onSpent)
    : m_timer(io)
    , m_handlers(std::move(handlers))
    , m_interval(limits::waitLookSoon)
    , m_budget(limits::waitShare, limits::waitCredit, std::move(onSpent))
    , m_tokens(limits::waitBurst)
{
}

void WaitWatch::start()
{
    m_running = true;
    m_lastToken = m_lastEvent = m_lastLook = Clock::now();
    m_budget.spend(m_lastLook, {});
    lookIn(limits::waitLookSoon);
}

void WaitWatch::stop()
{
    m_running = false;
    disarm();
}

void WaitWatch::disarm()
{
    m_armed = false;
    m_due = {};
    m_timer.cancel();
}

void WaitWatch::noteOutput()
{
    m_printed = true;
    m_lastEvent = Clock::now();
    m_interval = limits::waitLookSoon;
    if (m_running)
        lookIn(m_interval);
}

void WaitWatch::noteInput()
{
    m_given = true;
    m_tokens = limits::waitBurst;
    m_lastEvent = Clock::now();
    m_interval = limits::waitLookSoon;
    if (m_running)
        lookIn(m_interval);
}

/// At the latest: an earlier look stays.
void WaitWatch::lookIn(Clock::duration time)
{
    const Clock::time_point due = std::max(Clock::now() + time, m_notBefore);
    if (m_armed && m_due <= due)
        return;
    m_due = due;
    m_armed = true;
    m_timer.expires_at(due);
    m_timer.async_wait([this, due, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (alive.expired() || error || !m_running || due != m_due)
            return;
        m_armed = false;
        look();
    });
}

void WaitWatch::look()
{
    const Clock::time_point began = Clock::now();
    // In the middle of a flood, or of typing, it is too early; but not for ever.
    if (began - m_lastEvent < limits::waitQuiet && began - m_lastLook < limits::waitLookMost)
        return lookIn(limits::waitLookSoon);
    m_lastLook = began;
    const Clock::duration workedBefore = TimeBudget::processorTime();
    const bool announced = announces();
    // Who has very many threads, or prints without end, is looked at less often than it could be.
    m_budget.spend(began, TimeBudget::processorTime() - workedBefore);
    m_notBefore = began + std::min<Clock::duration>(m_budget.pause(), limits::waitLookRarely);
    m_interval = std::min<Clock::duration>(m_interval * 3 / 2, limits::waitLookMost);
    if (m_running && !announced)
        lookIn(m_interval);
}

/// True when it is said, and nothing is left to look for.
bool WaitWatch::announces()
{
    if (!m_handlers.mayWait())
        return false;
    const auto block = m_handlers.findBlock();
    // What it printed before it blocked can be read by now, and must be sent first.
    if (!block || !m_handlers.sendOutput() || !m_running || !isNews(*block) || !takeToken())
        return false;
    m_announced = block;
    m_printed = m_given = false;
    disarm();
    m_handlers.announce();
    return true;
}

/// What a terminal shows of keys on its own is no news: a line that is being typed has not been taken yet.
bool WaitWatch::isNews(const InputBlock &block) const
{
    return block != m_announced || (m_printed && !m_given);
}

bool WaitWatch::takeToken()
{
    const Clock::time_point now = Clock::now();
    while (m_tokens < limits::waitBurst && now - m_lastToken >= limits::waitTokenTime) {
        ++m_tokens;
        m_lastToken += limits::waitTokenTime;
    }
    if (m_tokens == 0)
        return false;
    if (m_tokens == limits::waitBurst)
        m_lastToken = now;
    --m_tokens;
    return true;
}

} // namespace learncode::executor
