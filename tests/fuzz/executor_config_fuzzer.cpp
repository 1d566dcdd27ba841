// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The executor's part of the language definitions.

#include "docker/executor/job/Config.h"
#include "tests/fuzz/Check.h"

#include <algorithm>

using namespace learncode;
using namespace learncode::executor;
using learncode::fuzz::check;

namespace {

void checkLanguage(const LanguageConfig &language, std::string_view id)
{
    check(language.id == id, "the language is the one asked for");
    check(!language.run.empty(), "there is something to run");
    check(language.slots >= 1 && language.runs >= language.slots && language.runs <= 64, "the room is bounded");
    check(language.compileSlots >= 1 && language.compileSlots <= 64, "the number of compilers is bounded");
    check(language.limits.compile.count() >= 1, "a compiler gets some time");
    check(language.limits.compile <= limits::maxWall, "a compiler's time is bounded");
    check(language.limits.processes >= 1, "a run may have a process");
    constexpr std::uint64_t memoryMost = std::uint64_t{1} << 60;
    check(language.limits.memoryBytes <= memoryMost && language.limits.memoryBytes % (1 << 20) == 0,
          "the memory is what was said");
    for (const std::string &variable : language.env)
        check(variable.find('=') != std::string::npos, "a variable has a value");
    for (const auto &command : {language.version, language.compile, language.run}) {
        const auto words = expandCommand(command, language, Job(), {language.mainFile, {}});
        const auto flags = language.standards.empty() ? std::ranges::count(command, "{standard}") : 0;
        check(std::ssize(words) == std::ssize(command) - flags, "a command keeps its words");
        check(language.mainFile == "{main}" || language.mainFile == "{program}"
                  || !std::ranges::contains(words, "{main}"),
              "every place holder is filled");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const std::string_view id : {"cpp", "python", ""}) {
        if (const auto language = parseConfig(text, id))
            checkLanguage(*language, id);
        else
            check(!language.error().empty(), "a refusal says why");
    }
    return 0;
}
