// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a client says in a session, as far as the program that it is for; and what a program says, cut anywhere.

#include "core/executor/link/Wire.h"
#include "core/http/json/TextDecoder.h"
#include "core/http/session/SessionMessages.h"
#include "core/run/Language.h"
#include "core/run/RunEvent.h"
#include "docker/executor/door/Messages.h"
#include "tests/fuzz/Check.h"
#include "tests/fuzz/HttpChecks.h"

using namespace learncode;
using namespace learncode::http;
using learncode::fuzz::check;

namespace {

// Small enough that short inputs reach them.
session::Rules smallRules()
{
    session::Rules rules;
    rules.languages = &LanguageRegistry::builtIn();
    rules.bounds.codeBytes = 100;
    rules.bounds.inputBytes = 10;
    rules.bounds.fileBytes = 60;
    rules.interactiveLimits = {
        .wallTime = rules.bounds.interactiveWallTime, .cpuTime = rules.bounds.wallTime, .outputBytes = 8 << 20};
    return rules;
}

void checkSize(const TerminalSize &size)
{
    check(size.columns >= 1 && size.columns <= 1000 && size.rows >= 1 && size.rows <= 1000, "a terminal has a size");
}

void checkRun(const session::Run &run, const session::Rules &rules)
{
    const RunRequest &request = run.request;
    check(validate(request, *rules.languages, rules.bounds).has_value(), "what was read is valid");
    check(run.typed.isEmpty() || request.terminal, "only into a terminal is typed ahead");
    check(run.typed.size() <= rules.bounds.inputBytes, "what is typed ahead is bounded");
    check(!request.terminal || request.isInteractive(), "a terminal's input has no end");
    if (request.terminal)
        checkSize(*request.terminal);
    const RunLimits &limits = request.isInteractive() ? rules.interactiveLimits : rules.limits;
    check(request.limits.outputBytes == limits.outputBytes, "a stranger cannot set the output's limit");
    check(!limits.cpuTime || (request.limits.cpuTime && *request.limits.cpuTime <= *limits.cpuTime),
          "the processor's time stays bounded");
    check(request.client.isEmpty(), "a stranger cannot set what is the caller's");
    const QByteArray text = executor::wire::encodeRun(7, request).toUtf8();
    const auto command = executor::parseCommand({text.constData(), size_t(text.size())});
    check(command && std::holds_alternative<executor::Job>(*command), "the executor takes what was accepted");
}

void checkMessage(const QByteArray &text, const session::Rules &rules)
{
    const auto message = session::parse(text, rules);
    if (!message)
        return fuzz::checkReason(message.error().code, message.error().message);
    std::visit(
        Overloaded{[&](const session::Run &run) { checkRun(run, rules); },
                   [](const session::Input &input) { check(input.bytes.isValidUtf8(), "what is typed is text"); },
                   [](const session::EndOfFile &) {}, [](const session::Resize &resize) { checkSize(resize.size); },
                   [](const session::Stop &) {}},
        *message);
}

// The first byte says how long the pieces are.
void checkPieces(const QByteArray &bytes)
{
    const qsizetype size = bytes.isEmpty() ? 1 : 1 + static_cast<unsigned char>(bytes[0]) % 16;
    TextDecoder decoder;
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QString piece = decoder.decode(bytes.mid(at, size));
        check(piece.isValidUtf16(), "no character is cut");
        text += piece;
    }
    check(text + decoder.flush() == textOf(bytes), "pieces say the same as the whole");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    session::Rules rules = smallRules();
    checkMessage(bytes, rules);
    rules.bounds = RequestBounds();
    checkMessage(bytes, rules);
    checkPieces(bytes);
    return 0;
}
