// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Tone } from "../text/outcome";
import { byId, setText } from "./dom";
import { icon } from "./icons";

const icons: Readonly<Record<Tone, string>> = {
  plain: "info",
  good: "success",
  attention: "warning",
  bad: "error",
  busy: "busy",
};

/** The line at the bottom: how the last run ended, or what is going on. */
export class ResultLine {
  readonly #line = byId("result", HTMLParagraphElement);
  readonly #icon = byId("result-icon", HTMLSpanElement);
  readonly #text = byId("result-text", HTMLSpanElement);

  show(tone: Tone, text: string): void {
    if (this.#line.dataset["tone"] !== tone) {
      this.#line.dataset["tone"] = tone;
      this.#icon.replaceChildren(icon(icons[tone]));
    }
    setText(this.#text, text);
    this.#line.title = text;
  }
}
