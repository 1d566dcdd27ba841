// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { StateEffect, StateField, type EditorState, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";
import type { Diagnostic } from "../session/messages";

// Errors and warnings of the last run, each under its line.

const setProblems = StateEffect.define<readonly Diagnostic[]>();

class ProblemText extends WidgetType {
  constructor(private readonly problem: Diagnostic) {
    super();
  }

  override eq(other: ProblemText): boolean {
    return other.problem.message === this.problem.message && other.problem.severity === this.problem.severity;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("div");
    element.className = `problem ${this.problem.severity}`;
    element.textContent = this.problem.message;
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function decorate(state: EditorState, problems: readonly Diagnostic[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const problem of problems) {
    if (problem.line < 1 || problem.line > state.doc.lines) continue;
    const line = state.doc.line(problem.line);
    ranges.push(Decoration.line({ class: `problem-line ${problem.severity}` }).range(line.from));
    ranges.push(Decoration.widget({ widget: new ProblemText(problem), side: 1, block: true }).range(line.to));
  }
  return Decoration.set(ranges, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblems)) return decorate(transaction.state, effect.value);
    }
    return marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

export const problemMarks: Extension = field;

export function showProblems(view: EditorView, problems: readonly Diagnostic[]): void {
  view.dispatch({ effects: setProblems.of(problems) });
}

/** Where the next marked line after the cursor begins; from the top again after the last. */
export function nextProblem(state: EditorState): { position: number; message: string } | undefined {
  const starts: number[] = [];
  state.field(field).between(0, state.doc.length, (from, _to, mark) => {
    if (mark.spec.widget === undefined) starts.push(from);
  });
  const now = state.doc.lineAt(state.selection.main.head).from;
  const position = starts.find((start) => start > now) ?? starts[0];
  if (position === undefined) return undefined;
  let message = "";
  const end = state.doc.lineAt(position).to;
  state.field(field).between(position, end, (_from, _to, mark) => {
    const widget: unknown = mark.spec.widget;
    if (widget instanceof ProblemText && !message) message = widget.toDOM().textContent ?? "";
  });
  return { position, message };
}
