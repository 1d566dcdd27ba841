// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { OutputStream } from "../session/messages";
import { make } from "../page/dom";

const mostLines = 10_000;
const mostCharacters = 512 * 1024;
// Pieces that can be dropped one by one from the top, and that cost nothing while they are out of sight.
const pieceCharacters = 8 * 1024;
// Drawing more at once would keep the page from answering.
const frameCharacters = 128 * 1024;

interface Piece {
  readonly element: HTMLElement;
  characters: number;
  lines: number;
}

interface Text {
  stream: OutputStream;
  text: string;
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** What a program printed whose input was given: the end of it, if it is much. Drawn once a frame. */
export class OutputView {
  readonly #pieces: Piece[] = [];
  #pending: Text[] = [];
  #pendingCharacters = 0;
  #characters = 0;
  #lines = 0;
  #frame: number | undefined;

  /** \a onDropped is called when earlier output had to go. */
  constructor(
    private readonly element: HTMLElement,
    private readonly onDropped: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.#pieces.length === 0 && this.#pending.length === 0;
  }

  add(stream: OutputStream, text: string): void {
    const last = this.#pending[this.#pending.length - 1];
    if (last?.stream === stream && last.text.length < pieceCharacters) last.text += text;
    else this.#pending.push({ stream, text });
    this.#pendingCharacters += text.length;
    // What would be dropped again at once need not be drawn.
    while (this.#pendingCharacters > mostCharacters && this.#pending.length > 1) {
      this.#pendingCharacters -= this.#pending.shift()?.text.length ?? 0;
      this.onDropped();
    }
    this.#frame ??= window.requestAnimationFrame(() => this.#draw(frameCharacters));
  }

  /** Draws all that has come so far. */
  flush(): void {
    this.#draw(Infinity);
  }

  clear(): void {
    if (this.#frame !== undefined) window.cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#pieces.length = 0;
    this.#pending = [];
    this.#pendingCharacters = this.#characters = this.#lines = 0;
    this.element.replaceChildren();
  }

  #draw(most: number): void {
    if (this.#frame !== undefined) window.cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const atEnd = this.element.scrollTop + this.element.clientHeight >= this.element.scrollHeight - 24;
    let drawn = 0;
    while (drawn < most) {
      const text = this.#pending.shift();
      if (!text) break;
      drawn += text.text.length;
      this.#pendingCharacters -= text.text.length;
      this.#append(text);
    }
    this.#dropOld();
    if (atEnd) this.#goToEnd();
    if (this.#pending.length > 0) this.#frame = window.requestAnimationFrame(() => this.#draw(frameCharacters));
  }

  // In whole lines where lines are no longer than a piece.
  #append({ stream, text }: Text): void {
    for (let from = 0; from < text.length; ) {
      const piece = this.#roomyPiece();
      const room = pieceCharacters - piece.characters;
      const newline = text.lastIndexOf("\n", from + room);
      const to = newline >= from ? newline + 1 : text.indexOf("\n", from) + 1 || text.length;
      const part = text.slice(from, Math.min(to, from + 2 * pieceCharacters));
      piece.element.append(make("span", { class: stream }, part));
      piece.characters += part.length;
      piece.lines += linesIn(part);
      this.#characters += part.length;
      this.#lines += linesIn(part);
      from += part.length;
    }
  }

  // A new one only where a line has ended, or where a line is too long for any.
  #roomyPiece(): Piece {
    const last = this.#pieces[this.#pieces.length - 1];
    const text = last?.element.lastChild?.textContent ?? "";
    if (last && (last.characters < pieceCharacters || (!text.endsWith("\n") && last.characters < 2 * pieceCharacters)))
      return last;
    const piece = { element: make("div"), characters: 0, lines: 0 };
    this.#pieces.push(piece);
    this.element.append(piece.element);
    return piece;
  }

  #goToEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
    // What has come into sight has its true height only now.
    window.requestAnimationFrame(() => (this.element.scrollTop = this.element.scrollHeight));
  }

  #dropOld(): void {
    while (this.#characters > mostCharacters || this.#lines > mostLines) {
      const piece = this.#pieces.length > 1 ? this.#pieces.shift() : undefined;
      if (!piece) return;
      piece.element.remove();
      this.#characters -= piece.characters;
      this.#lines -= piece.lines;
      this.onDropped();
    }
  }
}
