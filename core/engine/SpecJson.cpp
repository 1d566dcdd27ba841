// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SpecJson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

QJsonArray toArray(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

qint64 nanoseconds(std::chrono::milliseconds duration)
{
    return std::chrono::nanoseconds(duration).count();
}

QJsonObject healthJson(const HealthCheck &check)
{
    return {
        {"Test"_L1, toArray(QStringList{u"CMD"_s} + check.command)},
        {"Interval"_L1, nanoseconds(check.interval)},
        {"Timeout"_L1, nanoseconds(check.timeout)},
        {"StartPeriod"_L1, nanoseconds(check.startPeriod)},
        {"Retries"_L1, check.retries},
    };
}

QJsonObject logJson(const QStringList &options)
{
    QJsonObject config;
    for (const QString &option : options)
        config.insert(option.section(u'=', 0, 0), option.section(u'=', 1));
    return {{"Type"_L1, u"json-file"_s}, {"Config"_L1, config}};
}

QJsonArray ulimitsJson(const QList<Ulimit> &ulimits)
{
    QJsonArray array;
    for (const Ulimit &limit : ulimits)
        array.append(QJsonObject{{"Name"_L1, limit.name}, {"Soft"_L1, limit.soft}, {"Hard"_L1, limit.hard}});
    return array;
}

QJsonObject tmpfsJson(const QList<Tmpfs> &mounts)
{
    QJsonObject object;
    for (const Tmpfs &mount : mounts)
        object.insert(mount.path, mount.options);
    return object;
}

QJsonObject sysctlsJson(const QMap<QString, QString> &settings)
{
    QJsonObject object;
    for (const auto &[name, value] : settings.asKeyValueRange())
        object.insert(name, value);
    return object;
}

QString portKey(quint16 port)
{
    return u"%1/tcp"_s.arg(port);
}

// Never NanoCpus, which the engine refuses beside these.
void addCpuLimit(QJsonObject &object, qint64 periodUs, qint64 quotaUs)
{
    if (periodUs > 0)
        object["CpuPeriod"_L1] = periodUs;
    if (quotaUs > 0)
        object["CpuQuota"_L1] = quotaUs;
}

void addLimits(QJsonObject &host, const ContainerSpec &spec)
{
    if (spec.memoryBytes > 0) {
        host["Memory"_L1] = spec.memoryBytes;
        // Memory and swap together: equal to memory means no swap.
        host["MemorySwap"_L1] = spec.memoryBytes;
    }
    addCpuLimit(host, spec.cpuPeriodUs, spec.cpuQuotaUs);
    if (spec.pidsLimit > 0)
        host["PidsLimit"_L1] = spec.pidsLimit;
    if (spec.shmBytes > 0)
        host["ShmSize"_L1] = spec.shmBytes;
    host["OomScoreAdj"_L1] = spec.oomScoreAdj;
    host["Ulimits"_L1] = ulimitsJson(spec.ulimits);
    if (!spec.sysctls.isEmpty())
        host["Sysctls"_L1] = sysctlsJson(spec.sysctls);
}

QJsonObject hostJson(const ContainerSpec &spec)
{
    QJsonObject host{
        {"ReadonlyRootfs"_L1, spec.readOnlyRoot},
        {"Tmpfs"_L1, tmpfsJson(spec.tmpfs)},
        {"CapDrop"_L1, toArray(spec.capDrop)},
        {"CapAdd"_L1, toArray(spec.capAdd)},
        {"Dns"_L1, toArray(spec.dnsServers)},
        {"DnsOptions"_L1, toArray(spec.dnsOptions)},
        {"SecurityOpt"_L1, toArray(spec.securityOptions)},
        {"LogConfig"_L1, logJson(spec.logOptions)},
        {"NetworkMode"_L1, spec.network.isEmpty() ? u"none"_s : spec.network},
        {"RestartPolicy"_L1, QJsonObject{{"Name"_L1, u"no"_s}}},
        {"Init"_L1, false},
        {"AutoRemove"_L1, false},
    };
    addLimits(host, spec);
    if (spec.publishedPort != 0) {
        // An empty HostPort lets the engine choose one that is free.
        const QJsonObject binding{{"HostIp"_L1, u"127.0.0.1"_s}, {"HostPort"_L1, QString()}};
        host["PortBindings"_L1] = QJsonObject{{portKey(spec.publishedPort), QJsonArray{binding}}};
    }
    return host;
}

} // namespace

QJsonObject toJson(const ContainerSpec &spec)
{
    QJsonObject body{
        {"Image"_L1, spec.image}, {"Env"_L1, toArray(spec.environment)}, {"Labels"_L1, toJson(spec.labels)},
        {"Tty"_L1, false},        {"HostConfig"_L1, hostJson(spec)},
    };
    if (!spec.command.isEmpty())
        body["Cmd"_L1] = toArray(spec.command);
    if (!spec.hostname.isEmpty())
        body["Hostname"_L1] = spec.hostname;
    if (spec.healthCheck)
        body["Healthcheck"_L1] = healthJson(*spec.healthCheck);
    if (spec.publishedPort != 0)
        body["ExposedPorts"_L1] = QJsonObject{{portKey(spec.publishedPort), QJsonObject()}};
    if (!spec.network.isEmpty())
        body["NetworkingConfig"_L1] = QJsonObject{{"EndpointsConfig"_L1, QJsonObject{{spec.network, QJsonObject()}}}};
    return body;
}

QJsonObject toJson(const ContainerUpdate &update)
{
    QJsonObject body;
    addCpuLimit(body, update.cpuPeriodUs, update.cpuQuotaUs);
    return body;
}

QJsonObject toJson(const NetworkSpec &spec)
{
    const auto flag = [](bool on) { return on ? u"true"_s : u"false"_s; };
    return {
        {"Name"_L1, spec.name},
        {"Driver"_L1, u"bridge"_s},
        // Before 1.44 an engine makes a second network of the same name unless asked to look first.
        {"CheckDuplicate"_L1, true},
        {"Internal"_L1, spec.internal},
        {"Options"_L1,
         QJsonObject{
             {"com.docker.network.bridge.enable_icc"_L1, flag(spec.interContainer)},
             {"com.docker.network.bridge.enable_ip_masquerade"_L1, flag(spec.masquerade)},
         }},
        {"Labels"_L1, toJson(spec.labels)},
    };
}

QJsonObject toJson(const QHash<QString, QString> &map)
{
    QJsonObject object;
    for (const auto &[key, value] : map.asKeyValueRange())
        object.insert(key, value);
    return object;
}

QByteArray labelFilter(const Labels &labels)
{
    QStringList wanted;
    for (const auto &[key, value] : labels.asKeyValueRange())
        wanted.append(value.isEmpty() ? key : key + u'=' + value);
    wanted.sort();
    return QJsonDocument(QJsonObject{{"label"_L1, toArray(wanted)}}).toJson(QJsonDocument::Compact);
}

} // namespace learncode::engine
