// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineErrors.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::engine::Engine)
};

constexpr qsizetype quotedBytes = 1024;

bool mayNotUse(const QString &socketPath)
{
    const QByteArray path = socketPath.toLocal8Bit();
    return ::faccessat(AT_FDCWD, path.constData(), R_OK | W_OK, AT_EACCESS) != 0 && errno == EACCES;
}

template<size_t N>
bool containsAny(const QString &words, const std::array<QLatin1StringView, N> &phrases)
{
    return std::ranges::any_of(phrases,
                               [&](QLatin1StringView phrase) { return words.contains(phrase, Qt::CaseInsensitive); });
}

QString engineWords(const QByteArray &body)
{
    const QString message = QJsonDocument::fromJson(body).object().value("message"_L1).toString();
    return message.isEmpty() ? QString::fromUtf8(body.first(std::min(body.size(), quotedBytes))) : message;
}

} // namespace

Error connectionError(QNetworkReply::NetworkError error, const QString &errorText, const QString &socketPath)
{
    const QString detail = socketPath + ": "_L1 + errorText;
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {u"engine_not_found"_s,
                Text::tr("Docker is not running, or not installed. Start it with \"sudo systemctl start docker\" "
                         "(or open Docker Desktop), or install it first."),
                detail};
    case QNetworkReply::UnknownNetworkError:
        // Qt has no word of its own for EACCES here.
        if (mayNotUse(socketPath))
            return {u"engine_no_permission"_s,
                    Text::tr("You may not use Docker yet. Add yourself to its group with "
                             "\"sudo usermod -aG docker $USER\", then log out and in again."),
                    detail};
        break;
    default: break;
    }
    return {u"engine_unavailable"_s,
            Text::tr("Docker does not answer. It may be starting or have stopped; "
                     "\"sudo systemctl restart docker\" often helps."),
            detail};
}

Error refusalError(const QString &request, int status, const QByteArray &body)
{
    const QString words = engineWords(body);
    const QString detail = u"%1: %2 %3"_s.arg(request).arg(status).arg(words);
    if (status == 400 && saysOtherVersion(words))
        return words.contains("is too old"_L1) ? tooNewError(detail) : tooOldError(detail);
    if (saysNoSpace(words))
        return noSpaceError(detail);
    if (saysNoRegistry(words))
        return noRegistryError(detail);
    if (status == 404)
        return notFoundError(detail);
    if (status == 409)
        return {u"conflict"_s,
                Text::tr("Docker already has something of that name, or is busy with it. Try again in a moment."),
                detail};
    return {u"engine_error"_s, Text::tr("Docker could not do this. The details say why."), detail};
}

Error malformedError(const QString &request, const QString &what)
{
    return {u"engine_error"_s,
            Text::tr("Something else than Docker answers in its place. Restart Docker, "
                     "or check where DOCKER_HOST and the settings say that it is."),
            request + ": "_L1 + what};
}

Error timeoutError(const QString &request)
{
    return {u"engine_unavailable"_s,
            Text::tr("Docker takes too long to answer. The computer may be very busy; try again, "
                     "or restart Docker."),
            request + ": no answer in time"_L1};
}

Error oversizeError(const QString &request)
{
    return {u"engine_error"_s, Text::tr("Docker's answer is too long to be right."), request + ": answer too large"_L1};
}

Error closedError()
{
    return {u"engine_unavailable"_s, Text::tr("The connection to Docker was closed."), u"client destroyed"_s};
}

Error notFoundError(const QString &what)
{
    return {u"not_found"_s, Text::tr("Docker does not have this (any more). Try again."), what};
}

Error tooOldError(const QString &detail)
{
    return {u"engine_too_old"_s, Text::tr("This Docker is too old. Please update it to version 20.10 or later."),
            detail};
}

Error tooNewError(const QString &detail)
{
    return {u"engine_too_new"_s, Text::tr("This Docker is newer than this program knows. Please update the program."),
            detail};
}

Error noSpaceError(const QString &detail)
{
    return {u"engine_no_space"_s,
            Text::tr("The disk is full. Make some room (\"docker system df\" shows what Docker uses) and try again."),
            detail};
}

Error noRegistryError(const QString &detail)
{
    return {u"engine_no_registry"_s,
            Text::tr("An image is needed that is not on this computer and cannot be fetched. "
                     "Check the internet connection, or choose a base image that is here."),
            detail};
}

Error buildFailedError(const QString &detail)
{
    return {u"image_build_failed"_s,
            Text::tr("Setting up a container image failed. The details show its last lines; "
                     "often the network was away, and trying again helps."),
            detail};
}

Error buildCancelledError()
{
    return {u"cancelled"_s, Text::tr("Setting up was cancelled."), {}};
}

bool saysNoSpace(const QString &words)
{
    return containsAny(words, std::array{"no space left on device"_L1, "disk quota exceeded"_L1});
}

bool saysNoRegistry(const QString &words)
{
    return containsAny(words,
                       std::array{"pull access denied"_L1, "manifest unknown"_L1, "failed to resolve reference"_L1,
                                  "toomanyrequests"_L1, "dial tcp"_L1, "TLS handshake timeout"_L1,
                                  "Client.Timeout exceeded"_L1, "error pulling image"_L1});
}

bool saysOtherVersion(const QString &words)
{
    return words.contains("client version"_L1) && (words.contains("is too old"_L1) || words.contains("is too new"_L1));
}

} // namespace learncode::engine
