// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { cpp } from "@codemirror/lang-cpp";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import type { Extension } from "@codemirror/state";
import type { LanguageInfo } from "./service/health";

/** Known before the service has answered, so that there is something to write in at once. */
export const knownLanguages: readonly LanguageInfo[] = [
  { id: "python", name: "Python", version: "", mainFile: "main.py" },
  { id: "javascript", name: "JavaScript", version: "", mainFile: "main.js" },
  { id: "cpp", name: "C++", version: "", mainFile: "main.cpp" },
];

export interface LanguageMode {
  readonly support: Extension;
  readonly indent: string;
}

export function modeFor(languageId: string): LanguageMode {
  switch (languageId) {
    case "python":
      return { support: python(), indent: "    " };
    case "javascript":
      return { support: javascript(), indent: "  " };
    case "cpp":
      return { support: cpp(), indent: "    " };
    default:
      return { support: [], indent: "    " };
  }
}
