// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/Identity.h"

#include <QFile>
#include <QRandomGenerator>

#include <sys/stat.h>

namespace learncode::executor {

using namespace Qt::StringLiterals;

Identity Identity::create(const QString &prefix)
{
    return {.prefix = prefix, .instance = randomHex(4), .host = currentHost()};
}

engine::Labels Identity::labels() const
{
    return {{label::installation, prefix},
            {label::owner, instance},
            {label::host, host},
            {label::version, QStringLiteral(LEARNCODE_VERSION)}};
}

engine::Labels Identity::ownFilter() const
{
    return {{label::installation, prefix}, {label::owner, instance}};
}

engine::Labels Identity::installationFilter() const
{
    return {{label::installation, prefix}};
}

QString Identity::networkName() const
{
    return prefix + u'-' + instance;
}

QString Identity::containerName(const QString &languageId, int seat) const
{
    const QString name = u"%1-%2-executor"_s.arg(prefix, languageId);
    return seat == 1 ? name : name + u'-' + QString::number(seat);
}

QString Identity::suffixedContainerName(const QString &languageId, int seat) const
{
    return containerName(languageId, seat) + u'-' + instance;
}

QString currentHost()
{
    QFile bootId(u"/proc/sys/kernel/random/boot_id"_s);
    struct stat network{};
    if (!bootId.open(QIODevice::ReadOnly) || ::stat("/proc/self/ns/net", &network) != 0)
        return {};
    return u"%1:%2"_s.arg(QString::fromLatin1(bootId.readAll().trimmed())).arg(network.st_ino);
}

QString randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(random.toHex());
}

} // namespace learncode::executor
