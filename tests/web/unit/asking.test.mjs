// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { ask } from "../../../web/src/service/ask";
import { HealthPoller } from "../../../web/src/service/health-poller";
import { whyRefused } from "../../../web/src/session/refusal";
import { Browser, listener } from "./support/browser.mjs";
import { FakeService, settled } from "./support/service.mjs";

const session = "/api/code/session";
const gone = new TypeError("Failed to fetch");

let tab;
let service;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  tab = new Browser().open().enter();
  service = new FakeService().install();
});

/** What comes of it when the clock is stepped until it has come. */
async function answered(promise) {
  let done = false;
  const mark = () => (done = true);
  promise.then(mark, mark);
  while (!done) {
    await settled();
    mock.timers.tick(1_000);
  }
  return promise;
}

test("a question is asked anew, never from what was kept", async () => {
  service.answers.set("/x", { body: "answer" });
  assert.equal(await (await answered(ask("/x", 1_000))).text(), "answer");
  assert.equal(service.asked[0].cache, "no-store");
});

test("what a changed network broke off is asked again, once", async () => {
  service.answers.set("/x", [gone, { body: "answer" }]);
  assert.equal(await (await answered(ask("/x", 1_000))).text(), "answer");
  service.answers.set("/y", gone);
  await assert.rejects(answered(ask("/y", 1_000)), TypeError);
  assert.deepEqual(service.paths, ["/x", "/x", "/y", "/y"]);
});

test("what came too late is not asked again", async () => {
  service.answers.set("/x", new DOMException("Late", "TimeoutError"));
  await assert.rejects(answered(ask("/x", 1_000)), { name: "TimeoutError" });
  assert.equal(service.asked.length, 1);
});

test("each way to have no session has its words", async () => {
  const why = async (answer) => {
    service.answers.set(session, answer);
    return answered(whyRefused());
  };
  assert.match(await why({ status: 426, body: "{}" }), /proxy/);
  assert.equal(await why({ status: 403, body: { code: "foreign", message: "Not from there." } }), "Not from there.");
  assert.match(await why({ status: 500, body: "<html>" }), /does not accept/);
  assert.match(await why({ status: 500, body: { code: 7, message: 7 } }), /does not accept/);
  assert.match(await why(gone), /cannot be reached/);
});

const healthy = { status: "ok", executors: [{ language: "python", state: "ready", version: "3.13" }] };

/** A poller that has asked once, with what it told. */
async function asked(health) {
  service.answers.set("/api/health", health);
  service.answers.set("/api/code/languages", { body: { data: [{ id: "python", name: "Python" }] } });
  const told = [];
  const poller = new HealthPoller(listener(told));
  poller.askNow();
  await settled();
  return { poller, told, names: () => told.map(([name]) => name) };
}

/** How long it is until the next question. */
async function pause() {
  const before = service.asked.length;
  for (let waited = 0; waited < 100_000; waited += 500) {
    mock.timers.tick(500);
    await settled();
    if (service.asked.length > before) return waited + 500;
  }
  return Infinity;
}

test("languages are asked for when their versions have changed", async () => {
  const { names } = await asked({ body: healthy });
  assert.deepEqual(names(), ["onLanguages", "onHealth"]);
  await pause();
  assert.deepEqual(names(), ["onLanguages", "onHealth", "onHealth"]);
  service.answers.set("/api/health", { body: { ...healthy, executors: [] } });
  await pause();
  assert.deepEqual(names().slice(3), ["onLanguages", "onHealth"]);
});

test("a service that is not well is heard all the same, and asked sooner", async () => {
  const { told } = await asked({ status: 503, body: { status: "starting" } });
  assert.equal(told.find(([name]) => name === "onHealth")[1].status, "starting");
  assert.equal(await pause(), 1_000);
});

test("all is well: rarely; somebody waits: sooner; nobody looks: hardly ever", async () => {
  const { poller } = await asked({ body: healthy });
  assert.equal(await pause(), 5_000);
  poller.eager = true;
  await settled();
  assert.equal(await pause(), 1_000);
  poller.eager = false;
  tab.document.hidden = true;
  await pause();
  assert.equal(await pause(), 60_000);
  tab.hide(false);
  await settled();
  assert.equal(await pause(), 5_000);
});

test("without an answer it asks ever more rarely, until there is one", async () => {
  const { told } = await asked({ status: 500 });
  for (let i = 0; i < 6; i += 1) await pause();
  const pauses = told.filter(([name]) => name === "onUnreachable").map(([, milliseconds]) => milliseconds);
  assert.deepEqual(pauses.slice(0, 6), [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  told.length = 0;
  service.answers.set("/api/health", { body: healthy });
  await pause();
  // It may have come back as another version.
  assert.deepEqual(told.map(([name]) => name), ["onLanguages", "onHealth"]);
});

test("what is no health is no answer", async () => {
  const { names } = await asked({ body: { status: "splendid" } });
  assert.deepEqual(names(), ["onUnreachable"]);
});
