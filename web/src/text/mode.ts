// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Where the program will read from, in the words of the window (ui/console/InputPane.cpp). */
export function describeMode(interactive: boolean, inputIsEmpty: boolean): string {
  if (interactive)
    return inputIsEmpty
      ? "You type in the terminal while the program runs."
      : "This text is not used now: you type in the terminal while the program runs.";
  return inputIsEmpty
    ? "The program gets no input: it finds the end at once."
    : "The program reads this text, and then there is no more.";
}
