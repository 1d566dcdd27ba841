// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The contract between the application and the executor, one place for both sides.
// It knows neither Qt nor Boost: standard C++20 only.
//
// One WebSocket, port 8765, path "/". The upgrade request carries `Authorization: Bearer <token>`;
// without the right token it is answered 401. Text frames are JSON control messages, binary frames
// are bytes of a run (see FrameHeader). Runs are numbered by the application, from 1, never reused
// on one connection. When the connection goes, every run of it is stopped.
//
// executor -> application
//   {"type":"hello","protocol":1,"language":"python","version":"3.13.5","slots":8,
//    "runs":20?,"confinement":{"filter":true,"landlock":7}?}  first, once. Slots: programs that may work at
//       once; runs: how many it holds at most, those included that wait for somebody to type (not said: as
//       many as slots). Confinement: system calls of runs are filtered; version of Landlock, 0: none
//   {"type":"phase","run":7,"phase":"compiling"|"running","directory":"/work/3/code"}
//       where its files are, as messages of compilers and interpreters name them
//   {"type":"waiting","run":7}                    its program is blocked reading its input, and all it printed has
//       been sent: once each time it comes to wait, after it has begun, printed or taken input. It is over when output
//       or `finished` comes, or when input is sent. Never after `eof`, but for a terminal
//   {"type":"finished","run":7,"outcome":"ok","exitCode":0|null,"signal":"SIGSEGV"|null,
//    "compileMs":0.0,"wallMs":1.2,"cpuMs":0.9,"peakMemoryKb":3400,"truncated":false,
//    "message":"…"?}                              last of its run, after all of its output; cpuMs is that
//       of all its processes; message says in a sentence for people which limit it was, or why it failed
//   {"type":"worn"}                               send it no more runs, and make it anew when those it has have ended:
//       something is left in it that no run can be charged for. A run that it is sent nevertheless, it runs
//   {"type":"error","code":"…","message":"…","run":7?}   a message was refused; the connection stays
//
// application -> executor
//   {"type":"run","run":7,"code":"…","args":["a"],"files":[{"name":"data.txt","content":"<base64>"}],
//    "standard":"20"?,"wallMs":30000,"cpuMs":10000?,"outputBytes":1048576,"tty":{"cols":80,"rows":24}?}
//       a file's name may have folders ("pkg/helper.py"): parts without '/' and NUL that are not empty, "." or "..",
//       at most 8 of them and 255 bytes in all; none is the name of another file's folder
//       standard is the id of one of the language's standards (languages.json), not said: its usual one
//       cpuMs bounds the processor time of all processes of the run together; without it the language's
//       bound holds, or wallMs
//       tty gives the program a terminal of that size (1 to 1000; 80 and 24 where one is missing) instead of pipes;
//       its compiler gets none
//   {"type":"eof","run":7}                        end of the input; typed into a terminal as Ctrl+D, and more may follow
//   {"type":"stop","run":7}                       ends it; `finished` with "stopped" follows
//   {"type":"resize","run":7,"cols":80,"rows":24} of its terminal; without one it is ignored
//   {"type":"ack","run":7,"bytes":65536}          so many more bytes of output have been dealt with
//
// A run's input goes as binary frames on Channel::Input, in order, then `eof`. A run's output comes as
// binary frames, that of a terminal all on Channel::Terminal; at most outputWindowBytes of one run are under
// way unacknowledged, then its program waits in write(). What its compiler says is no output: it comes on
// Channel::Compiler, all of it before `phase` with "running", is not acknowledged and does not count against
// outputBytes; it is at most maxCompilerBytes, and what goes beyond is left out. Unknown types and unknown
// members are ignored, so that either side may be newer.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace learncode::protocol {

inline constexpr int version = 1;
inline constexpr std::uint16_t port = 8765;

/// Where a binary frame's bytes belong.
enum class Channel : std::uint8_t { Input = 0, Stdout = 1, Stderr = 2, Terminal = 3, Compiler = 4 };

/// The first bytes of each binary frame: channel (1 byte), run (4 bytes, big-endian); then the payload.
struct FrameHeader
{
    static constexpr std::size_t size = 5;

    Channel channel;
    std::uint32_t run;

    friend constexpr bool operator==(const FrameHeader &, const FrameHeader &) = default;
};

/// Processes and threads of a run, unless its language says otherwise.
inline constexpr int defaultProcesses = 128;
/// A payload is at most this long; a sender cuts, a receiver refuses.
inline constexpr std::size_t maxPayloadBytes = 64 * 1024;
/// A text frame is at most this long: code, files and input limits of a request fit, JSON-escaped.
inline constexpr std::size_t maxTextBytes = 8 * 1024 * 1024;
/// Output of one run that may be under way and not yet acknowledged.
inline constexpr std::size_t outputWindowBytes = 256 * 1024;
/// What a compiler says in one run, all of it.
inline constexpr std::size_t maxCompilerBytes = 512 * 1024;
/// Input of one run that the executor keeps until the program reads it; more is refused.
inline constexpr std::size_t maxPendingInputBytes = 4 * 1024 * 1024;

[[nodiscard]] constexpr std::array<std::uint8_t, FrameHeader::size> encode(FrameHeader header)
{
    return {static_cast<std::uint8_t>(header.channel), static_cast<std::uint8_t>(header.run >> 24),
            static_cast<std::uint8_t>(header.run >> 16), static_cast<std::uint8_t>(header.run >> 8),
            static_cast<std::uint8_t>(header.run)};
}

/// The header of a binary frame; nothing if the frame is too short or too long or the channel unknown.
[[nodiscard]] constexpr std::optional<FrameHeader> decode(std::span<const std::uint8_t> frame)
{
    if (frame.size() < FrameHeader::size || frame.size() > FrameHeader::size + maxPayloadBytes)
        return std::nullopt;
    if (frame[0] > static_cast<std::uint8_t>(Channel::Compiler))
        return std::nullopt;
    const std::uint32_t run = std::uint32_t{frame[1]} << 24 | std::uint32_t{frame[2]} << 16
        | std::uint32_t{frame[3]} << 8 | std::uint32_t{frame[4]};
    return FrameHeader{static_cast<Channel>(frame[0]), run};
}

// The words of control messages, so that neither side can misspell one.
namespace type {
inline constexpr std::string_view hello = "hello";
inline constexpr std::string_view phase = "phase";
inline constexpr std::string_view waiting = "waiting";
inline constexpr std::string_view finished = "finished";
inline constexpr std::string_view worn = "worn";
inline constexpr std::string_view error = "error";
inline constexpr std::string_view run = "run";
inline constexpr std::string_view eof = "eof";
inline constexpr std::string_view stop = "stop";
inline constexpr std::string_view resize = "resize";
inline constexpr std::string_view ack = "ack";
} // namespace type

namespace outcome {
inline constexpr std::string_view ok = "ok";
inline constexpr std::string_view nonzeroExit = "nonzero_exit";
inline constexpr std::string_view signal = "signal";
inline constexpr std::string_view compileError = "compile_error";
inline constexpr std::string_view timeout = "timeout";
inline constexpr std::string_view memoryLimit = "memory_limit";
inline constexpr std::string_view outputLimit = "output_limit";
inline constexpr std::string_view processLimit = "process_limit";
inline constexpr std::string_view stopped = "stopped";
inline constexpr std::string_view rejected = "rejected";
} // namespace outcome

namespace phase {
inline constexpr std::string_view compiling = "compiling";
inline constexpr std::string_view running = "running";
} // namespace phase

} // namespace learncode::protocol
