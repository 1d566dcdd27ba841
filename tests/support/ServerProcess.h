// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/HttpProbe.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QVariantMap>

namespace learncode::test {

/// "\a name-1a2b3c4d": a prefix of names on the engine that nobody else has.
[[nodiscard]] QString uniquePrefix(const QString &name);

/// A real learncode-server, as a user starts it, on a free port and with names of its own, so that it
/// disturbs no LearnCode that runs on the same engine.
class ServerProcess final
{
public:
    /// Containers are called "<namePrefix>-python-executor" and so on.
    explicit ServerProcess(QString namePrefix);
    /// Kills the server if it still runs.
    ~ServerProcess();

    /// A setting that it starts with.
    void set(const QString &key, const QVariant &value) { m_settings.insert(key, value); }
    /// Starts it and waits until it says its address.
    [[nodiscard]] bool start(const QStringList &arguments = {});
    /// Waits until /api/health says ok. The first start builds the images: minutes.
    [[nodiscard]] bool waitUntilReady(std::chrono::milliseconds timeout = longPatience);
    /// Sends the signal and waits for the end; false if it never comes.
    [[nodiscard]] bool end(int signal);

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] HttpProbe &http() { return *m_http; }
    [[nodiscard]] QProcess &process() { return m_process; }
    [[nodiscard]] QByteArray log() const { return m_log; }

private:
    QString m_namePrefix;
    QVariantMap m_settings;
    QTemporaryDir m_directory;
    QProcess m_process;
    QByteArray m_log;
    QUrl m_url;
    std::unique_ptr<HttpProbe> m_http;
};

} // namespace learncode::test
