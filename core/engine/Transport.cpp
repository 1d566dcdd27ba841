// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Transport.h"

#include "core/engine/EngineErrors.h"
#include "core/support/Logging.h"

#include <QHttp1Configuration>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

#include <algorithm>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

// Three builds, events and calls for each container at once, with room to spare.
constexpr qsizetype connectionsAtOnce = 16;

// Strictly, since Qt would leave a plus sign as it is, which the engine reads as a space.
QString encodedQuery(const QList<std::pair<QString, QString>> &query)
{
    QByteArray text;
    for (const auto &[key, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += key.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    }
    return QString::fromLatin1(text);
}

Result<Agreement> agreementFrom(const Answer &ping, const QJsonObject &version)
{
    const auto theirs = ApiVersion::parse(QString::fromLatin1(ping.apiVersion));
    if (!theirs)
        return fail(malformedError(u"GET /_ping"_s, u"no API version"_s));
    const QString detail = u"engine API %1, at least %2; ours %3 to %4"_s.arg(
        theirs->toString(), version["MinAPIVersion"_L1].toString(), oldestApi.toString(), newestApi.toString());
    if (*theirs < oldestApi)
        return fail(tooOldError(detail));
    const auto demanded = ApiVersion::parse(version["MinAPIVersion"_L1].toString());
    if (demanded && *demanded > newestApi)
        return fail(tooNewError(detail));
    return Agreement{std::min(*theirs, newestApi), version["Version"_L1].toString()};
}

} // namespace

Transport::Transport(QString socketPath, const Clock *clock)
    : m_socketPath(std::move(socketPath))
    , m_patience{.clock = clock}
{
    for (QNetworkAccessManager *manager : {&m_calls, &m_streams}) {
        // A proxy, if only from $http_proxy, crashes Qt on a Unix socket.
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
}

Transport::~Transport()
{
    m_closing = true;
    Q_EMIT closing();
    for (const AgreementHandler &handler : std::exchange(m_awaitingAgreement, {}))
        handler(fail(closedError()));
    for (const QPointer<Call> &call : std::exchange(m_openCalls, {})) {
        if (call)
            call->finish(fail(closedError()));
    }
}

QNetworkRequest Transport::networkRequest(const Request &request, bool versioned) const
{
    QUrl url;
    url.setScheme(u"unix+http"_s);
    url.setHost(u"docker"_s);
    const QString prefix = versioned && m_agreement ? "/v"_L1 + m_agreement->api.toString() : QString();
    url.setPath(prefix + request.path);
    if (!request.query.isEmpty())
        url.setQuery(encodedQuery(request.query), QUrl::StrictMode);

    QNetworkRequest network(url);
    network.setAttribute(QNetworkRequest::FullLocalServerNameAttribute, m_socketPath);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setRawHeader("Accept-Encoding", "identity");
    network.setRawHeader("User-Agent", "LearnCode/" LEARNCODE_VERSION);
    if (request.verb == Verb::Post)
        network.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    QHttp1Configuration http;
    http.setNumberOfConnectionsPerHost(connectionsAtOnce);
    network.setHttp1Configuration(http);
    return network;
}

QNetworkReply *Transport::send(QNetworkAccessManager &manager, const QNetworkRequest &network, const Request &request)
{
    switch (request.verb) {
    case Verb::Post: return manager.post(network, request.body);
    case Verb::Delete: return manager.deleteResource(network);
    case Verb::Get: break;
    }
    return manager.get(network);
}

QNetworkReply *Transport::openStream(const Request &request)
{
    return send(m_streams, networkRequest(request, true), request);
}

void Transport::exchange(const Request &request, bool versioned, AnswerHandler handler)
{
    if (m_closing)
        return handler(fail(closedError()));
    qCDebug(lcEngine) << request.description();
    QNetworkReply *reply = send(m_calls, networkRequest(request, versioned), request);
    auto *call = new Call(reply, request.description(), m_socketPath, m_patience, std::move(handler), this);
    m_openCalls.removeIf([](const QPointer<Call> &open) { return open.isNull(); });
    m_openCalls.append(call);
    // Whoever comes back may be another engine, in another version.
    connect(call, &Call::connectionFailed, this, &Transport::forgetAgreement);
}

void Transport::call(const Request &request, AnswerHandler handler)
{
    agree([this, request, handler = std::move(handler)](const Result<Agreement> &agreed) mutable {
        if (!agreed)
            return handler(fail(agreed.error()));
        callAgreed(request, std::move(handler), Attempt::First);
    });
}

// An engine that was replaced between two calls refuses the version agreed with the one before. It has
// done nothing then, so asking again in the new version is safe.
void Transport::callAgreed(const Request &request, AnswerHandler handler, Attempt attempt)
{
    exchange(request, true, [this, request, handler = std::move(handler), attempt](const Result<Answer> &answer) {
        const bool refused =
            !answer && (answer.error().code == "engine_too_old"_L1 || answer.error().code == "engine_too_new"_L1);
        if (!refused)
            return handler(answer);
        forgetAgreement();
        if (attempt == Attempt::Second)
            return handler(answer);
        agree([this, request, handler](const Result<Agreement> &agreed) {
            if (!agreed)
                return handler(fail(agreed.error()));
            callAgreed(request, handler, Attempt::Second);
        });
    });
}

void Transport::agree(AgreementHandler handler)
{
    if (m_closing)
        return handler(fail(closedError()));
    if (m_agreement)
        return handler(Result<Agreement>(*m_agreement));
    m_awaitingAgreement.append(std::move(handler));
    if (m_awaitingAgreement.size() > 1)
        return;
    exchange({Verb::Get, u"/_ping"_s}, false, [this](const Result<Answer> &ping) {
        if (!ping)
            return concludeAgreement(fail(ping.error()));
        askVersion(*ping);
    });
}

void Transport::askVersion(const Answer &ping)
{
    exchange({Verb::Get, u"/version"_s}, false, [this, ping](const Result<Answer> &answer) {
        if (!answer)
            return concludeAgreement(fail(answer.error()));
        const QJsonDocument version = QJsonDocument::fromJson(answer->body);
        if (!version.isObject())
            return concludeAgreement(fail(malformedError(u"GET /version"_s, u"no JSON object"_s)));
        concludeAgreement(agreementFrom(ping, version.object()));
    });
}

void Transport::concludeAgreement(const Result<Agreement> &result)
{
    if (result)
        m_agreement = *result;
    // A handler may delete the client.
    const QPointer<Transport> self(this);
    for (const AgreementHandler &handler : std::exchange(m_awaitingAgreement, {}))
        handler(self ? result : fail(closedError()));
}

void discardReply(QPointer<QNetworkReply> &reply, const QObject *receiver)
{
    if (!reply)
        return;
    reply->disconnect(receiver);
    reply->abort();
    reply->deleteLater();
    reply = nullptr;
}

} // namespace learncode::engine
