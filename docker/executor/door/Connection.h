// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/door/Messages.h"
#include "docker/executor/door/UpgradeRequest.h"
#include "docker/executor/runs/RunSink.h"
#include "docker/executor/runs/RunTable.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace learncode::executor {

/// One WebSocket of an application that has shown the right token. Holds itself alive while it is open; when it goes,
/// for whatever reason, its runs end.
class Connection final : public RunSink, public std::enable_shared_from_this<Connection>
{
public:
    /// `hello` is the first message.
    Connection(boost::beast::tcp_stream stream, ConnectionId id, RunTable &runs, std::string hello);

    void accept(const UpgradeRequest &request);
    /// The container must be made anew; said after hello.
    void tellWorn();
    /// Says goodbye, for a shutdown or a successor.
    void goAway();

    void phase(std::uint32_t run, Phase phase, std::string_view directory) override;
    void waiting(std::uint32_t run) override;
    void output(std::vector<std::uint8_t> frame) override;
    void finished(std::uint32_t run, const Report &report) override;
    void refused(std::uint32_t run, std::string_view code, std::string_view message) override;
    [[nodiscard]] bool isCongested() const override;

private:
    using Message = std::variant<std::string, std::vector<std::uint8_t>>;

    void configure();
    void read();
    void handleText(std::string_view text);
    void handleFrame(std::span<const std::uint8_t> frame);
    void handle(IgnoredCommand) {}
    void handle(Job job);
    void handle(EofCommand command);
    void handle(StopCommand command);
    void handle(AckCommand command);
    void handle(ResizeCommand command);
    void enqueue(Message message);
    void write();
    void close(const char *why);

    boost::beast::websocket::stream<boost::beast::tcp_stream> m_socket;
    ConnectionId m_id;
    RunTable &m_runs;
    std::string m_hello;
    boost::beast::flat_buffer m_buffer;
    std::deque<Message> m_queue;
    std::size_t m_queuedBytes = 0;
    bool m_writing = false;
    bool m_open = false;
    bool m_worn = false;
};

} // namespace learncode::executor
