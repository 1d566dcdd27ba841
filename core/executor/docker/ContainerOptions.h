// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode::executor {

/// How executors' containers are made; from the settings, with the seed's values as defaults.
struct ContainerOptions
{
    QString namePrefix = QStringLiteral("learncode-ai"); ///< of containers and networks
    QString imagePrefix = QStringLiteral("learncode-ai"); ///< of images, which several prefixes may share
    QString baseImage; ///< for the Dockerfiles; empty: the local base if it is there, else the official one

    qint64 memoryBytes = 256ll << 20; ///< of each container; no swap
    double cpus = 0.5;
    int pids = 512; ///< processes and threads of a container at least: as many as its runs may have, it has anyway
    int openFiles = 1024;
    qint64 workBytes = 64ll << 20; ///< of /work, in memory
    qint64 shmBytes = 8ll << 20;
};

} // namespace learncode::executor
