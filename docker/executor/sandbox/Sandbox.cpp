// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/sandbox/Sandbox.h"

#include "docker/executor/sandbox/FileRules.h"

namespace learncode::executor {

namespace {

/// From here on Landlock keeps abstract Unix addresses to those who share a sandbox.
constexpr int firstVersionWithScopes = 6;

} // namespace

std::expected<Sandbox, std::string> Sandbox::make()
{
    const int landlock = landlockVersion();
    auto filter = SystemCallFilter::compile(landlock >= firstVersionWithScopes);
    if (!filter)
        return std::unexpected(filter.error());
    return Sandbox{std::move(*filter), landlock};
}

} // namespace learncode::executor
