// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Inventory.h"

#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/support/UniqueFd.h"

#include <nlohmann/json.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <charconv>

namespace learncode::executor {

namespace {

constexpr std::size_t maxTableBytes = 16 * 1024;

std::string readTable(const char *path)
{
    const UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
    std::string text(maxTableBytes, '\0');
    std::size_t size = 0;
    // Each read of such a file gives as much as fits a page.
    while (fd && size < text.size()) {
        const ssize_t got = ::read(fd.get(), text.data() + size, text.size() - size);
        if (got <= 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(separator));
        if (!part.empty())
            parts.push_back(part);
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
    return parts;
}

std::uint64_t toNumber(std::string_view text)
{
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void countProcesses(Inventory &inventory)
{
    const pid_t self = ::getpid();
    const uid_t own = ::geteuid();
    forEachProcess([](uid_t) { return true; },
                   [&](const ProcessEntry &entry) {
                       if (entry.pid == self) {
                           inventory.threads = entry.threads;
                           inventory.residentKb = entry.residentBytes / 1024;
                       } else if (entry.uid == own) {
                           ++inventory.ownProcesses;
                       } else {
                           ++(entry.isDead() ? inventory.zombies : inventory.processes);
                       }
                   });
}

std::uint64_t countEntries(const char *path)
{
    DIR *stream = ::opendir(path);
    std::uint64_t count = 0;
    while (const dirent *entry = stream && count < maxCountedEntries ? ::readdir(stream) : nullptr) {
        const std::string_view name = entry->d_name;
        count += name != "." && name != "..";
    }
    if (stream)
        ::closedir(stream);
    return count;
}

/// Only what is in memory: the root, of which a place may be a part, is read-only.
void addFileSystem(const std::string &path, std::vector<FileSystemUse> &list)
{
    struct statfs kind{};
    struct statvfs info{};
    if (::statfs(path.c_str(), &kind) != 0 || kind.f_type != TMPFS_MAGIC || ::statvfs(path.c_str(), &info) != 0)
        return;
    list.push_back({path, std::uint64_t{info.f_blocks - info.f_bfree} * info.f_frsize,
                    std::uint64_t{info.f_files - info.f_ffree}});
}

// The kernel's own counts: its tables can have tens of thousands of lines.
void countSharedObjects(Inventory &inventory)
{
    shm_info memory{};
    if (::shmctl(0, SHM_INFO, reinterpret_cast<shmid_ds *>(&memory)) >= 0)
        inventory.sharedMemories = static_cast<std::uint64_t>(memory.used_ids);
    seminfo semaphores{};
    if (::semctl(0, 0, SEM_INFO, &semaphores) >= 0)
        inventory.semaphores = static_cast<std::uint64_t>(semaphores.semusz);
    msginfo queues{};
    if (::msgctl(0, MSG_INFO, reinterpret_cast<msqid_ds *>(&queues)) >= 0)
        inventory.messageQueues = static_cast<std::uint64_t>(queues.msgpool);
}

} // namespace

Inventory lookAround(const std::string &workDirectory)
{
    Inventory inventory;
    countProcesses(inventory);
    const std::uint64_t descriptors = countEntries("/proc/self/fd");
    inventory.descriptors = descriptors > 0 ? descriptors - 1 : 0; // the one that looked
    for (const std::string &path : {workDirectory, std::string("/dev/shm")})
        addFileSystem(path, inventory.fileSystems);
    for (const std::string &path : {workDirectory, std::string("/dev/shm"), std::string("/dev/mqueue")})
        inventory.directories.push_back({path, countEntries(path.c_str())});
    countSharedObjects(inventory);
    inventory.sockets = parseSockets(readTable("/proc/net/sockstat"), readTable("/proc/net/protocols"));
    return inventory;
}

SocketUse parseSockets(std::string_view sockstat, std::string_view protocols)
{
    SocketUse use;
    // "TCP: inuse 2 orphan 0 tw 1 alloc 3 mem 1"
    for (const std::string_view line : split(sockstat, '\n')) {
        const auto words = split(line, ' ');
        if (words.size() < 3)
            continue;
        const std::uint64_t number = toNumber(words[2]);
        if (words[0] == "sockets:")
            use.all = number;
        else if (words[0] == "TCP:")
            use.tcp = number;
        else if (words[0] == "UDP:")
            use.udp = number;
        else if (words[0] == "RAW:")
            use.raw = number;
    }
    // "UNIX-STREAM 1024  2  -1 …": name, size, sockets
    for (const std::string_view line : split(protocols, '\n')) {
        const auto words = split(line, ' ');
        if (words.size() >= 3 && words[0].starts_with("UNIX"))
            use.unixDomain += toNumber(words[2]);
    }
    return use;
}

std::string inventoryMessage(const Inventory &inventory)
{
    using Json = nlohmann::json;
    Json fileSystems = Json::object();
    for (const FileSystemUse &use : inventory.fileSystems)
        fileSystems[use.path] = {{"bytes", use.bytes}, {"inodes", use.inodes}};
    Json directories = Json::object();
    for (const DirectoryUse &use : inventory.directories)
        directories[use.path] = use.entries;
    const SocketUse &sockets = inventory.sockets;
    const Json json{
        {"runs", inventory.runs},
        {"processes", inventory.processes},
        {"zombies", inventory.zombies},
        {"ownProcesses", inventory.ownProcesses},
        {"executor",
         {{"threads", inventory.threads},
          {"descriptors", inventory.descriptors},
          {"residentKb", inventory.residentKb}}},
        {"memoryBytes", inventory.memoryBytes},
        {"lostUsers", inventory.lostUsers},
        {"fileSystems", fileSystems},
        {"directories", directories},
        {"systemV",
         {{"shm", inventory.sharedMemories}, {"sem", inventory.semaphores}, {"msg", inventory.messageQueues}}},
        {"sockets",
         {{"all", sockets.all},
          {"unix", sockets.unixDomain},
          {"tcp", sockets.tcp},
          {"udp", sockets.udp},
          {"raw", sockets.raw}}},
    };
    return json.dump() + '\n';
}

} // namespace learncode::executor
