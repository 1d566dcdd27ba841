// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Outcome, RunResult } from "../session/messages";
import { durationText, sizeText } from "./units";

// The same words as in the window (ui/run/OutcomeText.cpp).

export const tones = ["plain", "good", "attention", "bad", "busy"] as const;
export type Tone = (typeof tones)[number];

export interface OutcomeWords {
  readonly tone: Tone;
  /** "Finished, exit code 0 · ran 12 ms · 9 MB" */
  readonly line: string;
  /** What may help; may be empty. */
  readonly hint: string;
}

export interface OutcomeContext {
  readonly languageName: string;
  /** The end of what was printed. */
  readonly outputTail: string;
  readonly interactive: boolean;
}

interface Words {
  tone: Tone;
  headline: string;
  hint?: string;
}

const signalMeanings: Readonly<Record<string, string>> = {
  SIGSEGV: "The program touched memory that is not its own. Look at array indexes and pointers.",
  SIGBUS: "The program touched memory that is not its own. Look at array indexes and pointers.",
  SIGFPE: "The program divided a whole number by zero.",
  SIGABRT: "The program gave up by itself, often because of an exception that nobody caught.",
  SIGILL: "The program did something that the processor does not know, often after a missing return.",
  SIGSYS: "The program asked for something that is not allowed here.",
};

const limitHeadlines: Partial<Record<Outcome, string>> = {
  timeout: "Took too long and was stopped",
  memory_limit: "Stopped: used too much memory",
  output_limit: "Printed too much and was stopped",
  process_limit: "Stopped: started too many processes or threads",
};

const limitHints: Partial<Record<Outcome, string>> = {
  memory_limit: "Does a list or a string grow without end?",
  timeout: "Is there a loop that never ends?",
  output_limit: "Is there a loop that prints for ever?",
};

function afterColon(sentence: string): string {
  const bare = sentence.endsWith(".") ? sentence.slice(0, -1) : sentence;
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}

function figuresOf(result: RunResult): string[] {
  if (result.outcome === "rejected" || result.outcome === "executor_lost") return [];
  const figures: string[] = [];
  if (result.compileMs >= 1) figures.push(`compiled ${durationText(result.compileMs)}`);
  if (result.outcome === "compile_error") return figures;
  if (result.wallMs > 0) figures.push(`ran ${durationText(result.wallMs)}`);
  if (result.peakMemoryKb > 0) figures.push(sizeText(result.peakMemoryKb * 1024));
  return figures;
}

function compileHeadline(result: RunResult): string {
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  if (errors === 0) return "The program could not be compiled";
  return errors === 1 ? "1 error: the program was not started" : `${errors} errors: the program was not started`;
}

// A program that wants more input than it got is the commonest surprise of a first week.
function endOfInputHint(context: OutcomeContext): string {
  if (context.interactive || !context.outputTail.includes("EOFError")) return "";
  return (
    "The program asked for more input than there was. Write it under “Input”, one line for each question, and run " +
    "again. Or choose “Interactive” and type while it runs."
  );
}

function signalWords(result: RunResult): Words {
  // Ctrl+C in the terminal: wanted, and no crash.
  if (result.signal === "SIGINT") return { tone: "plain", headline: "Interrupted" };
  const hint = result.message || signalMeanings[result.signal] || "";
  return { tone: "bad", headline: `Ended with a crash (${result.signal})`, hint };
}

function limitWords(result: RunResult): Words {
  // The executor knows best which limit it was: a timeout may be processor time, too much output a file.
  const headline = result.message ? `Stopped: ${afterColon(result.message)}` : (limitHeadlines[result.outcome] ?? "Stopped");
  return { tone: "attention", headline, hint: limitHints[result.outcome] ?? "" };
}

function wordsFor(result: RunResult, context: OutcomeContext): Words {
  switch (result.outcome) {
    case "ok":
      return { tone: "good", headline: `Finished, exit code ${result.exitCode ?? 0}` };
    case "nonzero_exit":
      return {
        tone: "attention",
        headline: `Ended with exit code ${result.exitCode ?? 1}`,
        hint: result.message || endOfInputHint(context),
      };
    case "signal":
      return signalWords(result);
    case "compile_error":
      return { tone: "attention", headline: compileHeadline(result), hint: result.message };
    case "timeout":
    case "memory_limit":
    case "output_limit":
    case "process_limit":
      return limitWords(result);
    case "stopped":
      return { tone: "plain", headline: "Stopped" };
    case "executor_lost":
      return {
        tone: "bad",
        headline: "Interrupted",
        hint:
          result.message ||
          `The place where ${context.languageName} programs run was restarted. Please run it again.`,
      };
    case "rejected":
      return { tone: "attention", headline: "Not started", hint: result.message };
  }
}

export function describeOutcome(result: RunResult, context: OutcomeContext): OutcomeWords {
  const words = wordsFor(result, context);
  return { tone: words.tone, line: [words.headline, ...figuresOf(result)].join(" · "), hint: words.hint ?? "" };
}
