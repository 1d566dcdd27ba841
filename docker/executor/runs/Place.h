// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/support/Lifetime.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>

namespace learncode::executor {

/// Where and as whom a run works: a user that no other run has, and a directory that only it can enter. Both are the
/// run's from make() until they have been swept.
class Place final
{
public:
    /// Ends and removes all that the user has left, and its directory; calls back, once, when nothing is left.
    using Sweep = std::function<void(const Credentials &, const std::string &root, std::function<void()> done)>;

    Place(boost::asio::io_context &io, UidPool &users, std::string workDirectory, Sweep sweep);

    /// The error is a clause for people and the log. What has been made must be swept also when it fails.
    [[nodiscard]] std::expected<void, std::string> make();

    /// Nobody before make() and after it has been swept.
    [[nodiscard]] const std::optional<Credentials> &user() const { return m_user; }
    [[nodiscard]] const std::string &root() const { return m_root; }

    /// Calls `done` once: when nothing is left, or when that could not be had within `deadline`. A user of whom
    /// something may be left is lent to no other run, unless it comes clean after all.
    void sweep(std::function<void()> done, std::chrono::milliseconds deadline = limits::sweepDeadline);

private:
    void onSwept();

    boost::asio::io_context &m_io;
    UidPool &m_users;
    std::string m_workDirectory;
    Sweep m_sweep;
    std::optional<Credentials> m_user;
    std::string m_root;
    std::function<void()> m_done;
    boost::asio::steady_timer m_deadline;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
