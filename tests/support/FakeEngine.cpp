// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeEngine.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QUrl>

#include <algorithm>
#include <optional>
#include <ranges>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

// "GET /v1.45/containers/json?all=1 HTTP/1.1", as method, version, path and query.
FakeRequest parseHead(const QByteArray &head)
{
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList words = lines.first().trimmed().split(' ');
    FakeRequest request;
    request.method = words.value(0);
    const QUrl url = QUrl::fromEncoded(words.value(1), QUrl::StrictMode);
    request.query = QUrlQuery(url);
    request.path = url.path();
    static const QRegularExpression versioned(u"^/v(\\d+\\.\\d+)(/.*)$"_s);
    if (const auto match = versioned.match(request.path); match.hasMatch()) {
        request.apiVersion = match.captured(1);
        request.path = match.captured(2);
    }
    for (const QByteArray &line : lines | std::views::drop(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    return request;
}

/// A whole request from the front of the buffer, if it is there.
std::optional<FakeRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    FakeRequest request = parseHead(buffer.first(headEnd));
    const qsizetype bodySize = request.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + bodySize)
        return {};
    request.body = buffer.sliced(headEnd + 4, bodySize);
    buffer.remove(0, headEnd + 4 + bodySize);
    return request;
}

QByteArray head(int status, const QByteArray &contentType)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + contentType + "\r\n";
}

} // namespace

QString FakeRequest::parameter(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

FakeExchange::FakeExchange(FakeRequest asked, QLocalSocket *socket)
    : QObject(socket)
    , request(std::move(asked))
    , m_socket(socket)
{
}

void FakeExchange::answer(int status, const QByteArray &body, const QByteArray &contentType)
{
    raw(head(status, contentType) + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    conclude();
}

void FakeExchange::answer(int status, const QJsonObject &body)
{
    answer(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void FakeExchange::answer(int status, const QJsonArray &body)
{
    answer(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void FakeExchange::refuse(int status, const QString &message)
{
    answer(status, QJsonObject{{"message"_L1, message}});
}

void FakeExchange::begin(int status, const QByteArray &contentType)
{
    raw(head(status, contentType) + "Transfer-Encoding: chunked\r\n\r\n");
}

void FakeExchange::send(const QByteArray &chunk)
{
    raw(QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n");
}

void FakeExchange::end()
{
    raw("0\r\n\r\n");
    conclude();
}

void FakeExchange::conclude()
{
    m_answered = true;
    deleteLater();
}

bool FakeExchange::isOpen() const
{
    return !m_answered && m_socket && m_socket->state() == QLocalSocket::ConnectedState;
}

void FakeExchange::raw(const QByteArray &bytes)
{
    if (!isOpen())
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void FakeExchange::drop()
{
    if (m_socket)
        m_socket->disconnectFromServer();
}

FakeEngine::FakeEngine(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QLocalServer::newConnection, this, &FakeEngine::accept);
    setApiVersion(u"1.45"_s);
    on("GET", u"/_ping"_s, [this](FakeExchange &exchange) {
        exchange.raw("HTTP/1.1 200 OK\r\nApi-Version: " + m_newestApi.toLatin1()
                     + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nOK");
        exchange.conclude();
    });
    on("GET", u"/version"_s, [this](FakeExchange &exchange) {
        exchange.answer(200,
                        QJsonObject{{"Version"_L1, u"99.0-fake"_s},
                                    {"ApiVersion"_L1, m_newestApi},
                                    {"MinAPIVersion"_L1, m_oldestApi}});
    });
    on("GET", u"/info"_s, 200, {{"OperatingSystem"_L1, u"Fake"_s}, {"ServerVersion"_L1, u"99.0-fake"_s}});
    start();
}

FakeEngine::~FakeEngine()
{
    stop();
}

void FakeEngine::on(const QByteArray &method, const QString &path, Handler handler)
{
    m_routes.prepend({method, pattern(path), std::move(handler)});
}

void FakeEngine::on(const QByteArray &method, const QString &path, int status, const QJsonObject &answer)
{
    on(method, path, [status, answer](FakeExchange &exchange) { exchange.answer(status, answer); });
}

void FakeEngine::setApiVersion(const QString &newest, const QString &oldest)
{
    m_newestApi = newest;
    m_oldestApi = oldest;
}

void FakeEngine::start()
{
    if (!m_server.listen(socketPath()))
        qFatal("the fake engine cannot listen: %s", qPrintable(m_server.errorString()));
}

void FakeEngine::stop()
{
    m_server.close();
    QLocalServer::removeServer(socketPath());
    dropConnections();
}

void FakeEngine::dropConnections()
{
    for (const QPointer<QLocalSocket> &socket : std::exchange(m_sockets, {})) {
        if (socket) {
            socket->disconnect(this);
            socket->abort();
            socket->deleteLater(); // and its exchanges, one of which may be dropping us
        }
    }
}

int FakeEngine::count(const QByteArray &method, const QString &path) const
{
    const QRegularExpression wanted = pattern(path);
    return static_cast<int>(std::ranges::count_if(m_requests, [&](const FakeRequest &request) {
        return request.method == method && wanted.match(request.path).hasMatch();
    }));
}

FakeRequest FakeEngine::last(const QByteArray &method, const QString &path) const
{
    const QRegularExpression wanted = pattern(path);
    for (const FakeRequest &request : m_requests | std::views::reverse) {
        if (request.method == method && wanted.match(request.path).hasMatch())
            return request;
    }
    return {};
}

QList<FakeExchange *> FakeEngine::open(const QByteArray &method, const QString &path) const
{
    const QRegularExpression wanted = pattern(path);
    QList<FakeExchange *> found;
    for (const QPointer<FakeExchange> &exchange : m_exchanges) {
        if (exchange && exchange->isOpen() && exchange->request.method == method
            && wanted.match(exchange->request.path).hasMatch())
            found.append(exchange);
    }
    return found;
}

QByteArray FakeEngine::eventLine(const QString &action, const QString &id, const QHash<QString, QString> &attributes,
                                 qint64 timeNano, const QString &type)
{
    QJsonObject object;
    for (const auto &[key, value] : attributes.asKeyValueRange())
        object.insert(key, value);
    return QJsonDocument(QJsonObject{
                             {"Type"_L1, type},
                             {"Action"_L1, action},
                             {"Actor"_L1, QJsonObject{{"ID"_L1, id}, {"Attributes"_L1, object}}},
                             {"time"_L1, timeNano / 1'000'000'000},
                             {"timeNano"_L1, timeNano},
                         })
               .toJson(QJsonDocument::Compact)
        + '\n';
}

QRegularExpression FakeEngine::pattern(const QString &path)
{
    return QRegularExpression(u'^' + QRegularExpression::escape(path).replace("\\*"_L1, "[^/]+"_L1) + u'$');
}

void FakeEngine::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        m_sockets.removeIf([](const QPointer<QLocalSocket> &known) { return known.isNull(); });
        m_sockets.append(socket);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

// Only whole requests are taken: a big body stays in the socket's buffer until the rest has come.
void FakeEngine::read(QLocalSocket *socket)
{
    QByteArray buffer = socket->property("rest").toByteArray() + socket->readAll();
    const QPointer<QLocalSocket> alive(socket);
    while (auto request = takeRequest(buffer)) {
        auto *exchange = new FakeExchange(*std::move(request), socket);
        m_exchanges.removeIf([](const QPointer<FakeExchange> &known) { return known.isNull(); });
        m_exchanges.append(exchange);
        handle(*exchange);
        if (!alive || alive->state() != QLocalSocket::ConnectedState)
            return;
    }
    socket->setProperty("rest", buffer);
}

void FakeEngine::handle(FakeExchange &exchange)
{
    const FakeRequest request = exchange.request;
    m_requests.append(request);
    const auto route = std::ranges::find_if(m_routes, [&](const Route &candidate) {
        return candidate.method == request.method && candidate.path.match(request.path).hasMatch();
    });
    if (route == m_routes.end()) {
        exchange.refuse(404, u"page not found"_s);
    } else {
        // A copy: the handler may add another.
        const Handler handler = route->handler;
        handler(exchange);
    }
    Q_EMIT requested(request.path);
}

} // namespace learncode::test
