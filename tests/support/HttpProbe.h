// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Patience.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>
#include <memory>

namespace learncode::test {

/// An answer as a test sees it. status 0: there was none.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    QJsonObject json;
    QByteArray retryAfter; ///< the header, if there was one
    std::chrono::milliseconds took{0};
};

/// A plain HTTP client for tests; over TCP, or over a Unix socket to ask the engine itself.
class HttpProbe final
{
public:
    explicit HttpProbe(QUrl base);
    /// To whoever listens on a Unix socket.
    [[nodiscard]] static HttpProbe onSocket(const QString &path);

    using Handler = std::function<void(const HttpAnswer &)>;

    /// Sends and waits for the answer, at most that long.
    HttpAnswer send(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                    std::chrono::milliseconds timeout = patience);
    /// Sends and calls the handler when the answer is there.
    void sendAsync(const QByteArray &method, const QString &path, const QJsonObject &body, Handler handler);

private:
    [[nodiscard]] QNetworkReply *request(const QByteArray &method, const QString &path, const QJsonObject &body);

    QUrl m_base;
    QString m_socket;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace learncode::test
