// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/SessionReplies.h"

#include "core/http/json/ResultWriter.h"
#include "core/run/OutputCollector.h"

#include <QJsonDocument>

namespace learncode::http::session {

using namespace Qt::StringLiterals;

namespace {

QString message(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString phaseName(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Queued: return u"queued"_s;
    case RunPhase::Compiling: return u"compiling"_s;
    case RunPhase::Running: return u"running"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString streamName(OutputStream stream)
{
    switch (stream) {
    case OutputStream::Stdout: return u"stdout"_s;
    case OutputStream::Stderr: return u"stderr"_s;
    case OutputStream::Terminal: return u"tty"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString startedMessage()
{
    return message({{u"type"_s, u"started"_s}});
}

QString phaseMessage(RunPhase phase)
{
    return message({{u"type"_s, u"phase"_s}, {u"phase"_s, phaseName(phase)}});
}

QString outputMessage(OutputStream stream, const QString &text)
{
    return message({{u"type"_s, u"output"_s}, {u"stream"_s, streamName(stream)}, {u"data"_s, text}});
}

QString waitingMessage()
{
    return message({{u"type"_s, u"waiting"_s}});
}

QString finishedMessage(const RunResult &result, const OutputCollector &output, const OutcomeContext &context)
{
    QJsonObject object = resultJson(result, output, context);
    if (output.isCut())
        object.insert(u"truncated"_s, true);
    return message({{u"type"_s, u"finished"_s}, {u"result"_s, object}});
}

QString errorMessage(const Error &error, int retryAfter)
{
    QJsonObject object{{u"type"_s, u"error"_s}, {u"code"_s, error.code}, {u"message"_s, error.message}};
    if (retryAfter > 0) {
        object.insert(u"retryable"_s, true);
        object.insert(u"retryAfter"_s, retryAfter);
    }
    return message(object);
}

} // namespace learncode::http::session
