// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunResult.h"

#include <QByteArray>
#include <QMap>

#include <array>
#include <utility>

namespace learncode {
struct ServiceHealth;
}

namespace learncode::http {

/// Counts what the service does, and writes it as Prometheus text (version 0.0.4).
class Metrics final
{
public:
    void countAnswer(const QByteArray &path, int status);
    void sessionOpened();
    void sessionClosed();
    void countRun(const QString &languageId, const RunResult &result);

    [[nodiscard]] QByteArray text(const ServiceHealth &health, int connections) const;

private:
    static constexpr std::array bucketSeconds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0};

    struct Durations
    {
        std::array<qint64, bucketSeconds.size()> atMost{};
        qint64 count = 0;
        double sum = 0;
    };

    void appendRuns(QByteArray &out) const;
    void appendDurations(QByteArray &out) const;
    void appendSessions(QByteArray &out) const;

    QMap<std::pair<QByteArray, int>, qint64> m_answers;
    QMap<std::pair<QByteArray, QByteArray>, qint64> m_runs;
    QMap<QByteArray, Durations> m_durations;
    qint64 m_sessions = 0; ///< open ones
    qint64 m_sessionsSoFar = 0;
};

} // namespace learncode::http
