// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Colours.h"

#include <QFont>
#include <QIcon>
#include <QObject>

namespace learncode {
class Settings;
}

namespace learncode::ui {

/// The look of the whole application: colours, palette, style sheet, icons and fonts. Follows the
/// setting ui/theme ("system", "light", "dark") and, at "system", the desktop.
class Theme final : public QObject
{
    Q_OBJECT

public:
    /// \a settings is not owned and outlives the theme. Applies itself to the application at once.
    explicit Theme(Settings *settings, QObject *parent = nullptr);

    [[nodiscard]] const Colours &colours() const { return m_dark ? darkColours() : lightColours(); }
    [[nodiscard]] QColor colour(Role role) const { return colours().value(role); }

    [[nodiscard]] bool isDark() const { return m_dark; }

    /// An icon of resources/icons in a colour of the theme; drawn at the size it is asked for.
    [[nodiscard]] QIcon icon(const QString &name, Role role = Role::Text) const;

    /// Turns light to dark and back, and stays with that choice.
    void toggle();

    /// The monospaced font of editor, input and output: the bundled one, else the system's.
    [[nodiscard]] static QFont codeFont(int pointSize);

Q_SIGNALS:
    /// Colours are others now: fetch icons and colours again.
    void changed();

private:
    void update();
    void apply();

    Settings *m_settings;
    bool m_dark = false;
};

} // namespace learncode::ui
