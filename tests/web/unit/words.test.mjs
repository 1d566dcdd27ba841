// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { executorStates, readHealth } from "../../../web/src/service/health";
import { readWords } from "../../../web/src/service/words";
import { outcomes, readServerMessage } from "../../../web/src/session/messages";
import { ended } from "../../../web/src/session/run-controller";
import { describeExecutor, describeHealth } from "../../../web/src/text/health";
import { describeMode } from "../../../web/src/text/mode";
import { describeOutcome, tones } from "../../../web/src/text/outcome";

// What is said comes from the service; how it looks is the page's.

const said = { headline: "Headline", detail: "Detail" };

test("words are two texts, and long ones are cut", () => {
  assert.deepEqual(readWords({ ...said, more: 1 }), said);
  for (const value of [undefined, null, [], "Headline", {}, { headline: "Headline" }, { headline: 7, detail: "" }])
    assert.equal(readWords(value), undefined);
  const long = readWords({ headline: "x".repeat(2_000), detail: "y".repeat(20_000) });
  assert.equal(long.headline.length, 1_000);
  assert.equal(long.detail.length, 10_000);
});

const finished = (result) => readServerMessage(JSON.stringify({ type: "finished", result })).result;

test("a result without words has the little that it says", () => {
  assert.deepEqual(finished({ outcome: "ok", words: said }).words, said);
  const bare = finished({ outcome: "timeout", message: "It took too long.", words: "none" });
  assert.equal(bare.words.detail, "It took too long.");
  assert.ok(bare.words.headline.length > 0);
});

test("every outcome has a tone, and the words that came with it", () => {
  for (const outcome of outcomes) {
    const { tone, line, hint } = describeOutcome(finished({ outcome, words: said }));
    assert.ok(tones.includes(tone), outcome);
    assert.deepEqual({ line, hint }, { line: "Headline", hint: "Detail" });
  }
});

test("Ctrl+C is no crash", () => {
  assert.equal(describeOutcome(finished({ outcome: "signal", signal: "SIGINT" })).tone, "plain");
  assert.equal(describeOutcome(finished({ outcome: "signal", signal: "SIGSEGV" })).tone, "bad");
});

test("what the page ends itself has words of its own", () => {
  for (const outcome of ["stopped", "executor_lost", "rejected"]) {
    const { line, hint } = describeOutcome(ended(outcome, "why"));
    assert.ok(line.length > 0, outcome);
    assert.equal(hint, "why");
  }
});

const python = (state, more = {}) => ({ language: "python", state, words: said, ...more });
const health = (status, more = {}) => readHealth({ status, words: said, executors: [], ...more });

test("each state has a dot, and an executor's own words", () => {
  for (const state of executorStates) {
    const [executor] = health("ok", { executors: [python(state)] }).executors;
    assert.equal(describeExecutor(executor, "Python").text, "Detail");
    assert.ok(["ready", "busy", "failed", "absent"].includes(describeExecutor(executor, "Python").kind), state);
  }
  assert.deepEqual(describeExecutor(undefined, "Python"), { kind: "absent", text: "Python: not known" });
});

test("no headline, no notice", () => {
  assert.equal(describeHealth(health("ok", { words: { headline: "", detail: "" } })), undefined);
  assert.equal(describeHealth(health("ok", { words: undefined })), undefined);
});

test("a notice is as bad as the worst that it is about", () => {
  const kind = (status, more) => describeHealth(health(status, more)).kind;
  const problem = { code: "full", message: "The disk is full." };
  const failed = python("failed", { problem });
  const putOff = python("failed", { problem: { code: "cancelled", message: "" } });
  assert.equal(kind("ok"), "warning");
  assert.equal(kind("starting", { executors: [python("building")] }), "progress");
  assert.equal(kind("degraded", { executors: [python("building"), failed] }), "problem");
  assert.equal(kind("degraded", { executors: [failed, putOff] }), "warning");
  assert.equal(kind("down", { engine: { problem }, executors: [putOff] }), "problem");
});

test("each way to give input has a sentence of its own", () => {
  const sentences = [true, false].flatMap((interactive) => [true, false].map((empty) => describeMode(interactive, empty)));
  assert.equal(new Set(sentences).size, 4);
});
