// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/Sources.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

namespace learncode::executor {

namespace {

bool isSource(const std::vector<std::string> &extensions, std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && std::ranges::contains(extensions, name.substr(dot + 1));
}

/// A name that no compiler takes for an option, or for a file of options.
std::string asOperand(const std::string &name)
{
    return name.starts_with('-') || name.starts_with('@') ? "./" + name : name;
}

void skipSpace(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

bool skipWord(std::string_view &text, std::string_view word)
{
    skipSpace(text);
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// What a line names between quotes behind `#include`; empty if it is another line.
std::string_view includedBy(std::string_view line)
{
    if (!skipWord(line, "#") || !skipWord(line, "include") || !skipWord(line, "\""))
        return {};
    const std::size_t end = line.find('"');
    return end == std::string_view::npos ? std::string_view() : line.substr(0, end);
}

/// Adds the names of the files that one includes. Such names begin at the file's own folder.
void findIncluded(const WorkFile &file, std::set<std::string> &names)
{
    const std::filesystem::path folder = std::filesystem::path(file.name).parent_path();
    std::string_view rest = file.content;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (const std::string_view name = includedBy(rest.substr(0, end)); !name.empty())
            names.insert((folder / name).lexically_normal().string());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

} // namespace

std::vector<std::string> sourcesToCompile(const std::vector<std::string> &extensions, const WorkFile &mainFile,
                                          const std::vector<WorkFile> &files)
{
    std::set<std::string> included;
    findIncluded(mainFile, included);
    for (const WorkFile &file : files)
        findIncluded(file, included);
    std::vector<std::string> names{mainFile.name};
    for (const WorkFile &file : files) {
        if (isSource(extensions, file.name) && !included.contains(file.name))
            names.push_back(asOperand(file.name));
    }
    return names;
}

} // namespace learncode::executor
