// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isObject, listOf, textOf, wordOf, type JsonObject } from "./json";
import { readWords, type Words } from "./words";

export const serviceStatuses = ["ok", "starting", "degraded", "down"] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

export const executorStates = ["absent", "building", "starting", "ready", "restarting", "failed"] as const;
export type ExecutorState = (typeof executorStates)[number];

export interface Problem {
  readonly code: string;
  readonly message: string;
}

export interface ExecutorHealth {
  readonly language: string;
  readonly state: ExecutorState;
  readonly version: string;
  readonly problem: Problem | undefined;
  /** The state in a word or two, and as a sentence. */
  readonly words: Words;
}

export interface ServiceHealth {
  readonly status: ServiceStatus;
  readonly engineProblem: Problem | undefined;
  readonly executors: readonly ExecutorHealth[];
  /** The headline is empty while there is nothing to say. */
  readonly words: Words;
  /** What an instructor should know of this computer, a text each. */
  readonly notes: readonly string[];
}

function readProblem(value: unknown): Problem | undefined {
  if (!isObject(value)) return undefined;
  return { code: textOf(value["code"]) ?? "", message: textOf(value["message"]) ?? "" };
}

function readExecutor(object: JsonObject): ExecutorHealth | undefined {
  const language = textOf(object["language"]);
  const state = wordOf(object["state"], executorStates);
  if (language === undefined || state === undefined) return undefined;
  return {
    language,
    state,
    version: textOf(object["version"]) ?? "",
    problem: readProblem(object["problem"]),
    words: readWords(object["words"]) ?? { headline: state, detail: `${language}: ${state}` },
  };
}

/** What /api/health told; nothing if that was no health at all. */
export function readHealth(value: unknown): ServiceHealth | undefined {
  if (!isObject(value)) return undefined;
  const status = wordOf(value["status"], serviceStatuses);
  if (status === undefined) return undefined;
  const engine = isObject(value["engine"]) ? value["engine"] : {};
  const engineProblem = readProblem(engine["problem"]);
  return {
    status,
    engineProblem,
    executors: listOf(value["executors"], readExecutor),
    words: readWords(value["words"]) ?? { headline: engineProblem?.message ?? "", detail: "" },
    notes: listOf(value["warnings"], (warning) => textOf(warning["message"])),
  };
}

export function isComing(state: ExecutorState): boolean {
  return state === "building" || state === "starting" || state === "restarting";
}

/** Of several executors for one language, the one that is furthest. */
export function executorFor(health: ServiceHealth | undefined, language: string): ExecutorHealth | undefined {
  const mine = health?.executors.filter((executor) => executor.language === language) ?? [];
  return (
    mine.find((executor) => executor.state === "ready") ?? mine.find((executor) => isComing(executor.state)) ?? mine[0]
  );
}

export interface LanguageInfo {
  readonly id: string;
  readonly name: string;
  /** As the container reports it; empty until it has. */
  readonly version: string;
  /** What programs are held to; empty where there is none. */
  readonly standard: string;
  readonly mainFile: string;
}

export function readLanguages(value: unknown): LanguageInfo[] {
  return listOf(isObject(value) ? value["data"] : undefined, (object) => {
    const id = textOf(object["id"]);
    const name = textOf(object["name"]);
    if (id === undefined || name === undefined) return undefined;
    const version = textOf(object["version"]) ?? "";
    return { id, name, version, standard: textOf(object["standard"]) ?? "", mainFile: textOf(object["mainFile"]) ?? id };
  });
}

