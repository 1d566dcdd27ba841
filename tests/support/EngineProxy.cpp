// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/EngineProxy.h"

#include <QLocalSocket>

#include <utility>

namespace learncode::test {

EngineProxy::EngineProxy(QString engineSocket)
    : m_engineSocket(std::move(engineSocket))
{
    connect(&m_server, &QLocalServer::newConnection, this, &EngineProxy::accept);
    restore();
}

void EngineProxy::cut()
{
    m_server.close();
    for (const auto &client : std::exchange(m_clients, {}))
        delete client; // and its connection to the engine
}

void EngineProxy::restore()
{
    if (!m_server.listen(socketPath()))
        qFatal("The proxy cannot listen: %ls", qUtf16Printable(m_server.errorString()));
}

void EngineProxy::accept()
{
    while (QLocalSocket *client = m_server.nextPendingConnection()) {
        m_clients.append(client);
        auto *engine = new QLocalSocket(client);
        connect(client, &QLocalSocket::readyRead, engine, [client, engine] { engine->write(client->readAll()); });
        connect(engine, &QLocalSocket::readyRead, client, [client, engine] { client->write(engine->readAll()); });
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(engine, &QLocalSocket::disconnected, client, &QLocalSocket::disconnectFromServer);
        engine->connectToServer(m_engineSocket);
        engine->write(client->readAll());
    }
}

} // namespace learncode::test
