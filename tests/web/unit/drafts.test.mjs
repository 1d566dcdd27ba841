// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { DraftStore } from "../../../web/src/store/drafts";
import { Browser, listener } from "./support/browser.mjs";

// Longer than a draft waits to be written.
const aMoment = 1_000;

let browser;
let tab;
let told;
let drafts;

const draft = (code) => ({ code, input: "", mode: "auto" });
const stored = (languageId) => JSON.parse(browser.kept.get(`learncode.draft.${languageId}`) ?? "null");

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  browser = new Browser();
  tab = browser.open().enter();
  told = [];
  drafts = new DraftStore(listener(told));
});

test("is there at once and written a moment later", () => {
  drafts.keep("python", draft("a"));
  assert.deepEqual(drafts.load("python"), draft("a"));
  assert.equal(stored("python"), null);
  mock.timers.tick(aMoment);
  assert.deepEqual(stored("python"), draft("a"));
});

test("typing on does not put the writing off", () => {
  for (let i = 0; i < 20; i += 1) {
    drafts.keep("python", draft(`x${i}`));
    mock.timers.tick(aMoment / 20);
  }
  assert.ok(stored("python"));
});

test("each language has its own", () => {
  drafts.keep("python", draft("p"));
  drafts.keep("cpp", draft("c"));
  mock.timers.tick(aMoment);
  assert.equal(new DraftStore(listener()).load("python").code, "p");
  assert.equal(new DraftStore(listener()).load("cpp").code, "c");
  assert.equal(drafts.load("javascript"), undefined);
});

test("a page that is left or hidden has written before", () => {
  drafts.keep("python", draft("left"));
  tab.leave();
  assert.equal(stored("python").code, "left");
  drafts.keep("python", draft("hidden"));
  tab.hide();
  assert.equal(stored("python").code, "hidden");
});

test("what is broken in the storage is no draft", () => {
  for (const text of ["{", "[]", "null", '"code"', "{}", '{"code":7}']) {
    browser.kept.set("learncode.draft.python", text);
    assert.equal(drafts.load("python"), undefined, text);
  }
  browser.kept.set("learncode.draft.python", '{"code":"","input":7,"mode":"sideways"}');
  assert.deepEqual(drafts.load("python"), { code: "", input: "", mode: "auto" });
});

test("a full storage is complained of once, and nothing of the draft is lost", () => {
  browser.kept.quota = 80;
  drafts.keep("python", draft("x".repeat(100)));
  mock.timers.tick(aMoment);
  assert.deepEqual(told, [["onCannotKeep"]]);
  drafts.keep("python", draft("y".repeat(100)));
  mock.timers.tick(aMoment);
  assert.deepEqual(told, [["onCannotKeep"]]);
  assert.equal(drafts.load("python").code, "y".repeat(100));
  // There is room again: what could not be written is written with what is typed next.
  browser.kept.quota = Infinity;
  drafts.keep("cpp", draft("c"));
  mock.timers.tick(aMoment);
  assert.equal(stored("python").code, "y".repeat(100));
  assert.equal(stored("cpp").code, "c");
});

test("a forbidden storage is complained of and the drafts stay in the tab", () => {
  browser.forbidden = true;
  drafts.keep("python", draft("a"));
  mock.timers.tick(aMoment);
  assert.deepEqual(told, [["onCannotKeep"]]);
  assert.equal(drafts.load("python").code, "a");
});

test("a tab in which nobody writes overwrites nothing", () => {
  const other = browser.open();
  const otherDrafts = other.in(() => new DraftStore(listener()));
  drafts.keep("python", draft("mine"));
  mock.timers.tick(aMoment);
  other.in(() => otherDrafts.flush());
  other.leave();
  assert.equal(stored("python").code, "mine");
});

test("what was written once is not written again over another tab's text", () => {
  const other = browser.open();
  const otherDrafts = other.in(() => new DraftStore(listener()));
  drafts.keep("python", draft("mine"));
  mock.timers.tick(aMoment);
  other.in(() => otherDrafts.keep("python", draft("theirs, later")));
  mock.timers.tick(aMoment);
  drafts.keep("cpp", draft("c"));
  tab.leave();
  assert.equal(stored("python").code, "theirs, later");
  assert.equal(stored("cpp").code, "c");
});

test("another tab's text is told, with what it is", () => {
  const other = browser.open();
  const otherDrafts = other.in(() => new DraftStore(listener()));
  other.in(() => otherDrafts.keep("python", draft("theirs")));
  mock.timers.tick(aMoment);
  assert.deepEqual(told, [["onChangedElsewhere", "python", draft("theirs")]]);
});

test("another tab that writes what this one wrote has changed nothing", () => {
  drafts.keep("python", draft("same"));
  mock.timers.tick(aMoment);
  const other = browser.open();
  const otherDrafts = other.in(() => new DraftStore(listener()));
  other.in(() => otherDrafts.keep("python", { ...draft("same"), input: "else" }));
  mock.timers.tick(aMoment);
  assert.deepEqual(told, []);
});

test("what is no draft, or one that went, is not told", () => {
  const other = browser.open();
  other.in(() => other.window.localStorage.setItem("learncode.settings", "{}"));
  other.in(() => other.window.localStorage.setItem("learncode.draft.python", "{"));
  other.in(() => other.window.localStorage.removeItem("learncode.draft.python"));
  assert.deepEqual(told, []);
});

test("what is put aside stays beside the draft", () => {
  assert.equal(drafts.aside("python"), undefined);
  drafts.putAside("python", draft("old"));
  drafts.keep("python", draft("new"));
  mock.timers.tick(aMoment);
  assert.equal(drafts.aside("python").code, "old");
  assert.equal(drafts.load("python").code, "new");
  assert.equal(drafts.aside("cpp"), undefined);
});
