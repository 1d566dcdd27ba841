// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Call.h"

#include "core/engine/EngineErrors.h"

#include <QNetworkReply>

namespace learncode::engine {

namespace {
constexpr qsizetype longestAnswer = 8 << 20;
constexpr int wholeToIdle = 4;
} // namespace

int httpStatus(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool connectionBroke(const QNetworkReply &reply)
{
    const auto error = reply.error();
    if (error == QNetworkReply::NoError)
        return false;
    // Qt reports a status of 400 and above as an error too, in the numbers from 200 on.
    return httpStatus(reply) < 300 || error <= QNetworkReply::UnknownProxyError;
}

std::optional<Error> replyError(const QNetworkReply &reply, const QString &description, const QString &socketPath,
                                const QByteArray &body)
{
    if (connectionBroke(reply)) {
        Error error = connectionError(reply.error(), reply.errorString(), socketPath);
        error.detail.prepend(description + QStringLiteral(": "));
        return error;
    }
    const int status = httpStatus(reply);
    if ((status >= 200 && status < 300) || status == 304)
        return {};
    return refusalError(description, status, body);
}

Call::Call(QNetworkReply *reply, QString description, QString socketPath, Patience patience, AnswerHandler handler,
           QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_description(std::move(description))
    , m_socketPath(std::move(socketPath))
    , m_handler(std::move(handler))
    , m_patience(patience)
    , m_idle(patience.clock->makeTimer())
    , m_deadline(patience.clock->now() + patience.idle * wholeToIdle)
{
    connect(reply, &QNetworkReply::readyRead, this, &Call::read);
    connect(reply, &QNetworkReply::finished, this, &Call::conclude);
    connect(reply, &QNetworkReply::uploadProgress, this, [this] { m_idle->start(m_patience.idle); });
    connect(m_idle.get(), &Timer::timeout, this, [this] {
        Q_EMIT connectionFailed();
        finish(fail(timeoutError(m_description)));
    });
    m_idle->start(m_patience.idle);
}

Call::~Call()
{
    dropReply();
}

void Call::read()
{
    m_body += m_reply->readAll();
    if (m_body.size() > longestAnswer)
        finish(fail(oversizeError(m_description)));
    else if (m_patience.clock->now() >= m_deadline)
        finish(fail(timeoutError(m_description)));
    else
        m_idle->start(m_patience.idle);
}

void Call::conclude()
{
    m_body += m_reply->readAll();
    if (m_body.size() > longestAnswer)
        return finish(fail(oversizeError(m_description)));
    if (connectionBroke(*m_reply))
        Q_EMIT connectionFailed();
    if (auto error = replyError(*m_reply, m_description, m_socketPath, m_body))
        return finish(fail(*std::move(error)));
    finish(Answer{httpStatus(*m_reply), m_reply->rawHeader("Api-Version"), m_body});
}

void Call::dropReply()
{
    m_idle->stop();
    if (!m_reply)
        return;
    // abort() would call back into us.
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Call::finish(const Result<Answer> &result)
{
    const AnswerHandler handler = std::exchange(m_handler, {});
    if (!handler)
        return;
    dropReply();
    deleteLater();
    // Last: the handler may delete the client, and us with it.
    handler(result);
}

} // namespace learncode::engine
