// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { byId, make } from "./dom";

const plainTitle = "Keys and API (F1)";

/** What an instructor should know of the computer that programs run on: in Help, whose button is marked for it. */
export class ComputerNotes {
  readonly #section = byId("computer", HTMLElement);
  readonly #list = byId("computer-notes", HTMLUListElement);
  readonly #help = byId("help-button", HTMLButtonElement);
  #shown = "";

  show(notes: readonly string[]): void {
    const shown = JSON.stringify(notes);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#section.hidden = notes.length === 0;
    this.#list.replaceChildren(...notes.map((note) => make("li", {}, note)));
    this.#help.classList.toggle("marked", notes.length > 0);
    this.#help.title = notes.length === 0 ? plainTitle : "Keys, API, and notes on this computer (F1)";
  }
}
