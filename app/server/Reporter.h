// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/ServiceHealth.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <optional>

namespace learncode {

/// Tells in the log what is being set up, when all is ready, and what to know of this computer, without repeating
/// itself.
class Reporter final : public QObject
{
    Q_OBJECT

public:
    /// \a url: where programs can be sent; empty if nowhere.
    Reporter(const HealthMonitor *health, QUrl url, QObject *parent = nullptr);

private:
    void reportProgress(const SetupProgress &progress);
    void reportStatus();
    void reportWarnings(const ServiceHealth &health);

    const HealthMonitor *m_health;
    QUrl m_url;
    QHash<QString, QString> m_lastText; ///< language -> what was said last
    std::optional<ServiceStatus> m_lastStatus;
    QSet<QString> m_warned; ///< codes of what has been said once
};

} // namespace learncode
