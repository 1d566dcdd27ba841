// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ExecutorHealth, LanguageInfo, ServiceHealth } from "../service/health";
import { enumerated } from "./units";

// The same words as in the window (ui/status/HealthText.cpp).

export type DotKind = "ready" | "busy" | "failed" | "absent";

export interface DotText {
  readonly kind: DotKind;
  readonly text: string;
}

export function describeExecutor(executor: ExecutorHealth | undefined, languageName: string): DotText {
  const name = executor?.version ? `${languageName} ${executor.version}` : languageName;
  switch (executor?.state) {
    case "ready":
      return { kind: "ready", text: `${name} is ready` };
    case "building":
      return { kind: "busy", text: `${name} is being set up` };
    case "starting":
      return { kind: "busy", text: `${name} is starting` };
    case "restarting":
      return { kind: "busy", text: `${name} is being restarted` };
    case "failed":
      return {
        kind: "failed",
        text: executor.problem ? `${name} is not available: ${executor.problem.message}` : `${name} is not available`,
      };
    default:
      return { kind: "absent", text: `${name} is not set up` };
  }
}

export interface HealthNotice {
  readonly kind: "none" | "progress" | "warning" | "problem";
  readonly text: string;
  readonly details: string;
}

const nothing: HealthNotice = { kind: "none", text: "", details: "" };

function namesOf(
  health: ServiceHealth,
  languages: readonly LanguageInfo[],
  isSo: (executor: ExecutorHealth) => boolean,
): string {
  const names = health.executors
    .filter(isSo)
    .map((executor) => languages.find((language) => language.id === executor.language)?.name ?? executor.language);
  return enumerated([...new Set(names)]);
}

function isPutOff(executor: ExecutorHealth): boolean {
  return executor.state === "failed" && executor.problem?.code === "cancelled";
}

export function describeHealth(health: ServiceHealth, languages: readonly LanguageInfo[]): HealthNotice {
  if (health.status === "ok") {
    if (health.engineWarnings.length === 0) return nothing;
    return {
      kind: "warning",
      text: "This Docker engine cannot hold programs to all their limits.",
      details: health.engineWarnings.join("\n"),
    };
  }
  if (health.engineProblem) return { kind: "problem", text: health.engineProblem.message, details: "" };
  const putOff = namesOf(health, languages, isPutOff);
  if (putOff)
    return { kind: "warning", text: `Setting up ${putOff} was put off. It goes on when somebody continues it.`, details: "" };
  const failed = health.executors.find((executor) => executor.state === "failed" && executor.problem);
  if (failed?.problem) {
    const name = namesOf(health, languages, (executor) => executor === failed);
    return { kind: "problem", text: `${name}: ${failed.problem.message}`, details: "" };
  }
  const building = namesOf(health, languages, (executor) => executor.state === "building");
  if (!building) return nothing;
  return {
    kind: "progress",
    text: `Setting up ${building}. This happens once. You can write your program meanwhile.`,
    details: "",
  };
}
