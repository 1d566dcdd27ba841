// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { executorFor, type LanguageInfo, type ServiceHealth } from "../service/health";
import { byId, make } from "./dom";

export interface ToolbarListener {
  onLanguage(languageId: string): void;
  onMode(interactive: boolean): void;
  onRun(): void;
  onStop(): void;
}

function shortVersion(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/** What is run, how, and whether it runs. */
export class Toolbar {
  readonly #language = byId("language", HTMLSelectElement);
  readonly #run = byId("run", HTMLButtonElement);
  readonly #stop = byId("stop", HTMLButtonElement);
  readonly #given = byId("mode-given", HTMLInputElement);
  readonly #interactive = byId("mode-interactive", HTMLInputElement);
  #shown = "";

  constructor(listener: ToolbarListener) {
    this.#language.addEventListener("change", () => listener.onLanguage(this.#language.value));
    this.#given.addEventListener("change", () => listener.onMode(false));
    this.#interactive.addEventListener("change", () => listener.onMode(true));
    this.#run.addEventListener("click", () => listener.onRun());
    this.#stop.addEventListener("click", () => listener.onStop());
  }

  get languageId(): string {
    return this.#language.value;
  }

  showLanguages(languages: readonly LanguageInfo[], health: ServiceHealth | undefined, current: string): void {
    const rows = languages.map((language) => {
      const executor = executorFor(health, language.id);
      const version = shortVersion(executor?.version || language.version);
      // The standard says more to people than the compiler's version.
      const name = language.standard || [language.name, version].filter(Boolean).join(" ");
      const ready = !health || executor?.state === "ready";
      const state = ready ? "" : ` (${executor?.words.headline ?? "not available"})`;
      return { id: language.id, text: name + state, ready };
    });
    const shown = JSON.stringify(rows);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#language.replaceChildren(
        ...rows.map((row) => make("option", { value: row.id, class: row.ready ? "" : "not-ready" }, row.text)),
      );
    }
    this.#language.value = current;
  }

  showMode(interactive: boolean): void {
    (interactive ? this.#interactive : this.#given).checked = true;
  }

  showRunning(canRun: boolean, canStop: boolean): void {
    // Not "disabled", which would lose the focus of whoever has just pressed it.
    this.#run.setAttribute("aria-disabled", String(!canRun));
    this.#stop.setAttribute("aria-disabled", String(!canStop));
    this.#run.title = canRun ? "Run the program (F5)" : "A program is running; stop it first (Shift+F5)";
    this.#stop.title = canStop ? "Stop the program (Shift+F5)" : "No program is running";
  }
}
