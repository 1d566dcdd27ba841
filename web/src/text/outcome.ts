// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Outcome, RunResult } from "../session/messages";

// How a result looks. What it says comes from the service (core/run/OutcomeText.cpp).

export const tones = ["plain", "good", "attention", "bad", "busy"] as const;
export type Tone = (typeof tones)[number];

export interface OutcomeWords {
  readonly tone: Tone;
  /** "Finished, exit code 0 · ran 12 ms · 9 MB" */
  readonly line: string;
  /** What may help; may be empty. */
  readonly hint: string;
}

const toneOf: Readonly<Record<Outcome, Tone>> = {
  ok: "good",
  nonzero_exit: "attention",
  signal: "bad",
  compile_error: "attention",
  timeout: "attention",
  memory_limit: "attention",
  output_limit: "attention",
  process_limit: "attention",
  stopped: "plain",
  executor_lost: "bad",
  rejected: "attention",
};

export function describeOutcome(result: RunResult): OutcomeWords {
  // Ctrl+C in the terminal: wanted, and no crash.
  const tone = result.signal === "SIGINT" ? "plain" : toneOf[result.outcome];
  return { tone, line: result.words.headline, hint: result.words.detail };
}
