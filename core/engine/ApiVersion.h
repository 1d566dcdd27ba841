// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace learncode::engine {

/// A version of the Engine API: "1.41". Not a decimal number: 1.9 is older than 1.10.
struct ApiVersion
{
    int major = 0;
    int minor = 0;

    [[nodiscard]] static std::optional<ApiVersion> parse(QStringView text);
    [[nodiscard]] QString toString() const;

    friend auto operator<=>(const ApiVersion &, const ApiVersion &) = default;
};

/// The oldest version that has all we use: Docker 20.10, and Podman's.
inline constexpr ApiVersion oldestApi{1, 41};
/// The newest version whose meaning of all that we use is known.
inline constexpr ApiVersion newestApi{1, 51};

} // namespace learncode::engine
