// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Confinement.h"
#include "docker/executor/job/Job.h"
#include "docker/executor/job/Report.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

// Control messages (docker/protocol/Protocol.h) as values: parsed from and written as JSON text.

namespace learncode::executor {

struct EofCommand
{
    std::uint32_t run = 0;
};

struct StopCommand
{
    std::uint32_t run = 0;
};

struct AckCommand
{
    std::uint32_t run = 0;
    std::uint64_t bytes = 0;
};

struct ResizeCommand
{
    std::uint32_t run = 0;
    TerminalSize size{};
};

/// A type this executor does not know, or has no use for: to be ignored.
struct IgnoredCommand
{
};

using Command = std::variant<IgnoredCommand, Job, EofCommand, StopCommand, AckCommand, ResizeCommand>;

/// Why a message was refused. With a run and `isRun`, a "run" message that can be answered with `finished`.
struct BadMessage
{
    std::string reason;
    std::optional<std::uint32_t> run;
    bool isRun = false;
};

[[nodiscard]] std::expected<Command, BadMessage> parseCommand(std::string_view text);

/// How many programs may work at once, and how many may be there.
struct Room
{
    unsigned slots = 1;
    unsigned runs = 1;
};

[[nodiscard]] std::string helloMessage(std::string_view language, std::string_view languageVersion, Room room,
                                       const Confinement &confinement);
[[nodiscard]] std::string phaseMessage(std::uint32_t run, Phase phase, std::string_view directory);
[[nodiscard]] std::string waitingMessage(std::uint32_t run);
[[nodiscard]] std::string wornMessage();
[[nodiscard]] std::string finishedMessage(std::uint32_t run, const Report &report);
[[nodiscard]] std::string errorMessage(std::string_view code, std::string_view message,
                                       std::optional<std::uint32_t> run = std::nullopt);

} // namespace learncode::executor
