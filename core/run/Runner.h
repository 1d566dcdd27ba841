// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"
#include "core/run/RunRequest.h"
#include "core/run/RunResult.h"

#include <QObject>

namespace learncode {

/// One run of one program. Made by Runner::start(), owned by the parent given there.
///
/// Emits event() any number of times, then finished() exactly once, then nothing more. Neither is
/// emitted before start() has returned. Deleting a Run before that stops its program; finished() is
/// then not emitted.
class Run : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Types into the program. Ignored when the input was given with the request or has been closed.
    virtual void writeInput(const QByteArray &bytes) = 0;
    /// Ends the input: the program reads end-of-file.
    virtual void closeInput() = 0;
    /// Tells a run with a terminal its new size.
    virtual void resizeTerminal(TerminalSize size) = 0;
    /// Ends the run; finished() follows with Outcome::Stopped, or with how it ended if it was faster.
    virtual void stop() = 0;

    /// Off: the reader says itself, with acknowledge(), how much of the output it has dealt with, and a
    /// program that is far ahead is slowed down. On, as it is at first: each byte counts when emitted.
    virtual void setAutoAcknowledge(bool on) = 0;
    /// The reader has dealt with this many more bytes.
    virtual void acknowledge(qint64 bytes) = 0;

Q_SIGNALS:
    void event(const learncode::RunEvent &event);
    void finished(const learncode::RunResult &result);
};

/// The one door at which programs are run: the desktop, HTTP, sessions and tests all stand here.
class Runner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins a run. Always returns one; what cannot be run ends as Outcome::Rejected, with error
    /// "busy", "warming_up", "engine_unavailable" or one of validate().
    [[nodiscard]] virtual Run *start(const RunRequest &request, QObject *parent) = 0;
};

} // namespace learncode
