// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isObject, listOf, numberOf, parseObject, textOf, wordOf, type JsonObject } from "../service/json";
import { readWords, type Words } from "../service/words";

// The session's messages (GET /api/code/session, WebSocket, one JSON object in each text frame).

export type ClientMessage =
  | { type: "run"; code: string; language: string; input?: string; tty?: boolean; cols?: number; rows?: number }
  | { type: "input"; data: string }
  | { type: "eof" }
  | { type: "resize"; cols: number; rows: number }
  | { type: "stop" };

export const outcomes = [
  "ok",
  "nonzero_exit",
  "signal",
  "compile_error",
  "timeout",
  "memory_limit",
  "output_limit",
  "process_limit",
  "stopped",
  "executor_lost",
  "rejected",
] as const;
export type Outcome = (typeof outcomes)[number];

export interface Diagnostic {
  readonly severity: "error" | "warning" | "note";
  readonly file: string;
  /** From 1; 0 if it is about no line. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface RunResult {
  readonly outcome: Outcome;
  readonly signal: string;
  /** How it ended in one line, and what that means or what to do about it. */
  readonly words: Words;
  readonly diagnostics: readonly Diagnostic[];
}

export const outputStreams = ["stdout", "stderr", "tty"] as const;
export type OutputStream = (typeof outputStreams)[number];
export type Phase = "queued" | "compiling" | "running";

export type ServerMessage =
  | { type: "started" }
  | { type: "phase"; phase: Phase }
  | { type: "output"; stream: OutputStream; data: string }
  | { type: "waiting" }
  | { type: "finished"; result: RunResult }
  | { type: "error"; code: string; message: string };

export function readDiagnostic(object: JsonObject): Diagnostic | undefined {
  const message = textOf(object["message"]);
  const line = numberOf(object["line"]);
  if (message === undefined || line === undefined) return undefined;
  return {
    severity: wordOf(object["severity"], ["error", "warning", "note"] as const) ?? "error",
    file: textOf(object["file"]) ?? "",
    line,
    column: numberOf(object["column"]) ?? 0,
    message,
  };
}

function readResult(value: unknown): RunResult | undefined {
  if (!isObject(value)) return undefined;
  const outcome = wordOf(value["outcome"], outcomes);
  if (outcome === undefined) return undefined;
  return {
    outcome,
    signal: textOf(value["signal"]) ?? "",
    words: readWords(value["words"]) ?? { headline: "The program has ended", detail: textOf(value["message"]) ?? "" },
    diagnostics: listOf(value["diagnostics"], readDiagnostic).slice(0, 100),
  };
}

/** Nothing if it is none of the known messages, whole and well formed. */
export function readServerMessage(text: string): ServerMessage | undefined {
  const object = parseObject(text);
  switch (object?.["type"]) {
    case "started":
    case "waiting":
      return { type: object["type"] };
    case "phase": {
      const phase = wordOf(object["phase"], ["queued", "compiling", "running"] as const);
      return phase && { type: "phase", phase };
    }
    case "output": {
      const stream = wordOf(object["stream"], outputStreams);
      const data = textOf(object["data"]);
      return stream === undefined || data === undefined ? undefined : { type: "output", stream, data };
    }
    case "finished": {
      const result = readResult(object["result"]);
      return result && { type: "finished", result };
    }
    case "error":
      return { type: "error", code: textOf(object["code"]) ?? "", message: textOf(object["message"]) ?? "" };
    default:
      return undefined;
  }
}
