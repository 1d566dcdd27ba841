// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Server.h"

#include "docker/executor/door/Connection.h"
#include "docker/executor/door/Doorkeeper.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/support/Log.h"

#include <algorithm>

namespace learncode::executor {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// Takes those off the list that are gone; and the oldest, for whoever is to make room for one more.
template<typename Peer>
std::shared_ptr<Peer> oldestToGo(std::vector<std::weak_ptr<Peer>> &peers, std::size_t most)
{
    std::erase_if(peers, [](const auto &peer) { return peer.expired(); });
    if (peers.size() < most)
        return nullptr;
    const auto oldest = peers.front().lock();
    peers.erase(peers.begin());
    return oldest;
}

} // namespace

Server::Server(asio::io_context &io, RunTable &runs, ServerOptions options)
    : m_io(io)
    , m_runs(runs)
    , m_options(std::move(options))
    , m_acceptor(io)
    , m_retry(io)
{
}

std::expected<void, std::string> Server::listen()
{
    boost::system::error_code error;
    const tcp::endpoint endpoint(tcp::v4(), m_options.port);
    const auto failed = [&](const char *what) {
        return std::unexpected(std::string(what) + " port " + std::to_string(m_options.port) + ": " + error.message());
    };
    m_acceptor.open(endpoint.protocol(), error);
    if (error)
        return failed("cannot open");
    m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    m_acceptor.bind(endpoint, error);
    if (error)
        return failed("cannot bind");
    m_acceptor.listen(64, error);
    if (error)
        return failed("cannot listen on");
    accept();
    return {};
}

void Server::accept()
{
    m_acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !m_acceptor.is_open())
            return;
        if (error) {
            // Out of descriptors or memory: not in a busy loop.
            m_retry.expires_after(std::chrono::milliseconds(100));
            m_retry.async_wait([this](boost::system::error_code) { accept(); });
            return;
        }
        admit(std::move(socket));
        accept();
    });
}

void Server::admit(tcp::socket socket)
{
    boost::system::error_code unknown;
    const bool isFromWithin = socket.remote_endpoint(unknown).address().is_loopback();
    auto &strangers = isFromWithin ? m_healthChecks : m_strangers;
    if (const auto oldest = oldestToGo(strangers, limits::maxStrangers))
        oldest->turnAway();
    const auto doorkeeper =
        std::make_shared<Doorkeeper>(boost::beast::tcp_stream(std::move(socket)), m_options.token, m_options.inventory,
                                     [this](boost::beast::tcp_stream stream, const UpgradeRequest &request) {
                                         upgrade(std::move(stream), request);
                                     });
    strangers.push_back(doorkeeper);
    doorkeeper->start();
}

void Server::upgrade(boost::beast::tcp_stream stream, const UpgradeRequest &request)
{
    if (const auto oldest = oldestToGo(m_connections, limits::maxConnections))
        oldest->goAway();
    const auto connection = std::make_shared<Connection>(std::move(stream), m_nextId++, m_runs, m_options.hello);
    m_connections.push_back(connection);
    if (m_worn)
        connection->tellWorn();
    connection->accept(request);
}

void Server::announceWorn()
{
    m_worn = true;
    for (const auto &entry : m_connections) {
        if (const auto connection = entry.lock())
            connection->tellWorn();
    }
}

void Server::close()
{
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    for (const auto &entry : m_connections) {
        if (const auto connection = entry.lock())
            connection->goAway();
    }
}

} // namespace learncode::executor
