// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode {

class Application;

/// `--self-test`: runs the built-in programs on the services, which have been started, prints the table to
/// standard output while it goes on, and shuts everything down. Runs the event loop; an ExitCode.
[[nodiscard]] int runSelfTest(Application &application);

} // namespace learncode
