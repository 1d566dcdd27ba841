// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/Accounts.h"
#include "docker/executor/accounts/FileMeter.h"
#include "docker/executor/accounts/OomLedger.h"
#include "docker/executor/cleaning/Sweeper.h"
#include "docker/executor/job/Config.h"
#include "docker/executor/launch/Process.h"
#include "docker/executor/launch/ProcessSpec.h"
#include "docker/executor/machine/Reaper.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/runs/CompilerQueue.h"
#include "docker/executor/runs/Place.h"
#include "docker/executor/sandbox/Sandbox.h"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <utility>

namespace learncode::executor {

/// What all runs share. Lives as long as the process.
struct Services
{
    Services(boost::asio::io_context &context, LanguageConfig config, Sandbox confinement, std::string work,
             uid_t firstUser)
        : io(context)
        , language(std::move(config))
        , sandbox(std::move(confinement))
        , workDirectory(std::move(work))
        , reaper(context)
        , sweeper(context, reaper)
        , meter(reaper)
        ,
        // More users than runs: those of a lost connection's runs are still being swept after.
        users(firstUser, std::min(language.runs * 2 + 2, 128U))
        , compilers(language.compileSlots)
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
    std::uint64_t runsMade = 0; ///< numbers them

    // What needs the container's root goes through these, so that tests can put something else in their place.
    std::function<std::expected<Process, std::string>(const ProcessSpec &)> launch = startProcess;
    Place::Sweep sweep = [this](const Credentials &user, const std::string &root, std::function<void()> done) {
        sweeper.sweep(user, root, std::move(done));
    };
};

} // namespace learncode::executor
