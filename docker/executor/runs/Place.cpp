// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/Place.h"

#include "docker/executor/support/Log.h"

#include <boost/asio/post.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace learncode::executor {

Place::Place(boost::asio::io_context &io, UidPool &users, std::string workDirectory, Sweep sweep)
    : m_io(io)
    , m_users(users)
    , m_workDirectory(std::move(workDirectory))
    , m_sweep(std::move(sweep))
    , m_deadline(io)
{
}

std::expected<void, std::string> Place::make()
{
    m_user = m_users.take();
    if (!m_user)
        return std::unexpected("there is no free user for it");
    m_root = m_workDirectory + "/" + std::to_string(m_user->index);
    if (::mkdir(m_root.c_str(), 0700) == 0 && ::chown(m_root.c_str(), m_user->uid, m_user->uid) == 0)
        return {};
    std::string failure = std::string("its directory could not be made: ") + std::strerror(errno);
    logLine(failure);
    return std::unexpected(std::move(failure));
}

void Place::sweep(std::function<void()> done, std::chrono::milliseconds deadline)
{
    m_done = std::move(done);
    if (!m_user) {
        boost::asio::post(m_io, [this, alive = m_lifetime.watch()] {
            if (!alive.expired())
                onSwept();
        });
        return;
    }
    m_deadline.expires_after(deadline);
    m_deadline.async_wait([this, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (alive.expired() || error || !m_done)
            return;
        logLine("cleaning up " + m_root + " takes too long; the run ends without it");
        onSwept();
    });
    m_sweep(*m_user, m_root, [this, alive = m_lifetime.watch(), &users = m_users, user = *m_user] {
        users.give(user);
        if (!alive.expired())
            onSwept();
    });
}

void Place::onSwept()
{
    if (!m_done)
        return; // too late, and nobody waits for it
    m_deadline.cancel();
    m_user.reset();
    std::exchange(m_done, nullptr)();
}

} // namespace learncode::executor
