// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/Program.h"

#include "docker/executor/door/Inventory.h"
#include "docker/executor/door/Messages.h"
#include "docker/executor/machine/UserNames.h"
#include "docker/executor/runs/VersionProbe.h"
#include "docker/executor/support/Log.h"

#include <boost/asio/post.hpp>

#include <memory>
#include <utility>

namespace learncode::executor {

Program::Program(boost::asio::io_context &io, LanguageConfig language, Sandbox sandbox, ProgramOptions options)
    : m_io(io)
    , m_options(std::move(options))
    , m_services(io, std::move(language), std::move(sandbox), m_options.workDirectory, m_options.firstUser)
    , m_ballast(io, m_services.reaper, m_services.oom)
    , m_runs(m_services)
    , m_watch(m_services, m_runs)
    , m_grace(io)
{
    m_services.reaper.onTermination([this] { shutDown(); });
    m_runs.onStarted([this] { m_watch.wake(); });
}

void Program::start()
{
    const UidPool &users = m_services.users;
    if (const auto written = writeUserNames(users.base(), users.size(), m_services.workDirectory); !written)
        logLine(written.error());
    probe();
}

/// A run like any other: where it cannot be had, nobody is to be told that programs can be run here.
void Program::probe()
{
    --m_probesLeft;
    std::make_shared<VersionProbe>(m_services, [this](const std::expected<std::string, std::string> &version) {
        if (version)
            return serve(*version);
        logLine("the version of " + m_services.language.id + " is not known: " + version.error());
        if (m_probesLeft > 0)
            return probe();
        fail("no program can be run here");
    })->start();
}

void Program::fail(const std::string &why)
{
    logLine(why);
    m_exitStatus = 1;
    m_io.stop();
}

void Program::serve(const std::string &version)
{
    const LanguageConfig &language = m_services.language;
    const Confinement confinement{.filter = true, .landlock = m_services.sandbox.landlock};
    m_server.emplace(m_io, m_runs,
                     ServerOptions{m_options.port, m_options.token,
                                   helloMessage(language.id, version, {language.slots, language.runs}, confinement),
                                   [this] { return describeInventory(); }});
    if (const auto listening = m_server->listen(); !listening)
        return fail(listening.error());
    logLine("ready: " + language.id + " " + version + ", port " + std::to_string(m_options.port));
}

/// What the container holds now; nothing of a run, once its `finished` is sent.
std::string Program::describeInventory() const
{
    Inventory inventory = lookAround(m_services.workDirectory);
    std::uint64_t usersInUse = 0;
    m_runs.forEach([&](const Run &run) {
        ++inventory.runs;
        usersInUse += run.user().has_value();
    });
    inventory.lostUsers = m_services.users.size() - m_services.users.available() - usersInUse;
    inventory.memoryBytes = m_services.oom.cgroup().memory().heldBytes;
    return inventoryMessage(inventory);
}

void Program::shutDown()
{
    if (m_server)
        m_server->close();
    // Whatever has not gone by then goes with PID 1.
    m_grace.expires_after(limits::shutdownGrace);
    m_grace.async_wait([this](boost::system::error_code) { m_io.stop(); });
    m_runs.stopAll([this] { boost::asio::post(m_io, [this] { m_io.stop(); }); });
}

} // namespace learncode::executor
