// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Editor } from "./editor/editor";
import { starterFor, type Example } from "./examples";
import { byId } from "./page/dom";
import { DraftStore, type Draft, type Mode } from "./store/drafts";

export interface ProgramListener {
  /** The way in which the program gets its input is another one now. */
  onMode(): void;
  onEdited(): void;
  onChangedElsewhere(take: () => void): void;
  onCannotKeep(): void;
}

/** The program that is being written, with its input: what is shown, and what is kept of it. */
export class Program {
  readonly #input = byId("input", HTMLTextAreaElement);
  readonly #drafts: DraftStore;
  #languageId = "";
  #mode: Mode = "auto";
  #showing = false;

  constructor(
    private readonly editor: () => Editor,
    private readonly listener: ProgramListener,
  ) {
    this.#drafts = new DraftStore({
      onChangedElsewhere: (languageId, draft) => this.#changedElsewhere(languageId, draft),
      onCannotKeep: () => listener.onCannotKeep(),
    });
    this.#input.addEventListener("input", () => this.edited());
  }

  get languageId(): string {
    return this.#languageId;
  }

  get input(): string {
    return this.#input.value;
  }

  get isInteractive(): boolean {
    return this.#mode === "auto" ? this.#input.value === "" : this.#mode === "interactive";
  }

  /** Shows the program of a language as it was left, or one to begin with. */
  open(languageId: string): void {
    this.#languageId = languageId;
    this.#show(this.#drafts.load(languageId) ?? { ...starterFor(languageId), mode: "auto" }, (code) =>
      this.editor().open(languageId, code),
    );
  }

  setInteractive(interactive: boolean): void {
    // A choice that says what goes without saying is none.
    const usual = this.#input.value === "";
    this.#mode = interactive === usual ? "auto" : interactive ? "interactive" : "given";
    this.keep();
    this.listener.onMode();
  }

  /** Replaces the program of the language shown; what was there can be brought back. */
  startWith(example: Pick<Example, "code" | "input">): void {
    this.#replace({ code: example.code, input: example.input, mode: "auto" });
  }

  /** Brings back what an example replaced, if there is such. */
  get earlier(): (() => void) | undefined {
    const draft = this.#drafts.aside(this.#languageId);
    return draft && draft.code !== this.editor().code ? () => this.#replace(draft) : undefined;
  }

  /** Somebody has typed. */
  edited(): void {
    if (this.#showing) return;
    // Once the rule gives what was chosen, the rule holds again.
    const usual = this.#input.value === "" ? "interactive" : "given";
    if (this.#mode === usual) this.#mode = "auto";
    this.keep();
    this.listener.onEdited();
    this.listener.onMode();
  }

  keep(): void {
    this.#drafts.keep(this.#languageId, this.#draft());
  }

  /** Writes what is still to be written. */
  flush(): void {
    this.#drafts.flush();
  }

  #draft(): Draft {
    return { code: this.editor().code, input: this.#input.value, mode: this.#mode };
  }

  #replace(draft: Draft): void {
    const old = this.#draft();
    if (old.code.trim() && old.code !== draft.code) this.#drafts.putAside(this.#languageId, old);
    this.#show(draft, (code) => this.editor().replace(code));
    this.keep();
  }

  #show(draft: Draft, show: (code: string) => void): void {
    this.#showing = true;
    show(draft.code);
    this.#input.value = draft.input;
    this.#mode = draft.mode;
    this.#showing = false;
    this.listener.onMode();
  }

  #changedElsewhere(languageId: string, draft: Draft): void {
    if (languageId !== this.#languageId || draft.code === this.editor().code) return;
    this.listener.onChangedElsewhere(() => this.#replace(draft));
  }
}
