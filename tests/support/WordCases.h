// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunResult.h"
#include "core/run/ServiceHealth.h"

#include <QByteArray>
#include <QList>

namespace learncode::test {

/// How a Python program under the usual limits ended, and what is said of it wherever it was run.
struct OutcomeCase
{
    QByteArray name;
    RunResult result;
    QString headline; ///< with its figures
    QString detail;
};

/// Each outcome at least once, and each kind of words.
[[nodiscard]] QList<OutcomeCase> outcomeCases();

/// How a service is that has all of the built-in languages, and what is said of it.
struct HealthCase
{
    QByteArray name;
    ServiceHealth health;
    QString headline; ///< above the editor; empty where nothing is said
    QString detail; ///< that clients may see
    QString cppSentence; ///< of C++, which is the one that changes
};

/// Each kind of notice at least once, and each state of an executor.
[[nodiscard]] QList<HealthCase> healthCases();

} // namespace learncode::test
