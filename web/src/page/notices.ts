// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { byId, make } from "./dom";
import { icon } from "./icons";

export interface Notice {
  readonly kind: "progress" | "warning" | "problem";
  readonly text: string;
  readonly details?: string;
  readonly actions?: readonly { label: string; run: () => void }[];
  readonly onClose?: () => void;
}

const icons = { progress: "busy", warning: "warning", problem: "error" } as const;

/** Messages between the editor and what is below it, one for each subject. */
export class Notices {
  readonly #area = byId("notices", HTMLDivElement);
  readonly #shown = new Map<string, { key: string; element: HTMLElement }>();

  /** Shows, changes or (without a notice) removes the message about a subject. */
  set(subject: string, notice: Notice | undefined): void {
    const before = this.#shown.get(subject);
    const key = notice ? [notice.kind, notice.text, notice.details].join("\n") : "";
    if (before?.key === key) return;
    before?.element.remove();
    this.#shown.delete(subject);
    if (!notice) return;
    const element = this.#make(subject, notice);
    this.#area.append(element);
    this.#shown.set(subject, { key, element });
  }

  #make(subject: string, notice: Notice): HTMLElement {
    const text = make("p", {}, notice.text);
    const element = make("div", { class: `notice ${notice.kind}`, "data-subject": subject }, icon(icons[notice.kind]), text);
    if (notice.details) text.append(make("span", { class: "details" }, notice.details));
    for (const action of notice.actions ?? []) {
      const button = make("button", { type: "button" }, action.label);
      button.addEventListener("click", action.run);
      element.append(button);
    }
    if (notice.onClose) {
      const close = make("button", { type: "button", class: "plain", "aria-label": "Close this message" }, icon("close"));
      close.addEventListener("click", notice.onClose);
      element.append(close);
    }
    return element;
  }
}
