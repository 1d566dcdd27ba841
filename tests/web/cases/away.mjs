// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";

export default function away(server) {
  test("too many sessions is told as what it is", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('there')\n", input: "x" } });
    await learner.page.evaluate(takeAllPlaces);
    await learner.press("F5");
    await learner.sees("#result-text", "Not started");
    await learner.sees("#output-hint", "As many people as LearnCode has room for");
    await learner.page.evaluate(() => window.places.forEach((place) => place.close()));
    await learner.press("F5");
    await learner.sees("#result-text", "Finished");
    learner.complaints = learner.complaints.filter((text) => !/503/.test(text));
    await learner.close();
  });

  test("a connection that breaks before the answer is made again", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('there')\n", input: "x" } });
    let connections = 0;
    await learner.page.routeWebSocket("**/api/code/session", (client) => {
      connections += 1;
      if (connections === 1) client.onMessage(() => client.close());
      else client.connectToServer();
    });
    await learner.reload();
    await learner.ready();
    await learner.press("F5");
    await learner.sees("#output-plain", "there");
    await learner.sees("#result-text", "Finished");
    assert.equal(connections, 2);
    await learner.close();
  });

  test("the server goes and comes back", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "input('? ')\nprint('there')\n" } });
    await learner.press("F5");
    await learner.isWaitedFor();
    await server.end();
    // The run that was under way has an end, and the page says what is the matter.
    await learner.sees("#result-text", "Interrupted");
    await learner.sees("#notices", "LearnCode cannot be reached");
    await learner.press("F5");
    await learner.sees("#result-text", "Not started");
    await server.start();
    await learner.page.getByRole("button", { name: "Try now" }).click();
    await server.ready();
    await learner.ready();
    assert.equal(await learner.text("#notices"), "");
    await learner.press("F5");
    await learner.isWaitedFor();
    await learner.type("\n");
    await learner.seesInTerminal("there");
    await learner.sees("#result-text", "Finished");
    // That nothing answered is what a browser complains about, and nothing else.
    learner.complaints = learner.complaints.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|503/.test(text));
    await learner.close();
  });
}

// Runs in the page: sessions until no more are let in.
async function takeAllPlaces() {
  window.places = [];
  const opens = () =>
    new Promise((resolve) => {
      const place = new WebSocket(`ws://${window.location.host}/api/code/session`);
      window.places.push(place);
      place.onopen = () => resolve(true);
      place.onerror = () => resolve(false);
    });
  while (await opens());
}
