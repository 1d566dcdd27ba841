// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QPointer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <functional>

class QLocalSocket;

namespace learncode::test {

/// What somebody asked the fake engine.
struct FakeRequest
{
    QByteArray method;
    QString path; ///< without the version: "/containers/json"
    QString apiVersion; ///< "1.45"; empty for a request without one
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QString parameter(const QString &name) const;
    [[nodiscard]] QJsonObject json() const;
};

/// A request that waits for its answer: whole, in pieces, broken, or none at all. Belongs to its
/// connection and goes with it, or once it is answered: keep it in a QPointer.
class FakeExchange final : public QObject
{
    Q_OBJECT

public:
    FakeExchange(FakeRequest request, QLocalSocket *socket);

    const FakeRequest request;

    void answer(int status, const QByteArray &body = {}, const QByteArray &contentType = "application/json");
    void answer(int status, const QJsonObject &body);
    void answer(int status, const QJsonArray &body);
    /// As the engine says no: {"message": "…"}.
    void refuse(int status, const QString &message);

    /// Begins an answer in chunks; then send() any number of times, and end().
    void begin(int status = 200, const QByteArray &contentType = "application/json");
    void send(const QByteArray &chunk);
    void end();

    /// Bytes as they are, right or wrong.
    void raw(const QByteArray &bytes);
    /// After raw() with a whole answer: the exchange is over, the connection stays.
    void conclude();
    /// Closes the connection when what was written is out.
    void drop();
    /// Not yet answered, and somebody still waits.
    [[nodiscard]] bool isOpen() const;

private:
    QPointer<QLocalSocket> m_socket;
    bool m_answered = false;
};

/// A Docker engine that does what the test says, on a Unix socket of its own in a temporary directory.
///
/// It answers /_ping, /version and /info by itself. All else is a 404 until on() says otherwise; of two
/// handlers that fit, the one added last is taken. A handler that does not answer leaves the request
/// hanging, for the test to answer later from open().
class FakeEngine final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(FakeExchange &)>;

    /// Listens at once.
    explicit FakeEngine(QObject *parent = nullptr);
    ~FakeEngine() override;

    [[nodiscard]] QString socketPath() const { return m_directory.filePath(QStringLiteral("engine.sock")); }

    /// \a path without version; a star stands for one segment: "/containers/*/json".
    void on(const QByteArray &method, const QString &path, Handler handler);
    /// The same answer each time.
    void on(const QByteArray &method, const QString &path, int status, const QJsonObject &answer = {});

    /// What /_ping and /version say from now on.
    void setApiVersion(const QString &newest, const QString &oldest = QStringLiteral("1.24"));

    /// As when the engine ends: drops every connection and removes the socket.
    void stop();
    /// Listens again, at the same place.
    void start();
    /// Drops every connection, and takes new ones.
    void dropConnections();

    /// Every request so far, in order.
    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    /// How often it was asked for; a star as in on().
    [[nodiscard]] int count(const QByteArray &method, const QString &path) const;
    /// The last such request; an empty one if there was none.
    [[nodiscard]] FakeRequest last(const QByteArray &method, const QString &path) const;
    /// Requests that wait for their answer, or for its end.
    [[nodiscard]] QList<FakeExchange *> open(const QByteArray &method, const QString &path) const;

    /// A line of GET /events.
    [[nodiscard]] static QByteArray eventLine(const QString &action, const QString &id,
                                              const QHash<QString, QString> &attributes = {}, qint64 timeNano = 0,
                                              const QString &type = QStringLiteral("container"));

Q_SIGNALS:
    void requested(const QString &path);

private:
    struct Route
    {
        QByteArray method;
        QRegularExpression path;
        Handler handler;
    };

    [[nodiscard]] static QRegularExpression pattern(const QString &path);
    void accept();
    void read(QLocalSocket *socket);
    void handle(FakeExchange &exchange);

    QTemporaryDir m_directory;
    QLocalServer m_server;
    QList<Route> m_routes;
    QList<FakeRequest> m_requests;
    QList<QPointer<QLocalSocket>> m_sockets;
    QList<QPointer<FakeExchange>> m_exchanges;
    QString m_newestApi;
    QString m_oldestApi;
};

} // namespace learncode::test
