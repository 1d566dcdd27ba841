// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { OutputStream } from "./messages";

// Enter, and what interrupts or ends the input.
const endings = /[\r\n\u0003\u0004\u001a\u001c]/;
const controls = /[\u0000-\u001f]/;

/** What has been typed of a line. A program that waits for a line waits until the line is whole, which nobody says
 * again: what the terminal shows of half of it is no end of the waiting. */
export class HalfLine {
  #typed = 0;
  #echo = 0;

  /** The program has come to wait. */
  reset(): void {
    this.#typed = this.#echo = 0;
  }

  /** Notes what is typed. True if it makes the line whole. */
  type(data: string): boolean {
    if (endings.test(data)) return true;
    // A key is shown as up to eight columns (Tab), or takes back all that was shown (Ctrl+U).
    this.#typed += data.length;
    this.#echo += 8 * data.length;
    if (controls.test(data)) this.#echo += 3 * 8 * this.#typed;
    return false;
  }

  /** Whether this can be what the terminal shows of the line, and not the program's own. */
  isEcho(stream: OutputStream, data: string): boolean {
    if (stream !== "tty" || data.length > this.#echo || data.includes("\n")) return false;
    this.#echo -= data.length;
    return true;
  }
}
