// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Config.h"

#include <nlohmann/json.hpp>

#include <fstream>

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

std::uint64_t numberOr(const Json &object, const char *name, std::uint64_t fallback)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : fallback;
}

std::expected<LanguageConfig, std::string> parseLanguage(const Json &json, std::string_view id)
{
    const auto wrong = [id](const char *what) {
        return std::unexpected("language " + std::string(id) + ": " + what);
    };
    LanguageConfig language;
    language.id = id;
    if (!json.contains("mainFile") || !json["mainFile"].is_string())
        return wrong("no mainFile");
    language.mainFile = json["mainFile"].get<std::string>();
    const auto it = json.find("executor");
    if (it == json.end() || !it->is_object())
        return wrong("no executor member");
    const Json &executor = *it;
    if (!readCommand(executor, "version", language.version) || !readCommand(executor, "compile", language.compile)
        || !readCommand(executor, "run", language.run) || !readEnvironment(executor, language.env))
        return wrong("a command or env is not made of texts");
    if (language.run.empty())
        return wrong("no run command");
    language.slots = static_cast<unsigned>(numberOr(executor, "slots", language.slots));
    language.compileSlots = static_cast<unsigned>(numberOr(executor, "compileSlots", language.compileSlots));
    if (language.slots < 1 || language.slots > 64 || language.compileSlots < 1)
        return wrong("slots out of range");
    language.limits.memoryBytes = numberOr(executor, "memoryMb", 0) << 20;
    language.limits.processes = numberOr(executor, "processes", language.limits.processes);
    language.limits.compile = std::chrono::milliseconds(numberOr(executor, "compileMs", 30'000));
    return language;
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

std::vector<std::string> expandCommand(const std::vector<std::string> &command, const LanguageConfig &language)
{
    std::vector<std::string> expanded;
    for (const std::string &word : command) {
        if (word == "{main}")
            expanded.push_back(language.mainFile);
        else if (word == "{program}")
            expanded.emplace_back(LanguageConfig::program);
        else
            expanded.push_back(word);
    }
    return expanded;
}

} // namespace learncode::executor
