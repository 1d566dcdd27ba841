// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Clock.h"
#include "core/support/Error.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace learncode::engine {
class EngineClient;
class EventStream;
} // namespace learncode::engine

namespace learncode::executor {

/// Knows whether the engine is there: looks for it until it answers, and again whenever it is in doubt.
class EngineWatch final : public QObject
{
    Q_OBJECT

public:
    /// \a engine and \a clock must live as long as this. Follows the events of what carries \a labels.
    EngineWatch(engine::EngineClient *engine, engine::Labels labels, const Clock &clock = Clock::machine(),
                QObject *parent = nullptr);

    /// Asks the engine now. available() or unavailable() follows if that is news.
    void check();
    /// Looks no more.
    void stop();

Q_SIGNALS:
    void available(const learncode::engine::EngineInfo &info);
    void unavailable(const learncode::Error &error);
    void received(const learncode::engine::EngineEvent &event);

private:
    enum class State { Unknown, Available, Unavailable, Stopped };

    void onAnswer(const engine::EngineInfo &info);
    void onFailure(const Error &error);
    void follow();

    engine::EngineClient *m_engine;
    engine::Labels m_labels;
    State m_state = State::Unknown;
    Error m_problem;
    bool m_asking = false;
    size_t m_failures = 0;
    std::unique_ptr<Timer> m_again;
    QPointer<engine::EventStream> m_events;
};

} // namespace learncode::executor
