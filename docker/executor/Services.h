// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CompileGate.h"
#include "Config.h"
#include "OomLedger.h"
#include "Reaper.h"
#include "Sweeper.h"
#include "UidPool.h"

#include <boost/asio/io_context.hpp>

#include <string>

namespace learncode::executor {

/// What all runs share. Lives as long as the process.
struct Services
{
    Services(boost::asio::io_context &context, LanguageConfig config, std::string work)
        : io(context),
          language(std::move(config)),
          workDirectory(std::move(work)),
          reaper(context),
          sweeper(reaper),
          // More users than slots: those of a lost connection's runs are still being swept after.
          users(UidPool::randomBase(), language.slots * 2 < 32 ? language.slots * 2 : 64),
          compilers(language.compileSlots)
    {
    }

    boost::asio::io_context &io;
    const LanguageConfig language;
    const std::string workDirectory;
    Reaper reaper;
    Sweeper sweeper;
    UidPool users;
    CompileGate compilers;
    OomLedger oom;
};

} // namespace learncode::executor
