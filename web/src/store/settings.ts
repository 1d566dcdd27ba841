// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isObject, textOf, wordOf } from "../service/json";
import { readStored, writeStored } from "./browser-storage";

export const themes = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themes)[number];

export interface Settings {
  /** Empty: none was chosen yet. */
  readonly language: string;
  readonly theme: ThemeChoice;
}

export function loadSettings(): Settings {
  const value = readStored("settings");
  const object = isObject(value) ? value : {};
  return {
    language: textOf(object["language"]) ?? "",
    theme: wordOf(object["theme"], themes) ?? "system",
  };
}

export function saveSettings(change: Partial<Settings>): void {
  writeStored("settings", { ...loadSettings(), ...change });
}
