// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import index from "../../resources/examples/examples.json";

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly code: string;
  readonly input: string;
}

const folder = "../../resources/examples/";

const files = import.meta.glob<string>("../../resources/examples/*/*", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The same programs as in the window, part of this page. */
export const examples: readonly Example[] = index.examples.map((row) => ({
  id: row.id,
  title: row.title,
  language: row.language,
  code: files[folder + row.file] ?? "",
  input: row.input,
}));

export function starterFor(languageId: string): { code: string; input: string } {
  return examples.find((example) => example.language === languageId) ?? { code: "", input: "" };
}
