// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/Exchange.h"

#include "core/http/guard/GuardedConnection.h"

#include <QHttpHeaders>
#include <QIODevice>

namespace learncode::http {

namespace {

// Given as the body it makes QHttpServer send the headers as they are, and nothing after them.
class NoBody final : public QIODevice
{
public:
    NoBody() { open(QIODevice::ReadOnly); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace

Exchange::Exchange(Request theRequest, QHttpServerResponder responder, GuardedConnection *connection, QObject *parent)
    : QObject(parent)
    , request(std::move(theRequest))
    , m_connection(connection)
    , m_responder(std::move(responder))
{
    connect(connection, &GuardedConnection::clientLeft, this, [this] {
        Q_EMIT clientLeft();
        // The responder keeps QHttpServer's end of the connection; without it that ends too.
        m_responder.reset();
        deleteLater();
    });
}

void Exchange::respond(const Response &response)
{
    if (!m_responder)
        return;
    write(response);
    m_responder.reset();
    if (m_connection)
        m_connection->answerWritten();
    Q_EMIT responded(response.status);
    deleteLater();
}

void Exchange::write(const Response &response)
{
    QHttpHeaders headers;
    for (const Header &header : allHeaders(response))
        headers.append(header.name, header.value);
    const auto status = static_cast<QHttpServerResponder::StatusCode>(response.status);
    if (request.method == "HEAD" || response.status == 204) {
        if (response.status != 204)
            headers.append("Content-Length", QByteArray::number(response.body.size()));
        m_responder->write(new NoBody, headers, status); // takes it
    } else {
        m_responder->write(response.body, headers, status);
    }
}

} // namespace learncode::http
