// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/LockCount.h"

#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace learncode::executor {

namespace {

constexpr std::size_t maxBytes = 512 * 1024;

/// Takes the next word off; empty at the end of the line.
std::string_view takeWord(std::string_view &line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

} // namespace

std::unordered_map<pid_t, std::uint64_t> countLocks()
{
    const UniqueFd fd(::open("/proc/locks", O_RDONLY | O_CLOEXEC));
    std::string text;
    char part[16 * 1024];
    while (fd && text.size() < maxBytes) {
        const ssize_t size = ::read(fd.get(), part, sizeof part);
        if (size <= 0)
            break;
        text.append(part, static_cast<std::size_t>(size));
    }
    return parseLocks(text);
}

std::unordered_map<pid_t, std::uint64_t> parseLocks(std::string_view text)
{
    std::unordered_map<pid_t, std::uint64_t> counts;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        // "1: POSIX  ADVISORY  WRITE 7 00:2f:12 0 EOF", and "1: -> POSIX …" for who waits for it
        takeWord(line);
        if (takeWord(line) == "->")
            takeWord(line);
        takeWord(line);
        takeWord(line);
        const std::string_view number = takeWord(line);
        pid_t pid = 0;
        std::from_chars(number.data(), number.data() + number.size(), pid);
        if (pid > 0)
            ++counts[pid];
    }
    return counts;
}

} // namespace learncode::executor
