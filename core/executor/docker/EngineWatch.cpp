// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/EngineWatch.h"

#include "core/engine/EngineClient.h"
#include "core/engine/EventStream.h"
#include "core/support/Logging.h"

#include <algorithm>
#include <array>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 4> pauses{500ms, 1s, 2s, 3s};

} // namespace

EngineWatch::EngineWatch(engine::EngineClient *engine, engine::Labels labels, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_labels(std::move(labels))
    , m_again(clock.makeTimer())
{
    connect(m_again.get(), &Timer::timeout, this, &EngineWatch::check);
}

void EngineWatch::check()
{
    if (m_state == State::Stopped || std::exchange(m_asking, true))
        return;
    m_again->stop();
    m_engine->negotiate().then(this, [this](const Result<engine::EngineInfo> &info) {
        m_asking = false;
        if (m_state == State::Stopped)
            return;
        if (info)
            onAnswer(*info);
        else
            onFailure(info.error());
    });
}

void EngineWatch::stop()
{
    m_state = State::Stopped;
    m_again->stop();
    if (m_events) {
        m_events->disconnect(this);
        m_events->deleteLater();
    }
}

void EngineWatch::onAnswer(const engine::EngineInfo &info)
{
    m_failures = 0;
    if (!m_events)
        follow();
    if (std::exchange(m_state, State::Available) == State::Available)
        return;
    qCInfo(lcExecutor).noquote() << "engine" << info.version << "is there, API" << info.apiVersion;
    Q_EMIT available(info);
}

void EngineWatch::onFailure(const Error &error)
{
    m_again->start(pauses[std::min(m_failures++, pauses.size() - 1)]);
    const bool news =
        std::exchange(m_state, State::Unavailable) != State::Unavailable || std::exchange(m_problem, error) != error;
    m_problem = error;
    if (!news)
        return;
    qCWarning(lcExecutor).noquote() << "no engine:" << error.message << error.detail;
    Q_EMIT unavailable(error);
}

void EngineWatch::follow()
{
    m_events = m_engine->events(m_labels, this);
    connect(m_events, &engine::EventStream::received, this, &EngineWatch::received);
    connect(m_events, &engine::EventStream::disconnected, this, &EngineWatch::check);
    connect(m_events, &engine::EventStream::connected, this, &EngineWatch::check);
}

} // namespace learncode::executor
