// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

export interface KeyActions {
  run(): void;
  stop(): void;
  nextArea(): void;
  previousArea(): void;
  nextProblem(): void;
  toggleTheme(): void;
  help(): void;
}

type Action = keyof KeyActions;

function actionFor(event: KeyboardEvent): Action | undefined {
  if (event.altKey) return undefined;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "Enter") return command ? "run" : undefined;
  if (command) return event.shiftKey && event.key.toLowerCase() === "d" ? "toggleTheme" : undefined;
  switch (event.key) {
    case "F1":
      return "help";
    case "F5":
      return event.shiftKey ? "stop" : "run";
    case "F6":
      return event.shiftKey ? "previousArea" : "nextArea";
    case "F8":
      return "nextProblem";
    default:
      return undefined;
  }
}

/** Keys that belong to the page wherever the focus is, in the terminal too. */
export function isPageKey(event: KeyboardEvent): boolean {
  return actionFor(event) !== undefined;
}

export function installKeys(actions: KeyActions): void {
  window.addEventListener(
    "keydown",
    (event) => {
      const action = actionFor(event);
      if (!action) return;
      // F5 would load the page anew, while the learner means the program.
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) actions[action]();
    },
    { capture: true },
  );
}
