// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/door/UpgradeRequest.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/string_body.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace learncode::executor {

/// The HTTP at the beginning of every connection: one request, small and soon. GET /health is answered 200, GET
/// /usage with the token by what `inventory` says; an upgrade of "/" with the token is handed on; everything else is
/// refused and closed.
class Doorkeeper final : public std::enable_shared_from_this<Doorkeeper>
{
public:
    using Upgrade = std::function<void(boost::beast::tcp_stream, const UpgradeRequest &)>;
    using Describe = std::function<std::string()>;

    Doorkeeper(boost::beast::tcp_stream stream, std::string token, Describe inventory, Upgrade upgrade);

    void start();
    /// Closes it, whatever has been said so far.
    void turnAway();

private:
    void handle();
    void answer(boost::beast::http::status status, std::string text, std::string_view type = "text/plain");

    boost::beast::tcp_stream m_stream;
    std::string m_token;
    Describe m_inventory;
    Upgrade m_upgrade;
    boost::beast::flat_buffer m_buffer;
    UpgradeParser m_parser;
    boost::beast::http::response<boost::beast::http::string_body> m_response;
};

} // namespace learncode::executor
