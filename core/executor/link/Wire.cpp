// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/Wire.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace learncode::executor::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxRuns = 64;
constexpr int maxLandlock = 1000;
constexpr qsizetype maxWordLength = 200; // of a version, a signal's name, a code
constexpr qsizetype maxPathLength = 1000;
constexpr qsizetype maxMessageLength = 4000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::executor::Wire)
};

QLatin1StringView word(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString shortText(const QJsonValue &value, qsizetype limit = maxWordLength)
{
    return value.toString().left(limit);
}

// A number from outside, as a finite one that is not negative.
double amount(const QJsonValue &value)
{
    constexpr double most = 1e12;
    const double number = value.toDouble();
    return std::isfinite(number) ? std::clamp(number, 0.0, most) : 0.0;
}

std::optional<quint32> runOf(const QJsonObject &json)
{
    const qint64 run = json["run"_L1].toInteger(-1);
    if (run < 1 || run > std::numeric_limits<quint32>::max())
        return std::nullopt;
    return static_cast<quint32>(run);
}

std::optional<Message> decodePhase(const QJsonObject &json, quint32 run)
{
    const QString phase = json["phase"_L1].toString();
    const QString directory = shortText(json["directory"_L1], maxPathLength);
    if (phase == word(protocol::phase::compiling))
        return Phase{run, RunPhase::Compiling, directory};
    if (phase == word(protocol::phase::running))
        return Phase{run, RunPhase::Running, directory};
    return Unknown{};
}

std::optional<Message> decodeFinished(const QJsonObject &json, quint32 run)
{
    const QByteArray name = json["outcome"_L1].toString().toLatin1();
    const auto outcome = outcomeFromName(QLatin1StringView(name));
    // That it is lost is for this side to notice.
    if (!outcome || *outcome == Outcome::ExecutorLost)
        return std::nullopt;

    RunResult result;
    result.outcome = *outcome;
    if (const int code = json["exitCode"_L1].toInt(-1); code >= 0 && code <= 255)
        result.exitCode = code;
    if (*outcome == Outcome::Signal)
        result.signal = shortText(json["signal"_L1]);
    result.timing.compileMs = amount(json["compileMs"_L1]);
    result.timing.wallMs = amount(json["wallMs"_L1]);
    result.timing.cpuMs = amount(json["cpuMs"_L1]);
    result.peakMemoryKb = static_cast<qint64>(amount(json["peakMemoryKb"_L1]));
    result.truncated = json["truncated"_L1].toBool();
    const QString message = shortText(json["message"_L1], maxMessageLength);
    if (*outcome == Outcome::Rejected) {
        const QString code = shortText(json["code"_L1]);
        result.error =
            Error{code.isEmpty() ? u"busy"_s : code,
                  message.isEmpty() ? Text::tr("The program could not be started. Please try again.") : message,
                  {}};
    } else {
        result.message = message;
    }
    return Finished{run, result};
}

std::optional<Confinement> decodeConfinement(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return Confinement{.filter = value["filter"_L1].toBool(),
                       .landlock = std::clamp(value["landlock"_L1].toInt(), 0, maxLandlock)};
}

Message decodeHello(const QJsonObject &json)
{
    const int slots = std::clamp(json["slots"_L1].toInt(1), 1, maxRuns);
    return Hello{.protocol = json["protocol"_L1].toInt(),
                 .language = shortText(json["language"_L1]),
                 .version = shortText(json["version"_L1]),
                 .slots = slots,
                 .runs = std::clamp(json["runs"_L1].toInt(slots), slots, maxRuns),
                 .confinement = decodeConfinement(json["confinement"_L1])};
}

QString toText(QJsonObject json, std::string_view type, quint32 run)
{
    json["type"_L1] = word(type);
    json["run"_L1] = static_cast<qint64>(run);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject terminalOf(TerminalSize size)
{
    return {{u"cols"_s, size.columns}, {u"rows"_s, size.rows}};
}

// Base64 needs no escaping: written by hand, a megabyte of files takes a millisecond, not fifteen.
QString withFiles(QString object, const QList<SourceFile> &files)
{
    if (files.isEmpty())
        return object;
    object.chop(1);
    QLatin1StringView separator = ",\"files\":["_L1;
    for (const SourceFile &file : files) {
        const QByteArray name = QJsonDocument(QJsonArray{file.name}).toJson(QJsonDocument::Compact);
        object += separator + "{\"name\":"_L1 + QString::fromUtf8(name.sliced(1).chopped(1)) + ",\"content\":\""_L1
            + QLatin1StringView(file.content.toBase64()) + "\"}"_L1;
        separator = ","_L1;
    }
    return object + "]}"_L1;
}

} // namespace

std::optional<Message> decodeText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    const QString type = json["type"_L1].toString();

    if (type == word(protocol::type::hello))
        return decodeHello(json);
    if (type == word(protocol::type::error))
        return Refused{runOf(json), shortText(json["code"_L1]), shortText(json["message"_L1], maxMessageLength)};

    if (type == word(protocol::type::worn))
        return Worn{};

    const auto run = runOf(json);
    if (type == word(protocol::type::phase))
        return run ? decodePhase(json, *run) : std::nullopt;
    if (type == word(protocol::type::waiting))
        return run ? std::optional<Message>(Waiting{*run}) : std::nullopt;
    if (type == word(protocol::type::finished))
        return run ? decodeFinished(json, *run) : std::nullopt;
    return Unknown{};
}

std::optional<Chunk> decodeFrame(const QByteArray &frame)
{
    const std::span bytes(reinterpret_cast<const std::uint8_t *>(frame.constData()), static_cast<size_t>(frame.size()));
    const auto header = protocol::decode(bytes);
    if (!header || header->channel == protocol::Channel::Input)
        return std::nullopt;
    return Chunk{header->channel, header->run, frame.sliced(protocol::FrameHeader::size)};
}

QString encodeRun(quint32 run, const RunRequest &request, const QString &standardId)
{
    QJsonObject json{{u"code"_s, request.code},
                     {u"args"_s, QJsonArray::fromStringList(request.args)},
                     {u"wallMs"_s, static_cast<qint64>(request.limits.wallTime.count())},
                     {u"cpuMs"_s, static_cast<qint64>(cpuTimeOf(request).count())},
                     {u"outputBytes"_s, request.limits.outputBytes}};
    if (!standardId.isEmpty())
        json["standard"_L1] = standardId;
    if (request.terminal)
        json["tty"_L1] = terminalOf(*request.terminal);
    return withFiles(toText(std::move(json), protocol::type::run, run), request.files);
}

QString encodeEof(quint32 run)
{
    return toText({}, protocol::type::eof, run);
}

QString encodeStop(quint32 run)
{
    return toText({}, protocol::type::stop, run);
}

QString encodeResize(quint32 run, TerminalSize size)
{
    return toText(terminalOf(size), protocol::type::resize, run);
}

QString encodeAck(quint32 run, qint64 bytes)
{
    return toText({{u"bytes"_s, bytes}}, protocol::type::ack, run);
}

QByteArray encodeInput(quint32 run, QByteArrayView bytes)
{
    const auto header = protocol::encode({protocol::Channel::Input, run});
    QByteArray frame(reinterpret_cast<const char *>(header.data()), static_cast<qsizetype>(header.size()));
    frame.append(bytes.first(std::min(bytes.size(), static_cast<qsizetype>(protocol::maxPayloadBytes))));
    return frame;
}

} // namespace learncode::executor::wire
