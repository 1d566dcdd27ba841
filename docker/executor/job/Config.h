// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Job.h"
#include "docker/executor/job/Limits.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace learncode::executor {

/// A standard of a language, and what tells its compiler.
struct Standard
{
    std::string id; ///< "20"
    std::string flag; ///< "-std=c++20"
};

/// How one language is run: its `executor` member in languages.json.
struct LanguageConfig
{
    std::string id;
    std::string mainFile;
    std::vector<std::string> version; ///< command that prints the language's version
    std::vector<std::string> compile; ///< empty: nothing to compile
    std::vector<std::string> sources; ///< extensions, without the dot, of files that are compiled with the main file
    std::vector<Standard> standards; ///< may be empty
    std::string standard; ///< the usual one, an id
    std::vector<std::string> run;
    std::vector<std::string> env; ///< "NAME=value", beside the minimal environment every run gets
    unsigned slots = 4;
    unsigned runs = 0; ///< as many may be there, those that wait for somebody to type included; at least slots
    unsigned compileSlots = 1;
    RunLimits limits;
};

/// Finds language `id` in the text of languages.json; a sentence for the log if it is not there or not right.
[[nodiscard]] std::expected<LanguageConfig, std::string> parseConfig(std::string_view text, std::string_view id);
/// The same from a file of at most 1 MiB.
[[nodiscard]] std::expected<LanguageConfig, std::string> readConfig(const std::string &path, std::string_view id);
/// What tells the compiler the job's standard; empty if the language has no standards, nothing if not that one.
[[nodiscard]] std::optional<std::string> standardFlag(const LanguageConfig &language, const Job &job);
/// `command` for a job, with what it asks for put in: {main}, the main file; {sources}, as many words as there are
/// sources to compile, the main file first; {program}, what a compiler makes of them, all as names in the work
/// directory; {standard}, the flag for it.
[[nodiscard]] std::vector<std::string> expandCommand(const std::vector<std::string> &command,
                                                     const LanguageConfig &language, const Job &job,
                                                     const WorkFile &mainFile);

} // namespace learncode::executor
