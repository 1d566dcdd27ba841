// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode {

/// What a text for a terminal says, without its colours and other control sequences (ESC [ … letter; ECMA-48, 5.4).
/// Of one that is cut off nothing is left, of ESC before anything else only ESC goes.
[[nodiscard]] QString withoutEscapes(const QString &text);

} // namespace learncode
