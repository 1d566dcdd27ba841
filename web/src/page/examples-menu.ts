// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { examples, type Example } from "../examples";
import type { LanguageInfo } from "../service/health";
import { byId, make } from "./dom";

/** The list of examples, those of the language at hand first. */
export class ExamplesMenu {
  readonly #menu = byId("examples", HTMLDivElement);
  readonly #opener = byId("examples-button", HTMLButtonElement);

  constructor(private readonly choose: (example: Example) => void) {}

  /** \a bringBack, if given, brings back the program that the last example replaced. */
  fill(languages: readonly LanguageInfo[], current: string, bringBack: (() => void) | undefined): void {
    this.#place();
    const ordered = [...languages].sort((a, b) => Number(b.id === current) - Number(a.id === current));
    this.#menu.replaceChildren(
      ...(bringBack ? [this.#button("Bring back the earlier program", bringBack)] : []),
      ...ordered.flatMap((language) => {
        const mine = examples.filter((example) => example.language === language.id);
        if (mine.length === 0) return [];
        const heading = make("h2", {}, language.name);
        return [heading, ...mine.map((example) => this.#button(example.title, () => this.choose(example)))];
      }),
    );
  }

  // Under its button, but not over the edge.
  #place(): void {
    const at = this.#opener.getBoundingClientRect();
    const width = Math.min(320, window.innerWidth - 24);
    this.#menu.style.left = `${Math.max(12, Math.min(at.left, window.innerWidth - width - 12))}px`;
    this.#menu.style.top = `${at.bottom + 4}px`;
    this.#menu.style.maxHeight = `${window.innerHeight - at.bottom - 16}px`;
  }

  #button(label: string, run: () => void): HTMLButtonElement {
    const button = make("button", { type: "button", class: "plain" }, label);
    button.addEventListener("click", () => {
      this.#menu.hidePopover();
      run();
    });
    return button;
  }
}
