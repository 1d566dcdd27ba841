// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace learncode::test {

/// Has "s3cret" in its first argument, its memory, data.txt, its temporary files, its environment and shared objects,
/// listens on an abstract address, prints its process and directory, and then "got …" with a second line of its input.
[[nodiscard]] QByteArray victimProgram(const QString &language);

/// Is given the victim's process and directory; prints what it finds or can do to it, and "tried" at the end.
[[nodiscard]] QByteArray thiefProgram(const QString &language);

/// Stops and kills everybody it can, the victim and the executor by name, for ever; prints "stopping" first.
[[nodiscard]] QByteArray stopperProgram(const QString &language);

} // namespace learncode::test
