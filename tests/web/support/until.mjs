// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as pause } from "node:timers/promises";

/** How long a test waits for what is bound to come: no machine is so slow that it needs that long. */
export const patienceMs = 120_000;

/** What \a check gives as soon as it gives something true. */
export async function until(check, what, timeoutMs = patienceMs) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Not in ${timeoutMs} ms: ${what}`);
    await pause(20);
  }
}
