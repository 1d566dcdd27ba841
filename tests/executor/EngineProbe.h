// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QString>
#include <QStringList>

namespace learncode::test {

/// Asks the engine what the application never does: its own words about containers and networks, and processes in a
/// container beside the executor, with the container's rights and none of the filters of a run.
class EngineProbe final
{
public:
    explicit EngineProbe(const QString &socketPath);

    [[nodiscard]] QJsonObject inspectContainer(const QString &id);
    [[nodiscard]] QJsonObject inspectNetwork(const QString &name);

    /// A bridge with a way out, on which containers reach each other. True if it is there.
    [[nodiscard]] bool createPlainNetwork(const QString &name);
    [[nodiscard]] bool connectToNetwork(const QString &network, const QString &container);
    void removeNetwork(const QString &name);

    /// Starts a process in the container, as root; its exec id.
    [[nodiscard]] QString start(const QString &container, const QStringList &command);
    /// Starts one and waits for its end; its exit code, or -1.
    [[nodiscard]] int execute(const QString &container, const QStringList &command);

private:
    /// The JSON of the answer; empty after an error, with a warning that says which.
    QJsonObject call(const QByteArray &verb, const QString &path, const QJsonObject &body = {});

    QString m_socketPath;
    QNetworkAccessManager m_manager;
    bool m_succeeded = false;
};

} // namespace learncode::test
