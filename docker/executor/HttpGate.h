// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace learncode::executor {

/// The HTTP at the beginning of every connection: one request, small and soon. GET /health is answered 200; an
/// upgrade of "/" with the token is handed on; everything else is refused and closed.
class HttpGate final : public std::enable_shared_from_this<HttpGate>
{
public:
    using Upgrade = std::function<void(boost::beast::tcp_stream, const UpgradeRequest &)>;

    HttpGate(boost::beast::tcp_stream stream, std::string token, Upgrade upgrade);

    void start();

private:
    void handle();
    void answer(boost::beast::http::status status, std::string_view text);

    boost::beast::tcp_stream m_stream;
    std::string m_token;
    Upgrade m_upgrade;
    boost::beast::flat_buffer m_buffer;
    boost::beast::http::request_parser<boost::beast::http::string_body> m_parser;
    boost::beast::http::response<boost::beast::http::string_body> m_response;
};

/// Compares in a time that does not tell how much was right.
[[nodiscard]] bool isBearer(std::string_view authorization, std::string_view token);

} // namespace learncode::executor
