// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"

#include "core/engine/AnswerParser.h"
#include "core/engine/EngineErrors.h"
#include "core/engine/EventStreamOperation.h"
#include "core/engine/ImageBuildOperation.h"
#include "core/engine/SpecJson.h"
#include "core/engine/Transport.h"

#include <QJsonDocument>
#include <QPromise>
#include <QRegularExpression>

#include <algorithm>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;

template<typename T>
Promise<T> makePromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template<typename T>
void keep(const Promise<T> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

template<typename T>
Reply<T> failed(Error error)
{
    const auto promise = makePromise<T>();
    keep<T>(promise, fail(std::move(error)));
    return promise->future();
}

template<typename T>
using Parser = Result<T> (*)(const QString &request, const QByteArray &body);

template<typename T>
Reply<T> ask(Transport &transport, const Request &request, Parser<T> parse)
{
    const auto promise = makePromise<T>();
    transport.call(request, [promise, parse, description = request.description()](const Result<Answer> &answer) {
        keep<T>(promise, answer ? parse(description, answer->body) : fail(answer.error()));
    });
    return promise->future();
}

/// For calls whose success is all that they say; errors of the given codes are a success too.
Reply<void> tell(Transport &transport, const Request &request, const QStringList &alsoFine = {})
{
    const auto promise = makePromise<void>();
    transport.call(request, [promise, alsoFine](const Result<Answer> &answer) {
        if (answer || alsoFine.contains(answer.error().code))
            keep<void>(promise, {});
        else
            keep<void>(promise, fail(answer.error()));
    });
    return promise->future();
}

// Somebody else is removing it already: done when they are.
void waitUntilRemoved(Transport *transport, const Promise<void> &promise, const QString &id)
{
    const Request request{Verb::Post, u"/containers/%1/wait"_s.arg(id), {{u"condition"_s, u"removed"_s}}};
    transport->call(request, [promise](const Result<Answer> &answer) {
        const bool gone = answer || answer.error().code == "not_found"_L1;
        keep<void>(promise, gone ? Result<void>() : fail(answer.error()));
    });
}

// Names become a part of the path: one with a slash or dots in it must not lead elsewhere.
bool isName(const QString &idOrName)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,254}\\z"_s);
    return name.match(idOrName).hasMatch();
}

bool isImageReference(const QString &reference)
{
    static const QRegularExpression image(u"\\A[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,510}\\z"_s);
    return image.match(reference).hasMatch() && !reference.contains(".."_L1) && !reference.contains("//"_L1);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString compactText(const QHash<QString, QString> &map)
{
    return QString::fromUtf8(compact(toJson(map)));
}

QString filterText(const Labels &labels)
{
    return QString::fromUtf8(labelFilter(labels));
}

Result<QString> parseCreatedId(const QString &request, const QByteArray &body)
{
    return parseCreated(request, body).transform([](const CreatedContainer &created) { return created.id; });
}

using NetworksPromise = Promise<QList<NetworkSummary>>;

// The list leaves out who is on a network, so each is asked for, one after another.
void lookInto(Transport *transport, const NetworksPromise &promise, QList<NetworkSummary> networks, qsizetype next)
{
    if (next == networks.size())
        return keep<QList<NetworkSummary>>(promise, std::move(networks));
    const Request request{Verb::Get, u"/networks/"_s + networks[next].id};
    transport->call(request, [=](const Result<Answer> &answer) mutable {
        const auto network = answer ? parseNetwork(request.description(), answer->body) : fail(answer.error());
        if (network) {
            networks[next] = *network;
            ++next;
        } else if (network.error().code == "not_found"_L1) {
            networks.removeAt(next); // removed meanwhile
        } else {
            return keep<QList<NetworkSummary>>(promise, fail(network.error()));
        }
        lookInto(transport, promise, std::move(networks), next);
    });
}

Result<QByteArray> parseLog(const QString &, const QByteArray &body)
{
    constexpr qsizetype logBytes = 64 << 10;
    return demultiplexLog(body, logBytes);
}

} // namespace

EngineClient::EngineClient(const QString &socketPath, QObject *parent, const Clock *clock)
    : QObject(parent)
    , m_transport(std::make_unique<Transport>(socketPath, clock))
{
}

EngineClient::~EngineClient() = default;

QString EngineClient::socketPath() const
{
    return m_transport->socketPath();
}

void EngineClient::setCallTimeout(std::chrono::milliseconds timeout)
{
    m_transport->setCallTimeout(timeout);
}

Reply<EngineInfo> EngineClient::negotiate()
{
    const auto promise = makePromise<EngineInfo>();
    m_transport->forgetAgreement();
    m_transport->agree([transport = m_transport.get(), promise](const Result<Agreement> &agreed) {
        if (!agreed)
            return keep<EngineInfo>(promise, fail(agreed.error()));
        const Request request{Verb::Get, u"/info"_s};
        transport->call(request, [promise, agreement = *agreed, request](const Result<Answer> &answer) {
            if (!answer)
                return keep<EngineInfo>(promise, fail(answer.error()));
            auto info = parseInfo(request.description(), answer->body);
            if (info) {
                info->version = agreement.engineVersion;
                info->apiVersion = agreement.api.toString();
            }
            keep<EngineInfo>(promise, std::move(info));
        });
    });
    return promise->future();
}

Reply<CreatedContainer> EngineClient::createContainer(const QString &name, const ContainerSpec &spec)
{
    return ask(*m_transport, {Verb::Post, u"/containers/create"_s, {{u"name"_s, name}}, compact(toJson(spec))},
               parseCreated);
}

Reply<void> EngineClient::startContainer(const QString &id)
{
    if (!isName(id))
        return failed<void>(notFoundError(u"container "_s + id));
    return tell(*m_transport, {Verb::Post, u"/containers/%1/start"_s.arg(id)});
}

Reply<void> EngineClient::killContainer(const QString &id, const QString &signal)
{
    if (!isName(id))
        return failed<void>(notFoundError(u"container "_s + id));
    return tell(*m_transport, {Verb::Post, u"/containers/%1/kill"_s.arg(id), {{u"signal"_s, signal}}});
}

Reply<void> EngineClient::updateContainer(const QString &id, const ContainerUpdate &update)
{
    if (!isName(id))
        return failed<void>(notFoundError(u"container "_s + id));
    return tell(*m_transport, {Verb::Post, u"/containers/%1/update"_s.arg(id), {}, compact(toJson(update))});
}

Reply<void> EngineClient::removeContainer(const QString &id)
{
    if (!isName(id))
        return failed<void>(notFoundError(u"container "_s + id));
    const auto promise = makePromise<void>();
    const Request request{Verb::Delete, u"/containers/"_s + id, {{u"force"_s, u"1"_s}, {u"v"_s, u"1"_s}}};
    m_transport->call(request, [transport = m_transport.get(), promise, id](const Result<Answer> &answer) {
        if (answer || answer.error().code == "not_found"_L1)
            return keep<void>(promise, {});
        if (answer.error().code == "conflict"_L1 && answer.error().detail.contains("already in progress"_L1))
            return waitUntilRemoved(transport, promise, id);
        keep<void>(promise, fail(answer.error()));
    });
    return promise->future();
}

Reply<ContainerDetails> EngineClient::inspectContainer(const QString &idOrName)
{
    if (!isName(idOrName))
        return failed<ContainerDetails>(notFoundError(u"container "_s + idOrName));
    return ask(*m_transport, {Verb::Get, u"/containers/%1/json"_s.arg(idOrName)}, parseContainer);
}

Reply<QList<ContainerSummary>> EngineClient::listContainers(const Labels &labels)
{
    return ask(*m_transport,
               {Verb::Get, u"/containers/json"_s, {{u"all"_s, u"1"_s}, {u"filters"_s, filterText(labels)}}},
               parseContainers);
}

Reply<QByteArray> EngineClient::containerLogs(const QString &id, int lines)
{
    if (!isName(id))
        return failed<QByteArray>(notFoundError(u"container "_s + id));
    // The engine cuts lines at 16 KiB, so that this many stay under the bound of an answer.
    constexpr int mostLines = 400;
    const QString tail = QString::number(std::clamp(lines, 1, mostLines));
    return ask(*m_transport,
               {Verb::Get,
                u"/containers/%1/logs"_s.arg(id),
                {{u"stdout"_s, u"1"_s}, {u"stderr"_s, u"1"_s}, {u"tail"_s, tail}}},
               parseLog);
}

Reply<ImageSummary> EngineClient::inspectImage(const QString &reference)
{
    if (!isImageReference(reference))
        return failed<ImageSummary>(notFoundError(u"image "_s + reference));
    return ask(*m_transport, {Verb::Get, u"/images/%1/json"_s.arg(reference)}, parseImage);
}

Reply<QList<ImageSummary>> EngineClient::listImages(const Labels &labels)
{
    return ask(*m_transport, {Verb::Get, u"/images/json"_s, {{u"filters"_s, filterText(labels)}}}, parseImages);
}

Reply<void> EngineClient::removeImage(const QString &reference)
{
    if (!isImageReference(reference))
        return failed<void>(notFoundError(u"image "_s + reference));
    return tell(*m_transport, {Verb::Delete, u"/images/"_s + reference}, {u"not_found"_s, u"conflict"_s});
}

Reply<QString> EngineClient::createNetwork(const NetworkSpec &spec)
{
    return ask(*m_transport, {Verb::Post, u"/networks/create"_s, {}, compact(toJson(spec))}, parseCreatedId);
}

Reply<void> EngineClient::removeNetwork(const QString &id)
{
    if (!isName(id))
        return failed<void>(notFoundError(u"network "_s + id));
    return tell(*m_transport, {Verb::Delete, u"/networks/"_s + id}, {u"not_found"_s});
}

Reply<QList<NetworkSummary>> EngineClient::listNetworks(const Labels &labels)
{
    const Request request{Verb::Get, u"/networks"_s, {{u"filters"_s, filterText(labels)}}};
    const auto promise = makePromise<QList<NetworkSummary>>();
    m_transport->call(request, [transport = m_transport.get(), promise, request](const Result<Answer> &answer) {
        auto networks = answer ? parseNetworks(request.description(), answer->body) : fail(answer.error());
        if (!networks || networks->isEmpty())
            return keep<QList<NetworkSummary>>(promise, std::move(networks));
        lookInto(transport, promise, *std::move(networks), 0);
    });
    return promise->future();
}

ImageBuild *EngineClient::buildImage(const QByteArray &context, const QString &dockerfile, const QStringList &tags,
                                     const QHash<QString, QString> &buildArgs, const Labels &labels, QObject *parent)
{
    // The classic builder: it is in every engine, and speaks plain JSON lines.
    Request request{Verb::Post,
                    u"/build"_s,
                    {{u"dockerfile"_s, dockerfile},
                     {u"rm"_s, u"1"_s},
                     {u"forcerm"_s, u"1"_s},
                     {u"pull"_s, u"0"_s},
                     {u"version"_s, u"1"_s},
                     {u"buildargs"_s, compactText(buildArgs)},
                     {u"labels"_s, compactText(labels)}},
                    context,
                    "application/x-tar"};
    for (const QString &tag : tags)
        request.query.append({u"t"_s, tag});
    return new ImageBuildOperation(m_transport.get(), std::move(request), tags.value(0), parent);
}

EventStream *EngineClient::events(const Labels &labels, QObject *parent)
{
    return new EventStreamOperation(m_transport.get(), labelFilter(labels), parent);
}

} // namespace learncode::engine
