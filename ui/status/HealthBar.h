// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/ServiceHealth.h"

#include <QHash>
#include <QWidget>

namespace learncode {
struct HealthNotice;
class LanguageRegistry;
} // namespace learncode

namespace learncode::ui {

class NoticeBar;
class Theme;

/// Tells above the editor what keeps programs from running, and offers what can be done: progress and
/// Cancel while languages are set up, Continue after that, Try again and Details when there is a
/// problem. Not there while all is well.
class HealthBar final : public QWidget
{
    Q_OBJECT

public:
    /// None but \a parent is owned; all outlive this.
    HealthBar(HealthMonitor *health, const LanguageRegistry *languages, const Theme *theme, QWidget *parent = nullptr);

private:
    void update();
    void showNotice(const HealthNotice &notice);
    void showWarning(const HealthNotice &notice);
    void addProgress(const SetupProgress &progress);
    void showProgress();

    HealthMonitor *m_health;
    const LanguageRegistry *m_languages;
    NoticeBar *m_bar;
    QHash<QString, SetupProgress> m_progress; ///< by language id
    bool m_warning = false; ///< what the bar shows is the engine's warnings
    QString m_shownWarnings; ///< closed by the user: not shown again
};

} // namespace learncode::ui
