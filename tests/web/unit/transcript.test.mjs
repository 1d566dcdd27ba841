// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Transcript } from "../../../web/src/output/transcript";

const most = 128 * 1024;

const textOf = (transcript) => transcript.printed.map((piece) => piece.text).join("");

test("keeps the order of the streams", () => {
  const transcript = new Transcript();
  transcript.add("stdout", "a");
  transcript.add("stdout", "b");
  transcript.add("stderr", "c");
  transcript.add("stdout", "d");
  assert.deepEqual(transcript.printed, [
    { stream: "stdout", text: "ab" },
    { stream: "stderr", text: "c" },
    { stream: "stdout", text: "d" },
  ]);
  assert.equal(transcript.isCut, false);
});

test("is full with exactly what it may keep", () => {
  const transcript = new Transcript();
  transcript.add("stdout", "x".repeat(most));
  assert.equal(transcript.isCut, false);
  transcript.add("stdout", "y");
  assert.equal(transcript.isCut, true);
  // The piece that was too much goes as a whole.
  assert.equal(textOf(transcript), "y");
});

test("beyond its bound the oldest goes", () => {
  const transcript = new Transcript();
  const line = `${"x".repeat(999)}\n`;
  for (let i = 0; i < 1000; i += 1) transcript.add(i % 2 ? "stdout" : "stderr", line);
  assert.ok(transcript.isCut);
  const text = textOf(transcript);
  assert.ok(text.length <= most && text.length > most - 8 * 1024, String(text.length));
  assert.equal(transcript.printed[transcript.printed.length - 1].stream, "stdout");
});

test("of one piece beyond the bound its end is kept", () => {
  const transcript = new Transcript();
  transcript.add("stdout", `${"x".repeat(3 * most)}the end`);
  const text = textOf(transcript);
  assert.equal(text.length, most);
  assert.ok(text.endsWith("xthe end"));
  assert.ok(transcript.isCut);
});

test("cleared it is as new", () => {
  const transcript = new Transcript();
  transcript.add("stdout", "x".repeat(2 * most));
  transcript.clear();
  assert.deepEqual(transcript.printed, []);
  assert.equal(transcript.isCut, false);
  transcript.add("stdout", "x".repeat(most));
  assert.equal(transcript.isCut, false);
});
