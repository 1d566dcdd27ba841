// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/Messages.h"

#include "docker/executor/support/Base64.h"
#include "docker/protocol/Protocol.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <ranges>
#include <utility>

namespace learncode::executor {

namespace {

using Json = nlohmann::json;

/// A whole number in [low, high] from a member; `fallback` if the member is not there.
std::optional<std::uint64_t> number(const Json &object, const char *name, std::uint64_t low, std::uint64_t high,
                                    std::optional<std::uint64_t> fallback = std::nullopt)
{
    const auto it = object.find(name);
    if (it == object.end())
        return fallback;
    if (!it->is_number_unsigned())
        return std::nullopt;
    const auto value = it->get<std::uint64_t>();
    return value >= low && value <= high ? std::optional(value) : std::nullopt;
}

/// A name for a file in the work directory, or in folders below it, and nothing else.
bool isFileName(std::string_view name)
{
    if (name.size() > limits::maxFileNameBytes || name.contains('\0'))
        return false;
    std::size_t parts = 0;
    for (const auto piece : std::views::split(name, '/')) {
        const std::string_view part(piece);
        if (++parts > limits::maxFileNameParts || part.empty() || part == "." || part == "..")
            return false;
    }
    return parts > 0;
}

/// One name is the other's, or that of a folder which the other is in.
bool areInOneAnothersWay(std::string_view one, std::string_view other)
{
    if (one.size() > other.size())
        std::swap(one, other);
    return other.starts_with(one) && (other.size() == one.size() || other[one.size()] == '/');
}

/// Reads `args`; the reason for people if they are not fit to be passed on.
std::string readArguments(const Json &object, std::vector<std::string> &args)
{
    const auto it = object.find("args");
    if (it == object.end())
        return {};
    if (!it->is_array() || it->size() > limits::maxArguments)
        return "The arguments must be a list of at most " + std::to_string(limits::maxArguments) + " texts.";
    for (const Json &item : *it) {
        const auto *text = item.get_ptr<const std::string *>();
        if (!text || text->size() > limits::maxArgumentBytes || text->find('\0') != std::string::npos)
            return "An argument is not a text, too long, or contains a NUL.";
        args.push_back(*text);
    }
    return {};
}

std::string readFiles(const Json &object, std::vector<WorkFile> &files)
{
    const auto it = object.find("files");
    if (it == object.end())
        return {};
    if (!it->is_array() || it->size() > limits::maxFiles)
        return "The files must be a list of at most " + std::to_string(limits::maxFiles) + " entries.";
    for (const Json &item : *it) {
        if (!item.is_object() || !item.contains("name") || !item.contains("content"))
            return "A file needs a name and a content.";
        const auto *name = item["name"].get_ptr<const std::string *>();
        const auto *content = item["content"].get_ptr<const std::string *>();
        if (!name || !isFileName(*name))
            return "A file's name must be a name in the work directory, of at most "
                + std::to_string(limits::maxFileNameParts) + " parts.";
        const auto inTheWay = [&](const WorkFile &file) { return areInOneAnothersWay(file.name, *name); };
        if (std::ranges::any_of(files, inTheWay))
            return "Two files have the same name, or one that of the other's folder.";
        auto bytes = content ? decodeBase64(*content) : std::nullopt;
        if (!bytes)
            return "A file's content is not valid base64.";
        files.push_back({*name, std::move(*bytes)});
    }
    return {};
}

std::optional<TerminalSize> readSize(const Json &object, std::optional<TerminalSize> fallback)
{
    const auto side = [&](const char *name, std::uint16_t TerminalSize::*member) {
        const auto otherwise = fallback ? std::optional<std::uint64_t>((*fallback).*member) : std::nullopt;
        return number(object, name, 1, limits::maxTerminalSide, otherwise);
    };
    const auto cols = side("cols", &TerminalSize::cols);
    const auto rows = side("rows", &TerminalSize::rows);
    if (!cols || !rows)
        return std::nullopt;
    return TerminalSize{static_cast<std::uint16_t>(*cols), static_cast<std::uint16_t>(*rows)};
}

const std::string &badSize()
{
    static const std::string text =
        "A terminal has 1 to " + std::to_string(limits::maxTerminalSide) + " columns and as many rows.";
    return text;
}

std::expected<Command, BadMessage> parseRun(const Json &object, std::uint32_t run)
{
    const auto refuse = [run](std::string reason) { return std::unexpected(BadMessage{std::move(reason), run, true}); };
    Job job{.run = run};
    const auto code = object.find("code");
    if (code == object.end() || !code->is_string())
        return refuse("The code is missing.");
    job.code = code->get<std::string>();
    if (auto reason = readArguments(object, job.args); !reason.empty())
        return refuse(std::move(reason));
    if (auto reason = readFiles(object, job.files); !reason.empty())
        return refuse(std::move(reason));
    if (const auto standard = object.find("standard"); standard != object.end()) {
        if (!standard->is_string())
            return refuse("The standard is not a text.");
        job.standard = standard->get<std::string>();
    }
    const RunLimits defaults;
    const auto wall = number(object, "wallMs", 1, limits::maxWall.count(), defaults.wall.count());
    const auto output = number(object, "outputBytes", 0, limits::maxOutputBytes, defaults.outputBytes);
    const auto cpu = number(object, "cpuMs", 1, limits::maxWall.count(), 0);
    if (!wall || !output || !cpu)
        return refuse("A limit is out of range.");
    job.wall = std::chrono::milliseconds(*wall);
    if (*cpu > 0)
        job.cpu = std::chrono::milliseconds(*cpu);
    job.outputBytes = *output;
    if (const auto tty = object.find("tty"); tty != object.end()) {
        job.terminal = tty->is_object() ? readSize(*tty, TerminalSize{}) : std::nullopt;
        if (!job.terminal)
            return refuse(badSize());
    }
    return job;
}

std::string write(const Json &json)
{
    // Messages may quote bytes that are no UTF-8; those become U+FFFD rather than an exception.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::expected<Command, BadMessage> parseCommand(std::string_view text)
{
    // A hostile text may nest a million arrays; what we understand is three levels deep.
    const auto shallow = [](int depth, Json::parse_event_t, Json &) { return depth <= 8; };
    const Json json = Json::parse(text, shallow, false);
    if (!json.is_object())
        return std::unexpected(BadMessage{"The message is not a JSON object.", {}, false});
    const auto type = json.find("type");
    if (type == json.end() || !type->is_string())
        return std::unexpected(BadMessage{"The message has no type.", {}, false});
    const auto &word = type->get_ref<const std::string &>();

    constexpr std::string_view known[] = {protocol::type::run, protocol::type::eof, protocol::type::stop,
                                          protocol::type::ack, protocol::type::resize};
    if (std::ranges::find(known, word) == std::end(known))
        return IgnoredCommand{};
    const auto id = number(json, "run", 1, std::numeric_limits<std::uint32_t>::max());
    if (!id)
        return std::unexpected(BadMessage{"The message names no run.", {}, false});
    const auto run = static_cast<std::uint32_t>(*id);
    if (word == protocol::type::run)
        return parseRun(json, run);
    if (word == protocol::type::eof)
        return EofCommand{run};
    if (word == protocol::type::stop)
        return StopCommand{run};
    if (word == protocol::type::resize) {
        const auto size = readSize(json, std::nullopt);
        return size ? std::expected<Command, BadMessage>(ResizeCommand{run, *size})
                    : std::unexpected(BadMessage{badSize(), run, false});
    }
    const auto bytes = number(json, "bytes", 0, std::numeric_limits<std::uint32_t>::max());
    if (!bytes)
        return std::unexpected(BadMessage{"The acknowledgement has no number of bytes.", run, false});
    return AckCommand{run, *bytes};
}

std::string helloMessage(std::string_view language, std::string_view languageVersion, Room room,
                         const Confinement &confinement)
{
    return write({{"type", protocol::type::hello},
                  {"protocol", protocol::version},
                  {"language", language},
                  {"version", languageVersion},
                  {"slots", room.slots},
                  {"runs", room.runs},
                  {"confinement", {{"filter", confinement.filter}, {"landlock", confinement.landlock}}}});
}

std::string phaseMessage(std::uint32_t run, Phase phase, std::string_view directory)
{
    const std::string_view word = phase == Phase::Compiling ? protocol::phase::compiling : protocol::phase::running;
    return write({{"type", protocol::type::phase}, {"run", run}, {"phase", word}, {"directory", directory}});
}

std::string waitingMessage(std::uint32_t run)
{
    return write({{"type", protocol::type::waiting}, {"run", run}});
}

std::string wornMessage()
{
    return write({{"type", protocol::type::worn}});
}

std::string finishedMessage(std::uint32_t run, const Report &report)
{
    Json json{{"type", protocol::type::finished},
              {"run", run},
              {"outcome", report.outcome},
              {"exitCode", nullptr},
              {"signal", nullptr},
              {"compileMs", report.compileMs},
              {"wallMs", report.wallMs},
              {"cpuMs", report.cpuMs},
              {"peakMemoryKb", report.peakMemoryKb},
              {"truncated", report.truncated}};
    if (report.exitCode)
        json["exitCode"] = *report.exitCode;
    if (!report.signal.empty())
        json["signal"] = report.signal;
    if (!report.message.empty())
        json["message"] = report.message;
    return write(json);
}

std::string errorMessage(std::string_view code, std::string_view message, std::optional<std::uint32_t> run)
{
    Json json{{"type", protocol::type::error}, {"code", code}, {"message", message}};
    if (run)
        json["run"] = *run;
    return write(json);
}

} // namespace learncode::executor
