// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/door/UpgradeRequest.h"
#include "docker/executor/runs/RunTable.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace learncode::executor {

class Connection;

/// What a connection must know and gets told at its beginning.
struct ServerOptions
{
    std::uint16_t port = 0; ///< 0: any
    std::string token;
    std::string hello;
    std::function<std::string()> inventory; ///< the answer of GET /usage
};

/// Listens, bounds the number of connections, and lets in who has the token.
class Server final
{
public:
    Server(boost::asio::io_context &io, RunTable &runs, ServerOptions options);

    /// Begins to listen on all addresses; a sentence for the log if it cannot.
    [[nodiscard]] std::expected<void, std::string> listen();
    /// Stops listening and says goodbye to everybody.
    void close();

private:
    void accept();
    void admit(boost::asio::ip::tcp::socket socket);
    void upgrade(boost::beast::tcp_stream stream, const UpgradeRequest &request, std::function<void()> closed);

    boost::asio::io_context &m_io;
    RunTable &m_runs;
    ServerOptions m_options;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_retry;
    std::shared_ptr<std::size_t> m_count = std::make_shared<std::size_t>(0);
    std::vector<std::weak_ptr<Connection>> m_connections;
    ConnectionId m_nextId = 1;
};

} // namespace learncode::executor
