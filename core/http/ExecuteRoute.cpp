// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ExecuteRoute.h"

#include "core/http/Exchange.h"
#include "core/http/Metrics.h"
#include "core/http/RequestParser.h"
#include "core/http/ResultWriter.h"
#include "core/run/Runner.h"

#include <memory>

namespace learncode::http {

using namespace Qt::StringLiterals;

struct ExecuteRoute::Pending
{
    QString languageId;
    QPointer<Exchange> exchange;
    OutputCollector output;
};

ExecuteRoute::ExecuteRoute(Runner *runner, const LanguageRegistry *languages, RequestBounds bounds, RunLimits limits,
                           Metrics *metrics, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_languages(languages)
    , m_bounds(bounds)
    , m_limits(limits)
    , m_metrics(metrics)
{
}

void ExecuteRoute::handle(Exchange *exchange)
{
    auto request = parseRunRequest(exchange->request.body, *m_languages, m_bounds, m_limits);
    if (!request) {
        exchange->respond(rejection(request.error()));
        return;
    }
    request->client = exchange->request.peerAddress.toString();

    auto pending = std::make_shared<Pending>(Pending{request->languageId, exchange, {}});
    Run *run = m_runner->start(*request, this);
    connect(run, &Run::event, this, [pending](const RunEvent &event) {
        // Nobody will read what comes after the client has left.
        if (const auto *output = std::get_if<OutputReceived>(&event); output && pending->exchange)
            pending->output.add(*output);
    });
    connect(run, &Run::finished, this, [this, pending, run](const RunResult &result) {
        finish(*pending, result);
        run->deleteLater();
    });
    connect(exchange, &Exchange::clientLeft, run, &Run::stop);
}

void ExecuteRoute::finish(const Pending &pending, const RunResult &result)
{
    m_metrics->countRun(pending.languageId, result);
    if (!pending.exchange)
        return;
    if (result.outcome == Outcome::Rejected)
        pending.exchange->respond(rejection(result.error.value_or(Error{})));
    else
        pending.exchange->respond(
            jsonResponse({{u"success"_s, true}, {u"data"_s, resultJson(result, pending.output)}}));
}

Response rejection(const Error &error)
{
    if (error.code == "bad_request"_L1 || error.code == "unknown_language"_L1)
        return errorResponse(400, error.code, error.message);
    if (error.code == "too_large"_L1)
        return errorResponse(413, error.code, error.message);
    if (error.code == "busy"_L1) {
        Response response = errorResponse(429, error.code, error.message);
        response.headers.append(Header{"Retry-After", "1"});
        return response;
    }
    // Whatever else keeps a program from starting is on our side and may pass.
    const QString code = error.code == "warming_up"_L1 ? error.code : u"engine_unavailable"_s;
    const QString message = error.message.isEmpty()
        ? ExecuteRoute::tr("The program could not be started. Try again in a moment.")
        : error.message;
    Response response = errorResponse(503, code, message);
    response.headers.append(Header{"Retry-After", "2"});
    return response;
}

} // namespace learncode::http
