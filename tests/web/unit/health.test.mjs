// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { executorFor, readHealth, readLanguages } from "../../../web/src/service/health";

const executor = (language, state, problem) => ({ language, state, version: "", problem });

test("what is no health is none", () => {
  for (const value of [undefined, null, [], "ok", {}, { status: "fine" }]) assert.equal(readHealth(value), undefined);
});

test("of a health what is known is read", () => {
  const empty = readHealth({ status: "ok", engine: "good", executors: [7, {}, { language: "python", state: "gone" }] });
  assert.equal(empty.status, "ok");
  assert.equal(empty.engineProblem, undefined);
  assert.deepEqual(empty.executors, []);
  assert.deepEqual(empty.notes, []);
  const read = readHealth({
    status: "degraded",
    engine: { problem: { message: "m" } },
    executors: [{ language: "cpp", state: "failed", version: 14, problem: { code: "c" } }],
    warnings: [{ code: "no_landlock", message: "It has none." }, { code: "no_text" }, 7],
  });
  assert.deepEqual(read.notes, ["It has none."]);
  assert.deepEqual(read.engineProblem, { code: "", message: "m" });
  const { language, state, version, problem } = read.executors[0];
  assert.deepEqual({ language, state, version, problem }, executor("cpp", "failed", { code: "c", message: "" }));
});

test("languages without a name are left out", () => {
  assert.deepEqual(readLanguages({ data: [{ id: "python" }, { name: "C++" }, { id: "cpp", name: "C++" }] }), [
    { id: "cpp", name: "C++", version: "", standard: "", mainFile: "cpp" },
  ]);
  assert.deepEqual(readLanguages(undefined), []);
});

test("of several executors the one that is furthest counts", () => {
  const health = (...executors) => ({ status: "ok", executors });
  const failed = executor("python", "failed");
  const starting = executor("python", "starting");
  const ready = executor("python", "ready");
  const other = executor("cpp", "ready");
  assert.equal(executorFor(health(failed, starting, ready, other), "python"), ready);
  assert.equal(executorFor(health(failed, starting, other), "python"), starting);
  assert.equal(executorFor(health(failed, other), "python"), failed);
  assert.equal(executorFor(health(other), "python"), undefined);
  assert.equal(executorFor(undefined, "python"), undefined);
});
