// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the executor reads from its peer: binary frames, control messages, and base64 within them.
// Every input is tried as each of them.

#include "docker/executor/door/Messages.h"
#include "docker/executor/support/Base64.h"
#include "docker/protocol/Protocol.h"
#include "tests/fuzz/Check.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>
#include <string>

using namespace learncode;
using namespace learncode::executor;
using learncode::fuzz::check;

namespace {

using Json = nlohmann::json;

std::string encodeBase64(std::string_view bytes)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < here ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= here ? digits[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

void checkBase64(std::string_view text)
{
    if (const auto bytes = decodeBase64(text))
        check(encodeBase64(*bytes) == text, "base64 has one spelling for the same bytes");
    check(decodeBase64(encodeBase64(text)) == text, "base64 of any bytes is decoded to them");
}

void checkFrame(std::span<const std::uint8_t> frame)
{
    const auto header = protocol::decode(frame);
    const bool wellFormed = frame.size() >= protocol::FrameHeader::size
        && frame.size() <= protocol::FrameHeader::size + protocol::maxPayloadBytes && frame[0] <= 4;
    check(header.has_value() == wellFormed, "a frame is refused for its size or channel, and for nothing else");
    if (header)
        check(std::ranges::equal(protocol::encode(*header), frame.first(protocol::FrameHeader::size)),
              "a frame's header is encoded to what it was decoded from");
}

/// The largest frame there may be, and one byte more, under this header.
void checkLargeFrames(std::span<const std::uint8_t> header)
{
    static std::array<std::uint8_t, protocol::FrameHeader::size + protocol::maxPayloadBytes + 1> large{};
    std::ranges::copy(header.first(std::min(header.size(), protocol::FrameHeader::size)), large.begin());
    checkFrame(std::span(large).first(large.size() - 1));
    checkFrame(large);
}

bool isSound(TerminalSize size)
{
    return size.cols >= 1 && size.cols <= limits::maxTerminalSide && size.rows >= 1
        && size.rows <= limits::maxTerminalSide;
}

void checkRun(const Job &job)
{
    check(job.args.size() <= limits::maxArguments, "the number of arguments is bounded");
    for (const std::string &arg : job.args)
        check(arg.size() <= limits::maxArgumentBytes && !arg.contains('\0'), "an argument can be passed on");
    check(job.files.size() <= limits::maxFiles, "the number of files is bounded");
    for (std::size_t i = 0; i < job.files.size(); ++i) {
        const std::string &name = job.files[i].name;
        check(!name.empty() && name.size() <= limits::maxFileNameBytes && !name.contains('\0'), "a file has a name");
        const std::string framed = "/" + name + "/";
        check(!framed.contains("//") && !framed.contains("/./") && !framed.contains("/../"),
              "a file stays in the work directory");
        check(std::ranges::count(name, '/') < std::ptrdiff_t{limits::maxFileNameParts}, "its folders are bounded");
        for (std::size_t k = 0; k < i; ++k) {
            const std::string other = "/" + job.files[k].name + "/";
            check(!framed.starts_with(other) && !other.starts_with(framed), "no file is in another's place");
        }
    }
    check(job.wall >= std::chrono::milliseconds(1) && job.wall <= limits::maxWall, "the time is bounded");
    check(job.outputBytes <= limits::maxOutputBytes, "the output is bounded");
    check(!job.terminal || isSound(*job.terminal), "a terminal's size is bounded");
}

Json toJson(const Job &job)
{
    Json files = Json::array();
    for (const WorkFile &file : job.files)
        files.push_back({{"name", file.name}, {"content", encodeBase64(file.content)}});
    Json json{{"type", "run"},
              {"run", job.run},
              {"code", job.code},
              {"args", job.args},
              {"files", files},
              {"wallMs", job.wall.count()},
              {"outputBytes", job.outputBytes}};
    if (job.terminal)
        json["tty"] = {{"cols", job.terminal->cols}, {"rows", job.terminal->rows}};
    return json;
}

void checkSame(const Job &job, const Job &again)
{
    check(again.run == job.run && again.code == job.code && again.args == job.args && again.wall == job.wall
              && again.outputBytes == job.outputBytes && again.terminal == job.terminal,
          "a run written out is read as the same run");
    const auto sameFile = [](const WorkFile &a, const WorkFile &b) {
        return a.name == b.name && a.content == b.content;
    };
    check(std::ranges::equal(again.files, job.files, sameFile), "a run written out has the same files");
}

void checkRefusal(const BadMessage &bad)
{
    check(!bad.reason.empty() && bad.reason.size() <= 200, "a refusal says why, briefly");
    check(!bad.isRun || bad.run, "a refused run can be answered");
    const Json answer = Json::parse(errorMessage("bad_message", bad.reason, bad.run), nullptr, false);
    check(answer.is_object() && answer["message"] == bad.reason, "the answer carries the reason as it is");
}

void checkCommand(std::string_view text)
{
    const auto command = parseCommand(text);
    if (!command)
        return checkRefusal(command.error());
    if (const auto *run = std::get_if<Job>(&*command)) {
        check(run->run >= 1, "runs are numbered from 1");
        checkRun(*run);
        const auto again = parseCommand(toJson(*run).dump());
        check(again && std::holds_alternative<Job>(*again), "a run written out is accepted");
        checkSame(*run, std::get<Job>(*again));
    } else if (const auto *eof = std::get_if<EofCommand>(&*command)) {
        check(eof->run >= 1, "runs are numbered from 1");
    } else if (const auto *stop = std::get_if<StopCommand>(&*command)) {
        check(stop->run >= 1, "runs are numbered from 1");
    } else if (const auto *ack = std::get_if<AckCommand>(&*command)) {
        check(ack->run >= 1 && ack->bytes <= 0xffffffffU, "an acknowledgement is bounded");
    } else if (const auto *resize = std::get_if<ResizeCommand>(&*command)) {
        check(resize->run >= 1 && isSound(resize->size), "a terminal's new size is bounded");
    }
}

/// Whatever bytes a message quotes, what is sent is JSON.
void checkAnswers(std::string_view bytes)
{
    check(Json::accept(errorMessage(bytes, bytes, 7)), "an error is JSON");
    check(Json::accept(helloMessage(bytes, bytes, {}, {})), "a hello is JSON");
    const Report report{.outcome = bytes, .signal = std::string(bytes), .message = std::string(bytes)};
    check(Json::accept(finishedMessage(7, report)), "a finished is JSON");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    checkFrame({data, size});
    checkLargeFrames({data, size});
    checkBase64(text);
    checkCommand(text);
    checkAnswers(text);
    return 0;
}
