// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { byId, setText } from "./dom";

/** Says to screen readers what others see. */
export class Announcer {
  readonly #regions = [byId("announce-1", HTMLDivElement), byId("announce-2", HTMLDivElement)] as const;
  #turn: 0 | 1 = 0;

  say(text: string): void {
    // In turns, so that the same words twice are heard twice.
    setText(this.#regions[this.#turn], "");
    this.#turn = this.#turn === 0 ? 1 : 0;
    setText(this.#regions[this.#turn], text);
  }
}
