// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isObject, textOf, wordOf } from "../service/json";
import { onLeaving, readStored, watchStored, writeStored } from "./browser-storage";

/** How a program gets its input: "auto" is "given" where there is text in the input pane, else "interactive". */
export const modes = ["auto", "given", "interactive"] as const;
export type Mode = (typeof modes)[number];

/** What is being written in one language. */
export interface Draft {
  readonly code: string;
  readonly input: string;
  readonly mode: Mode;
}

export interface DraftListener {
  /** Another tab has written another text for that language. */
  onChangedElsewhere(languageId: string, draft: Draft): void;
  /** The browser does not keep what is written. */
  onCannotKeep(): void;
}

const delayMs = 200;
const draftKey = (languageId: string) => `draft.${languageId}`;
const asideKey = (languageId: string) => `aside.${languageId}`;

function read(key: string): Draft | undefined {
  const value = readStored(key);
  if (!isObject(value)) return undefined;
  const code = textOf(value["code"]);
  if (code === undefined) return undefined;
  return { code, input: textOf(value["input"]) ?? "", mode: wordOf(value["mode"], modes) ?? "auto" };
}

/** Keeps drafts in the browser, a language each. Only what was changed here is written, so that a tab in
 * which nobody writes never overwrites another's text. */
export class DraftStore {
  readonly #pending = new Map<string, Draft>();
  readonly #kept = new Map<string, string>();
  #timer: number | undefined;
  #complained = false;

  constructor(private readonly listener: DraftListener) {
    watchStored((key) => this.#lookAt(key));
    onLeaving(() => this.flush());
  }

  load(languageId: string): Draft | undefined {
    return this.#pending.get(languageId) ?? read(draftKey(languageId));
  }

  /** Takes note at once and writes a moment later. */
  keep(languageId: string, draft: Draft): void {
    this.#pending.set(languageId, draft);
    this.#timer ??= window.setTimeout(() => this.flush(), delayMs);
  }

  flush(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [languageId, draft] of this.#pending) {
      if (writeStored(draftKey(languageId), draft)) {
        this.#pending.delete(languageId);
        this.#kept.set(languageId, draft.code);
      } else if (!this.#complained) {
        this.#complained = true;
        this.listener.onCannotKeep();
      }
    }
  }

  /** Puts a text aside that is about to be replaced. */
  putAside(languageId: string, draft: Draft): void {
    writeStored(asideKey(languageId), draft);
  }

  aside(languageId: string): Draft | undefined {
    return read(asideKey(languageId));
  }

  #lookAt(key: string): void {
    if (!key.startsWith("draft.")) return;
    const languageId = key.slice("draft.".length);
    const draft = read(key);
    if (draft && draft.code !== this.#kept.get(languageId)) this.listener.onChangedElsewhere(languageId, draft);
  }
}
