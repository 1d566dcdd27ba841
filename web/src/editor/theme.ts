// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Colours are variables of the style sheet, so that light and dark need one theme.

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.self], color: "var(--keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.character], color: "var(--literal)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--number)" },
  { tag: tags.comment, color: "var(--comment)" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.className)], color: "var(--text)" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.variableName)], color: "var(--built-in)" },
  { tag: [tags.className, tags.typeName], color: "var(--name)" },
  { tag: [tags.meta, tags.processingInstruction, tags.escape], color: "var(--special)" },
]);

const frame = (dark: boolean) =>
  EditorView.theme(
    {
      "&": { height: "100%", color: "var(--text)", backgroundColor: "transparent" },
      "&.cm-focused": { outline: "none" },
      ".cm-scroller": { fontFamily: "var(--code-font)", lineHeight: "1.55" },
      ".cm-content": { caretColor: "var(--accent)", padding: "4px 0" },
      ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
      ".cm-gutters": { backgroundColor: "transparent", color: "var(--line-number)", border: "none" },
      ".cm-lineNumbers .cm-gutterElement": { padding: "0 12px 0 14px", minWidth: "32px" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--current-line)" },
      ".cm-activeLineGutter": { color: "var(--text)" },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
        backgroundColor: "var(--selection)",
      },
      "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
      "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--error-soft)" },
      ".cm-panels": { backgroundColor: "var(--surface-alt)", color: "var(--text)", border: "none" },
      ".cm-searchMatch": { backgroundColor: "var(--warning-soft)" },
    },
    { dark },
  );

export function editorTheme(dark: boolean): Extension {
  return [frame(dark), syntaxHighlighting(highlight)];
}
