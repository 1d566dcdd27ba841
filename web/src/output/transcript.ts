// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { OutputStream } from "../session/messages";

export interface Printed {
  readonly stream: OutputStream;
  readonly text: string;
}

const mostCharacters = 128 * 1024;
const pieceCharacters = 4 * 1024;

/** The end of what a program printed, in the order in which it came. */
export class Transcript {
  #pieces: { stream: OutputStream; text: string }[] = [];
  #characters = 0;
  #isCut = false;

  /** The pieces, oldest first. */
  get printed(): readonly Printed[] {
    return this.#pieces;
  }

  /** Earlier output is not there any more. */
  get isCut(): boolean {
    return this.#isCut;
  }

  add(stream: OutputStream, text: string): void {
    const last = this.#pieces[this.#pieces.length - 1];
    if (last?.stream === stream && last.text.length < pieceCharacters) last.text += text;
    else this.#pieces.push({ stream, text });
    this.#characters += text.length;
    while (this.#characters > mostCharacters) this.#dropOldest();
  }

  clear(): void {
    this.#pieces = [];
    this.#characters = 0;
    this.#isCut = false;
  }

  // A piece alone may be longer than all that is kept.
  #dropOldest(): void {
    const oldest = this.#pieces[0];
    if (!oldest) return;
    const dropped = this.#pieces.length > 1 ? oldest.text.length : this.#characters - mostCharacters;
    if (this.#pieces.length > 1) this.#pieces.shift();
    else oldest.text = oldest.text.slice(dropped);
    this.#characters -= dropped;
    this.#isCut = true;
  }
}
