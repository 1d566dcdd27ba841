// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Arguments.h"

#include <charconv>
#include <string_view>

namespace learncode::executor {

std::expected<Arguments, std::string> parseArguments(std::span<const char *const> words)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--health-check") {
            arguments.healthCheck = true;
            continue;
        }
        if (i + 1 == words.size())
            return std::unexpected(std::string(word) + " is unknown or lacks its value");
        const std::string_view value = words[++i];
        if (word == "--language") {
            arguments.language = value;
        } else if (word == "--work") {
            arguments.workDirectory = value;
        } else if (word == "--config") {
            arguments.config = value;
        } else if (word == "--port") {
            const auto end = value.data() + value.size();
            const auto [last, error] = std::from_chars(value.data(), end, arguments.port);
            if (error != std::errc{} || last != end || arguments.port == 0)
                return std::unexpected("--port needs a number from 1 to 65535");
        } else {
            return std::unexpected("unknown argument " + std::string(word));
        }
    }
    if (arguments.language.empty() && !arguments.healthCheck)
        return std::unexpected("--language is missing");
    return arguments;
}

} // namespace learncode::executor
