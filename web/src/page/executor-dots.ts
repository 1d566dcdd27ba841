// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { executorFor, type LanguageInfo, type ServiceHealth } from "../service/health";
import { describeExecutor } from "../text/health";
import { byId, make } from "./dom";

/** A dot for each language: can it run? */
export class ExecutorDots {
  readonly #list = byId("executors", HTMLUListElement);
  #shown = "";

  /** Without health the service did not answer. */
  show(languages: readonly LanguageInfo[], health: ServiceHealth | undefined): void {
    const dots = languages.map((language) => ({
      name: language.name,
      ...describeExecutor(executorFor(health, language.id), language.name),
    }));
    const shown = JSON.stringify(dots);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(
      ...dots.map((dot) =>
        make(
          "li",
          { class: dot.kind, title: dot.text },
          make("span", { class: "dot", "aria-hidden": "true" }),
          make("span", { "aria-hidden": "true" }, dot.name),
          make("span", { class: "unseen" }, dot.text),
        ),
      ),
    );
  }
}
