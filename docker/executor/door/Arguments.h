// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/protocol/Protocol.h"

#include <cstdint>
#include <expected>
#include <span>
#include <string>

namespace learncode::executor {

struct Arguments
{
    std::string language;
    std::uint16_t port = protocol::port;
    std::string workDirectory = "/work";
    std::string config = "/opt/learncode/languages.json";
    bool healthCheck = false;
};

/// `words` without the program's name; a sentence if they are not understood.
[[nodiscard]] std::expected<Arguments, std::string> parseArguments(std::span<const char *const> words);

} // namespace learncode::executor
