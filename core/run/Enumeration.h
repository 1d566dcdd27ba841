// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace learncode {

/// "Python", "Python and C++", "Python, JavaScript and C++".
[[nodiscard]] QString enumerated(const QStringList &words);

} // namespace learncode
