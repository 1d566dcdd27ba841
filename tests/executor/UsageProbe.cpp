// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/UsageProbe.h"

#include "tests/support/Patience.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpSocket>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

/// "sockets.tcp" -> 2, and so on, for all numbers in it.
void flatten(const QJsonObject &object, const QString &prefix, QMap<QString, qint64> &numbers)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isObject())
            flatten(it->toObject(), prefix + it.key() + u'.', numbers);
        else
            numbers.insert(prefix + it.key(), it->toInteger(-1));
    }
}

/// What the executor and the kernel may let go of a moment later. An inode is one of those: Landlock holds a run's
/// directory, when it is long removed, until the kernel gets round to freeing the run's rules.
bool isMomentary(const QString &member)
{
    return member.endsWith(".inodes"_L1) || member.startsWith("executor."_L1) || member.startsWith("sockets."_L1)
        || member == "ownProcesses"_L1 || member == "memoryBytes"_L1;
}

QByteArray difference(const QJsonObject &before, const QJsonObject &after, bool momentary)
{
    if (before.isEmpty() || after.isEmpty())
        return "the executor did not say what it holds\n";
    QMap<QString, qint64> was;
    QMap<QString, qint64> is;
    flatten(before, {}, was);
    flatten(after, {}, is);
    QByteArray text;
    const QMap<QString, qint64> allowedGrowth{{u"executor.residentKb"_s, maxResidentGrowthKb},
                                              {u"memoryBytes"_s, maxMemoryGrowthBytes}};
    const QMap<QString, qint64> all = [&] {
        auto both = was;
        both.insert(is);
        return both;
    }();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString &member = it.key();
        const qint64 left = was.value(member, -1);
        const qint64 right = is.value(member, -1);
        const bool mayShrink = allowedGrowth.contains(member);
        const qint64 allowed = allowedGrowth.value(member, 0);
        if (isMomentary(member) != momentary || (mayShrink && right < left))
            continue;
        if (qAbs(right - left) > allowed)
            text += member.toUtf8() + ": " + QByteArray::number(left) + " -> " + QByteArray::number(right) + "\n";
    }
    return text;
}

} // namespace

QByteArray askExecutor(const QUrl &url, const QByteArray &path, const QString &token)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: executor\r\n");
    if (!token.isEmpty())
        socket.write("Authorization: Bearer " + token.toLatin1() + "\r\n");
    socket.write("\r\n");
    if (closed.isEmpty() && !closed.wait(patience))
        return {};
    return socket.readAll();
}

QJsonObject fetchUsage(const QUrl &url, const QString &token)
{
    const QByteArray answer = askExecutor(url, "/usage", token);
    const qsizetype body = answer.indexOf("\r\n\r\n");
    if (!answer.startsWith("HTTP/1.1 200 ") || body < 0)
        return {};
    return QJsonDocument::fromJson(answer.sliced(body + 4)).object();
}

QByteArray residueDifference(const QJsonObject &before, const QJsonObject &after)
{
    return difference(before, after, false);
}

QByteArray momentaryDifference(const QJsonObject &before, const QJsonObject &after)
{
    return difference(before, after, true);
}

QByteArray usageDifference(const QJsonObject &before, const QJsonObject &after)
{
    return residueDifference(before, after) + momentaryDifference(before, after);
}

} // namespace learncode::test
