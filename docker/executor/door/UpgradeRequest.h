// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string_view>

namespace learncode::executor {

/// The HTTP request that asks for a WebSocket.
using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;
using UpgradeParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// What becomes of a connection's first request.
struct GateVerdict
{
    enum class Kind {
        Answer, ///< with status and text, then it is closed
        Inventory, ///< what the container holds
        Upgrade
    };
    Kind kind = Kind::Answer;
    boost::beast::http::status status = boost::beast::http::status::ok;
    std::string_view text{};
};

/// Sets how large a request may be.
void limitSize(UpgradeParser &parser);
/// Only "/" is upgraded, and only with the token, which GET /usage needs too; GET /health is answered 200; everything
/// else is refused.
[[nodiscard]] GateVerdict judgeRequest(const UpgradeRequest &request, std::string_view token);
/// Compares in a time that does not tell how much was right.
[[nodiscard]] bool isBearer(std::string_view authorization, std::string_view token);

} // namespace learncode::executor
