// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ExecutorHealth, ExecutorState, ServiceHealth } from "../service/health";

// How health looks. What is said of it comes from the service (core/run/HealthText.cpp).

export type DotKind = "ready" | "busy" | "failed" | "absent";

export interface DotText {
  readonly kind: DotKind;
  readonly text: string;
}

const dotOf: Readonly<Record<ExecutorState, DotKind>> = {
  ready: "ready",
  building: "busy",
  starting: "busy",
  restarting: "busy",
  failed: "failed",
  absent: "absent",
};

export interface HealthNotice {
  readonly kind: "progress" | "warning" | "problem";
  readonly text: string;
  readonly details: string;
}

/** Without an executor the service has not said how it is. */
export function describeExecutor(executor: ExecutorHealth | undefined, languageName: string): DotText {
  if (!executor) return { kind: "absent", text: `${languageName}: not known` };
  return { kind: dotOf[executor.state], text: executor.words.detail };
}

function isPutOff(executor: ExecutorHealth): boolean {
  return executor.state === "failed" && executor.problem?.code === "cancelled";
}

function kindOf(health: ServiceHealth): HealthNotice["kind"] {
  if (health.status === "ok") return "warning";
  if (health.engineProblem) return "problem";
  if (health.executors.some(isPutOff)) return "warning";
  return health.executors.some((executor) => executor.state === "failed" && executor.problem) ? "problem" : "progress";
}

/** What is to be said of it, if anything. */
export function describeHealth(health: ServiceHealth): HealthNotice | undefined {
  const { headline, detail } = health.words;
  return headline === "" ? undefined : { kind: kindOf(health), text: headline, details: detail };
}
