// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ApiVersion.h"
#include "core/engine/Call.h"
#include "core/engine/Request.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

namespace learncode::engine {

/// What the engine and we agreed on.
struct Agreement
{
    ApiVersion api;
    QString engineVersion;
};
using AgreementHandler = std::function<void(const Result<Agreement> &)>;

/// Gives up a reply without a word to its receiver, whom abort() would call back otherwise.
void discardReply(QPointer<QNetworkReply> &reply, const QObject *receiver);

/// HTTP to the engine's Unix socket: the API version, calls that end, and streams that do not.
///
/// Handlers are called exactly once. When this object goes, all that still wait are called from its
/// destructor with "engine_unavailable"; streams hear closing() before.
class Transport final : public QObject
{
    Q_OBJECT

public:
    Transport(QString socketPath, const Clock *clock);
    ~Transport() override;

    [[nodiscard]] const QString &socketPath() const { return m_socketPath; }
    void setCallTimeout(std::chrono::milliseconds timeout) { m_patience.idle = timeout; }

    /// Makes a call in the agreed version, agreeing first if need be.
    void call(const Request &request, AnswerHandler handler);

    /// Agrees on the API version, or says again what was agreed.
    void agree(AgreementHandler handler);
    void forgetAgreement() { m_agreement.reset(); }

    /// Begins a request whose answer is read while it comes; without a bound in time. The caller owns the
    /// reply (deleteLater) but may find it gone after closing(). Only once agreed.
    [[nodiscard]] QNetworkReply *openStream(const Request &request);

Q_SIGNALS:
    void closing();

private:
    enum class Attempt { First, Second };

    [[nodiscard]] QNetworkRequest networkRequest(const Request &request, bool versioned) const;
    [[nodiscard]] static QNetworkReply *send(QNetworkAccessManager &manager, const QNetworkRequest &network,
                                             const Request &request);
    void callAgreed(const Request &request, AnswerHandler handler, Attempt attempt);
    void exchange(const Request &request, bool versioned, AnswerHandler handler);
    void askVersion(const Answer &ping);
    void concludeAgreement(const Result<Agreement> &result);

    QString m_socketPath;
    // Qt opens six connections to a host. Streams keep theirs for minutes, so calls have their own.
    QNetworkAccessManager m_calls;
    QNetworkAccessManager m_streams;
    Call::Patience m_patience;
    std::optional<Agreement> m_agreement;
    QList<AgreementHandler> m_awaitingAgreement;
    QList<QPointer<Call>> m_openCalls;
    bool m_closing = false;
};

} // namespace learncode::engine
