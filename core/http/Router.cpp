// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/Router.h"

#include "core/http/Metrics.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Router", text);
}

} // namespace

Router::Router(RequestGuard guard, Metrics *metrics)
    : m_guard(std::move(guard))
    , m_metrics(metrics)
{
}

void Router::get(QByteArray path, Handler handler)
{
    m_routes.push_back({std::move(path), "GET", std::move(handler)});
}

void Router::postJson(QByteArray path, Handler handler)
{
    m_routes.push_back({std::move(path), "POST", std::move(handler)});
}

const Router::Route *Router::find(const QByteArray &path) const
{
    const auto found = std::ranges::find(m_routes, path, &Route::path);
    return found == m_routes.end() ? nullptr : &*found;
}

std::optional<Response> Router::screen(const Request &head)
{
    if (auto refusal = m_guard.check(head))
        return refusal;
    if (head.path == "*")
        return Response{
            .status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}}};
    const Route *route = find(head.path);
    if (!route)
        return errorResponse(404, u"not_found"_s,
                             tr("There is nothing here. GET /api/openapi.json tells what there is."));
    if (head.method == "OPTIONS")
        return Response{.status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", route->allow()}}};
    if (!route->takes(head.method)) {
        Response refusal =
            errorResponse(405, u"method_not_allowed"_s, tr("Use %1 here.").arg(QString::fromLatin1(route->method)));
        refusal.headers.append(Header{"Allow", route->allow()});
        return refusal;
    }
    return route->method == "POST" ? requireJson(head) : std::nullopt;
}

void Router::handle(Exchange *exchange)
{
    // screen() has let it through, so there is one.
    find(exchange->request.path)->handler(exchange);
}

void Router::answered(const QByteArray &path, int status)
{
    // Only known paths become labels: strangers could make any number of others.
    m_metrics->countAnswer(find(path) ? path : QByteArray("other"), status);
}

} // namespace learncode::http
