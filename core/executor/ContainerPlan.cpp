// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/ContainerPlan.h"

#include "docker/protocol/Protocol.h"

#include <cmath>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

// A long period gives the same share as the usual 100 ms, but lets a short burst, which is what most
// learners' programs are, pass without being throttled: g++ hello 282 ms against 552 ms.
constexpr qint64 cpuPeriodUs = 1'000'000;
// The kernel kills learners' programs, which have a score of their own, before the executor.
constexpr int executorOomScore = -500;

QString tmpfsOptions(const QString &mode, qint64 bytes)
{
    return u"rw,exec,nosuid,nodev,mode=%1,size=%2"_s.arg(mode).arg(bytes);
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

engine::ContainerSpec makeContainerSpec(const ContainerPlan &plan, const Identity &identity, const PoolOptions &options)
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
    spec.cpuPeriodUs = cpuPeriodUs;
    spec.cpuQuotaUs = std::llround(options.cpus * static_cast<double>(cpuPeriodUs));
    spec.pidsLimit = options.pids;
    spec.oomScoreAdj = plan.privilegedEngine ? executorOomScore : 0;
    spec.readOnlyRoot = true;
    spec.tmpfs = {{u"/work"_s, tmpfsOptions(u"0711"_s, options.workBytes)},
                  {u"/tmp"_s, tmpfsOptions(u"1777"_s, options.tmpBytes)}};
    spec.ulimits = {{u"nofile"_s, options.openFiles, options.openFiles}};
    spec.capDrop = {u"ALL"_s};
    spec.capAdd = {u"SETUID"_s, u"SETGID"_s, u"KILL"_s, u"CHOWN"_s};
    // There is nobody who could answer; a program that asks all the same should hear so soon.
    spec.dnsOptions = {u"timeout:1"_s, u"attempts:1"_s};
    spec.securityOptions = {u"no-new-privileges"_s};
    spec.logOptions = {u"max-size=1m"_s, u"max-file=1"_s};
    spec.shmBytes = options.shmBytes;
    spec.healthCheck = healthCheck();
    spec.publishedPort = plan.publishPort ? protocol::port : quint16{0};
    return spec;
}

} // namespace learncode::executor
