// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QString>

namespace learncode::ui {

/// What a colour is for. Widgets name the use, never the colour.
enum class Role {
    Window, ///< behind everything
    Surface, ///< what is written on: editor, input, output
    SurfaceAlt, ///< hovered and pressed things
    Border, ///< between areas; decoration only
    ControlBorder, ///< around things that can be operated
    Text,
    Muted, ///< hints and labels
    Accent, ///< the one accent colour
    OnAccent,
    AccentSoft, ///< selected things
    Error,
    ErrorSoft, ///< behind an error
    Warning,
    WarningSoft,
    Success,
    CurrentLine,
    Selection,
    LineNumber,
    Keyword,
    Literal, ///< strings
    Number,
    Comment,
    Name, ///< functions and classes where they are defined
    BuiltIn,
    Special, ///< decorators, preprocessor
};

/// The colours of one theme.
using Colours = QHash<Role, QColor>;

/// The two tables. Every role is in both.
[[nodiscard]] const Colours &lightColours();
[[nodiscard]] const Colours &darkColours();

/// A role's word, as it is written in the style sheet: "accentSoft".
[[nodiscard]] QString roleName(Role role);

/// Contrast of two opaque colours after WCAG 2.2: 1 to 21. Text needs 4.5, what can be operated 3.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

} // namespace learncode::ui
