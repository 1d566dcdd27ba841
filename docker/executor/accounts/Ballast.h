// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/OomLedger.h"
#include "docker/executor/machine/Reaper.h"

#include <boost/asio/steady_timer.hpp>

namespace learncode::executor {

/// A process that holds some memory and does nothing, so that the kernel takes it instead of the executor.
///
/// When memory runs out the kernel kills the run that has most. But that one's memory comes back only bit by bit while
/// it ends, and in the meantime it is no candidate any more: whatever memory the executor then needs, were it a page,
/// the kernel would get by killing the executor, which may be the only process left. With this one there it does not,
/// and finds enough for what the executor needs until then. Once gone it is made anew.
class Ballast final
{
public:
    Ballast(boost::asio::io_context &io, Reaper &reaper, OomLedger &oom);

private:
    void make();
    void makeLater();
    [[nodiscard]] bool isRoom() const;

    Reaper &m_reaper;
    OomLedger &m_oom;
    boost::asio::steady_timer m_timer;
};

} // namespace learncode::executor
