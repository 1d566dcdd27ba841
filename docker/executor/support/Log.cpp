// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/support/Log.h"

#include <unistd.h>

#include <cstring>
#include <string>

namespace learncode::executor {

namespace {
constexpr std::size_t maxLine = 500;
}

void logLine(std::string_view text)
{
    std::string line = "executor: ";
    for (const char c : text.substr(0, maxLine)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) {
            line += c;
        } else {
            constexpr char digits[] = "0123456789abcdef";
            line += "\\x";
            line += digits[byte >> 4];
            line += digits[byte & 15];
        }
    }
    line += '\n';
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

void logErrno(std::string_view text, int error)
{
    logLine(std::string(text) + ": " + std::strerror(error));
}

} // namespace learncode::executor
