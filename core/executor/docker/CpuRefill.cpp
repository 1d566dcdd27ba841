// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/CpuRefill.h"

#include "core/engine/EngineClient.h"
#include "core/support/Logging.h"

#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

CpuRefill::CpuRefill(engine::EngineClient *engine, QString containerId, engine::ContainerUpdate limits,
                     RefillTimes times, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_containerId(std::move(containerId))
    , m_limits(limits)
    , m_times(times)
{
}

void CpuRefill::request()
{
    if (m_underWay || !isDue())
        return;
    m_underWay = true;
    m_rest.setRemainingTime(m_times.spacing, Qt::PreciseTimer);
    m_spent.setRemainingTime(m_spent.remainingTimeAsDuration() + m_times.recovery, Qt::PreciseTimer);
    m_engine->updateContainer(m_containerId, m_limits).then(this, [this](const Result<void> &answer) {
        onAnswer(answer);
    });
}

bool CpuRefill::isDue() const
{
    return m_limits.cpuQuotaUs > 0 && m_rest.hasExpired()
        && m_spent.remainingTimeAsDuration() <= m_times.recovery * (m_times.burst - 1);
}

void CpuRefill::onAnswer(const Result<void> &answer)
{
    m_underWay = false;
    if (answer)
        return;
    m_rest.setRemainingTime(m_times.afterFailure, Qt::PreciseTimer);
    qCWarning(lcExecutor).noquote() << "a container's processor time could not be filled up:" << answer.error().code
                                    << answer.error().detail;
}

} // namespace learncode::executor
