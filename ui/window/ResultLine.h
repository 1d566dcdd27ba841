// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/OutcomeText.h"
#include "ui/theme/Colours.h"

#include <QWidget>

class QLabel;

namespace learncode::ui {

class Theme;

/// The state of the run, or how it ended, in one line of the status bar.
class ResultLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultLine(const Theme *theme, QWidget *parent = nullptr);

    void show(Tone tone, const QString &text);
    /// Something is going on.
    void showBusy(const QString &text);
    [[nodiscard]] QString text() const;

private:
    void set(const QString &icon, Role role, const QString &text);
    void paintIcon();

    const Theme *m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QString m_iconName;
    Role m_role = Role::Muted;
};

} // namespace learncode::ui
