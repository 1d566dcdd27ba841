// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/service/HttpService.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QThread>

#include <atomic>

namespace learncode::http::test {

/// Clients in a thread of their own, as in life: their work is not the server's.
class Crowd final
{
public:
    Crowd(const HttpService &service, const QList<QByteArray> &requests)
        : m_url(service.url())
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        QMetaObject::invokeMethod(&m_context, [this, requests] {
            for (const QByteArray &request : requests)
                send(request);
        });
    }
    ~Crowd()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { qDeleteAll(m_context.children()); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Crowd)

    /// Bytes of answers so far.
    [[nodiscard]] qint64 received() const { return m_received; }
    /// Connections that the server has closed.
    [[nodiscard]] int closed() const { return m_closed; }

private:
    void send(const QByteArray &request)
    {
        auto *socket = new QTcpSocket(&m_context);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket] { m_received += socket->skip(socket->bytesAvailable()); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this] { ++m_closed; });
        socket->connectToHost(QHostAddress(m_url.host()), static_cast<quint16>(m_url.port()));
        socket->write(request);
    }

    QUrl m_url;
    QThread m_thread;
    QObject m_context;
    std::atomic<qint64> m_received = 0;
    std::atomic<int> m_closed = 0;
};

} // namespace learncode::http::test
