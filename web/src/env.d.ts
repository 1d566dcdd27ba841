// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
declare module "code-font.css";

/** What the page needs of resources/languages/languages.json, put here by vite.config.js. */
declare const LEARNCODE_LANGUAGES: readonly {
  readonly id: string;
  readonly name: string;
  readonly mainFile: string;
  readonly highlighter: string;
  /** Spaces of a step. */
  readonly indent: number;
  /** "# ", or empty */
  readonly lineComment: string;
}[];
