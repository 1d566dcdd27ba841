// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Error.h"

#include <expected>
#include <utility>

namespace learncode {

/// A value, or the reason why there is none. Nothing in the core throws.
template<typename T>
using Result = std::expected<T, Error>;

/// `return fail(u"no_space"_s, tr("…"), reply->errorString());`
[[nodiscard]] inline std::unexpected<Error> fail(QString code, QString message, QString detail = {})
{
    return std::unexpected(Error{std::move(code), std::move(message), std::move(detail)});
}

/// Passes an error on as it is.
[[nodiscard]] inline std::unexpected<Error> fail(Error error)
{
    return std::unexpected(std::move(error));
}

} // namespace learncode
