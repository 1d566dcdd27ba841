// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/HttpConnection.h"
#include "core/http/RequestGuard.h"

#include <functional>
#include <vector>

namespace learncode::http {

class Metrics;

/// The table of routes behind the guard. Answers 404, 405, HEAD and OPTIONS by itself.
class Router final : public RequestHandler
{
public:
    Router(RequestGuard guard, Metrics *metrics);

    using Handler = std::function<void(Exchange *)>;
    /// GET, and HEAD with it.
    void get(QByteArray path, Handler handler);
    /// POST of JSON; anything else is a 415.
    void postJson(QByteArray path, Handler handler);

    [[nodiscard]] std::optional<Response> screen(const Request &head) override;
    void handle(Exchange *exchange) override;
    void answered(const QByteArray &path, int status) override;

private:
    struct Route
    {
        QByteArray path;
        QByteArray method;
        Handler handler;

        [[nodiscard]] bool takes(const QByteArray &wanted) const
        {
            return wanted == method || (wanted == "HEAD" && method == "GET");
        }
        [[nodiscard]] QByteArray allow() const
        {
            return method == "GET" ? QByteArray("GET, HEAD, OPTIONS") : method + ", OPTIONS";
        }
    };

    [[nodiscard]] const Route *find(const QByteArray &path) const;

    RequestGuard m_guard;
    Metrics *m_metrics;
    std::vector<Route> m_routes;
};

} // namespace learncode::http
