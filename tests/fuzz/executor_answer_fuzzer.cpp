// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the application reads from an executor: any bytes as text and as a frame, and whatever the executor's
// own writer makes of arbitrary reports.

#include "core/executor/link/Wire.h"
#include "docker/executor/door/Messages.h"
#include "tests/fuzz/Check.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cmath>

using namespace learncode;
using namespace learncode::executor;
using learncode::fuzz::check;

namespace {

template<class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};

void checkResult(const RunResult &result)
{
    check(outcomeFromName(outcomeName(result.outcome)) == result.outcome, "the outcome is one of ours");
    check(result.outcome != Outcome::ExecutorLost, "no executor can say that it is lost");
    check(!result.exitCode || (*result.exitCode >= 0 && *result.exitCode <= 255), "an exit code is a byte");
    check(result.signal.size() <= 200 && (result.signal.isEmpty() || result.outcome == Outcome::Signal),
          "only a signal has a name");
    for (const double ms : {result.timing.compileMs, result.timing.wallMs, result.timing.cpuMs})
        check(std::isfinite(ms) && ms >= 0, "times are sound");
    check(result.peakMemoryKb >= 0, "the memory is sound");
    check(result.error.has_value() == (result.outcome == Outcome::Rejected), "a rejection says why, nothing else");
    if (result.error)
        check(!result.error->code.isEmpty() && !result.error->message.isEmpty() && result.error->message.size() <= 4000,
              "a rejection has a code and a sentence");
}

void checkMessage(const wire::Message &message)
{
    std::visit(Overloaded{
                   [](const wire::Hello &hello) {
                       check(hello.slots >= 1 && hello.runs >= hello.slots && hello.runs <= 64, "the room is bounded");
                       check(hello.language.size() <= 200 && hello.version.size() <= 200, "the words are bounded");
                   },
                   [](const wire::Phase &phase) { check(phase.run >= 1, "runs are numbered from 1"); },
                   [](const wire::Waiting &waiting) { check(waiting.run >= 1, "runs are numbered from 1"); },
                   [](const wire::Finished &finished) {
                       check(finished.run >= 1, "runs are numbered from 1");
                       checkResult(finished.result);
                   },
                   [](const wire::Refused &refused) {
                       check(!refused.run || *refused.run >= 1, "runs are numbered from 1");
                       check(refused.code.size() <= 200 && refused.message.size() <= 4000, "the words are bounded");
                   },
                   [](const wire::Worn &) {},
                   [](const wire::Unknown &) {},
               },
               message);
}

void checkFrame(const QByteArray &frame)
{
    const auto chunk = wire::decodeFrame(frame);
    if (!chunk)
        return;
    check(chunk->channel != protocol::Channel::Input, "no executor sends input");
    check(chunk->bytes.size() <= qsizetype(protocol::maxPayloadBytes), "the payload is bounded");
    const auto header = protocol::encode({chunk->channel, chunk->run});
    check(QByteArray(reinterpret_cast<const char *>(header.data()), qsizetype(header.size())) + chunk->bytes == frame,
          "a frame is encoded to what it was decoded from");
}

/// A report that the executor may make is understood here.
void checkReport(FuzzedDataProvider data)
{
    static constexpr std::array outcomes{
        protocol::outcome::ok,           protocol::outcome::nonzeroExit,  protocol::outcome::signal,
        protocol::outcome::compileError, protocol::outcome::timeout,      protocol::outcome::memoryLimit,
        protocol::outcome::outputLimit,  protocol::outcome::processLimit, protocol::outcome::stopped,
        protocol::outcome::rejected,
    };
    Report report{.outcome = data.PickValueInArray(outcomes)};
    if (data.ConsumeBool())
        report.exitCode = data.ConsumeIntegralInRange(0, 255);
    report.compileMs = data.ConsumeFloatingPointInRange(0.0, 1e9);
    report.wallMs = data.ConsumeFloatingPoint<double>();
    report.cpuMs = data.ConsumeFloatingPoint<double>();
    report.peakMemoryKb = data.ConsumeIntegral<std::int64_t>();
    report.truncated = data.ConsumeBool();
    const auto run = data.ConsumeIntegralInRange<std::uint32_t>(1, 0xffffffff);
    report.signal = data.ConsumeRandomLengthString(40);
    report.message = data.ConsumeRemainingBytesAsString();

    const auto message = wire::decodeText(QString::fromStdString(finishedMessage(run, report)));
    check(message && std::holds_alternative<wire::Finished>(*message), "what the executor says is understood");
    const auto &finished = std::get<wire::Finished>(*message);
    checkMessage(*message);
    check(finished.run == run && finished.result.exitCode == report.exitCode
              && finished.result.truncated == report.truncated && finished.result.timing.compileMs == report.compileMs,
          "what the executor says arrives");
    check(outcomeName(finished.result.outcome)
              == QLatin1StringView(report.outcome.data(), qsizetype(report.outcome.size())),
          "the outcome arrives");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto message = wire::decodeText(QString::fromUtf8(bytes)))
        checkMessage(*message);
    checkFrame(bytes);
    checkReport(FuzzedDataProvider(data, size));
    return 0;
}
