// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/Refusal.h"

#include <QCoreApplication>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::Refusal)
};

} // namespace

Refusal refusalOf(const Error &error)
{
    if (error.code == "bad_request"_L1 || error.code == "unknown_member"_L1 || error.code == "unknown_language"_L1)
        return {.status = 400, .code = error.code, .message = error.message};
    if (error.code == "too_large"_L1)
        return {.status = 413, .code = error.code, .message = error.message};
    if (error.code == "busy"_L1)
        return {.status = 429, .code = error.code, .message = error.message, .retryAfter = 1};
    // Whatever else keeps a program from starting is on our side and may pass.
    return {.status = 503,
            .code = error.code == "warming_up"_L1 ? error.code : u"engine_unavailable"_s,
            .message = error.message.isEmpty() ? Text::tr("The program could not be started. Try again in a moment.")
                                               : error.message,
            .retryAfter = 2};
}

} // namespace learncode::http
