// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/HealthBar.h"

#include "core/run/Language.h"
#include "core/run/HealthText.h"
#include "ui/status/NoticeBar.h"

#include <QVBoxLayout>

#include <algorithm>

namespace learncode::ui {

using namespace Qt::StringLiterals;

HealthBar::HealthBar(HealthMonitor *health, const LanguageRegistry *languages, const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_health(health)
    , m_languages(languages)
    , m_bar(new NoticeBar(u"healthNotice"_s, theme, this))
{
    setObjectName(u"healthBar"_s);
    setAccessibleName(tr("State of the sandbox"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    connect(health, &HealthMonitor::changed, this, &HealthBar::update);
    connect(health, &HealthMonitor::setupProgress, this, &HealthBar::addProgress);
    update();
}

void HealthBar::update()
{
    const ServiceHealth health = m_health->health();
    const bool building = std::ranges::any_of(
        health.executors, [](const ExecutorHealth &executor) { return executor.state == ExecutorState::Building; });
    if (!building)
        m_progress.clear();
    const HealthNotice notice = describeHealth(health, *m_languages);
    showNotice(notice);
    m_warning = notice.kind == HealthNotice::Kind::Warning;
    setVisible(!m_bar->isHidden()); // not even its margins are there
}

void HealthBar::showNotice(const HealthNotice &notice)
{
    using Kind = HealthNotice::Kind;
    const auto retry = [this] { m_health->retry(); };
    switch (notice.kind) {
    case Kind::None: m_bar->dismiss(); break;
    case Kind::Warning: showWarning(notice); break;
    case Kind::Progress:
        m_bar->show({.message = notice.message,
                     .buttons = {{u"cancelSetupButton"_s, tr("Cancel"), [this] { m_health->cancelSetup(); }}},
                     .closable = false});
        showProgress();
        break;
    case Kind::Paused:
        m_bar->show({.message = notice.message,
                     .buttons = {{u"continueSetupButton"_s, tr("Continue"), retry}},
                     .closable = false});
        break;
    case Kind::Problem:
        m_bar->show({.level = NoticeBar::Level::Problem,
                     .message = notice.message,
                     .buttons = {{u"retryButton"_s, tr("Try again"), retry}},
                     .details = notice.details,
                     .closable = false});
        break;
    }
}

void HealthBar::showWarning(const HealthNotice &notice)
{
    if (m_shownWarnings != notice.details)
        m_bar->show({.level = NoticeBar::Level::Warning, .message = notice.message, .details = notice.details});
    else if (!m_warning)
        m_bar->dismiss(); // of the trouble that is over
    m_shownWarnings = notice.details;
}

void HealthBar::addProgress(const SetupProgress &progress)
{
    m_progress.insert(progress.languageId, progress);
    update();
}

// One bar for all: the mean of those that can tell, and the words of whoever has furthest to go.
void HealthBar::showProgress()
{
    double sum = 0;
    int count = 0;
    const SetupProgress *slowest = nullptr;
    for (const SetupProgress &progress : std::as_const(m_progress)) {
        if (!slowest || progress.fraction < slowest->fraction)
            slowest = &progress;
        if (progress.fraction >= 0) {
            sum += progress.fraction;
            ++count;
        }
    }
    m_bar->showProgress(count ? sum / count : -1, slowest ? slowest->text : tr("Preparing\u2026"));
}

} // namespace learncode::ui
