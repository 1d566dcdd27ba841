// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/Config.h"

#include "docker/executor/job/Sources.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <type_traits>

namespace learncode::executor {

namespace {

using Json = nlohmann::json;

constexpr std::size_t maxConfigBytes = 1024 * 1024;

bool readCommand(const Json &object, const char *name, std::vector<std::string> &command)
{
    const auto it = object.find(name);
    if (it == object.end())
        return true;
    if (!it->is_array())
        return false;
    for (const Json &item : *it) {
        if (!item.is_string())
            return false;
        command.push_back(item.get<std::string>());
    }
    return true;
}

bool readEnvironment(const Json &object, std::vector<std::string> &env)
{
    const auto it = object.find("env");
    if (it == object.end())
        return true;
    if (!it->is_object())
        return false;
    for (const auto &[name, value] : it->items()) {
        if (!value.is_string())
            return false;
        env.push_back(name + "=" + value.get<std::string>());
    }
    return true;
}

/// Standards, each with an id and a flag, and which is the usual one; false if something is missing.
bool readStandards(const Json &object, LanguageConfig &language)
{
    const auto text = [](const Json &item, const char *name) {
        const auto it = item.is_object() ? item.find(name) : item.end();
        return it != item.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    language.standard = text(object, "standard");
    const auto it = object.find("standards");
    if (it == object.end())
        return language.standard.empty();
    if (!it->is_array())
        return false;
    for (const Json &item : *it)
        language.standards.push_back({text(item, "id"), text(item, "flag")});
    return std::ranges::none_of(language.standards,
                                [](const Standard &each) { return each.id.empty() || each.flag.empty(); })
        && std::ranges::contains(language.standards, language.standard, &Standard::id);
}

/// Reads a whole number in [low, high] into `value`, which stays if the member is not there; false if it is wrong.
bool readNumber(const Json &object, const char *name, std::uint64_t low, std::uint64_t high, auto &value)
{
    const auto it = object.find(name);
    if (it == object.end())
        return true;
    if (!it->is_number_unsigned())
        return false;
    const auto number = it->get<std::uint64_t>();
    value = static_cast<std::remove_reference_t<decltype(value)>>(number);
    return number >= low && number <= high;
}

std::expected<LanguageConfig, std::string> parseLanguage(const Json &json, std::string_view id)
{
    const auto wrong = [id](const char *what) { return std::unexpected("language " + std::string(id) + ": " + what); };
    LanguageConfig language;
    language.id = id;
    if (!json.contains("mainFile") || !json["mainFile"].is_string())
        return wrong("no mainFile");
    language.mainFile = json["mainFile"].get<std::string>();
    if (!readStandards(json, language))
        return wrong("standards without id or flag, or without the usual one");
    const auto it = json.find("executor");
    if (it == json.end() || !it->is_object())
        return wrong("no executor member");
    const Json &executor = *it;
    if (!readCommand(executor, "version", language.version) || !readCommand(executor, "compile", language.compile)
        || !readCommand(executor, "sources", language.sources) || !readCommand(executor, "run", language.run)
        || !readEnvironment(executor, language.env))
        return wrong("a command, sources or env is not made of texts");
    if (language.run.empty())
        return wrong("no run command");
    std::uint64_t memoryMb = 0;
    std::uint64_t workMb = 0;
    std::uint64_t fileMb = 0;
    std::uint64_t cpuMs = 0;
    auto compileMs = static_cast<std::uint64_t>(language.limits.compile.count());
    if (!readNumber(executor, "slots", 1, 64, language.slots) || !readNumber(executor, "runs", 1, 64, language.runs)
        || !readNumber(executor, "compileSlots", 1, 64, language.compileSlots)
        || !readNumber(executor, "memoryMb", 0, 1 << 20, memoryMb)
        || !readNumber(executor, "workMb", 0, 1 << 20, workMb) || !readNumber(executor, "fileMb", 0, 1 << 20, fileMb)
        || !readNumber(executor, "processes", 1, 1 << 20, language.limits.processes)
        || !readNumber(executor, "compileMs", 1, limits::maxWall.count(), compileMs)
        || !readNumber(executor, "cpuMs", 0, limits::maxWall.count(), cpuMs))
        return wrong("a number is out of range");
    language.runs = std::max(language.runs, language.slots);
    language.limits.memoryBytes = memoryMb << 20;
    language.limits.workBytes = workMb << 20;
    language.limits.fileBytes = fileMb << 20;
    language.limits.compile = std::chrono::milliseconds(compileMs);
    language.limits.cpu = std::chrono::milliseconds(cpuMs);
    return language;
}

/// In no file's place, and in no folder's.
std::string programName(const std::vector<WorkFile> &files)
{
    std::string name = "main";
    const auto isTaken = [&](const WorkFile &file) { return file.name.substr(0, file.name.find('/')) == name; };
    while (std::ranges::any_of(files, isTaken))
        name += '_';
    return "./" + name;
}

} // namespace

std::expected<LanguageConfig, std::string> parseConfig(std::string_view text, std::string_view id)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("languages") || !json["languages"].is_array())
        return std::unexpected("the language definitions are no JSON object with a list of languages");
    for (const Json &entry : json["languages"]) {
        if (entry.is_object() && entry.contains("id") && entry["id"] == id)
            return parseLanguage(entry, id);
    }
    return std::unexpected("there is no language " + std::string(id) + " in the language definitions");
}

std::expected<LanguageConfig, std::string> readConfig(const std::string &path, std::string_view id)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::unexpected("cannot read " + path);
    std::string text(maxConfigBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > maxConfigBytes)
        return std::unexpected(path + " is too large");
    return parseConfig(text, id);
}

std::optional<std::string> standardFlag(const LanguageConfig &language, const Job &job)
{
    const std::string &id = job.standard.empty() ? language.standard : job.standard;
    const auto found = std::ranges::find(language.standards, id, &Standard::id);
    if (found != language.standards.end())
        return found->flag;
    return id.empty() ? std::optional(std::string()) : std::nullopt;
}

std::vector<std::string> expandCommand(const std::vector<std::string> &command, const LanguageConfig &language,
                                       const Job &job, const WorkFile &mainFile)
{
    std::vector<std::string> expanded;
    for (const std::string &word : command) {
        if (word == "{main}")
            expanded.push_back(mainFile.name);
        else if (word == "{sources}")
            std::ranges::move(sourcesToCompile(language.sources, mainFile, job.files), std::back_inserter(expanded));
        else if (word == "{program}")
            expanded.push_back(programName(job.files));
        else if (word != "{standard}")
            expanded.push_back(word);
        else if (const std::string flag = standardFlag(language, job).value_or(""); !flag.empty())
            expanded.push_back(flag);
    }
    return expanded;
}

} // namespace learncode::executor
