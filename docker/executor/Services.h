// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Accounts.h"
#include "Ballast.h"
#include "CompileGate.h"
#include "Config.h"
#include "FileMeter.h"
#include "OomLedger.h"
#include "Reaper.h"
#include "Sandbox.h"
#include "Sweeper.h"
#include "UidPool.h"

#include <boost/asio/io_context.hpp>

#include <algorithm>
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
    CompileGate compilers;
    OomLedger oom;
    Ballast ballast;
};

} // namespace learncode::executor
