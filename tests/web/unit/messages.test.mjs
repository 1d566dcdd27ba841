// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject, listOf, numberOf, parseObject, textOf, wordOf } from "../../../web/src/service/json";
import { readDiagnostic, readServerMessage } from "../../../web/src/session/messages";

const read = (message) => readServerMessage(JSON.stringify(message));

test("what is no message is none", () => {
  const rows = ["", "{", "null", "[]", '"started"', "7", "{}", '{"type":7}', '{"type":"Started"}', '{"type":"toString"}'];
  for (const text of rows) assert.equal(readServerMessage(text), undefined, text);
});

test("a message has only what it should", () => {
  assert.deepEqual(read({ type: "started", more: 1 }), { type: "started" });
  assert.deepEqual(read({ type: "waiting" }), { type: "waiting" });
  assert.deepEqual(read({ type: "phase", phase: "compiling" }), { type: "phase", phase: "compiling" });
  assert.equal(read({ type: "phase", phase: "waiting" }), undefined);
  assert.equal(read({ type: "phase" }), undefined);
});

test("output is a text of a known stream", () => {
  assert.deepEqual(read({ type: "output", stream: "tty", data: "" }), { type: "output", stream: "tty", data: "" });
  assert.equal(read({ type: "output", stream: "stdlog", data: "x" }), undefined);
  assert.equal(read({ type: "output", stream: "stdout", data: 7 }), undefined);
  assert.equal(read({ type: "output", stream: "stdout" }), undefined);
});

test("an error without words is one all the same", () => {
  assert.deepEqual(read({ type: "error" }), { type: "error", code: "", message: "" });
});

test("a result needs an outcome and nothing else", () => {
  assert.equal(read({ type: "finished" }), undefined);
  assert.equal(read({ type: "finished", result: { outcome: "won" } }), undefined);
  assert.equal(read({ type: "finished", result: [] }), undefined);
  const { outcome, signal, diagnostics } = read({ type: "finished", result: { outcome: "ok" } }).result;
  assert.deepEqual({ outcome, signal, diagnostics }, { outcome: "ok", signal: "", diagnostics: [] });
});

test("a result's values of the wrong kind are as if they were not there", () => {
  const { signal, diagnostics } = read({ type: "finished", result: { outcome: "signal", signal: 11, diagnostics: {} } }).result;
  assert.equal(signal, "");
  assert.deepEqual(diagnostics, []);
});

test("of a flood of diagnostics a hundred are read", () => {
  const diagnostics = Array.from({ length: 1000 }, (_, i) => ({ line: i, message: "bad" }));
  const result = read({ type: "finished", result: { outcome: "compile_error", diagnostics } }).result;
  assert.equal(result.diagnostics.length, 100);
  assert.equal(result.diagnostics[99].line, 99);
});

test("a diagnostic has a line and a message", () => {
  assert.equal(readDiagnostic({ line: 1 }), undefined);
  assert.equal(readDiagnostic({ message: "bad" }), undefined);
  assert.deepEqual(readDiagnostic({ line: 0, message: "", severity: "fatal", column: "3" }), {
    severity: "error",
    file: "",
    line: 0,
    column: 0,
    message: "",
  });
});

test("JSON's kinds are told apart", () => {
  assert.ok(isObject({}));
  for (const value of [null, [], "", 0, undefined]) assert.ok(!isObject(value));
  assert.equal(parseObject("[1]"), undefined);
  assert.equal(parseObject("{"), undefined);
  assert.equal(textOf(""), "");
  assert.equal(textOf(0), undefined);
  for (const value of [NaN, Infinity, "1", null]) assert.equal(numberOf(value), undefined);
  assert.equal(numberOf(0), 0);
  assert.deepEqual(listOf([{ a: 1 }, 7, null, { b: 2 }], (item) => numberOf(item.a)), [1]);
  assert.deepEqual(listOf("no list", () => 1), []);
  assert.equal(wordOf("b", ["a", "b"]), "b");
  assert.equal(wordOf("c", ["a", "b"]), undefined);
});
