// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"

#include <QString>

#include <chrono>

namespace learncode::executor {

/// How executors are made and used; from the settings, with the seed's values as defaults.
struct PoolOptions
{
    QString namePrefix = QStringLiteral("learncode-ai"); ///< of containers and networks
    QString imagePrefix = QStringLiteral("learncode-ai"); ///< of images, which several prefixes may share
    QString baseImage; ///< for the Dockerfiles; empty: the local base if it is there, else the official one

    qint64 memoryBytes = 256ll << 20; ///< of each container; no swap
    double cpus = 0.5;
    int pids = 512; ///< processes and threads of a container, its executor among them
    int openFiles = 1024;
    qint64 workBytes = 64ll << 20; ///< of /work, in memory
    qint64 shmBytes = 8ll << 20;

    int waitingRuns = 64; ///< over all languages; one more is rejected as "busy"
    RequestBounds bounds; ///< what a request is held against before anything else
    /// The longest from handing a run to an executor until its program starts: compiling, and waiting for
    /// the compilers of others.
    std::chrono::milliseconds compileTime{200'000};
    std::chrono::milliseconds answerGrace{5'000}; ///< an executor that is late by this is taken as lost
    /// A stopped run that has not ended after this waits for a container without processor time.
    std::chrono::milliseconds stopPatience{25};
};

} // namespace learncode::executor
