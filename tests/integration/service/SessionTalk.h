// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/RawWebSocket.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <chrono>

// What the tests of sessions say and listen to.

namespace learncode::test {

using namespace Qt::StringLiterals;

inline QJsonObject plain(const QString &type)
{
    return {{u"type"_s, type}};
}

inline QJsonObject typed(const QString &text)
{
    return {{u"type"_s, u"input"_s}, {u"data"_s, text}};
}

inline QJsonObject program(const QString &language, const QString &code, bool terminal = false)
{
    return {{u"type"_s, u"run"_s}, {u"language"_s, language}, {u"code"_s, code}, {u"tty"_s, terminal}};
}

/// The text without what a line editor sends beside it.
inline QString withoutEscapes(QString text)
{
    static const QRegularExpression escapes(u"\x1b\\[[0-9;?]*[A-Za-z]"_s);
    return text.remove(escapes).replace("\r\r\n"_L1, "\r\n"_L1);
}

/// Reads messages until what is awaited has been printed; false if that never comes.
inline bool readUntil(RawWebSocket &client, QString &printed, const QString &awaited,
                      std::chrono::milliseconds timeout = patience)
{
    const QDeadlineTimer deadline(timeout);
    while (!withoutEscapes(printed).contains(awaited)) {
        const auto frame = client.next(std::chrono::milliseconds(deadline.remainingTime()));
        if (!frame)
            return false;
        if (frame->type() == u"output"_s)
            printed += frame->json()["data"_L1].toString();
    }
    return true;
}

inline QJsonObject resultOf(const QJsonObject &finished)
{
    return finished["result"_L1].toObject();
}

} // namespace learncode::test
