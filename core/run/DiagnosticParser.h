// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Diagnostic.h"

#include <QList>
#include <QStringList>

namespace learncode {

struct Language;

/// Finds the places in the learner's own files that a compiler or interpreter complains about.
/// \a ownFiles are the names of those files: a trace runs through libraries too, which no learner can
/// mend. At most 100 are returned, in the order of the text.
[[nodiscard]] QList<Diagnostic> parseDiagnostics(const QString &text, const Language &language,
                                                 const QStringList &ownFiles);

} // namespace learncode
