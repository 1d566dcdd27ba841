// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/AnswerParser.h"

#include "core/engine/EngineErrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

QHash<QString, QString> toHash(const QJsonValue &value)
{
    QHash<QString, QString> hash;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        hash.insert(it.key(), it.value().toString());
    return hash;
}

QStringList toStrings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

QString withoutSlash(QString name)
{
    return name.startsWith(u'/') ? name.sliced(1) : name;
}

QStringList realTags(const QJsonValue &value)
{
    QStringList tags = toStrings(value);
    tags.removeAll(u"<none>:<none>"_s);
    return tags;
}

QHash<QString, QString> networkAddresses(const QJsonObject &networks)
{
    QHash<QString, QString> addresses;
    for (auto it = networks.begin(); it != networks.end(); ++it) {
        const QString address = it.value()["IPAddress"_L1].toString();
        if (!address.isEmpty())
            addresses.insert(it.key(), address);
    }
    return addresses;
}

// "8765/tcp": [{"HostIp": "127.0.0.1", "HostPort": "49153"}]; null where it is exposed and not published.
QHash<quint16, quint16> loopbackPorts(const QJsonObject &ports)
{
    QHash<quint16, quint16> published;
    for (auto it = ports.begin(); it != ports.end(); ++it) {
        const quint16 inside = it.key().section(u'/', 0, 0).toUShort();
        for (const QJsonValue &binding : it.value().toArray()) {
            const quint16 outside = binding["HostPort"_L1].toString().toUShort();
            if (inside != 0 && outside != 0 && binding["HostIp"_L1].toString() == "127.0.0.1"_L1)
                published.insert(inside, outside);
        }
    }
    return published;
}

ContainerSummary containerSummary(const QJsonObject &object)
{
    return {
        .id = object["Id"_L1].toString(),
        .name = withoutSlash(object["Names"_L1].toArray().first().toString()),
        .image = object["Image"_L1].toString(),
        .state = object["State"_L1].toString(),
        .labels = toHash(object["Labels"_L1]),
    };
}

ImageSummary imageSummary(const QJsonObject &object)
{
    // The list has the labels at the top, an image of its own within its configuration.
    const QJsonValue labels = object.contains("Labels"_L1) ? object["Labels"_L1] : object["Config"_L1]["Labels"_L1];
    return {
        .id = object["Id"_L1].toString(),
        .tags = realTags(object["RepoTags"_L1]),
        .labels = toHash(labels),
        .sizeBytes = object["Size"_L1].toInteger(),
    };
}

NetworkSummary networkSummary(const QJsonObject &object)
{
    return {
        .id = object["Id"_L1].toString(),
        .name = object["Name"_L1].toString(),
        .labels = toHash(object["Labels"_L1]),
        .containers = static_cast<int>(object["Containers"_L1].toObject().size()),
    };
}

Result<QJsonObject> parseWithId(const QString &request, const QByteArray &body)
{
    auto object = parseObject(request, body);
    if (object && object->value("Id"_L1).toString().isEmpty())
        return fail(malformedError(request, u"no Id"_s));
    return object;
}

template<typename T>
Result<QList<T>> parseList(const QString &request, const QByteArray &body, T (*convert)(const QJsonObject &))
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    // An empty list is null in some engines.
    if (!document.isArray() && body.trimmed() != "null")
        return fail(malformedError(request, u"no JSON list"_s));
    QList<T> list;
    for (const QJsonValue &item : document.array()) {
        T value = convert(item.toObject());
        if (value.id.isEmpty())
            return fail(malformedError(request, u"an entry without Id"_s));
        list.append(std::move(value));
    }
    return list;
}

} // namespace

Result<QJsonObject> parseObject(const QString &request, const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(malformedError(request, error.errorString()));
    if (!document.isObject())
        return fail(malformedError(request, u"no JSON object"_s));
    return document.object();
}

Result<EngineInfo> parseInfo(const QString &request, const QByteArray &body)
{
    const auto object = parseObject(request, body);
    if (!object)
        return fail(object.error());
    const QJsonObject &info = *object;
    bool rootless = false;
    for (const QString &option : toStrings(info["SecurityOptions"_L1]))
        rootless = rootless || option.split(u',').contains("name=rootless"_L1);
    return EngineInfo{
        .version = info["ServerVersion"_L1].toString(),
        .apiVersion = {},
        .operatingSystem = info["OperatingSystem"_L1].toString(),
        .rootless = rootless,
        .memoryLimit = info["MemoryLimit"_L1].toBool(true),
        .swapLimit = info["SwapLimit"_L1].toBool(true),
        .cpuQuota = info["CpuCfsQuota"_L1].toBool(true),
        .pidsLimit = info["PidsLimit"_L1].toBool(true),
        .warnings = toStrings(info["Warnings"_L1]),
    };
}

Result<CreatedContainer> parseCreated(const QString &request, const QByteArray &body)
{
    const auto object = parseWithId(request, body);
    if (!object)
        return fail(object.error());
    return CreatedContainer{object->value("Id"_L1).toString(), toStrings(object->value("Warnings"_L1))};
}

Result<ContainerDetails> parseContainer(const QString &request, const QByteArray &body)
{
    const auto object = parseWithId(request, body);
    if (!object)
        return fail(object.error());
    const QJsonObject &details = *object;
    if (!details["State"_L1].isObject())
        return fail(malformedError(request, u"no State"_s));
    const QJsonObject state = details["State"_L1].toObject();
    const QJsonObject network = details["NetworkSettings"_L1].toObject();
    QString health = state["Health"_L1]["Status"_L1].toString();
    if (health == "none"_L1)
        health.clear();
    return ContainerDetails{
        .id = details["Id"_L1].toString(),
        .name = withoutSlash(details["Name"_L1].toString()),
        .running = state["Running"_L1].toBool(),
        .oomKilled = state["OOMKilled"_L1].toBool(),
        .exitCode = state["ExitCode"_L1].toInt(),
        .health = health,
        .labels = toHash(details["Config"_L1]["Labels"_L1]),
        .addresses = networkAddresses(network["Networks"_L1].toObject()),
        .publishedPorts = loopbackPorts(network["Ports"_L1].toObject()),
    };
}

Result<QList<ContainerSummary>> parseContainers(const QString &request, const QByteArray &body)
{
    return parseList(request, body, containerSummary);
}

Result<ImageSummary> parseImage(const QString &request, const QByteArray &body)
{
    return parseWithId(request, body).transform(imageSummary);
}

Result<QList<ImageSummary>> parseImages(const QString &request, const QByteArray &body)
{
    return parseList(request, body, imageSummary);
}

Result<NetworkSummary> parseNetwork(const QString &request, const QByteArray &body)
{
    return parseWithId(request, body).transform(networkSummary);
}

Result<QList<NetworkSummary>> parseNetworks(const QString &request, const QByteArray &body)
{
    return parseList(request, body, networkSummary);
}

QByteArray demultiplexLog(QByteArrayView body, qsizetype limit)
{
    constexpr qsizetype headerSize = 8;
    QByteArray log;
    while (!body.isEmpty()) {
        const bool framed =
            body.size() >= headerSize && body[0] >= 0 && body[0] <= 2 && body[1] == 0 && body[2] == 0 && body[3] == 0;
        if (!framed) {
            log.append(body);
            break;
        }
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(body.data() + 4));
        body = body.sliced(headerSize);
        const qsizetype here = std::min(length, body.size());
        log.append(body.first(here));
        body = body.sliced(here);
    }
    return log.last(std::min(log.size(), limit));
}

} // namespace learncode::engine
