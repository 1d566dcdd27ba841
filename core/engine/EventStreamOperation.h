// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EventStream.h"
#include "core/engine/LineSplitter.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QTimer>

class QNetworkReply;

namespace learncode::engine {

class Transport;

/// The connection behind EventStream: comes back by itself, from where it stopped.
class EventStreamOperation final : public EventStream
{
    Q_OBJECT

public:
    EventStreamOperation(Transport *transport, QByteArray filter, QObject *parent);
    ~EventStreamOperation() override;

private:
    void open();
    void begin();
    void greet();
    void read();
    void deliver(const QByteArray &line);
    [[nodiscard]] bool seenBefore(qint64 time, const QByteArray &line);
    void conclude();
    void lost(const Error &error);

    QPointer<Transport> m_transport;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_filter;
    LineSplitter m_lines;
    QByteArray m_refusal;
    QTimer m_retry;
    QElapsedTimer m_connectedFor;
    size_t m_failures = 0;
    bool m_up = false;
    bool m_toldDown = false;
    qint64 m_since = 0; ///< nanoseconds on the engine's clock; 0: not yet known
    QList<QByteArray> m_seenAtSince; ///< events of that very nanosecond, which the engine will send again
};

} // namespace learncode::engine
