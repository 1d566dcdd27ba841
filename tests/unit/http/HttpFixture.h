// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/service/HttpService.h"
#include "core/run/Language.h"
#include "tests/support/Answers.h"
#include "tests/support/FakeRunner.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

namespace learncode::http::test {

using namespace Qt::StringLiterals;

/// An answer as it came over the wire.
struct Reply
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonObject data() const { return json().value("data"_L1).toObject(); }
    [[nodiscard]] QString code() const { return json().value("code"_L1).toString(); }
};

/// A client that sends exactly the bytes it is told to.
class RawClient final : public QObject
{
public:
    explicit RawClient(const HttpService &service)
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_in += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress(service.url().host()), static_cast<quint16>(service.url().port()));
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }
    [[nodiscard]] const QByteArray &received() const { return m_in; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

    /// The next whole answer; status 0 if none came.
    [[nodiscard]] Reply next(bool hasBody = true)
    {
        Reply reply;
        QSignalSpy arrived(&m_socket, &QTcpSocket::readyRead);
        for (QDeadlineTimer deadline(learncode::test::patience); !take(reply, hasBody) && !deadline.hasExpired();)
            arrived.wait(static_cast<int>(deadline.remainingTime()));
        return reply;
    }

private:
    bool take(Reply &reply, bool hasBody)
    {
        const qsizetype end = m_in.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        Reply found;
        found.head = m_in.first(end + 2);
        found.status = found.head.mid(9, 3).toInt();
        const qsizetype length = hasBody ? found.header("Content-Length").toLongLong() : 0;
        if (m_in.size() < end + 4 + length)
            return false;
        found.body = m_in.mid(end + 4, length);
        m_in.remove(0, end + 4 + length);
        reply = found;
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_in;
};

/// A service on a free port over fakes. Its time stands still unless the test steps it.
struct Fixture
{
    explicit Fixture(HttpOptions theOptions = {}, const LanguageRegistry &theLanguages = LanguageRegistry::builtIn())
        : options(madeForTests(std::move(theOptions), &clock))
        , languages(theLanguages)
    {
        listening = service.listen().has_value();
    }

    static HttpOptions madeForTests(HttpOptions options, const Clock *clock)
    {
        options.port = 0;
        options.clock = clock;
        return options;
    }

    [[nodiscard]] QByteArray host() const { return service.url().authority().toLatin1(); }

    /// A whole request with the headers that an honest client sends.
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                                     const QByteArray &moreHeaders = {}) const
    {
        QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + moreHeaders;
        if (method == "POST")
            bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        return bytes + "\r\n" + body;
    }
    [[nodiscard]] QByteArray execute(const QJsonObject &object) const
    {
        return request("POST", "/api/code/execute", QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] static QJsonObject hello() { return {{u"code"_s, u"print(42)"_s}, {u"language"_s, u"python"_s}}; }

    /// Sends one request on a connection of its own and waits for the answer.
    [[nodiscard]] Reply ask(const QByteArray &bytes, bool hasBody = true) const
    {
        RawClient client(service);
        client.send(bytes);
        const Reply reply = client.next(hasBody);
        record(bytes, reply);
        return reply;
    }

    /// Returns when the service has read all that has reached it: what is asked later than that has been answered,
    /// twice, and one pass of the event loop serves every socket.
    [[nodiscard]] bool settle() const
    {
        const auto answers = [this] { return ask(request("GET", "/api/health")).status == 200; };
        return answers() && answers();
    }
    /// The same, for what this client has been told to send.
    [[nodiscard]] bool settle(const QTcpSocket &socket) const
    {
        const auto isSent = [&socket] {
            return socket.state() == QAbstractSocket::ConnectedState && socket.bytesToWrite() == 0;
        };
        return learncode::test::comesTrue(isSent) && settle();
    }

    /// What /metrics says of a name; -1 if nothing.
    [[nodiscard]] double metric(const QByteArray &name) const
    {
        const Reply reply = ask(request("GET", "/metrics"));
        for (const QByteArray &line : reply.body.split('\n')) {
            if (line.startsWith(name + ' '))
                return line.sliced(name.size() + 1).toDouble();
        }
        return -1;
    }
    /// How many programs have been answered.
    [[nodiscard]] double answered() const
    {
        return metric("learncode_http_requests_total{path=\"/api/code/execute\",code=\"200\"}");
    }

    static qsizetype bodyOf(const QByteArray &request)
    {
        const qsizetype end = request.indexOf("\r\n\r\n");
        return end < 0 ? request.size() : end + 4;
    }

    static void record(const QByteArray &request, const Reply &reply)
    {
        const QList<QByteArray> words =
            request.first(std::max<qsizetype>(request.indexOf('\r'), 0)).left(200).split(' ');
        learncode::test::layDownAnswer({{u"method"_s, QString::fromUtf8(words.value(0))},
                                        {u"path"_s, QString::fromUtf8(words.value(1))},
                                        {u"request"_s, QString::fromUtf8(request.sliced(bodyOf(request)))},
                                        {u"status"_s, reply.status},
                                        {u"head"_s, QString::fromUtf8(reply.head)},
                                        {u"body"_s, QString::fromUtf8(reply.body)}});
    }

    /// From now on every run prints its answer and ends at once.
    void answerRuns(const QByteArray &out, const RunResult &result)
    {
        QObject::connect(
            &runner, &learncode::test::FakeRunner::started, &runner,
            [out, result](learncode::test::FakeRun *run) {
                if (!out.isEmpty())
                    run->print(out);
                run->end(result);
            },
            Qt::QueuedConnection);
    }
    void rejectRuns(const QString &code)
    {
        answerRuns({},
                   {.outcome = Outcome::Rejected,
                    .exitCode = {},
                    .signal = {},
                    .timing = {},
                    .diagnostics = {},
                    .error = Error{code, u"Words for people."_s, u"secret detail"_s}});
    }

    learncode::test::SteppedClock clock;
    HttpOptions options;
    const LanguageRegistry &languages;
    learncode::test::FakeRunner runner;
    learncode::test::FakeHealth health;
    HttpService service{options, &runner, &health, &languages};
    bool listening = false;
};

} // namespace learncode::http::test
