// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace learncode::engine {

enum class Verb { Get, Post, Delete };

/// One HTTP request, before it is known in which API version it will be made.
struct Request
{
    Verb verb = Verb::Get;
    QString path; ///< "/containers/json", without a version
    QList<std::pair<QString, QString>> query = {};
    QByteArray body = {};
    QByteArray contentType = "application/json";

    /// For logs and errors: "POST /containers/create". Without the query, which can be long.
    [[nodiscard]] QString description() const
    {
        static constexpr const char16_t *names[] = {u"GET ", u"POST ", u"DELETE "};
        return QString::fromUtf16(names[static_cast<int>(verb)]) + path;
    }
};

/// A whole answer with a status that means success (2xx and 304).
struct Answer
{
    int status = 0;
    QByteArray apiVersion; ///< header Api-Version
    QByteArray body;
};

/// Called exactly once.
using AnswerHandler = std::function<void(const Result<Answer> &)>;

} // namespace learncode::engine
