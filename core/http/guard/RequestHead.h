// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

#include <expected>

namespace learncode::http {

// The strict half of HTTP/1.1 (RFC 9112): whatever two readers could understand differently is
// refused. No state and no I/O, so that any bytes can be tried on it.

/// Where the head that begins \a bytes ends, the empty line included; 0 while more bytes are needed.
/// The answer to give if it can never become a request: 400, or 431 beyond \a maxBytes.
[[nodiscard]] std::expected<qsizetype, Response> findHeadEnd(QByteArrayView bytes, qint64 maxBytes);

/// Reads a whole head, as findHeadEnd() found it. Addresses and body are left for the caller.
/// Failures: 400, 411 for chunks, 413 for an absurd length, 417, 431, 505.
[[nodiscard]] std::expected<Request, Response> parseHead(QByteArrayView head);

} // namespace learncode::http
