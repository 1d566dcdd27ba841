// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace learncode {
class HealthMonitor;
class LanguageRegistry;
struct ServiceHealth;
} // namespace learncode

namespace learncode::ui {

class Theme;

/// One sign for each language: whether its programs can run. A shape and a colour, the language's
/// name, and words in tool tip and accessible name. Pressing one shows the words. Beside them, where there is any, a
/// sign for what whoever runs LearnCode should know of this computer.
class ExecutorDots final : public QWidget
{
    Q_OBJECT

public:
    /// None but \a parent is owned; all outlive this.
    ExecutorDots(const HealthMonitor *health, const LanguageRegistry *languages, const Theme *theme,
                 QWidget *parent = nullptr);

private:
    [[nodiscard]] QToolButton *addButton(const QString &name);
    void update();
    void updateNotes(const ServiceHealth &health);

    const HealthMonitor *m_health;
    const LanguageRegistry *m_languages;
    const Theme *m_theme;
    QHash<QString, QToolButton *> m_dots; ///< by language id
    QToolButton *m_notes = nullptr;
};

} // namespace learncode::ui
