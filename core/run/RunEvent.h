// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <variant>

namespace learncode {

/// Where the program wrote: its two streams, or the terminal it was given.
enum class OutputStream { Stdout, Stderr, Terminal };

enum class RunPhase { Queued, Compiling, Running };

/// The run moved on. Phases come in order; compiling only in languages that compile.
struct PhaseChanged
{
    RunPhase phase;
};

/// Bytes as the program wrote them: any bytes, cut anywhere, also inside a character.
/// A compiler's words come as Stderr, when it is known that the program does not begin: of one that does, they are in
/// the result's diagnostics and nowhere else.
struct OutputReceived
{
    OutputStream stream;
    QByteArray bytes;
};

/// The program is blocked reading its input and all that it printed has been delivered.
struct WaitingForInput
{
};

/// What happens while a program runs. Its end is not an event: see Run::finished().
using RunEvent = std::variant<PhaseChanged, OutputReceived, WaitingForInput>;

/// For std::visit over a RunEvent.
template<class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};

} // namespace learncode

Q_DECLARE_METATYPE(learncode::RunEvent)
