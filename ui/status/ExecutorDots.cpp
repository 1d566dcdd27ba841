// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/ExecutorDots.h"

#include "core/run/HealthText.h"
#include "core/run/Language.h"
#include "core/run/ServiceHealth.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QToolTip>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

// A shape and a colour: neither alone is seen by everybody.
struct Look
{
    QString icon;
    Role role;
};

Look lookOf(ExecutorState state)
{
    switch (state) {
    case ExecutorState::Ready: return {u"state-ready"_s, Role::Success};
    case ExecutorState::Building:
    case ExecutorState::Starting:
    case ExecutorState::Restarting: return {u"state-busy"_s, Role::Warning};
    case ExecutorState::Failed: return {u"state-failed"_s, Role::Error};
    case ExecutorState::Absent: break;
    }
    return {u"state-absent"_s, Role::Muted};
}

} // namespace

ExecutorDots::ExecutorDots(const HealthMonitor *health, const LanguageRegistry *languages, const Theme *theme,
                           QWidget *parent)
    : QWidget(parent)
    , m_health(health)
    , m_languages(languages)
    , m_theme(theme)
{
    setObjectName(u"executorDots"_s);
    setAccessibleName(tr("Languages that can run"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const Language &language : languages->all()) {
        auto *dot = new QToolButton(this);
        dot->setObjectName(u"executorDot_"_s + language.id);
        dot->setText(language.name);
        dot->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        dot->setIconSize({12, 12});
        dot->setAutoRaise(true);
        dot->setFocusPolicy(Qt::TabFocus);
        connect(dot, &QToolButton::clicked, dot,
                [dot] { QToolTip::showText(dot->mapToGlobal(QPoint(0, dot->height())), dot->toolTip(), dot); });
        row->addWidget(dot);
        m_dots.insert(language.id, dot);
    }
    connect(health, &HealthMonitor::changed, this, &ExecutorDots::update);
    connect(theme, &Theme::changed, this, &ExecutorDots::update);
    update();
}

void ExecutorDots::update()
{
    const ServiceHealth health = m_health->health();
    for (const Language &language : m_languages->all()) {
        ExecutorHealth shown;
        for (const ExecutorHealth &executor : health.executors) {
            if (executor.languageId == language.id && shown.state != ExecutorState::Ready)
                shown = executor;
        }
        const Look look = lookOf(shown.state);
        const QString words = describeExecutor(shown, language.name).sentence;
        QToolButton *dot = m_dots.value(language.id);
        dot->setIcon(m_theme->icon(look.icon, look.role));
        dot->setToolTip(words);
        dot->setAccessibleName(words);
    }
}

} // namespace learncode::ui
