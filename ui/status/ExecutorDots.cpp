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
        QToolButton *dot = addButton(u"executorDot_"_s + language.id);
        dot->setText(language.name);
        dot->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        dot->setIconSize({12, 12});
        m_dots.insert(language.id, dot);
    }
    m_notes = addButton(u"computerNotes"_s);
    m_notes->setIconSize({16, 16});
    connect(health, &HealthMonitor::changed, this, &ExecutorDots::update);
    connect(theme, &Theme::changed, this, &ExecutorDots::update);
    update();
}

QToolButton *ExecutorDots::addButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, button, [button] {
        QToolTip::showText(button->mapToGlobal(QPoint(0, button->height())), button->toolTip(), button);
    });
    layout()->addWidget(button);
    return button;
}

void ExecutorDots::updateNotes(const ServiceHealth &health)
{
    const QString notes = warningsText(health);
    m_notes->setVisible(!notes.isEmpty());
    m_notes->setIcon(m_theme->icon(u"info"_s, Role::Warning));
    const QString title = tr("For whoever runs LearnCode here:");
    // As rich text its lines are broken; what is in it stays text.
    m_notes->setToolTip(
        u"<p><b>%1</b></p><p>%2</p>"_s.arg(title, notes.toHtmlEscaped().replace(u"\n\n"_s, u"</p><p>"_s)));
    m_notes->setAccessibleName(title + u' ' + notes);
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
    updateNotes(health);
}

} // namespace learncode::ui
