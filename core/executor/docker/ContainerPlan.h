// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/executor/docker/ContainerOptions.h"
#include "core/executor/docker/Identity.h"
#include "core/support/Error.h"

namespace learncode {
struct Language;
}

namespace learncode::executor {

/// What an engine that lacks a right itself (one inside a container, say) cannot give. A container works without.
struct Favours
{
    bool oomScore = true; ///< the kernel takes other processes of the machine first
    bool priorities = true; ///< the executor may let those that it kills go first

    friend bool operator==(const Favours &, const Favours &) = default;
};

/// What one executor's container is made from.
struct ContainerPlan
{
    QString languageId;
    QString image;
    QString network;
    QString token; ///< that the upgrade to the executor must carry
    QString attempt; ///< unlike that of any other container
    int processes = 0; ///< and threads that it must have room for
    bool publishPort = false; ///< its address cannot be reached: publish the port on 127.0.0.1
    bool privilegedEngine = true; ///< not rootless: its favours and bounds in the kernel's settings take effect
    Favours favours = {}; ///< that are asked for
};

/// Whether the containers' own addresses can be reached from here.
[[nodiscard]] bool addressesReachable(const engine::EngineInfo &engine);

/// How many processes and threads an executor of that language comes to at most: of all its runs, and its own. Pure.
[[nodiscard]] int mostProcesses(const Language &language);

/// Its processor time. Pure.
[[nodiscard]] engine::ContainerUpdate cpuLimit(const ContainerOptions &options);

/// The container with all its limits. Pure.
[[nodiscard]] engine::ContainerSpec makeContainerSpec(const ContainerPlan &plan, const Identity &identity,
                                                      const ContainerOptions &options);

/// Those that it asks for. Pure.
[[nodiscard]] Favours favoursOf(const engine::ContainerSpec &spec);

/// Makes \a spec ask for a favour less, that which the engine's \a refusal to start the container may be about.
/// False if there is none, or the refusal is of another kind.
[[nodiscard]] bool askForLess(engine::ContainerSpec &spec, const Error &refusal);

} // namespace learncode::executor
