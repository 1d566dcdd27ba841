// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { SessionClient } from "../../../web/src/session/session-client";
import { Browser, listener } from "./support/browser.mjs";
import { FakeSocket } from "./support/service.mjs";

const run = { type: "run", code: "x", language: "python" };
const stop = { type: "stop" };
// Longer than a connection is given, or waited for the next attempt.
const long = 10_000;

let tab;
let told;
let session;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  tab = new Browser().open().enter();
  FakeSocket.install();
  told = [];
  session = new SessionClient(listener(told));
});

test("connects for the first message and keeps the connection", () => {
  assert.equal(FakeSocket.made.length, 0);
  session.begin(run);
  assert.equal(FakeSocket.last.address, "ws://127.0.0.1:5000/api/code/session");
  assert.deepEqual(FakeSocket.last.sent, []);
  FakeSocket.last.open();
  FakeSocket.last.say({ type: "started" });
  session.send(stop);
  session.begin(run);
  assert.equal(FakeSocket.made.length, 1);
  assert.deepEqual(FakeSocket.last.sent, [run, stop, run]);
  assert.deepEqual(told, [["onMessage", { type: "started" }]]);
});

test("a secure page has a secure session", () => {
  tab.window.location = new URL("https://learn.example/");
  session.begin(run);
  assert.equal(FakeSocket.last.address, "wss://learn.example/api/code/session");
});

test("a later message goes with its connection", () => {
  session.send(stop);
  assert.equal(FakeSocket.made.length, 0);
  session.begin(run);
  session.send(stop);
  FakeSocket.last.open();
  assert.deepEqual(FakeSocket.last.sent, [run]);
});

test("a kept connection that was dead is made again, and the run sent again", () => {
  session.begin(run);
  FakeSocket.last.open();
  FakeSocket.last.say({ type: "started" });
  session.begin(run);
  const dead = FakeSocket.last;
  dead.break();
  mock.timers.tick(long);
  assert.notEqual(FakeSocket.last, dead);
  FakeSocket.last.open();
  assert.deepEqual(FakeSocket.last.sent, [run]);
  assert.ok(!told.some(([name]) => name === "onLost"));
});

test("a run that was answered is lost with its connection", () => {
  session.begin(run);
  FakeSocket.last.open();
  FakeSocket.last.say({ type: "started" });
  FakeSocket.last.break();
  mock.timers.tick(long);
  assert.equal(FakeSocket.made.length, 1);
  assert.deepEqual(told, [["onMessage", { type: "started" }], ["onLost"]]);
});

test("gives up after some attempts, and the next run tries anew", () => {
  session.begin(run);
  for (let i = 0; i < 10; i += 1) {
    FakeSocket.last.break();
    mock.timers.tick(long);
  }
  assert.equal(FakeSocket.made.length, 4);
  assert.deepEqual(told, [["onLost"]]);
  session.begin(run);
  FakeSocket.last.break();
  mock.timers.tick(long);
  assert.equal(FakeSocket.made.length, 6);
  FakeSocket.last.open();
  assert.deepEqual(FakeSocket.last.sent, [run]);
});

test("a connection that does not come is one that failed", () => {
  session.begin(run);
  const slow = FakeSocket.last;
  for (let i = 0; i < 8; i += 1) mock.timers.tick(long);
  assert.deepEqual(told, [["onLost"]]);
  // Late, it is nobody's any more.
  slow.open();
  assert.deepEqual(slow.sent, []);
});

test("what is not wanted any more is not sent", () => {
  session.begin(run);
  assert.equal(session.cancelBegin(), true);
  FakeSocket.last.open();
  assert.deepEqual(FakeSocket.last.sent, []);
  session.begin(run);
  assert.equal(session.cancelBegin(), false);
});

test("what is no message is not passed on, and an idle session's end neither", () => {
  session.begin(run);
  FakeSocket.last.open();
  for (const data of ["{", "[]", '{"type":"secret"}', new ArrayBuffer(2), { type: "error", code: "idle", message: "" }])
    FakeSocket.last.say(data);
  assert.deepEqual(told, []);
});

test("who leaves hears nothing more", () => {
  session.begin(run);
  const left = FakeSocket.last;
  left.open();
  session.close();
  left.say({ type: "started" });
  left.break();
  mock.timers.tick(long);
  assert.deepEqual(told, []);
  assert.equal(FakeSocket.made.length, 1);
});
