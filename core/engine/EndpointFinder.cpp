// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EndpointFinder.h"

#include "core/support/Logging.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::engine::Engine)
};

constexpr qint64 longestConfiguration = 1 << 20;

/// Where this person's files are.
struct Places
{
    QString prefix;
    QString home;
    QString runtime;
    QString dockerConfiguration;
};

Places placesIn(const QProcessEnvironment &environment, const QString &prefix)
{
    const QString home = environment.value(u"HOME"_s, QDir::homePath());
    return {prefix, home, environment.value(u"XDG_RUNTIME_DIR"_s),
            environment.value(u"DOCKER_CONFIG"_s, home + "/.docker"_L1)};
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestConfiguration)
        return {};
    return QJsonDocument::fromJson(file.read(longestConfiguration)).object();
}

Result<Endpoint> fromAddress(const QString &address, const QString &source)
{
    if (address.startsWith(u'/'))
        return Endpoint{QDir::cleanPath(address), source};
    const QUrl url(address);
    if (url.scheme() == "unix"_L1 && url.path().startsWith(u'/'))
        return Endpoint{QDir::cleanPath(url.path()), source};
    return fail(u"engine_not_local"_s,
                Text::tr("Docker is set to run elsewhere, but programs can only be run on this computer. "
                         "Unset DOCKER_HOST, or choose a local Docker with \"docker context use default\"."),
                source + u": "_s + address);
}

/// The address that a context names; nothing if there is no such context.
std::optional<QString> contextAddress(const QString &name, const Places &places)
{
    const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QJsonObject meta = readJson(places.prefix + places.dockerConfiguration + "/contexts/meta/"_L1
                                      + QString::fromLatin1(digest) + "/meta.json"_L1);
    const QString address = meta["Endpoints"_L1]["docker"_L1]["Host"_L1].toString();
    return address.isEmpty() ? std::nullopt : std::optional(address);
}

enum class SocketState { Missing, Forbidden, Usable };

SocketState socketState(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat info = {};
    if (::stat(name.constData(), &info) != 0 || !S_ISSOCK(info.st_mode))
        return SocketState::Missing;
    return ::faccessat(AT_FDCWD, name.constData(), R_OK | W_OK, AT_EACCESS) == 0 ? SocketState::Usable
                                                                                 : SocketState::Forbidden;
}

QStringList wellKnownSockets(const Places &places)
{
    QStringList paths{u"/var/run/docker.sock"_s};
    if (!places.runtime.isEmpty())
        paths += {places.runtime + "/docker.sock"_L1, places.runtime + "/podman/podman.sock"_L1};
    paths += {places.home + "/.docker/run/docker.sock"_L1, places.home + "/.docker/desktop/docker.sock"_L1};
    for (QString &path : paths)
        path.prepend(places.prefix);
    return paths;
}

Endpoint wellKnown(const Places &places)
{
    const QStringList paths = wellKnownSockets(places);
    for (const SocketState wanted : {SocketState::Usable, SocketState::Forbidden}) {
        for (const QString &path : paths) {
            if (socketState(path) == wanted)
                return {path, u"default"_s};
        }
    }
    return {paths.first(), u"default"_s};
}

} // namespace

Result<Endpoint> findEndpoint(const QString &explicitPath, const QProcessEnvironment &environment,
                              const QString &rootPrefix)
{
    if (!explicitPath.isEmpty())
        return fromAddress(explicitPath, u"settings"_s);
    if (const QString host = environment.value(u"DOCKER_HOST"_s); !host.isEmpty())
        return fromAddress(host, u"DOCKER_HOST"_s);

    const Places places = placesIn(environment, rootPrefix);
    const QString asked = environment.value(u"DOCKER_CONTEXT"_s);
    const QString name = !asked.isEmpty()
        ? asked
        : readJson(rootPrefix + places.dockerConfiguration + "/config.json"_L1)["currentContext"_L1].toString();
    if (name.isEmpty() || name == "default"_L1)
        return wellKnown(places);
    if (const auto address = contextAddress(name, places))
        return fromAddress(*address, u"context "_s + name);
    if (!asked.isEmpty())
        return fail(u"engine_not_found"_s,
                    Text::tr("DOCKER_CONTEXT names a Docker context that does not exist. "
                             "\"docker context ls\" shows those that do."),
                    u"DOCKER_CONTEXT="_s + asked);
    // Left behind by an engine that was uninstalled; another may well be there.
    qCWarning(lcEngine) << "Docker's current context" << name << "is not there; looking in the usual places";
    return wellKnown(places);
}

} // namespace learncode::engine
