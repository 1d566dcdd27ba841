// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

namespace learncode::http {

/// Whether a request asks for a WebSocket, well or badly.
[[nodiscard]] bool asksForWebSocket(const Request &head);

/// The answer to a request at a WebSocket's address that does not begin one as RFC 6455 wants it: 426 if it
/// asks for none or for another version, 400 if it asks badly. Stricter than Qt, which closes without a word.
[[nodiscard]] std::optional<Response> checkUpgrade(const Request &head);

} // namespace learncode::http
