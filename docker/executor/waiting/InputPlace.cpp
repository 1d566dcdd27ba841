// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/waiting/InputPlace.h"

#include <sys/stat.h>

namespace learncode::executor {

InputPlace InputPlace::ofPipe(int fd)
{
    struct stat info{};
    if (::fstat(fd, &info) != 0)
        return {};
    return {.device = info.st_dev, .inode = info.st_ino};
}

InputPlace InputPlace::ofTerminal(dev_t device)
{
    return {.device = device, .isTerminal = true};
}

} // namespace learncode::executor
