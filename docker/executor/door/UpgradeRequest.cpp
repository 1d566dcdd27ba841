// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/UpgradeRequest.h"

#include "docker/executor/job/Limits.h"

#include <boost/beast/websocket/rfc6455.hpp>

namespace learncode::executor {

namespace http = boost::beast::http;

void limitSize(UpgradeParser &parser)
{
    parser.header_limit(limits::maxHeaderBytes);
    parser.body_limit(1024);
}

GateVerdict judgeRequest(const UpgradeRequest &request, std::string_view token)
{
    const bool upgrades = boost::beast::websocket::is_upgrade(request);
    const bool gets = !upgrades && request.method() == http::verb::get;
    if (gets && request.target() == "/health")
        return {.status = http::status::ok, .text = "ok\n"};
    const bool asksUsage = gets && request.target() == "/usage";
    if (!upgrades && !asksUsage)
        return {.status = http::status::not_found, .text = "not found\n"};
    if (!isBearer(request[http::field::authorization], token))
        return {.status = http::status::unauthorized, .text = "a valid token is required\n"};
    if (asksUsage)
        return {.kind = GateVerdict::Kind::Inventory};
    if (request.target() != "/")
        return {.status = http::status::not_found, .text = "not found\n"};
    return {.kind = GateVerdict::Kind::Upgrade};
}

bool isBearer(std::string_view authorization, std::string_view token)
{
    constexpr std::string_view scheme = "Bearer ";
    if (token.empty() || !authorization.starts_with(scheme))
        return false;
    const std::string_view given = authorization.substr(scheme.size());
    unsigned difference = given.size() == token.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size(); ++i)
        difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i % token.size()]);
    return difference == 0;
}

} // namespace learncode::executor
