// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/json/TextDecoder.h"
#include "core/run/OutcomeText.h"
#include "core/run/OutputCollector.h"
#include "core/run/Runner.h"

#include <array>
#include <memory>

namespace learncode::http {

class Background;

/// One run of a session: what happens to it becomes messages. What is printed in one pass of the event loop becomes
/// one: a program that prints in a loop would otherwise cost a message a line.
///
/// Emits said() any number of times, then ended() exactly once, then nothing more. Deleting it before that
/// stops its program.
class SessionRun final : public QObject
{
    Q_OBJECT

public:
    /// Takes the run. Of its output the first \a keptBytes go into its result, which is worded with the context.
    SessionRun(std::unique_ptr<Run> run, OutcomeContext context, qsizetype keptBytes, Background *background,
               QObject *parent);
    ~SessionRun() override;

    [[nodiscard]] Run &run() { return *m_run; }
    /// The client has what was said so far, or nearly.
    void acknowledge();
    /// Stops it; nobody hears what it still says, only that it has ended.
    void abandon();

Q_SIGNALS:
    void said(const QString &message);
    /// With its last message.
    void ended(const learncode::RunResult &result, const QString &message);

private:
    void happened(const RunEvent &event);
    void start();
    void print(const OutputReceived &output);
    void say(const QString &message);
    void sayPrinted();
    void flush();
    void finish(const RunResult &result);

    std::unique_ptr<Run> m_run;
    OutcomeContext m_context;
    Background *m_background;
    std::array<TextDecoder, 3> m_decoders; ///< one a stream
    OutputCollector m_output;
    OutputStream m_printedOn = OutputStream::Stdout;
    QString m_printed; ///< not said yet, all on one stream
    qint64 m_unacknowledged = 0;
    bool m_started = false;
    bool m_abandoned = false;
};

} // namespace learncode::http
