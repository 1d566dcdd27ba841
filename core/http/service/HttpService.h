// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/session/SessionOptions.h"
#include "core/run/RunRequest.h"
#include "core/support/Clock.h"
#include "core/support/Result.h"

#include <QHostAddress>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <memory>

namespace learncode {
class HealthMonitor;
class LanguageRegistry;
class Runner;
} // namespace learncode

namespace learncode::http {

struct HttpOptions
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 5000; ///< 0: any that is free
    qint64 bodyBytes = 1 << 20;
    qint64 headerBytes = 16 * 1024;
    int connections = 256;
    int connectionsPerClient = 0; ///< of one address; 0: seven eighths of all
    std::chrono::milliseconds receiveTimeout{10'000}; ///< from the first byte until the request is whole
    std::chrono::milliseconds idleTimeout{15'000}; ///< of a connection without a request
    /// Further names under which clients may call the service; loopback names and the address a client
    /// connected to always do. Anything else is refused: a hostile page could stand behind it.
    QStringList hosts;
    RequestBounds bounds;
    RunLimits limits;
    RunLimits interactiveLimits = {.wallTime = std::chrono::minutes(10),
                                   .cpuTime = std::chrono::seconds(30),
                                   .outputBytes = 8 << 20}; ///< of a run in a session that is typed to
    SessionOptions sessions;
    const Clock *clock = &Clock::machine(); ///< for all that waits; outlives the service
};

/// The HTTP endpoint: guard, routes and answers of design section 4 over any Runner.
class HttpService final : public QObject
{
    Q_OBJECT

public:
    HttpService(HttpOptions options, Runner *runner, HealthMonitor *health, const LanguageRegistry *languages,
                QObject *parent = nullptr);
    ~HttpService() override;

    /// Listens. Errors: "port_in_use", "no_permission", "bad_address"; each says what to do.
    [[nodiscard]] Result<void> listen();
    /// Where browsers and scripts reach it: "http://127.0.0.1:5000"; empty while not listening.
    [[nodiscard]] QUrl url() const;
    /// Takes no more requests, and ends the sessions with their runs. Requests under way are answered or end with their
    /// runs. A client that leaves before its answer (closing its half of the connection is leaving) stops its run.
    void close();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace learncode::http
