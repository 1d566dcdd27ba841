// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as pause } from "node:timers/promises";

/** What \a check gives as soon as it gives something true. */
export async function until(check, what, timeoutMs = 10_000) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Not in ${timeoutMs} ms: ${what}`);
    await pause(20);
  }
}
