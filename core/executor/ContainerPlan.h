// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/executor/Identity.h"
#include "core/executor/PoolOptions.h"

namespace learncode::executor {

/// What one executor's container is made from.
struct ContainerPlan
{
    QString languageId;
    QString image;
    QString network;
    QString token; ///< that the upgrade to the executor must carry
    QString attempt; ///< unlike that of any other container
    bool publishPort = false; ///< its address cannot be reached: publish the port on 127.0.0.1
    bool privilegedEngine = true; ///< may lower the OOM score: not rootless
};

/// Whether the containers' own addresses can be reached from here.
[[nodiscard]] bool addressesReachable(const engine::EngineInfo &engine);

/// The container with all its limits. Pure.
[[nodiscard]] engine::ContainerSpec makeContainerSpec(const ContainerPlan &plan, const Identity &identity,
                                                      const PoolOptions &options);

} // namespace learncode::executor
