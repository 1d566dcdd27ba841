// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Connection.h"

#include "docker/executor/support/Log.h"

#include <boost/asio/post.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <type_traits>

namespace learncode::executor {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

namespace {

asio::const_buffer bytesOf(const std::variant<std::string, std::vector<std::uint8_t>> &message)
{
    return std::visit([](const auto &bytes) { return asio::const_buffer(bytes.data(), bytes.size()); }, message);
}

} // namespace

Connection::Connection(beast::tcp_stream stream, ConnectionId id, RunTable &runs, std::string hello)
    : m_socket(std::move(stream))
    , m_id(id)
    , m_runs(runs)
    , m_hello(std::move(hello))
{
}

void Connection::accept(const UpgradeRequest &request)
{
    configure();
    m_socket.async_accept(request, [self = shared_from_this()](beast::error_code error) {
        if (error)
            return;
        self->m_open = true;
        self->enqueue(std::exchange(self->m_hello, {}));
        if (self->m_worn)
            self->enqueue(wornMessage());
        self->read();
    });
}

void Connection::configure()
{
    beast::get_lowest_layer(m_socket).expires_never(); // the WebSocket's own timeouts from here
    beast::error_code ignored;
    beast::get_lowest_layer(m_socket).socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    m_socket.set_option(websocket::stream_base::timeout{limits::upgradeDeadline, limits::idleTimeout, true});
    m_socket.read_message_max(protocol::maxTextBytes);
    m_socket.auto_fragment(false);
    m_socket.write_buffer_bytes(protocol::maxPayloadBytes + 1024);
}

void Connection::tellWorn()
{
    m_worn = true;
    enqueue(wornMessage());
}

void Connection::goAway()
{
    if (!m_open)
        return;
    m_open = false;
    m_socket.async_close(websocket::close_code::going_away, [self = shared_from_this()](beast::error_code) {});
}

void Connection::read()
{
    m_socket.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error) {
            if (error == websocket::error::message_too_big)
                logLine("closed a connection: a message was too large");
            self->close("its reader ended");
            return;
        }
        const auto data = self->m_buffer.cdata();
        const auto *bytes = static_cast<const std::uint8_t *>(data.data());
        if (self->m_socket.got_text())
            self->handleText({reinterpret_cast<const char *>(bytes), data.size()});
        else
            self->handleFrame({bytes, data.size()});
        self->m_buffer.consume(data.size());
        // One large message must not keep its memory for ever.
        if (self->m_buffer.capacity() > 2 * protocol::maxPayloadBytes)
            self->m_buffer.shrink_to_fit();
        self->read();
    });
}

void Connection::handleText(std::string_view text)
{
    auto command = parseCommand(text);
    if (command) {
        std::visit([this](auto &&value) { handle(std::forward<decltype(value)>(value)); }, std::move(*command));
        return;
    }
    const BadMessage &bad = command.error();
    if (bad.isRun && bad.run && !m_runs.find(m_id, *bad.run))
        finished(*bad.run, {.outcome = protocol::outcome::rejected, .message = bad.reason});
    else
        enqueue(errorMessage("bad_message", bad.reason, bad.run));
}

void Connection::handleFrame(std::span<const std::uint8_t> frame)
{
    const auto header = protocol::decode(frame);
    if (!header || header->channel != protocol::Channel::Input)
        return enqueue(errorMessage("bad_frame", "The frame has no valid header, or is too long."));
    // Input for a run that has just ended is no fault.
    const auto run = m_runs.find(m_id, header->run);
    if (run && !run->addInput(frame.subspan(protocol::FrameHeader::size)))
        refused(header->run, "input_too_large", "The program has not read its input; no more is kept.");
}

void Connection::handle(Job job)
{
    m_runs.start(m_id, shared_from_this(), std::move(job));
}

void Connection::handle(EofCommand command)
{
    if (const auto run = m_runs.find(m_id, command.run))
        run->finishInput();
}

void Connection::handle(StopCommand command)
{
    if (const auto run = m_runs.find(m_id, command.run))
        run->end(EndReason::Stopped);
}

void Connection::handle(AckCommand command)
{
    if (const auto run = m_runs.find(m_id, command.run))
        run->acknowledge(command.bytes);
}

void Connection::handle(ResizeCommand command)
{
    if (const auto run = m_runs.find(m_id, command.run))
        run->resizeTerminal(command.size);
}

void Connection::phase(std::uint32_t run, Phase phase, std::string_view directory)
{
    enqueue(phaseMessage(run, phase, directory));
}

void Connection::waiting(std::uint32_t run)
{
    enqueue(waitingMessage(run));
}

void Connection::output(std::vector<std::uint8_t> frame)
{
    enqueue(std::move(frame));
}

void Connection::finished(std::uint32_t run, const Report &report)
{
    enqueue(finishedMessage(run, report));
}

void Connection::refused(std::uint32_t run, std::string_view code, std::string_view message)
{
    enqueue(errorMessage(code, message, run));
}

bool Connection::isCongested() const
{
    return m_queuedBytes > limits::sendQueueHigh;
}

void Connection::enqueue(Message message)
{
    if (!m_open)
        return;
    m_queuedBytes += bytesOf(message).size();
    m_queue.push_back(std::move(message));
    if (m_queuedBytes > limits::sendQueueMax) {
        // Output cannot grow so far: it is a peer that asks and asks and never reads the answers.
        m_open = false;
        asio::post(m_socket.get_executor(), [self = shared_from_this()] { self->close("it does not read"); });
        return;
    }
    if (!m_writing)
        write();
}

void Connection::write()
{
    m_writing = true;
    const Message &message = m_queue.front();
    m_socket.binary(message.index() == 1);
    m_socket.async_write(bytesOf(message), [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->m_writing = false;
        if (error)
            return self->close("its writer ended");
        const bool wasCongested = self->isCongested();
        self->m_queuedBytes -= bytesOf(self->m_queue.front()).size();
        self->m_queue.pop_front();
        if (!self->m_queue.empty())
            self->write();
        if (wasCongested && !self->isCongested())
            self->m_runs.resume(self->m_id);
    });
}

void Connection::close(const char *why)
{
    if (m_open)
        logLine(std::string("a connection is gone: ") + why);
    m_open = false;
    m_runs.abandon(m_id);
    beast::get_lowest_layer(m_socket).close();
}

} // namespace learncode::executor
