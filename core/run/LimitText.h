// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Outcome.h"
#include "core/run/RunRequest.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace learncode {

/// Limits in words, for window, page and HTTP alike. All of it is for people; none of it ends in a figure without its
/// unit.
class LimitText final
{
    Q_DECLARE_TR_FUNCTIONS(learncode::LimitText)

public:
    /// What of a request, or of a session, can be too large.
    enum class Part { Program, Input, Arguments, Files, Request, RequestHead, Message };

    /// "12 ms", "1.4 s", "2 min 5 s".
    [[nodiscard]] static QString duration(double milliseconds);
    [[nodiscard]] static QString duration(std::chrono::milliseconds time);
    /// "640 KB", "9 MB", "1.5 GB".
    [[nodiscard]] static QString size(qint64 bytes);

    /// "The program is larger than the limit of 256 KiB."
    [[nodiscard]] static QString tooLarge(Part part, qint64 mostBytes);
    /// "At most 32 files can be sent with a program, not 33."
    [[nodiscard]] static QString tooManyFiles(int most, qsizetype given);
    /// "At most 64 arguments can be given, not 65."
    [[nodiscard]] static QString tooManyArguments(int most, qsizetype given);
    /// "The time limit must be between 1 and 30000 ms."
    [[nodiscard]] static QString timeOutOfBounds(std::chrono::milliseconds most);

    /// Which limit ended the program, without a full stop: "Took longer than 30 s and was stopped". Empty for outcomes
    /// that are no limit's.
    [[nodiscard]] static QString exceeded(Outcome outcome, const RunLimits &limits);
};

} // namespace learncode
