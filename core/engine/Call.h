// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Request.h"
#include "core/support/Clock.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>

class QNetworkReply;

namespace learncode::engine {

/// One exchange of a request and a whole answer, bounded in time and size. Calls its handler exactly
/// once, as the last thing that it does, and deletes itself.
class Call final : public QObject
{
    Q_OBJECT

public:
    /// How long it may take.
    struct Patience
    {
        std::chrono::milliseconds idle{30'000}; ///< without a byte; all in all it may take four times that
        const Clock *clock = &Clock::machine(); ///< outlives the call
    };

    /// Takes over the reply.
    Call(QNetworkReply *reply, QString description, QString socketPath, Patience patience, AnswerHandler handler,
         QObject *parent);
    ~Call() override;

    void finish(const Result<Answer> &result);

Q_SIGNALS:
    /// The connection failed: whatever was known of the engine may be no longer so.
    void connectionFailed();

private:
    void read();
    void conclude();
    void dropReply();

    QPointer<QNetworkReply> m_reply;
    QString m_description;
    QString m_socketPath;
    AnswerHandler m_handler;
    QByteArray m_body;
    Patience m_patience;
    std::unique_ptr<Timer> m_idle;
    Clock::TimePoint m_deadline;
};

/// The error in a finished reply, if there is one: of the connection, or the engine's refusal with \a body.
[[nodiscard]] std::optional<Error> replyError(const QNetworkReply &reply, const QString &description,
                                              const QString &socketPath, const QByteArray &body);
/// Whether a finished reply ended without a complete answer.
[[nodiscard]] bool connectionBroke(const QNetworkReply &reply);
/// 0 as long as none has come.
[[nodiscard]] int httpStatus(const QNetworkReply &reply);

} // namespace learncode::engine
