// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

// Values of the Docker Engine API, with its own words. Only the members that somebody reads are here.
// https://docs.docker.com/reference/api/engine/version/v1.41/
namespace learncode::engine {

using Labels = QHash<QString, QString>;

struct EngineInfo
{
    QString version; ///< "20.10.24"
    QString apiVersion; ///< agreed: the smaller of ours and the engine's
    QString operatingSystem; ///< "Docker Desktop", "Debian GNU/Linux 12 (bookworm)"
    bool rootless = false;
    bool memoryLimit = true; ///< what the kernel can enforce
    bool swapLimit = true;
    bool cpuQuota = true;
    bool pidsLimit = true;
    QStringList warnings; ///< the engine's own
};

struct HealthCheck
{
    QStringList command; ///< run as it is, without a shell
    std::chrono::milliseconds interval{10'000};
    std::chrono::milliseconds timeout{3'000};
    std::chrono::milliseconds startPeriod{2'000};
    int retries = 3;
};

struct Tmpfs
{
    QString path;
    QString options; ///< "rw,exec,nosuid,nodev,size=67108864,mode=0711"
};

struct Ulimit
{
    QString name; ///< "nofile"
    qint64 soft = 0;
    qint64 hard = 0;
};

/// What POST /containers/create takes.
struct ContainerSpec
{
    QString image;
    QStringList command; ///< empty: the image's own
    QStringList environment; ///< "NAME=value"
    Labels labels;
    QString hostname;
    QString network; ///< name or id; empty: none
    qint64 memoryBytes = 0; ///< swap is set to the same: no swap
    qint64 cpuPeriodUs = 0;
    qint64 cpuQuotaUs = 0;
    qint64 pidsLimit = 0;
    int oomScoreAdj = 0;
    bool readOnlyRoot = true;
    QList<Tmpfs> tmpfs;
    QList<Ulimit> ulimits;
    QMap<QString, QString> sysctls; ///< settings of the kernel that a container has for itself: "kernel.shmall"
    QStringList capDrop;
    QStringList capAdd;
    QStringList dnsServers; ///< asked instead of the host's; 127.0.0.1 is the container's own
    QStringList dnsOptions; ///< of resolv.conf: "timeout:1"
    QStringList securityOptions; ///< "no-new-privileges"
    QStringList logOptions; ///< "max-size=1m"; of the json-file driver
    qint64 shmBytes = 0;
    std::optional<HealthCheck> healthCheck;
    /// A container port to publish on 127.0.0.1, at a port of the engine's choice; 0: none.
    quint16 publishedPort = 0;
};

struct CreatedContainer
{
    QString id;
    QStringList warnings; ///< limits that the kernel discards, among others
};

/// What POST /containers/{id}/update takes; what is 0 stays as it is.
struct ContainerUpdate
{
    qint64 cpuPeriodUs = 0;
    qint64 cpuQuotaUs = 0;

    friend bool operator==(const ContainerUpdate &, const ContainerUpdate &) = default;
};

struct ContainerSummary
{
    QString id;
    QString name; ///< without the leading slash
    QString image;
    QString state; ///< "created", "running", "exited", …
    Labels labels;
};

struct ContainerDetails
{
    QString id;
    QString name;
    bool running = false;
    bool oomKilled = false;
    int exitCode = 0;
    QString health; ///< "healthy", "starting", "unhealthy"; empty without a check
    Labels labels;
    QHash<QString, QString> addresses; ///< network name -> IPv4 address
    QHash<quint16, quint16> publishedPorts; ///< container port -> port on 127.0.0.1
};

struct ImageSummary
{
    QString id;
    QStringList tags;
    Labels labels;
    qint64 sizeBytes = 0;
};

struct NetworkSpec
{
    QString name;
    bool internal = true; ///< no way out
    bool interContainer = false; ///< containers on it reach each other
    bool masquerade = true;
    Labels labels;
};

struct NetworkSummary
{
    QString id;
    QString name;
    Labels labels;
    int containers = 0;
};

/// One line of GET /events.
struct EngineEvent
{
    QString type; ///< "container", "image", "network"
    QString action; ///< "die", "oom", "destroy", "health_status: unhealthy"
    QString id;
    QHash<QString, QString> attributes; ///< labels, name, exitCode
};

} // namespace learncode::engine
