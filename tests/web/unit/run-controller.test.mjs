// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { RunController } from "../../../web/src/session/run-controller";
import { Browser, listener } from "./support/browser.mjs";
import { FakeService, FakeSocket, settled } from "./support/service.mjs";

// Longer than anything here is waited for.
const long = 10_000;

const interactive = { languageId: "python", languageName: "Python", code: "x", cols: 80, rows: 24 };
const given = { languageId: "python", languageName: "Python", code: "x", input: "5\n" };

let told;
let service;
let controller;

const of = (name) => told.filter(([called]) => called === name).map(([, value]) => value);
const result = () => of("onFinished")[0];

const health = (state, problem) => ({
  status: "degraded",
  engineProblem: undefined,
  engineWarnings: [],
  executors: [{ language: "python", state, version: "", problem }],
});

/** A run that has started. */
function started(request = interactive) {
  controller.run(request);
  const socket = FakeSocket.last;
  if (socket.readyState !== FakeSocket.OPEN) socket.open();
  socket.say({ type: "started" });
  socket.say({ type: "phase", phase: "running" });
  return socket;
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  new Browser().open().enter();
  FakeSocket.install();
  service = new FakeService().install();
  told = [];
  controller = new RunController(listener(told));
});

test("a run goes through its states and ends once", () => {
  const socket = started();
  socket.say({ type: "output", stream: "tty", data: "hello" });
  socket.say({ type: "finished", result: { outcome: "ok", exitCode: 0 } });
  socket.say({ type: "finished", result: { outcome: "ok" } });
  assert.deepEqual(of("onState"), ["waiting", "queued", "running", "idle"]);
  assert.deepEqual(of("onFinished").map(({ outcome }) => outcome), ["ok"]);
  assert.deepEqual(told.filter(([name]) => name === "onOutput"), [["onOutput", "tty", "hello"]]);
});

test("input given is all there is, without it there is a terminal", () => {
  assert.deepEqual(started(given).sent, [{ type: "run", code: "x", language: "python", input: "5\n" }]);
  FakeSocket.last.say({ type: "finished", result: { outcome: "ok" } });
  started();
  assert.deepEqual(FakeSocket.last.sent[1], { type: "run", code: "x", language: "python", tty: true, cols: 80, rows: 24 });
});

test("one run at a time", () => {
  started();
  controller.run({ ...interactive, code: "second" });
  assert.equal(FakeSocket.last.sent.length, 1);
  assert.equal(controller.request.code, "x");
});

test("waits for a language that is coming, and begins when it is there", () => {
  controller.setHealth(health("building"));
  controller.run(interactive);
  assert.ok(controller.isWaitingForLanguage);
  controller.setHealth(health("starting"));
  assert.equal(FakeSocket.made.length, 0);
  controller.setHealth(health("ready"));
  FakeSocket.last.open();
  assert.equal(FakeSocket.last.sent.length, 1);
});

test("does not wait for a language that will not come", () => {
  controller.setHealth(health("failed", { code: "c", message: "The disk is full." }));
  controller.run(interactive);
  controller.setHealth(health("absent"));
  controller.run(interactive);
  assert.deepEqual(of("onFinished").map(({ outcome }) => outcome), ["rejected", "rejected"]);
});

test("stopping what waits ends it at once", () => {
  controller.setHealth(health("building"));
  controller.run(interactive);
  controller.stop();
  assert.equal(result().outcome, "stopped");
  controller.setHealth(health("ready"));
  assert.equal(FakeSocket.made.length, 0);
});

test("stopping what could not be sent yet ends it at once", () => {
  controller.run(interactive);
  controller.stop();
  assert.equal(result().outcome, "stopped");
  FakeSocket.last.open();
  assert.deepEqual(FakeSocket.last.sent, []);
});

test("a stop is said once, and the service has the last word", () => {
  const socket = started();
  controller.stop();
  controller.stop();
  assert.deepEqual(socket.sent.slice(1), [{ type: "stop" }]);
  socket.say({ type: "phase", phase: "running" });
  assert.equal(of("onState").pop(), "stopping");
  socket.say({ type: "finished", result: { outcome: "ok" } });
  assert.equal(result().outcome, "ok");
  mock.timers.tick(long);
  assert.equal(of("onFinished").length, 1);
});

test("a stop that nobody answers ends with the connection", () => {
  const socket = started();
  controller.stop();
  mock.timers.tick(long);
  assert.equal(result().outcome, "stopped");
  assert.notEqual(socket.readyState, FakeSocket.OPEN);
});

test("what is typed goes in pieces, only to a program that is there and reads it", () => {
  controller.type("early");
  const socket = started();
  controller.type("x".repeat(40_000));
  const pieces = socket.sent.slice(1).map(({ data }) => data);
  assert.equal(pieces.join("").length, 40_000);
  assert.ok(pieces.every((piece) => piece.length <= 16 * 1024));
  socket.say({ type: "finished", result: { outcome: "ok" } });
  controller.type("late");
  assert.equal(socket.sent.length, 1 + pieces.length);
  started(given);
  controller.type("not read");
  assert.equal(FakeSocket.last.sent.length, 2 + pieces.length);
});

test("a size is told to a terminal only", () => {
  const socket = started();
  controller.resize(100, 30);
  assert.deepEqual(socket.sent[1], { type: "resize", cols: 100, rows: 30 });
  socket.say({ type: "finished", result: { outcome: "ok" } });
  started(given);
  controller.resize(10, 10);
  assert.equal(socket.sent.length, 3);
});

test("waiting goes on while half a line is typed", () => {
  const socket = started();
  socket.say({ type: "waiting" });
  controller.type("A");
  socket.say({ type: "output", stream: "tty", data: "A" });
  mock.timers.tick(long);
  assert.deepEqual(of("onAwaiting"), [true]);
  controller.type("\r");
  mock.timers.tick(long);
  assert.deepEqual(of("onAwaiting"), [true, false]);
});

test("between two questions the marker does not flicker", () => {
  const socket = started();
  socket.say({ type: "waiting" });
  controller.type("Ada\r");
  socket.say({ type: "output", stream: "tty", data: "Hello Ada\r\nMore? " });
  socket.say({ type: "waiting" });
  mock.timers.tick(long);
  assert.deepEqual(of("onAwaiting"), [true]);
  socket.say({ type: "finished", result: { outcome: "ok" } });
  assert.deepEqual(of("onAwaiting"), [true, false]);
});

test("an error before the start refuses the run, a later one does not end it", () => {
  controller.run(interactive);
  FakeSocket.last.open();
  FakeSocket.last.say({ type: "error", code: "busy", message: "Too many wait." });
  assert.equal(result().outcome, "rejected");
  const socket = started();
  socket.say({ type: "error", code: "bad_message", message: "What?" });
  assert.ok(!controller.isIdle);
});

test("a connection that was lost ends the program", () => {
  started().break();
  assert.equal(result().outcome, "executor_lost");
  assert.ok(controller.isIdle);
});

test("a connection lost while stopping is a stop", () => {
  const socket = started();
  controller.stop();
  socket.break();
  assert.equal(result().outcome, "stopped");
});

/** All attempts to connect fail. */
function refuse() {
  for (let i = 0; i < 4; i += 1) {
    FakeSocket.last.break();
    mock.timers.tick(long);
  }
}

test("why there is no session is asked for before the run is refused", async () => {
  service.answers.set("/api/code/session", { status: 503, body: { message: "Not now." } });
  controller.run(interactive);
  refuse();
  assert.equal(result(), undefined);
  await settled();
  assert.equal(result().outcome, "rejected");
});

test("who has stopped meanwhile is not refused", async () => {
  service.answers.set("/api/code/session", { status: 426 });
  controller.run(interactive);
  FakeSocket.last.open();
  controller.stop();
  refuse();
  await settled();
  assert.deepEqual(of("onFinished").map(({ outcome }) => outcome), ["stopped"]);
});

test("why there was no session is nothing to a run that came after", async () => {
  let answer;
  service.answers.set("/api/code/session", new Promise((resolve) => (answer = resolve)));
  controller.run(interactive);
  refuse();
  controller.stop();
  mock.timers.tick(long);
  assert.equal(result().outcome, "stopped");
  started({ ...interactive, code: "after" });
  answer({ status: 503 });
  await settled();
  assert.equal(of("onFinished").length, 1);
  assert.ok(!controller.isIdle);
});

test("an idle page leaves a service that does not answer", () => {
  const socket = started();
  controller.setHealth(undefined);
  assert.equal(socket.readyState, FakeSocket.OPEN);
  socket.say({ type: "finished", result: { outcome: "ok" } });
  controller.setHealth(undefined);
  assert.notEqual(socket.readyState, FakeSocket.OPEN);
});
