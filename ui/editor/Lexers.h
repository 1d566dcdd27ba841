// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Colours.h"

#include <QFont>
#include <QString>

class QsciLexer;
class QObject;

namespace learncode::ui {

/// How a language is typed.
struct TypingRules
{
    int indentWidth = 4;
    QString lineComment; ///< "# "
};

/// The rules for a Language::highlighter.
[[nodiscard]] TypingRules typingRules(const QString &highlighter);

/// A lexer with the language's keywords of today; null for a highlighter that is not known, whose
/// text then stays plain. Owned by \a parent.
[[nodiscard]] QsciLexer *makeLexer(const QString &highlighter, QObject *parent);

/// Sets colour, paper and font of every style that the lexer has.
void paintLexer(QsciLexer &lexer, const Colours &colours, const QFont &font);

} // namespace learncode::ui
