// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { examples, starterFor } from "../../../web/src/examples";
import { Program } from "../../../web/src/program";
import { Browser, listener } from "./support/browser.mjs";

const aMoment = 1_000;

class TextArea extends EventTarget {
  value = "";

  /** As somebody does it: the value first, then the event. */
  type(text) {
    this.value = text;
    this.dispatchEvent(new Event("input"));
  }
}
globalThis.HTMLTextAreaElement = TextArea;

/** What the program needs of the editor; like it, it tells of each change of its text, whoever made it. */
class Editor {
  code = "";
  program;

  open(_languageId, code) {
    this.write(code);
  }

  replace(code) {
    this.write(code);
  }

  write(code) {
    this.code = code;
    this.program.edited();
  }
}

/** A tab with a program in it. */
function opened(browser, languageId = "python") {
  const tab = browser.open();
  const input = new TextArea();
  tab.elements.set("input", input);
  return tab.in(() => {
    const told = [];
    const editor = new Editor();
    const program = new Program(() => editor, listener(told));
    editor.program = program;
    program.open(languageId);
    return { tab, input, editor, program, told, names: () => told.map(([name]) => name) };
  });
}

let browser;
let here;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  browser = new Browser();
  here = opened(browser);
  here.tab.enter();
});

test("the first program is the language's first example", () => {
  assert.ok(examples.length >= 3);
  for (const id of ["python", "javascript", "cpp"]) {
    assert.ok(starterFor(id).code.length > 0, id);
    here.program.open(id);
    assert.equal(here.editor.code, starterFor(id).code);
  }
  assert.deepEqual(starterFor("cobol"), { code: "", input: "" });
});

test("looking at a program writes nothing", () => {
  mock.timers.tick(aMoment);
  assert.equal(browser.kept.size, 0);
});

test("a program comes back as it was left", () => {
  here.editor.write("print(1)");
  here.input.type("given\n");
  here.program.setInteractive(true);
  here.program.open("cpp");
  assert.notEqual(here.editor.code, "print(1)");
  here.program.open("python");
  assert.equal(here.editor.code, "print(1)");
  assert.equal(here.program.input, "given\n");
  assert.equal(here.program.isInteractive, true);
  here.program.flush();
  const later = opened(browser);
  assert.equal(later.editor.code, "print(1)");
  assert.equal(later.tab.in(() => later.program.isInteractive), true);
});

test("text in the input pane is given, without it somebody types", () => {
  here.input.type("");
  assert.equal(here.program.isInteractive, true);
  here.input.type("5\n");
  assert.equal(here.program.isInteractive, false);
});

test("a choice holds until the rule says the same", () => {
  here.input.type("5\n");
  here.program.setInteractive(true);
  assert.equal(here.program.isInteractive, true);
  // Emptied, the pane says by itself what was chosen: with new text the rule holds again.
  here.input.type("");
  here.input.type("6\n");
  assert.equal(here.program.isInteractive, false);
});

test("an example does not take what was written", () => {
  here.editor.write("my work");
  here.program.startWith({ code: "example", input: "in" });
  assert.equal(here.editor.code, "example");
  assert.equal(here.program.input, "in");
  const back = here.program.earlier;
  assert.ok(back);
  back();
  assert.equal(here.editor.code, "my work");
  // And the example can be had again in the same way.
  assert.ok(here.program.earlier);
});

test("nothing is put aside for what is the same or blank", () => {
  here.editor.write("same");
  here.program.startWith({ code: "same", input: "" });
  assert.equal(here.program.earlier, undefined);
  here.editor.write("  \n");
  here.program.startWith({ code: "example", input: "" });
  assert.equal(here.program.earlier, undefined);
});

test("another tab's text is offered, never taken", () => {
  here.editor.write("mine");
  here.program.flush();
  const other = opened(browser);
  other.tab.in(() => other.editor.write("theirs"));
  here.told.length = 0;
  mock.timers.tick(aMoment);
  assert.equal(here.editor.code, "mine");
  assert.deepEqual(here.names(), ["onChangedElsewhere"]);
  const [[, take]] = here.told;
  take();
  assert.equal(here.editor.code, "theirs");
  here.program.earlier();
  assert.equal(here.editor.code, "mine");
});

test("another tab's text in another language, or the same text, is no news", () => {
  here.editor.write("mine");
  here.program.flush();
  const other = opened(browser, "cpp");
  other.tab.in(() => other.editor.write("int main() {}"));
  here.told.length = 0;
  mock.timers.tick(aMoment);
  const same = opened(browser);
  same.tab.in(() => same.editor.write("mine"));
  mock.timers.tick(aMoment);
  assert.deepEqual(here.told, []);
});

test("that nothing is kept is told", () => {
  browser.kept.quota = 0;
  here.editor.write("mine");
  mock.timers.tick(aMoment);
  assert.ok(here.names().includes("onCannotKeep"));
  assert.equal(here.editor.code, "mine");
});
