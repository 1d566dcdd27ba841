// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/EngineProbe.h"

#include "tests/support/Patience.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace learncode::test {

using namespace Qt::StringLiterals;

EngineProbe::EngineProbe(const QString &socketPath)
    : m_socketPath(socketPath)
{
    m_manager.setProxy(QNetworkProxy::NoProxy);
}

QJsonObject EngineProbe::call(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    QUrl url;
    url.setScheme(u"unix+http"_s);
    url.setHost(u"docker"_s);
    url.setPath(path);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::FullLocalServerNameAttribute, m_socketPath);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Content-Type", "application/json");
    const QByteArray text = verb == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    const std::unique_ptr<QNetworkReply> reply(m_manager.sendCustomRequest(request, verb, text));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    m_succeeded = (reply->isFinished() || finished.wait(patience)) && reply->error() == QNetworkReply::NoError;
    const QByteArray answer = reply->readAll();
    if (!m_succeeded)
        qWarning().noquote() << verb << path << reply->errorString() << answer.left(500);
    return m_succeeded ? QJsonDocument::fromJson(answer).object() : QJsonObject();
}

QJsonObject EngineProbe::inspectContainer(const QString &id)
{
    return call("GET", u"/containers/"_s + id + u"/json"_s);
}

QJsonObject EngineProbe::inspectNetwork(const QString &name)
{
    return call("GET", u"/networks/"_s + name);
}

bool EngineProbe::createPlainNetwork(const QString &name)
{
    const QJsonObject made = call("POST", u"/networks/create"_s,
                                  {{u"Name"_s, name}, {u"Driver"_s, u"bridge"_s}, {u"CheckDuplicate"_s, true}});
    return !made[u"Id"_s].toString().isEmpty();
}

bool EngineProbe::connectToNetwork(const QString &network, const QString &container)
{
    call("POST", u"/networks/"_s + network + u"/connect"_s, {{u"Container"_s, container}});
    return m_succeeded;
}

void EngineProbe::removeNetwork(const QString &name)
{
    call("DELETE", u"/networks/"_s + name);
}

QString EngineProbe::start(const QString &container, const QStringList &command)
{
    const QString id = call("POST", u"/containers/"_s + container + u"/exec"_s,
                            {{u"Cmd"_s, QJsonArray::fromStringList(command)}})[u"Id"_s]
                           .toString();
    if (id.isEmpty())
        return {};
    call("POST", u"/exec/"_s + id + u"/start"_s, {{u"Detach"_s, true}});
    return m_succeeded ? id : QString();
}

int EngineProbe::execute(const QString &container, const QStringList &command)
{
    const QString id = start(container, command);
    if (id.isEmpty())
        return -1;
    for (const QDeadlineTimer deadline(patience); !deadline.hasExpired(); QTest::qWait(50)) {
        const QJsonObject state = call("GET", u"/exec/"_s + id + u"/json"_s);
        if (!state.isEmpty() && !state[u"Running"_s].toBool() && state[u"ExitCode"_s].isDouble())
            return state[u"ExitCode"_s].toInt();
    }
    return -1;
}

} // namespace learncode::test
