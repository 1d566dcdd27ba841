// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { cpp } from "@codemirror/lang-cpp";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { EditorState, type Extension } from "@codemirror/state";
import type { LanguageInfo } from "./service/health";

/** Syntax, by what the registry names as `highlighter`; without one a program's text stays plain. */
const highlighters: Readonly<Record<string, () => Extension>> = { python, javascript, cpp };

const registry = LEARNCODE_LANGUAGES;

/** Known before the service has answered, so that there is something to write in at once. */
export const knownLanguages: readonly LanguageInfo[] = registry.map(({ id, name, mainFile }) => ({
  id,
  name,
  version: "",
  standard: "",
  mainFile,
}));

/** The language of whoever has not chosen one. */
export const firstLanguageId: string = knownLanguages[0]?.id ?? "";

export interface LanguageMode {
  readonly support: Extension;
  readonly indent: string;
}

export function modeFor(languageId: string): LanguageMode {
  const language = registry.find(({ id }) => id === languageId);
  if (!language) return { support: [], indent: "    " };
  const { highlighter, indent, lineComment } = language;
  const comments = EditorState.languageData.of(() => [{ commentTokens: { line: lineComment.trim() } }]);
  return { support: highlighters[highlighter]?.() ?? comments, indent: " ".repeat(indent) };
}
