// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/UserNames.h"

#include "docker/executor/support/UniqueFd.h"
#include "docker/protocol/RunPlace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace learncode::executor {

namespace {

bool writeText(const std::string &path, const std::string &text)
{
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
    return file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

} // namespace

std::string passwdText(uid_t base, unsigned size, const std::string &workDirectory)
{
    std::string text = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
    for (unsigned i = 0; i < size; ++i) {
        const std::string number = std::to_string(base + i);
        text += protocol::userName + (":x:" + number) + ':' + number + ':' + protocol::userName + ':' + workDirectory
            + '/' + std::to_string(i) + '/' + protocol::codeDirectory + ":/bin/sh\n";
    }
    return text;
}

std::string groupText(uid_t base, unsigned size)
{
    std::string text = "root:x:0:\nnogroup:x:65534:\n";
    for (unsigned i = 0; i < size; ++i)
        text += protocol::userName + (":x:" + std::to_string(base + i)) + ":\n";
    return text;
}

std::expected<void, std::string> writeUserNames(uid_t base, unsigned size, const std::string &workDirectory)
{
    const std::string directory = workDirectory + "/etc";
    const bool made = ::mkdir(directory.c_str(), 0755) == 0 || errno == EEXIST;
    if (made && writeText(directory + "/passwd", passwdText(base, size, workDirectory))
        && writeText(directory + "/group", groupText(base, size)))
        return {};
    return std::unexpected(std::string("runs have no names: cannot write ") + directory + ": " + std::strerror(errno));
}

} // namespace learncode::executor
