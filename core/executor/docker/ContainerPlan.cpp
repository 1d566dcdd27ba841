// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ContainerPlan.h"

#include "core/run/Language.h"
#include "docker/protocol/Protocol.h"

#include <algorithm>
#include <cmath>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

// A long period gives the same share as the usual 100 ms, but lets a short burst, which is what most
// learners' programs are, pass without being throttled: g++ hello 282 ms against 552 ms.
constexpr qint64 cpuPeriodUs = 1'000'000;
// The kernel kills learners' programs, which have a score of their own, before the executor.
constexpr int executorOomScore = -500;
constexpr auto priorityCapability = "SYS_NICE"_L1;

// An empty file takes no room of a tmpfs but a kilobyte of the kernel's, which is the container's memory too and is not
// given back when its maker is killed: without a bound on their number the kernel would go on to kill the executor.
constexpr int workFiles = 32'768;
constexpr int sharedMemoryFiles = 1'024;

QList<engine::Tmpfs> fileSystems(const ContainerOptions &options)
{
    // None on /tmp: it would be a place that runs share. Each has its own in its directory (docker/preload).
    const QString form = u"rw,%1,nosuid,nodev,mode=%2,size=%3,nr_inodes=%4"_s;
    return {{u"/work"_s, form.arg(u"exec"_s, u"0711"_s).arg(options.workBytes).arg(workFiles)},
            {u"/dev/shm"_s, form.arg(u"noexec"_s, u"1777"_s).arg(options.shmBytes).arg(sharedMemoryFiles)}};
}

/// System V objects outlive their makers as well. The kernel's own bounds are those of a large machine.
QMap<QString, QString> sharedObjectBounds(const ContainerOptions &options)
{
    constexpr qint64 pageBytes = 4'096;
    return {{u"kernel.shmall"_s, QString::number(options.shmBytes / pageBytes)},
            {u"kernel.shmmax"_s, QString::number(options.shmBytes)},
            {u"kernel.shmmni"_s, u"128"_s},
            {u"kernel.msgmni"_s, u"32"_s},
            {u"kernel.msgmnb"_s, u"16384"_s},
            {u"kernel.sem"_s, u"250 8000 100 128"_s}};
}

engine::HealthCheck healthCheck()
{
    engine::HealthCheck check;
    check.command = {u"/opt/learncode/executor"_s, u"--health-check"_s};
    check.timeout = std::chrono::seconds(5);
    return check;
}

} // namespace

bool addressesReachable(const engine::EngineInfo &engine)
{
    return !engine.rootless && !engine.operatingSystem.contains("Docker Desktop"_L1, Qt::CaseInsensitive);
}

int mostProcesses(const Language &language)
{
    constexpr int helpers = 2; // of a run: one that measures, one that cleans up
    constexpr int own = 64; // the executor, its ballast, health checks
    const int processes = language.processes > 0 ? language.processes : protocol::defaultProcesses;
    return language.runs * (processes + helpers) + own;
}

engine::ContainerUpdate cpuLimit(const ContainerOptions &options)
{
    return {.cpuPeriodUs = cpuPeriodUs, .cpuQuotaUs = std::llround(options.cpus * static_cast<double>(cpuPeriodUs))};
}

engine::ContainerSpec makeContainerSpec(const ContainerPlan &plan, const Identity &identity,
                                        const ContainerOptions &options)
{
    engine::ContainerSpec spec;
    spec.image = plan.image;
    spec.environment = {u"LEARNCODE_TOKEN="_s + plan.token};
    spec.labels = identity.labels();
    spec.labels.insert(label::language, plan.languageId);
    spec.labels.insert(label::attempt, plan.attempt);
    spec.hostname = plan.languageId;
    spec.network = plan.network;
    spec.memoryBytes = options.memoryBytes;
    spec.cpuPeriodUs = cpuLimit(options).cpuPeriodUs;
    spec.cpuQuotaUs = cpuLimit(options).cpuQuotaUs;
    // A container that is full of one run's processes could not even fork to clean up after it.
    spec.pidsLimit = std::max(options.pids, plan.processes);
    spec.oomScoreAdj = plan.privilegedEngine && plan.favours.oomScore ? executorOomScore : 0;
    spec.readOnlyRoot = true;
    spec.tmpfs = fileSystems(options);
    if (plan.privilegedEngine) // others may not set them on older kernels
        spec.sysctls = sharedObjectBounds(options);
    spec.ulimits = {{u"nofile"_s, options.openFiles, options.openFiles}};
    spec.capDrop = {u"ALL"_s};
    spec.capAdd = {u"SETUID"_s, u"SETGID"_s, u"KILL"_s, u"CHOWN"_s};
    if (plan.privilegedEngine && plan.favours.priorities)
        spec.capAdd.append(priorityCapability);
    // Engines before 26 ask a name server on the host's loopback on behalf of an internal network's containers: a way
    // out. The container's own loopback is none.
    spec.dnsServers = {u"127.0.0.1"_s};
    spec.dnsOptions = {u"timeout:1"_s, u"attempts:1"_s};
    spec.securityOptions = {u"no-new-privileges"_s};
    spec.logOptions = {u"max-size=1m"_s, u"max-file=1"_s};
    spec.shmBytes = options.shmBytes;
    spec.healthCheck = healthCheck();
    spec.publishedPort = plan.publishPort ? protocol::port : quint16{0};
    return spec;
}

Favours favoursOf(const engine::ContainerSpec &spec)
{
    return {.oomScore = spec.oomScoreAdj < 0, .priorities = spec.capAdd.contains(priorityCapability)};
}

bool askForLess(engine::ContainerSpec &spec, const Error &refusal)
{
    if (refusal.code != "engine_error"_L1)
        return false;
    // It is said in words that no engine promises. Those about capabilities can be told from others so far.
    const bool aboutCapabilities = refusal.detail.contains("caps"_L1);
    if (aboutCapabilities && spec.capAdd.removeOne(priorityCapability))
        return true;
    if (spec.oomScoreAdj < 0) {
        spec.oomScoreAdj = 0;
        return true;
    }
    return spec.capAdd.removeOne(priorityCapability);
}

} // namespace learncode::executor
