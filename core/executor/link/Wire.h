// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"
#include "core/run/RunRequest.h"
#include "core/run/RunResult.h"
#include "core/run/ServiceHealth.h"
#include "docker/protocol/Protocol.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

/// The executor protocol in Qt's types: docker/protocol/Protocol.h says what the messages mean.
namespace learncode::executor::wire {

struct Hello
{
    int protocol = 0;
    QString language;
    QString version; ///< of the language: "3.13.5"
    int slots = 1; ///< runs that may work at once; at least 1
    int runs = 1; ///< runs it holds at once, with those that wait for input; at least as many
    std::optional<Confinement> confinement = {}; ///< not said by every executor
};

struct Phase
{
    quint32 run;
    RunPhase phase;
    QString directory = {}; ///< where its files are; empty: not said
};

struct Waiting
{
    quint32 run;
};

struct Finished
{
    quint32 run;
    RunResult result; ///< without queuedMs and diagnostics, which only the application knows
};

/// The executor is to be made anew.
struct Worn
{
};

/// The executor refused a message.
struct Refused
{
    std::optional<quint32> run;
    QString code;
    QString message;
};

/// A message of a type that this version does not know; to be ignored.
struct Unknown
{
};

using Message = std::variant<Hello, Phase, Waiting, Finished, Worn, Refused, Unknown>;

/// Bytes of a run.
struct Chunk
{
    protocol::Channel channel;
    quint32 run;
    QByteArray bytes;
};

/// Nothing if the text is no message of this protocol.
[[nodiscard]] std::optional<Message> decodeText(const QString &text);
/// Nothing if the frame breaks the protocol.
[[nodiscard]] std::optional<Chunk> decodeFrame(const QByteArray &frame);

/// Held to that standard of its language, if there are any.
[[nodiscard]] QString encodeRun(quint32 run, const RunRequest &request, const QString &standardId = {});
[[nodiscard]] QString encodeEof(quint32 run);
[[nodiscard]] QString encodeStop(quint32 run);
[[nodiscard]] QString encodeResize(quint32 run, TerminalSize size);
[[nodiscard]] QString encodeAck(quint32 run, qint64 bytes);
/// At most protocol::maxPayloadBytes of them.
[[nodiscard]] QByteArray encodeInput(quint32 run, QByteArrayView bytes);

} // namespace learncode::executor::wire
