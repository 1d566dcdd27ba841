// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Error.h"

#include <QObject>

namespace learncode::engine {

/// The engine's events for as long as this object lives. When the connection breaks it emits
/// disconnected() and comes back by itself, with back-off, from where it stopped, so that no event is
/// lost while the engine lives on; then connected() again.
class EventStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void connected();
    void disconnected(const learncode::Error &error);
    void received(const learncode::engine::EngineEvent &event);
};

} // namespace learncode::engine
