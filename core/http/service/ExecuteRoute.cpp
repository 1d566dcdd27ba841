// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/service/ExecuteRoute.h"

#include "core/http/guard/Exchange.h"
#include "core/http/guard/Metrics.h"
#include "core/http/json/Refusal.h"
#include "core/http/json/RequestParser.h"
#include "core/http/json/ResultWriter.h"
#include "core/run/OutcomeText.h"
#include "core/run/Runner.h"

#include <utility>

namespace learncode::http {

using namespace Qt::StringLiterals;

struct ExecuteRoute::Pending
{
    QString languageId;
    QPointer<Exchange> exchange;
    OutcomeContext context;
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
    const auto parse = [body = exchange->request.body, languages = m_languages, bounds = m_bounds, limits = m_limits] {
        return parseRunRequest(body, *languages, bounds, limits);
    };
    if (exchange->request.body.size() <= Background::smallBytes) {
        begin(exchange, parse());
        return;
    }
    m_background.run(parse).then(this, [this, guard = QPointer(exchange)](const Result<RunRequest> &request) {
        if (guard)
            begin(guard, request);
    });
}

void ExecuteRoute::begin(Exchange *exchange, Result<RunRequest> request)
{
    if (!request) {
        exchange->respond(rejection(request.error()));
        return;
    }
    request->client = exchange->request.peerAddress.toString();

    auto pending =
        std::make_shared<Pending>(Pending{request->languageId, exchange, contextOf(*request, *m_languages), {}});
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
    if (result.outcome == Outcome::Rejected) {
        pending.exchange->respond(rejection(result.error.value_or(Error{})));
        return;
    }
    const auto write = [result, output = pending.output, context = pending.context] {
        return jsonResponse({{u"success"_s, true}, {u"data"_s, resultJson(result, output, context)}});
    };
    if (pending.output.combined().size() <= Background::smallBytes) {
        pending.exchange->respond(write());
        return;
    }
    m_background.run(write).then(this, [exchange = pending.exchange](const Response &response) {
        if (exchange)
            exchange->respond(response);
    });
}

Response rejection(const Error &error)
{
    const Refusal refusal = refusalOf(error);
    Response response = errorResponse(refusal.status, refusal.code, refusal.message);
    if (refusal.retryAfter > 0)
        response.headers.append(Header{"Retry-After", QByteArray::number(refusal.retryAfter)});
    return response;
}

} // namespace learncode::http
