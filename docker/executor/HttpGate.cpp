// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpGate.h"

#include "Limits.h"

#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace learncode::executor {

namespace beast = boost::beast;
namespace http = beast::http;

HttpGate::HttpGate(beast::tcp_stream stream, std::string token, Upgrade upgrade)
    : m_stream(std::move(stream)), m_token(std::move(token)), m_upgrade(std::move(upgrade))
{
    m_parser.header_limit(limits::maxHeaderBytes);
    m_parser.body_limit(1024);
}

void HttpGate::start()
{
    m_stream.expires_after(limits::upgradeDeadline);
    http::async_read(m_stream, m_buffer, m_parser,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                         if (error == http::error::header_limit || error == http::error::body_limit)
                             self->answer(http::status::payload_too_large, "too large\n");
                         else if (!error)
                             self->handle();
                     });
}

void HttpGate::handle()
{
    const auto &request = m_parser.get();
    if (!beast::websocket::is_upgrade(request)) {
        if (request.target() == "/health" && request.method() == http::verb::get)
            return answer(http::status::ok, "ok\n");
        return answer(http::status::not_found, "not found\n");
    }
    if (!isBearer(request[http::field::authorization], m_token))
        return answer(http::status::unauthorized, "a valid token is required\n");
    if (request.target() != "/")
        return answer(http::status::not_found, "not found\n");
    m_upgrade(std::move(m_stream), request);
}

void HttpGate::answer(http::status status, std::string_view text)
{
    m_response.result(status);
    m_response.set(http::field::content_type, "text/plain");
    if (status == http::status::unauthorized)
        m_response.set(http::field::www_authenticate, "Bearer");
    m_response.body() = text;
    m_response.keep_alive(false);
    m_response.prepare_payload();
    http::async_write(m_stream, m_response, [self = shared_from_this()](beast::error_code, std::size_t) {
        beast::error_code ignored;
        self->m_stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    });
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
