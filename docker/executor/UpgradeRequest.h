// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace learncode::executor {

/// The HTTP request that asks for a WebSocket.
using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

} // namespace learncode::executor
