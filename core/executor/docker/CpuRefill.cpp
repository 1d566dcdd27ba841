// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/CpuRefill.h"

#include "core/engine/EngineClient.h"
#include "core/support/Logging.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

CpuRefill::CpuRefill(engine::EngineClient *engine, QString containerId, engine::ContainerUpdate limits,
                     RefillTimes times, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_containerId(std::move(containerId))
    , m_limits(limits)
    , m_times(times)
    , m_clock(clock)
    , m_restsUntil(clock.now())
    , m_spentUntil(clock.now())
{
}

void CpuRefill::request()
{
    if (m_underWay || !isDue())
        return;
    m_underWay = true;
    const Clock::TimePoint now = m_clock.now();
    m_restsUntil = now + m_times.spacing;
    m_spentUntil = std::max(m_spentUntil, now) + m_times.recovery;
    m_engine->updateContainer(m_containerId, m_limits).then(this, [this](const Result<void> &answer) {
        onAnswer(answer);
    });
}

bool CpuRefill::isDue() const
{
    const Clock::TimePoint now = m_clock.now();
    return m_limits.cpuQuotaUs > 0 && now >= m_restsUntil
        && m_spentUntil - now <= m_times.recovery * (m_times.burst - 1);
}

void CpuRefill::onAnswer(const Result<void> &answer)
{
    m_underWay = false;
    if (answer)
        return;
    m_restsUntil = m_clock.now() + m_times.afterFailure;
    qCWarning(lcExecutor).noquote() << "a container's processor time could not be filled up:" << answer.error().code
                                    << answer.error().detail;
}

} // namespace learncode::executor
