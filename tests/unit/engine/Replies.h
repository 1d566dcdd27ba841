// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "tests/support/Await.h"

#include <QString>
#include <QStringList>

#include <algorithm>

namespace learncode::test {

/// What the call was answered; what never came is an error of code "test_timeout".
template<typename T>
[[nodiscard]] Result<T> wait(const engine::Reply<T> &reply)
{
    if (!await(reply))
        return fail(QStringLiteral("test_timeout"), {});
    return reply.result();
}

/// No words of Qt's, of HTTP's or of the engine's own.
[[nodiscard]] inline bool isForPeople(const Error &error)
{
    using namespace Qt::StringLiterals;
    static const QStringList technical{u"QLocal"_s, u"unix+http"_s, u"Error "_s, u"http"_s, u"{"_s, u"socket "_s};
    return error.message.size() > 20
        && std::ranges::none_of(technical, [&](const QString &word) { return error.message.contains(word); });
}

} // namespace learncode::test
