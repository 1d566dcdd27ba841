// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/Program.h"

#include "docker/executor/door/Inventory.h"
#include "docker/executor/door/Messages.h"
#include "docker/executor/machine/UserNames.h"
#include "docker/executor/runs/VersionProbe.h"
#include "docker/executor/support/Log.h"
#include "docker/executor/watch/Wear.h"

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
    , m_wear(io)
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
                                   [this] { return inventoryMessage(takeInventory()); }});
    if (const auto listening = m_server->listen(); !listening)
        return fail(listening.error());
    watchWear();
    logLine("ready: " + language.id + " " + version + ", port " + std::to_string(m_options.port));
}

/// What the container holds now; nothing of a run, once its `finished` is sent.
Inventory Program::takeInventory() const
{
    Inventory inventory = lookAround(m_services.workDirectory);
    std::uint64_t usersInUse = 0;
    m_runs.forEach([&](const Run &run) {
        ++inventory.runs;
        usersInUse += run.user().has_value();
    });
    inventory.lostUsers = m_services.users.size() - m_services.users.available() - usersInUse;
    inventory.memoryBytes = m_services.oom.cgroup().memory().heldBytes();
    return inventory;
}

void Program::watchWear()
{
    m_wear.expires_after(limits::wearInterval);
    m_wear.async_wait([this](boost::system::error_code error) {
        if (error)
            return;
        lookForWear();
        watchWear();
    });
}

/// A container that is full of what nobody has, or has users of whom something is left, is told of: whoever sends runs
/// sends no more, and makes it anew when it has none. Who does not understand that finds it gone one day.
void Program::lookForWear()
{
    if (!m_runs.isEmpty() && m_services.users.available() > 0) {
        m_wearSeen = 0;
        return;
    }
    const Inventory inventory = takeInventory();
    const std::string_view why =
        judgeWear({.idle = m_runs.isEmpty(),
                   .heldBytes = inventory.memoryBytes,
                   .limitBytes = m_services.oom.cgroup().memoryLimit(),
                   .lostUsers = inventory.lostUsers,
                   .freeUsers = m_services.users.available(),
                   .sharedObjects = inventory.sharedMemories + inventory.semaphores + inventory.messageQueues});
    m_wearSeen = why.empty() ? 0 : m_wearSeen + 1;
    if (m_wearSeen == limits::wearLooks && !m_wornSince)
        wearOut(why);
    if (m_wornSince && m_runs.isEmpty() && std::chrono::steady_clock::now() - *m_wornSince > limits::wearPatience)
        shutDown();
}

void Program::wearOut(std::string_view why)
{
    logLine("must be made anew: " + std::string(why));
    m_wornSince = std::chrono::steady_clock::now();
    m_server->announceWorn();
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
