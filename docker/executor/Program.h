// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/Ballast.h"
#include "docker/executor/door/Inventory.h"
#include "docker/executor/door/Server.h"
#include "docker/executor/runs/RunTable.h"
#include "docker/executor/runs/Services.h"
#include "docker/executor/watch/ResourceWatch.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace learncode::executor {

/// Where the executor works and who may come in.
struct ProgramOptions
{
    std::string workDirectory;
    uid_t firstUser = 0; ///< of the block that runs are
    std::uint16_t port = 0;
    std::string token;
};

/// The executor from its first connection to SIGTERM: puts the rooms together.
class Program final
{
public:
    Program(boost::asio::io_context &io, LanguageConfig language, Sandbox sandbox, ProgramOptions options);

    /// Asks the language for its version, then listens. Ends if that cannot be run: then no program can.
    void start();

    /// When the loop has ended.
    [[nodiscard]] int exitStatus() const { return m_exitStatus; }

private:
    void probe();
    void serve(const std::string &version);
    void fail(const std::string &why);
    [[nodiscard]] Inventory takeInventory() const;
    void watchWear();
    void lookForWear();
    void wearOut(std::string_view why);
    void shutDown();

    boost::asio::io_context &m_io;
    ProgramOptions m_options;
    Services m_services;
    Ballast m_ballast;
    RunTable m_runs;
    ResourceWatch m_watch;
    std::optional<Server> m_server;
    boost::asio::steady_timer m_grace;
    int m_probesLeft = limits::versionProbes;
    boost::asio::steady_timer m_wear;
    int m_wearSeen = 0; ///< so many looks in a row
    std::optional<std::chrono::steady_clock::time_point> m_wornSince{};
    int m_exitStatus = 0;
};

} // namespace learncode::executor
