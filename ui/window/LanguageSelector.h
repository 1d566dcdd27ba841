// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace learncode {
struct Language;
class HealthMonitor;
class LanguageRegistry;
} // namespace learncode

namespace learncode::ui {

/// Chooses the language; says its version once its container has told it.
class LanguageSelector final : public QComboBox
{
    Q_OBJECT

public:
    /// Not owned; both outlive this.
    LanguageSelector(const LanguageRegistry *languages, const HealthMonitor *health, QWidget *parent = nullptr);

    /// Shows it as chosen without emitting anything.
    void setLanguage(const Language &language);

Q_SIGNALS:
    /// The user chose.
    void chosen(const learncode::Language &language);

private:
    void updateVersions();

    const LanguageRegistry *m_languages;
    const HealthMonitor *m_health;
};

} // namespace learncode::ui
