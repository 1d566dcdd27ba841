// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/Accounts.h"
#include "docker/executor/accounts/Ballast.h"
#include "docker/executor/accounts/FileMeter.h"
#include "docker/executor/accounts/OomLedger.h"
#include "docker/executor/cleaning/Sweeper.h"
#include "docker/executor/job/Config.h"
#include "docker/executor/machine/Reaper.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/runs/CompilerQueue.h"
#include "docker/executor/sandbox/Sandbox.h"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

namespace learncode::executor {

/// What all runs share. Lives as long as the process.
struct Services
{
    Services(boost::asio::io_context &context, LanguageConfig config, Sandbox confinement, std::string work)
        : io(context)
        , language(std::move(config))
        , sandbox(std::move(confinement))
        , workDirectory(std::move(work))
        , reaper(context)
        , sweeper(reaper)
        , meter(reaper)
        ,
        // More users than runs: those of a lost connection's runs are still being swept after.
        users(UidPool::randomBase(), std::min(language.runs * 2 + 2, 128U))
        , compilers(language.compileSlots)
        , ballast(context, reaper, oom)
    {
        reaper.onReaped([this](uid_t user, const ChildExit &exit) { accounts.add(user, exit); });
    }

    boost::asio::io_context &io;
    const LanguageConfig language;
    const Sandbox sandbox;
    const std::string workDirectory;
    Reaper reaper;
    Accounts accounts;
    Sweeper sweeper;
    FileMeter meter;
    UidPool users;
    CompilerQueue compilers;
    OomLedger oom;
    Ballast ballast;
    std::uint64_t runsMade = 0; ///< numbers them
};

} // namespace learncode::executor
