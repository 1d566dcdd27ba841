// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ask } from "./ask";
import { readHealth, readLanguages, type LanguageInfo, type ServiceHealth } from "./health";

export interface HealthListener {
  /** The service answered. */
  onHealth(health: ServiceHealth): void;
  onLanguages(languages: readonly LanguageInfo[]): void;
  /** It did not; the next attempt is in so many milliseconds. */
  onUnreachable(retryInMs: number): void;
}

const usualMs = 5_000;
const soonMs = 1_000;
const hiddenMs = 60_000;
const answerMs = 5_000;
const backOffMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** Asks the service how it is: rarely when all is well, sooner when something is expected, ever more rarely
 * when it does not answer. */
export class HealthPoller {
  #timer: number | undefined;
  #failures = 0;
  #asking = false;
  #eager = false;
  #versions = "";

  constructor(private readonly listener: HealthListener) {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.askNow();
    });
    window.addEventListener("online", () => this.askNow());
  }

  /** Asks at once; the waiting after that is as usual. */
  askNow(): void {
    window.clearTimeout(this.#timer);
    void this.#ask();
  }

  /** While somebody waits for a language to become ready. */
  set eager(on: boolean) {
    if (this.#eager === on) return;
    this.#eager = on;
    if (on) this.askNow();
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    let nextMs: number;
    try {
      const health = readHealth(await fetchJson("/api/health"));
      if (health === undefined) throw new Error("no health");
      // Versions become known when an executor has started.
      const versions = health.executors.map((executor) => executor.language + executor.version).join();
      if (versions !== this.#versions) {
        this.listener.onLanguages(readLanguages(await fetchJson("/api/code/languages")));
        this.#versions = versions;
      }
      this.#failures = 0;
      this.listener.onHealth(health);
      nextMs = health.status === "ok" && !this.#eager ? usualMs : soonMs;
      if (health.status === "down" && !this.#eager) nextMs = usualMs;
    } catch {
      nextMs = backOffMs[Math.min(this.#failures, backOffMs.length - 1)] ?? usualMs;
      this.#failures += 1;
      // It may come back as another version with other languages.
      this.#versions = "";
      this.listener.onUnreachable(nextMs);
    } finally {
      this.#asking = false;
    }
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), document.hidden ? Math.max(nextMs, hiddenMs) : nextMs);
  }
}

async function fetchJson(path: string): Promise<unknown> {
  const answer = await ask(path, answerMs);
  // "Not well" is said with 503 and is an answer all the same.
  if (!answer.ok && answer.status !== 503) throw new Error(String(answer.status));
  return answer.json();
}
