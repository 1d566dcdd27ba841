// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Colours.h"

#include <QFont>
#include <QString>

class QsciLexer;
class QObject;

namespace learncode::ui {

/// A lexer for a Language::highlighter, with the language's keywords of today; null for one that is not known, whose
/// text then stays plain. Owned by \a parent.
[[nodiscard]] QsciLexer *makeLexer(const QString &highlighter, QObject *parent);

/// Sets colour, paper and font of every style that the lexer has.
void paintLexer(QsciLexer &lexer, const Colours &colours, const QFont &font);

} // namespace learncode::ui
