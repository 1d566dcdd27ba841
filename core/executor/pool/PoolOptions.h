// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/docker/ContainerOptions.h"
#include "core/executor/link/RunTimes.h"
#include "core/executor/seats/DispatchOptions.h"

namespace learncode::executor {

/// How executors are made and used. Each part is all that its users may know.
struct PoolOptions : ContainerOptions, DispatchOptions, RunTimes
{
};

} // namespace learncode::executor
