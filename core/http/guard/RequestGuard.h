// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

#include <QSet>
#include <QStringList>

namespace learncode::http {

/// Keeps hostile web pages out. A page may reach this service through a name of its own that resolves
/// to a loopback address (so Host is checked), or by calling it across origins (so Origin is checked).
class RequestGuard final
{
public:
    /// \a hosts are accepted besides loopback names and the address that the client connected to.
    explicit RequestGuard(const QStringList &hosts);

    /// The refusal: 400 for a malformed Host, 403 `forbidden_host` or `forbidden_origin`.
    [[nodiscard]] std::optional<Response> check(const Request &request) const;

private:
    [[nodiscard]] bool isExpected(const QString &host, const Request &request) const;

    QSet<QString> m_hosts;
};

/// 415 unless the body is said to be JSON in UTF-8, and not compressed.
[[nodiscard]] std::optional<Response> requireJson(const Request &request);

} // namespace learncode::http
