// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/support/Lifetime.h"
#include "docker/executor/support/TimeBudget.h"
#include "docker/executor/waiting/InputBlock.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <optional>

namespace learncode::executor {

/// Finds out that a program waits for its input, and says so once for each time that it comes to wait: after it has
/// begun, has printed, or has taken input. While that stands, nothing is looked at. Otherwise it looks soon after
/// each of these, then ever more seldom; a look costs tens of microseconds.
///
/// A program that prints, waits and prints again without being given anything, as games do, is announced a few times in
/// a row and then once a second.
class WaitWatch final
{
public:
    using Clock = std::chrono::steady_clock;

    struct Handlers
    {
        std::function<bool()> mayWait; ///< more input may come, and it has read all that there was
        std::function<std::optional<InputBlock>()> findBlock;
        std::function<bool()> sendOutput; ///< reads what was printed; false while not all of it can be sent
        std::function<void()> announce;
    };

    /// `onSpent` hears of the processor time that looks take.
    WaitWatch(boost::asio::io_context &io, Handlers handlers, TimeBudget::OnSpent onSpent = {});

    void start();
    /// For good: it has ended, or there can be no more input.
    void stop();
    /// The program has printed something.
    void noteOutput();
    /// It has been given something.
    void noteInput();

private:
    void lookIn(Clock::duration time);
    void disarm();
    void look();
    [[nodiscard]] bool announces();
    [[nodiscard]] bool isNews(const InputBlock &block) const;
    [[nodiscard]] bool takeToken();

    boost::asio::steady_timer m_timer;
    Handlers m_handlers;
    std::optional<InputBlock> m_announced; ///< last
    Clock::time_point m_due{};
    Clock::time_point m_lastLook{};
    Clock::time_point m_lastEvent{};
    Clock::time_point m_notBefore{};
    Clock::time_point m_lastToken{};
    Clock::duration m_interval{};
    TimeBudget m_budget; ///< for looks
    int m_tokens = 0;
    bool m_running = false;
    bool m_armed = false;
    bool m_printed = false; ///< since the last announcement
    bool m_given = false; ///< likewise
    Lifetime m_lifetime;
};

} // namespace learncode::executor
