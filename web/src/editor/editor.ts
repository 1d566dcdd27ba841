// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { modeFor } from "../languages";
import { styleNonce } from "../page/style-nonce";
import type { Diagnostic } from "../session/messages";
import { nextProblem, problemMarks, showProblems } from "./problems";
import { editorTheme } from "./theme";

/** The program's text. Each language has a text and a history of its own. */
export class Editor {
  readonly #view: EditorView;
  readonly #theme = new Compartment();
  readonly #states = new Map<string, EditorState>();
  #languageId = "";
  #dark = false;

  constructor(parent: HTMLElement, private readonly changed: () => void) {
    this.#view = new EditorView({ parent });
  }

  get code(): string {
    return this.#view.state.doc.toString();
  }

  /** Shows the text of a language; \a code is what it begins with the first time. */
  open(languageId: string, code: string): void {
    if (this.#languageId) this.#states.set(this.#languageId, this.#view.state);
    this.#languageId = languageId;
    this.#view.setState(this.#states.get(languageId) ?? this.#newState(languageId, code));
    this.setDark(this.#dark);
  }

  /** Puts another text in its place; undo brings the old one back. */
  replace(code: string): void {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: code },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  setDark(dark: boolean): void {
    this.#dark = dark;
    this.#view.dispatch({ effects: this.#theme.reconfigure(editorTheme(dark)) });
  }

  showProblems(problems: readonly Diagnostic[]): void {
    showProblems(this.#view, problems);
  }

  /** Goes to the next marked line; what is said there, or nothing if no line is marked. */
  goToNextProblem(): string | undefined {
    const next = nextProblem(this.#view.state);
    if (!next) return undefined;
    this.#view.dispatch({ selection: { anchor: next.position }, scrollIntoView: true });
    this.#view.focus();
    return `Line ${this.#view.state.doc.lineAt(next.position).number}: ${next.message}`;
  }

  focus(): void {
    this.#view.focus();
  }

  #newState(languageId: string, code: string): EditorState {
    const mode = modeFor(languageId);
    const listener: Extension = EditorView.updateListener.of((update) => {
      if (update.docChanged) this.changed();
    });
    return EditorState.create({
      doc: code,
      extensions: [
        EditorView.cspNonce.of(styleNonce),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        indentUnit.of(mode.indent),
        EditorState.tabSize.of(4),
        mode.support,
        problemMarks,
        this.#theme.of(editorTheme(this.#dark)),
        // Tab indents; Escape and then Tab leaves, as F6 does.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": "Program", "aria-describedby": "editor-help" }),
        listener,
      ],
    });
  }
}
