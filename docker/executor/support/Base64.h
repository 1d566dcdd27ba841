// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace learncode::executor {

/// Decodes standard base64 with padding (RFC 4648); nothing for anything else.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace learncode::executor
