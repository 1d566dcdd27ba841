// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QPointer>
#include <QTemporaryDir>

class QLocalSocket;

namespace learncode::test {

/// Stands between a client and the real engine, on a socket of its own, so that the engine can be gone for
/// one pool while its containers and everybody else live on.
class EngineProxy final : public QObject
{
    Q_OBJECT

public:
    /// Listens at once.
    explicit EngineProxy(QString engineSocket);

    [[nodiscard]] QString socketPath() const { return m_directory.filePath(QStringLiteral("engine.sock")); }

    /// As when the engine ends: drops every connection and removes the socket.
    void cut();
    /// Listens again, at the same place.
    void restore();

private:
    void accept();

    QString m_engineSocket;
    QTemporaryDir m_directory;
    QLocalServer m_server;
    QList<QPointer<QLocalSocket>> m_clients;
};

} // namespace learncode::test
