// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventStreamOperation.h"

#include "core/engine/Call.h"
#include "core/engine/EngineErrors.h"
#include "core/engine/Transport.h"
#include "core/support/Logging.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkReply>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace learncode::engine {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 6> backOff{100ms, 250ms, 500ms, 1s, 2s, 5s};
// A connection that lived this long was a good one; the next loss starts at the table's top.
constexpr std::chrono::milliseconds stableAfter = 5s;
constexpr qint64 nanosecondsPerSecond = 1'000'000'000;
constexpr qsizetype longestRefusal = 64 << 10;
constexpr qsizetype rememberedEvents = 64;

// "1136073600.000000001", as the engine takes it.
QString timestamp(qint64 nanoseconds)
{
    return u"%1.%2"_s.arg(nanoseconds / nanosecondsPerSecond)
        .arg(nanoseconds % nanosecondsPerSecond, 9, 10, QChar(u'0'));
}

// The engine's own clock, in whole seconds: it may run in a virtual machine and differ from ours.
qint64 engineTime(const QNetworkReply &reply)
{
    const QString date = QString::fromLatin1(reply.rawHeader("Date"));
    QDateTime time = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeZone(QTimeZone::UTC);
    return (time.isValid() ? time : QDateTime::currentDateTimeUtc()).toSecsSinceEpoch() * nanosecondsPerSecond;
}

EngineEvent eventFrom(const QJsonObject &object)
{
    const QJsonObject actor = object["Actor"_L1].toObject();
    EngineEvent event{
        .type = object["Type"_L1].toString(),
        .action = object["Action"_L1].toString(),
        .id = actor["ID"_L1].toString(),
        .attributes = {},
    };
    const QJsonObject attributes = actor["Attributes"_L1].toObject();
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        event.attributes.insert(it.key(), it.value().toString());
    return event;
}

} // namespace

EventStreamOperation::EventStreamOperation(Transport *transport, QByteArray filter, QObject *parent)
    : EventStream(parent)
    , m_transport(transport)
    , m_filter(std::move(filter))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStreamOperation::open);
    connect(transport, &Transport::closing, this, [this] {
        m_transport = nullptr;
        lost(closedError());
    });
    // Not before the caller has connected to the signals.
    m_retry.start(0ms);
}

EventStreamOperation::~EventStreamOperation()
{
    discardReply(m_reply, this);
}

void EventStreamOperation::open()
{
    if (!m_transport)
        return;
    m_transport->agree([self = QPointer(this)](const Result<Agreement> &agreed) {
        if (!self || !self->m_transport)
            return;
        if (!agreed)
            return self->lost(agreed.error());
        self->begin();
    });
}

void EventStreamOperation::begin()
{
    Request request{Verb::Get, u"/events"_s, {{u"filters"_s, QString::fromUtf8(m_filter)}}};
    if (m_since > 0)
        request.query.append({u"since"_s, timestamp(m_since)});
    m_lines = LineSplitter();
    m_refusal.clear();
    m_reply = m_transport->openStream(request);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &EventStreamOperation::greet);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStreamOperation::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStreamOperation::conclude);
}

void EventStreamOperation::greet()
{
    if (m_up || httpStatus(*m_reply) != 200)
        return;
    m_up = true;
    m_toldDown = false;
    m_connectedFor.start();
    if (m_since == 0)
        m_since = engineTime(*m_reply);
    Q_EMIT connected();
}

void EventStreamOperation::read()
{
    const QByteArray bytes = m_reply->readAll();
    if (httpStatus(*m_reply) != 200) {
        m_refusal += bytes.first(std::min(bytes.size(), longestRefusal - m_refusal.size()));
        return;
    }
    const QPointer<EventStreamOperation> self(this);
    for (const QByteArray &line : m_lines.feed(bytes)) {
        deliver(line);
        if (!self || !m_reply)
            return;
    }
}

void EventStreamOperation::deliver(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) {
        qCWarning(lcEngine) << "an event that is no JSON object was left out";
        return;
    }
    const QJsonObject object = document.object();
    if (seenBefore(object["timeNano"_L1].toInteger(), line))
        return;
    Q_EMIT received(eventFrom(object));
}

bool EventStreamOperation::seenBefore(qint64 time, const QByteArray &line)
{
    if (time < m_since)
        return false;
    if (time > m_since) {
        m_since = time;
        m_seenAtSince.clear();
    } else if (m_seenAtSince.contains(line)) {
        return true;
    }
    if (m_seenAtSince.size() < rememberedEvents)
        m_seenAtSince.append(line);
    return false;
}

void EventStreamOperation::conclude()
{
    const QPointer<EventStreamOperation> self(this);
    read();
    if (!self || !m_reply || !m_transport)
        return;
    const auto error = replyError(*m_reply, u"GET /events"_s, m_transport->socketPath(), m_refusal);
    lost(error.value_or(connectionError(QNetworkReply::RemoteHostClosedError, u"the stream of events ended"_s,
                                        m_transport->socketPath())));
}

void EventStreamOperation::lost(const Error &error)
{
    discardReply(m_reply, this);
    if (std::exchange(m_up, false) && m_connectedFor.durationElapsed() > stableAfter)
        m_failures = 0;
    if (m_transport) {
        // Whoever comes back may be another engine.
        m_transport->forgetAgreement();
        m_retry.start(backOff[std::min(m_failures++, backOff.size() - 1)]);
    }
    if (!std::exchange(m_toldDown, true))
        Q_EMIT disconnected(error);
}

} // namespace learncode::engine
