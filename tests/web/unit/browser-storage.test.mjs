// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { onLeaving, readStored, watchStored, writeStored } from "../../../web/src/store/browser-storage";
import { loadLastRun, keepLastRun } from "../../../web/src/store/last-run";
import { loadSettings, saveSettings } from "../../../web/src/store/settings";
import { Browser } from "./support/browser.mjs";

let browser;
let tab;

beforeEach(() => {
  browser = new Browser();
  tab = browser.open().enter();
});

test("what was written is read", () => {
  assert.equal(readStored("thing"), undefined);
  assert.ok(writeStored("thing", { a: [1, null, "ü\u0000"] }));
  assert.deepEqual(readStored("thing"), { a: [1, null, "ü\u0000"] });
  assert.deepEqual([...browser.kept.keys()], ["learncode.thing"]);
});

test("without a value nothing is stored any more", () => {
  writeStored("thing", 1);
  assert.ok(writeStored("thing", undefined));
  assert.equal(browser.kept.size, 0);
});

test("a tab's own is no other tab's", () => {
  writeStored("thing", "mine", "tab");
  assert.equal(readStored("thing"), undefined);
  assert.equal(browser.open().in(() => readStored("thing", "tab")), undefined);
  assert.equal(readStored("thing", "tab"), "mine");
});

test("broken text is nothing", () => {
  for (const text of ["", "{", "undefined", "{'a':1}", '{"a":1}}']) {
    browser.kept.set("learncode.thing", text);
    assert.equal(readStored("thing"), undefined, text);
  }
});

test("a full storage says so and keeps what it had", () => {
  writeStored("thing", "short");
  browser.kept.quota = 100;
  assert.equal(writeStored("thing", "x".repeat(200)), false);
  assert.equal(readStored("thing"), "short");
  assert.ok(writeStored("thing", "fits"));
});

test("a forbidden storage is as an empty one that is full", () => {
  browser.forbidden = true;
  assert.equal(readStored("thing"), undefined);
  assert.equal(writeStored("thing", 1), false);
  assert.equal(writeStored("thing", undefined), false);
});

test("what cannot be written as JSON is not", () => {
  const round = {};
  round.round = round;
  assert.equal(writeStored("thing", round), false);
});

test("other tabs are told of our keys only", () => {
  const seen = [];
  watchStored((key) => seen.push(key));
  const other = browser.open();
  other.in(() => writeStored("thing", 1));
  other.in(() => other.window.localStorage.setItem("somebody.else", "1"));
  other.in(() => writeStored("own", 1, "tab"));
  // The tab that writes is not told.
  writeStored("thing", 2);
  assert.deepEqual(seen, ["thing"]);
  other.in(() => writeStored("thing", undefined));
  assert.deepEqual(seen, ["thing", "thing"]);
});

test("a frame's own storage is not the one of all tabs", () => {
  const seen = [];
  watchStored((key) => seen.push(key));
  const { sessionStorage } = tab.window;
  tab.window.dispatchEvent(Object.assign(new Event("storage"), { key: "learncode.run", storageArea: sessionStorage }));
  assert.deepEqual(seen, []);
});

test("a cleared storage is nobody's key", () => {
  const seen = [];
  watchStored((key) => seen.push(key));
  const cleared = Object.assign(new Event("storage"), { key: null, storageArea: tab.window.localStorage });
  tab.window.dispatchEvent(cleared);
  assert.deepEqual(seen, []);
});

test("hidden and left are the last chances, shown is none", () => {
  let stored = 0;
  onLeaving(() => (stored += 1));
  tab.hide();
  assert.equal(stored, 1);
  tab.hide(false);
  assert.equal(stored, 1);
  tab.leave();
  assert.equal(stored, 2);
});

test("settings begin as they should", () => {
  const usual = loadSettings();
  assert.equal(usual.theme, "system");
  for (const text of ["[]", "null", '{"language":7,"theme":"pink"}', "{"]) {
    browser.kept.set("learncode.settings", text);
    assert.deepEqual(loadSettings(), usual, text);
  }
});

test("a setting leaves the others as they are", () => {
  saveSettings({ language: "cpp" });
  saveSettings({ theme: "dark" });
  assert.deepEqual(loadSettings(), { language: "cpp", theme: "dark" });
  // Two tabs: neither takes back what the other chose.
  browser.open().in(() => saveSettings({ language: "javascript" }));
  saveSettings({ theme: "light" });
  assert.deepEqual(loadSettings(), { language: "javascript", theme: "light" });
});

const lastRun = {
  languageId: "python",
  interactive: true,
  printed: [{ stream: "tty", text: "Name? " }],
  isCut: false,
  words: { tone: "good", line: "Finished", hint: "" },
  problems: [{ severity: "error", file: "main.py", line: 2, column: 1, message: "bad" }],
};

test("the last run is as it was, in its own tab", () => {
  keepLastRun(lastRun);
  assert.deepEqual(loadLastRun(), lastRun);
  assert.equal(browser.open().in(loadLastRun), undefined);
  keepLastRun(undefined);
  assert.equal(loadLastRun(), undefined);
});

test("of a last run that somebody else wrote only what is known is taken", () => {
  tab.kept.set("learncode.run", "{}");
  assert.deepEqual(loadLastRun(), {
    languageId: "",
    interactive: false,
    printed: [],
    isCut: false,
    words: { tone: "plain", line: "", hint: "" },
    problems: [],
  });
  const odd = {
    ...lastRun,
    interactive: "yes",
    printed: [{ stream: "stdlog", text: "x" }, { stream: "stdout" }, 7, { stream: "stderr", text: "kept", more: 1 }],
    words: { tone: "loud", line: 7 },
    problems: [{ line: "2" }, null],
  };
  tab.kept.set("learncode.run", JSON.stringify(odd));
  const read = loadLastRun();
  assert.equal(read.interactive, false);
  assert.deepEqual(read.printed, [{ stream: "stderr", text: "kept" }]);
  assert.deepEqual(read.words, { tone: "plain", line: "", hint: "" });
  assert.deepEqual(read.problems, []);
  tab.kept.set("learncode.run", "[1]");
  assert.equal(loadLastRun(), undefined);
});
