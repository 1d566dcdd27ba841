// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { byId } from "./dom";

export type AreaName = "editor" | "input" | "output";

const order: readonly AreaName[] = ["editor", "input", "output"];

interface Area {
  readonly element: HTMLElement;
  readonly tab: HTMLButtonElement;
  readonly focus: () => void;
}

/** The three areas of the page: beside each other, or on a narrow screen one at a time. F6 goes round. */
export class Areas {
  readonly #areas: Readonly<Record<AreaName, Area>>;
  readonly #narrow = window.matchMedia("(max-width: 719px)");

  constructor(focus: Readonly<Record<AreaName, () => void>>) {
    const area = (name: AreaName): Area => ({
      element: byId(`${name}-card`, HTMLElement),
      tab: byId(`${name}-tab`, HTMLButtonElement),
      focus: focus[name],
    });
    this.#areas = { editor: area("editor"), input: area("input"), output: area("output") };
    for (const name of order) {
      this.#areas[name].tab.addEventListener("click", () => this.show(name));
      this.#areas[name].element.addEventListener("focusin", () => this.show(name));
    }
    this.show("editor");
  }

  get isNarrow(): boolean {
    return this.#narrow.matches;
  }

  /** Brings an area in front where only one fits. */
  show(shown: AreaName): void {
    for (const name of order) {
      const { element, tab } = this.#areas[name];
      element.classList.toggle("in-front", name === shown);
      tab.setAttribute("aria-pressed", String(name === shown));
    }
  }

  focus(name: AreaName): void {
    this.show(name);
    this.#areas[name].focus();
  }

  /** Draws attention to an area that is not in front. */
  call(name: AreaName, on: boolean): void {
    this.#areas[name].tab.classList.toggle("calling", on);
  }

  contains(name: AreaName, node: Element | null): boolean {
    return node !== null && this.#areas[name].element.contains(node);
  }

  /** To the next area (1) or the one before (-1). */
  cycle(step: 1 | -1): void {
    const now = order.findIndex((name) => this.contains(name, document.activeElement));
    const next = now < 0 ? (step > 0 ? 0 : order.length - 1) : (now + step + order.length) % order.length;
    const name = order[next];
    if (name) this.focus(name);
  }
}
