// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/service/HttpService.h"

#include "core/http/guard/Exchange.h"
#include "core/http/guard/Metrics.h"
#include "core/http/guard/Routes.h"
#include "core/http/json/ResultWriter.h"
#include "core/http/service/ExecuteRoute.h"
#include "core/http/service/WebPage.h"
#include "core/http/session/SessionHost.h"
#include "core/run/Language.h"
#include "core/run/ServiceHealth.h"
#include "core/support/Logging.h"

#include <QFile>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/learncode/openapi/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The resource %ls is missing: the build is broken.", qUtf16Printable(name));
    return file.readAll();
}

Response healthResponse(const ServiceHealth &health, const LanguageRegistry &languages)
{
    const bool usable = health.status == ServiceStatus::Ok || health.status == ServiceStatus::Degraded;
    return jsonResponse(healthJson(health, languages), usable ? 200 : 503);
}

SessionContext sessionContext(const HttpOptions &options, Runner *runner, const LanguageRegistry *languages,
                              Metrics *metrics)
{
    return {.runner = runner,
            .rules = {languages, options.bounds, options.limits, options.interactiveLimits},
            .options = options.sessions,
            .keptBytes = options.limits.outputBytes,
            .clock = options.clock,
            .metrics = metrics};
}

ConnectionLimits limitsFor(const HttpOptions &options)
{
    ConnectionLimits limits;
    limits.headerBytes = options.headerBytes;
    limits.bodyBytes = options.bodyBytes;
    limits.receive = options.receiveTimeout;
    limits.idle = options.idleTimeout;
    limits.clock = options.clock;
    return limits;
}

} // namespace

class HttpService::Private
{
public:
    Private(HttpService *q, HttpOptions theOptions, Runner *runner, HealthMonitor *theHealth,
            const LanguageRegistry *theLanguages)
        : options(std::move(theOptions))
        , health(theHealth)
        , languages(theLanguages)
        , execute(runner, languages, options.bounds, options.limits, &metrics, nullptr)
        , routes(RequestGuard(options.hosts), limitsFor(options),
                 {.all = options.connections, .perClient = options.connectionsPerClient}, &metrics)
        , sessions(sessionContext(options, runner, languages, &metrics))
    {
        addRuns();
        addAnswers();
        addPage();
        QObject::connect(&routes.listener(), &QTcpServer::acceptError, q, [this] {
            qCWarning(lcHttp).noquote() << "A connection could not be accepted:" << routes.listener().errorString();
        });
    }

    void addRuns()
    {
        routes.postJson(u"/api/code/execute"_s, [this](Exchange *exchange) { execute.handle(exchange); });
        routes.webSocket(
            {.path = "/api/code/session",
             .readBufferBytes = sessions.readBufferBytes(),
             .check = [this](const Request &head) { return sessions.check(head); },
             .accept = [this](std::unique_ptr<QWebSocket> socket,
                              GuardedConnection *connection) { sessions.accept(std::move(socket), connection); }});
    }

    void addAnswers()
    {
        routes.get(u"/api/code/languages"_s, [this](Exchange *exchange) {
            exchange->respond(jsonResponse(languagesJson(*languages, health->health())));
        });
        routes.get(u"/api/health"_s,
                   [this](Exchange *exchange) { exchange->respond(healthResponse(health->health(), *languages)); });
        routes.get(u"/metrics"_s, [this](Exchange *exchange) {
            exchange->respond({.status = 200,
                               .contentType = "text/plain; version=0.0.4; charset=utf-8",
                               .body = metrics.text(health->health(), routes.listener().connections()),
                               .headers = {}});
        });
        routes.get(u"/api/openapi.json"_s, [document = resource(u"openapi.json"_s)](Exchange *exchange) {
            exchange->respond({.status = 200, .contentType = "application/json", .body = document, .headers = {}});
        });
    }

    void addPage()
    {
        routes.get(u"/"_s, [this](Exchange *exchange) { exchange->respond(webPage.page(exchange->request)); });
        for (const QString &path : webPage.files())
            routes.get(path, [this, path](Exchange *exchange) { exchange->respond(webPage.file(path)); });
    }

    HttpOptions options;
    HealthMonitor *health;
    const LanguageRegistry *languages;
    Metrics metrics;
    WebPage webPage;
    // In this order: connections go first, then the runs that they have started.
    ExecuteRoute execute;
    Routes routes;
    SessionHost sessions;
};

HttpService::HttpService(HttpOptions options, Runner *runner, HealthMonitor *health, const LanguageRegistry *languages,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options), runner, health, languages))
{
}

HttpService::~HttpService() = default;

Result<void> HttpService::listen()
{
    if (d->routes.listen(d->options.address, d->options.port)) {
        qCInfo(lcHttp).noquote() << "Listening on" << url().toString();
        return {};
    }
    const QString detail = d->routes.listener().errorString();
    const QString address = d->options.address.toString();
    switch (d->routes.listener().serverError()) {
    case QAbstractSocket::AddressInUseError:
        return fail(
            u"port_in_use"_s,
            tr("Port %1 is used by another program. Close that program, or choose another port.").arg(d->options.port),
            detail);
    case QAbstractSocket::SocketAccessError:
        return fail(
            u"no_permission"_s,
            tr("Port %1 may not be used without special rights. Choose a port from 1024 up.").arg(d->options.port),
            detail);
    default:
        return fail(u"bad_address"_s,
                    tr("This computer has no address %1 to listen on. Use 127.0.0.1 or one of its own.").arg(address),
                    detail);
    }
}

QUrl HttpService::url() const
{
    if (!d->routes.listener().isListening())
        return {};
    const QHostAddress bound = d->routes.listener().serverAddress();
    const bool any = bound == QHostAddress::Any || bound == QHostAddress::AnyIPv4 || bound == QHostAddress::AnyIPv6;
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(any ? u"127.0.0.1"_s : bound.toString());
    url.setPort(d->routes.listener().serverPort());
    return url;
}

void HttpService::close()
{
    d->routes.listener().closeGracefully();
    d->sessions.close();
}

} // namespace learncode::http
