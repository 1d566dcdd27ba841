// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Printed } from "../output/transcript";
import { isObject, listOf, textOf, wordOf } from "../service/json";
import { outputStreams, readDiagnostic, type Diagnostic } from "../session/messages";
import { tones, type OutcomeWords } from "../text/outcome";
import { readStored, writeStored } from "./browser-storage";

/** What the last run has left to be seen: a reload must not take it away. */
export interface LastRun {
  readonly languageId: string;
  readonly interactive: boolean;
  readonly printed: readonly Printed[];
  /** There had been more before that. */
  readonly isCut: boolean;
  readonly words: OutcomeWords;
  readonly problems: readonly Diagnostic[];
}

const key = "run";

/** Each tab has its own. Without one there is none any more. */
export function keepLastRun(run: LastRun | undefined): void {
  writeStored(key, run, "tab");
}

export function loadLastRun(): LastRun | undefined {
  const value = readStored(key, "tab");
  if (!isObject(value)) return undefined;
  const words = isObject(value["words"]) ? value["words"] : {};
  return {
    languageId: textOf(value["languageId"]) ?? "",
    interactive: value["interactive"] === true,
    printed: listOf(value["printed"], (object) => {
      const stream = wordOf(object["stream"], outputStreams);
      const text = textOf(object["text"]);
      return stream === undefined || text === undefined ? undefined : { stream, text };
    }),
    isCut: value["isCut"] === true,
    words: {
      tone: wordOf(words["tone"], tones) ?? "plain",
      line: textOf(words["line"]) ?? "",
      hint: textOf(words["hint"]) ?? "",
    },
    problems: listOf(value["problems"], readDiagnostic),
  };
}
