// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the application reads from the Docker engine, or from whatever answers in its place.

#include "core/engine/AnswerParser.h"
#include "core/engine/ApiVersion.h"
#include "core/engine/BuildOutput.h"
#include "core/engine/LineSplitter.h"
#include "tests/fuzz/Check.h"

#include <algorithm>

using namespace learncode;
using namespace learncode::engine;
using namespace Qt::StringLiterals;
using learncode::fuzz::check;

namespace {

struct Split
{
    QList<QByteArray> lines;
    QByteArray rest;
    int dropped = 0;

    friend bool operator==(const Split &, const Split &) = default;
};

Split split(QByteArrayView bytes, qsizetype piece, qsizetype longest)
{
    LineSplitter splitter(longest);
    Split result;
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(piece, bytes.size())))
        result.lines += splitter.feed(bytes.first(std::min(piece, bytes.size())));
    result.dropped = splitter.droppedLines();
    result.rest = splitter.takeRest();
    return result;
}

/// The same, as simply as possible.
Split expected(const QByteArray &bytes, qsizetype longest)
{
    Split result;
    QList<QByteArray> lines = bytes.split('\n');
    const QByteArray rest = lines.takeLast();
    for (QByteArray &line : lines) {
        if (line.size() > longest) {
            ++result.dropped;
            continue;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            result.lines.append(line);
    }
    if (rest.size() > longest)
        ++result.dropped;
    else
        result.rest = rest;
    return result;
}

void checkLines(const QByteArray &bytes)
{
    for (const qsizetype longest : {8, 1 << 20}) {
        const Split lines = expected(bytes, longest);
        for (const qsizetype piece : {1, 3, 1 << 20})
            check(split(bytes, piece, longest) == lines, "lines do not depend on how their bytes arrive");
    }
}

void checkBuild(const QByteArray &bytes)
{
    BuildOutput output;
    for (const QByteArray &line : bytes.split('\n')) {
        for (const auto &progress : output.feed(line)) {
            check(progress.step >= 0 && progress.steps >= 0 && progress.line.size() <= 4096, "progress is bounded");
        }
    }
    check(!(output.failed() && output.succeeded()), "a build fails or succeeds");
    check(!output.succeeded() || !output.imageId().isEmpty(), "a build that succeeded made an image");
    const Error error = output.error();
    check(!error.code.isEmpty() && !error.message.isEmpty(), "a failed build says why");
}

template<typename T>
void checkAnswer(const Result<T> &answer)
{
    if (!answer)
        check(answer.error().code == u"engine_error" && !answer.error().message.isEmpty()
                  && answer.error().detail.startsWith(u"GET /"),
              "a refusal has its code, a sentence and the call");
    else if constexpr (requires { answer->id; })
        check(!answer->id.isEmpty(), "a thing of the engine has an id");
    else if constexpr (requires { answer->first().id; })
        check(std::ranges::none_of(*answer, [](const auto &item) { return item.id.isEmpty(); }), "each has an id");
}

void checkAnswers(const QByteArray &body)
{
    const QString request = u"GET /"_s;
    checkAnswer(parseInfo(request, body));
    checkAnswer(parseCreated(request, body));
    checkAnswer(parseContainer(request, body));
    checkAnswer(parseContainers(request, body));
    checkAnswer(parseImage(request, body));
    checkAnswer(parseImages(request, body));
    checkAnswer(parseNetwork(request, body));
    checkAnswer(parseNetworks(request, body));
    const auto version = ApiVersion::parse(QString::fromUtf8(body));
    check(!version || ApiVersion::parse(version->toString()) == version, "a version written out is the same");
}

void checkLog(const QByteArray &body)
{
    const QByteArray whole = demultiplexLog(body, body.size());
    check(whole.size() <= body.size(), "a log is no longer than what was sent");
    check(demultiplexLog(body, 5) == whole.last(std::min<qsizetype>(whole.size(), 5)), "the end of a log is kept");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkLines(bytes);
    checkBuild(bytes);
    checkAnswers(bytes);
    checkLog(bytes);
    return 0;
}
