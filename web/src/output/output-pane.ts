// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { byId, setText } from "../page/dom";
import type { OutputStream } from "../session/messages";
import { OutputView } from "./output-view";
import { Terminal, type TerminalListener } from "./terminal";
import { Transcript, type Printed } from "./transcript";

type OutputListener = Pick<TerminalListener, "onTyped" | "onResized">;

/** What the program prints: plain where its input was given, a terminal where it is talked to. */
export class OutputPane {
  readonly terminal: Terminal;
  readonly #view: OutputView;
  readonly #card = byId("output-card", HTMLElement);
  readonly #title = byId("output-title", HTMLHeadingElement);
  readonly #note = byId("output-note", HTMLSpanElement);
  readonly #dropped = byId("output-dropped", HTMLParagraphElement);
  readonly #hint = byId("output-hint", HTMLParagraphElement);
  readonly #empty = byId("output-empty", HTMLParagraphElement);
  readonly #plain = byId("output-plain", HTMLPreElement);
  readonly #host = byId("terminal", HTMLDivElement);
  readonly #line = byId("input-line", HTMLFormElement);
  readonly #lineText = byId("input-line-text", HTMLInputElement);
  readonly #touch = window.matchMedia("(pointer: coarse)");
  readonly #transcript = new Transcript();
  #interactive = false;
  #hasPrinted = false;

  constructor(private readonly listener: OutputListener) {
    const onDropped = () => (this.#dropped.hidden = false);
    this.#view = new OutputView(this.#plain, onDropped);
    this.terminal = new Terminal(this.#host, { ...listener, onDropped });
    this.#line.addEventListener("submit", (event) => this.#sendLine(event));
    byId("input-line-interrupt", HTMLButtonElement).addEventListener("click", () => listener.onTyped("\u0003"));
    byId("input-line-end", HTMLButtonElement).addEventListener("click", () => listener.onTyped("\u0004"));
    // On a touch screen a terminal's own keyboard handling is poor: there is a line to type in.
    this.#host.addEventListener("pointerup", (event) => {
      if (event.pointerType === "touch" && !this.#line.hidden) this.#lineText.focus();
    });
  }

  get isInteractive(): boolean {
    return this.#interactive;
  }

  /** Whether anything was printed, be it cleared since. */
  get hasPrinted(): boolean {
    return this.#hasPrinted;
  }

  /** What add() was given, as far as it is kept. */
  get printed(): readonly Printed[] {
    return this.#transcript.printed;
  }

  /** Earlier output is not to be seen, or not kept. */
  get isCut(): boolean {
    return this.#transcript.isCut || !this.#dropped.hidden;
  }

  /** Empty, for a run of that kind. The terminal's size, if it is one. */
  begin(interactive: boolean): { cols: number; rows: number } | undefined {
    this.#interactive = interactive;
    this.#hasPrinted = false;
    this.#transcript.clear();
    this.#view.clear();
    this.#dropped.hidden = true;
    this.setHint("");
    this.setEmptyText("");
    setText(this.#title, interactive ? "Terminal" : "Output");
    this.#plain.hidden = interactive;
    this.#host.hidden = !interactive;
    this.#line.hidden = !interactive || !this.#touch.matches;
    this.#lineText.value = "";
    return interactive ? this.terminal.begin() : undefined;
  }

  add(stream: OutputStream, data: string): void {
    this.#hasPrinted = true;
    this.#transcript.add(stream, data);
    if (!this.#empty.hidden) this.setEmptyText("");
    if (this.#interactive) this.terminal.write(stream === "tty" ? data : data.replace(/\n/g, "\r\n"));
    else this.#view.add(stream, data);
  }

  /** Resolves when all that came is to be seen. */
  async end(): Promise<void> {
    this.#view.flush();
    if (!this.#interactive) return;
    this.#line.hidden = true;
    this.terminal.end();
    await this.terminal.written();
  }

  /** Shows what a run has left, without that run. */
  async restore(interactive: boolean, printed: readonly Printed[], isCut: boolean): Promise<void> {
    this.begin(interactive);
    for (const { stream, text } of printed) this.add(stream, text);
    this.#dropped.hidden = !isCut;
    await this.end();
  }

  clear(): void {
    this.#transcript.clear();
    this.#view.clear();
    this.terminal.clear();
    this.#dropped.hidden = true;
    this.setHint("");
  }

  setNote(text: string, calling = false): void {
    setText(this.#note, text);
    this.#card.classList.toggle("calling", calling);
  }

  setHint(text: string): void {
    setText(this.#hint, text);
    this.#hint.hidden = text === "";
  }

  /** Shown where there is no output. */
  setEmptyText(text: string): void {
    setText(this.#empty, text);
    this.#empty.hidden = text === "";
  }

  focus(): void {
    if (!this.#interactive) this.#plain.focus();
    else if (!this.#line.hidden) this.#lineText.focus();
    else this.terminal.focus();
  }

  #sendLine(event: SubmitEvent): void {
    event.preventDefault();
    this.listener.onTyped(`${this.#lineText.value}\r`);
    this.#lineText.value = "";
  }
}
