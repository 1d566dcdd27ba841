// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/Reporter.h"

#include "core/support/Logging.h"

namespace learncode {

Reporter::Reporter(const HealthMonitor *health, QUrl url, QObject *parent)
    : QObject(parent)
    , m_health(health)
    , m_url(std::move(url))
{
    connect(health, &HealthMonitor::setupProgress, this, &Reporter::reportProgress);
    connect(health, &HealthMonitor::changed, this, &Reporter::reportStatus);
}

void Reporter::reportProgress(const SetupProgress &progress)
{
    QString &last = m_lastText[progress.languageId];
    if (last != progress.text)
        qCInfo(lcApp).noquote() << progress.text;
    last = progress.text;
}

void Reporter::reportStatus()
{
    const ServiceHealth health = m_health->health();
    reportWarnings(health);
    if (health.status == m_lastStatus)
        return;
    m_lastStatus = health.status;
    if (health.status == ServiceStatus::Ok && m_url.isEmpty())
        qCInfo(lcApp) << "Ready";
    else if (health.status == ServiceStatus::Ok)
        qCInfo(lcApp).noquote() << "Ready: programs run at" << m_url.toString();
    else if (health.engine.problem)
        qCWarning(lcApp).noquote() << health.engine.problem->message;
}

void Reporter::reportWarnings(const ServiceHealth &health)
{
    for (const HealthWarning &warning : health.warnings) {
        if (m_warned.contains(warning.code))
            continue;
        m_warned.insert(warning.code);
        qCWarning(lcApp).noquote().nospace() << warning.message << " (" << warning.code << ")";
    }
}

} // namespace learncode
