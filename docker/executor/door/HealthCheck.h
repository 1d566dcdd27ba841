// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace learncode::executor {

/// The container's HEALTHCHECK: asks the executor on this machine for /health. Returns a process's exit status.
[[nodiscard]] int checkHealth(std::uint16_t port);

} // namespace learncode::executor
