// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { loadSettings, saveSettings } from "../store/settings";

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

/** Light and dark: as the system has it until somebody chooses. */
export class Theme {
  #choice = loadSettings().theme;
  readonly #listeners: ((dark: boolean) => void)[] = [];

  constructor() {
    darkSystem.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  get isDark(): boolean {
    return this.#choice === "system" ? darkSystem.matches : this.#choice === "dark";
  }

  onChange(listener: (dark: boolean) => void): void {
    this.#listeners.push(listener);
  }

  toggle(): void {
    const dark = !this.isDark;
    this.#choice = dark === darkSystem.matches ? "system" : dark ? "dark" : "light";
    saveSettings({ theme: this.#choice });
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset["theme"] = this.#choice;
    for (const listener of this.#listeners) listener(this.isDark);
  }
}

/** What a colour of the style sheet is at this moment: "rgb(31, 36, 48)". */
export function colour(name: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
