// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/waiting/InputBlock.h"

#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/support/UniqueFd.h"
#include "docker/executor/waiting/BlockedCall.h"

#include <fcntl.h>
#include <sys/fsuid.h>

#include <cstdlib>
#include <cstring>

namespace learncode::executor {

namespace {

/// So many threads of one process are looked at.
constexpr int maxThreads = 64;

/// For as long as it lives this thread opens files as that user. Signals to it are not easier to send meanwhile.
class FileRights final
{
public:
    explicit FileRights(uid_t user)
    {
        ::setfsgid(user);
        ::setfsuid(user);
    }
    FileRights(const FileRights &) = delete;
    FileRights &operator=(const FileRights &) = delete;
    ~FileRights()
    {
        ::setfsuid(0);
        ::setfsgid(0);
    }
};

/// From a thread's `status`; 0 if it has gone.
std::uint64_t voluntarySwitches(int thread)
{
    const ProcText<4096> text(thread, "status");
    constexpr char name[] = "\nvoluntary_ctxt_switches:";
    const char *found = std::strstr(text.c_str(), name);
    return found ? std::strtoull(found + sizeof name - 1, nullptr, 10) : 0;
}

/// Through its own entry: that of the process shows no file any more when the first thread has ended.
std::optional<InputBlock> lookAtThread(int tasks, const char *number, const InputPlace &place)
{
    const UniqueFd thread(::openat(tasks, number, O_PATH | O_DIRECTORY | O_CLOEXEC));
    const auto call = thread ? readBlockedCall(thread.get()) : std::nullopt;
    if (!call || !call->waitsFor(thread.get(), place))
        return std::nullopt;
    return InputBlock{std::atoi(number), voluntarySwitches(thread.get())};
}

std::optional<InputBlock> lookAtProcess(pid_t pid, const InputPlace &place)
{
    std::optional<InputBlock> found;
    int left = maxThreads;
    forEachThread(pid, [&](int tasks, const char *number) {
        found = lookAtThread(tasks, number, place);
        return !found && --left > 0;
    });
    return found;
}

} // namespace

std::optional<InputBlock> findInputBlock(pid_t first, uid_t user, const InputPlace &place, bool others)
{
    const FileRights rights(user);
    auto found = lookAtProcess(first, place);
    if (found || !others)
        return found;
    forEachProcess([&](uid_t owner) { return owner == user; },
                   [&](const ProcessEntry &entry) {
                       if (!found && entry.pid != first && (entry.state == 'S' || entry.isHeadless()))
                           found = lookAtProcess(entry.pid, place);
                   });
    return found;
}

} // namespace learncode::executor
