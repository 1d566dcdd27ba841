// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Error.h"

#include <QObject>

namespace learncode::engine {

/// The engine's events for as long as this object lives. When the connection breaks it emits
/// disconnected() and comes back by itself, with back-off (0.1 to 5 s), from where it stopped; then
/// connected() again. Nothing is repeated, and nothing lost of what the engine still remembers, which is
/// its last 256 events or fewer, and none from before its own restart. So at each connected(), the first
/// one too, look at what is there.
class EventStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void connected();
    /// Once for each time without a connection, also if the very first attempt fails.
    void disconnected(const learncode::Error &error);
    void received(const learncode::engine::EngineEvent &event);
};

} // namespace learncode::engine
