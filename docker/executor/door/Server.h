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
class Doorkeeper;

/// What a connection must know and gets told at its beginning.
struct ServerOptions
{
    std::uint16_t port = 0; ///< 0: any
    std::string token;
    std::string hello;
    std::function<std::string()> inventory; ///< the answer of GET /usage
};

/// Listens, bounds the number of connections, and lets in who has the token. Who has not shown one takes nobody's
/// place: strangers are counted apart, and for a new one the oldest goes, since whoever means it has said by then what
/// it wants. Those from the container itself, health checks, are counted apart again, as no run can make one.
class Server final
{
public:
    Server(boost::asio::io_context &io, RunTable &runs, ServerOptions options);

    /// Begins to listen on all addresses; a sentence for the log if it cannot.
    [[nodiscard]] std::expected<void, std::string> listen();
    /// Tells everybody, whoever comes later too, that the container must be made anew.
    void announceWorn();
    /// Stops listening and says goodbye to everybody.
    void close();

private:
    void accept();
    void admit(boost::asio::ip::tcp::socket socket);
    void upgrade(boost::beast::tcp_stream stream, const UpgradeRequest &request);

    boost::asio::io_context &m_io;
    RunTable &m_runs;
    ServerOptions m_options;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_retry;
    std::vector<std::weak_ptr<Doorkeeper>> m_strangers; ///< the oldest first, as in the next two
    std::vector<std::weak_ptr<Doorkeeper>> m_healthChecks;
    std::vector<std::weak_ptr<Connection>> m_connections;
    ConnectionId m_nextId = 1;
    bool m_worn = false;
};

} // namespace learncode::executor
