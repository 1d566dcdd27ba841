// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { HalfLine } from "../../../web/src/session/half-line";

function typed(...keys) {
  const line = new HalfLine();
  line.reset();
  for (const key of keys) line.type(key);
  return line;
}

test("only what ends a line makes it whole", () => {
  for (const data of ["\r", "\n", "\u0003", "\u0004", "\u001a", "\u001c", "Ada\r", "a\nb"])
    assert.equal(new HalfLine().type(data), true, JSON.stringify(data));
  for (const data of ["a", "Ada", "\t", "\u007f", "\u0015", "é", "\u001b[A"])
    assert.equal(new HalfLine().type(data), false, JSON.stringify(data));
});

test("what the terminal shows of a typed key is an echo", () => {
  assert.ok(typed("A").isEcho("tty", "A"));
  assert.ok(typed("\t").isEcho("tty", "        "));
});

test("each key is shown once", () => {
  const line = typed("A");
  assert.ok(line.isEcho("tty", "12345678"));
  assert.ok(!line.isEcho("tty", "9"));
});

test("nothing typed, nothing shown of it", () => {
  assert.ok(!typed().isEcho("tty", "A"));
});

test("a line of the program's own is no echo", () => {
  assert.ok(!typed("A").isEcho("tty", "\n"));
  assert.ok(!typed("A").isEcho("stdout", "A"));
  assert.ok(!typed("A").isEcho("tty", "more than a key can show"));
});

test("a line taken back is shown as blanks over all of it", () => {
  const line = typed("a", "b", "c");
  assert.ok(line.isEcho("tty", "abc"));
  line.type("\u0015");
  assert.ok(line.isEcho("tty", "\b \b".repeat(3)));
});

test("with the next question it begins anew", () => {
  const line = typed("a", "b");
  line.reset();
  assert.ok(!line.isEcho("tty", "a"));
});
