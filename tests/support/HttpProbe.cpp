// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpProbe.h"

#include <QElapsedTimer>
#include <QHttp1Configuration>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTest>

namespace learncode::test {

using namespace Qt::StringLiterals;

HttpProbe::HttpProbe(QUrl base)
    : m_base(std::move(base))
    , m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_manager->setProxy(QNetworkProxy::NoProxy);
}

HttpProbe HttpProbe::onSocket(const QString &path)
{
    HttpProbe probe(QUrl(u"unix+http://engine"_s));
    probe.m_socket = path;
    return probe;
}

QNetworkReply *HttpProbe::request(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(m_base.resolved(QUrl(path)));
    QHttp1Configuration configuration;
    configuration.setNumberOfConnectionsPerHost(64);
    request.setHttp1Configuration(configuration);
    if (!m_socket.isEmpty())
        request.setAttribute(QNetworkRequest::FullLocalServerNameAttribute, m_socket);
    if (body.isEmpty())
        return m_manager->sendCustomRequest(request, method);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return m_manager->sendCustomRequest(request, method, QJsonDocument(body).toJson());
}

void HttpProbe::sendAsync(const QByteArray &method, const QString &path, const QJsonObject &body, Handler handler)
{
    QNetworkReply *reply = request(method, path, body);
    QElapsedTimer timer;
    timer.start();
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, timer, handler = std::move(handler)] {
        HttpAnswer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.retryAfter = reply->rawHeader("Retry-After");
        answer.json = QJsonDocument::fromJson(answer.body).object();
        answer.took = std::chrono::milliseconds(timer.elapsed());
        reply->deleteLater();
        handler(answer);
    });
}

HttpAnswer HttpProbe::send(const QByteArray &method, const QString &path, const QJsonObject &body,
                           std::chrono::milliseconds timeout)
{
    const auto answer = std::make_shared<std::optional<HttpAnswer>>();
    sendAsync(method, path, body, [answer](const HttpAnswer &received) { *answer = received; });
    (void)QTest::qWaitFor([&] { return answer->has_value(); }, QDeadlineTimer(timeout));
    return answer->value_or(HttpAnswer{});
}

} // namespace learncode::test
