// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Doorkeeper.h"

#include "docker/executor/job/Limits.h"

#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

namespace learncode::executor {

namespace beast = boost::beast;
namespace http = beast::http;

Doorkeeper::Doorkeeper(beast::tcp_stream stream, std::string token, Describe inventory, Upgrade upgrade)
    : m_stream(std::move(stream))
    , m_token(std::move(token))
    , m_inventory(std::move(inventory))
    , m_upgrade(std::move(upgrade))
{
    limitSize(m_parser);
}

void Doorkeeper::start()
{
    m_stream.expires_after(limits::upgradeDeadline);
    http::async_read(m_stream, m_buffer, m_parser, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error == http::error::header_limit || error == http::error::body_limit)
            self->answer(http::status::payload_too_large, "too large\n");
        else if (!error)
            self->handle();
    });
}

void Doorkeeper::turnAway()
{
    m_stream.close();
}

void Doorkeeper::handle()
{
    const GateVerdict verdict = judgeRequest(m_parser.get(), m_token);
    switch (verdict.kind) {
    case GateVerdict::Kind::Answer: return answer(verdict.status, std::string(verdict.text));
    case GateVerdict::Kind::Inventory: return answer(http::status::ok, m_inventory(), "application/json");
    case GateVerdict::Kind::Upgrade: return m_upgrade(std::move(m_stream), m_parser.get());
    }
}

void Doorkeeper::answer(http::status status, std::string text, std::string_view type)
{
    m_response.result(status);
    m_response.set(http::field::content_type, type);
    if (status == http::status::unauthorized)
        m_response.set(http::field::www_authenticate, "Bearer");
    m_response.body() = std::move(text);
    m_response.keep_alive(false);
    m_response.prepare_payload();
    http::async_write(m_stream, m_response, [self = shared_from_this()](beast::error_code, std::size_t) {
        beast::error_code ignored;
        self->m_stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    });
}

} // namespace learncode::executor
