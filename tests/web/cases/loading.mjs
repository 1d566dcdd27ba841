// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";
import { until } from "../support/until.mjs";

// What a browser does to requests that are under way when the machine's network changes.
async function drop(learner, files, times) {
  let dropped = 0;
  await learner.page.route(files, (route) => {
    if (dropped >= times) return route.continue();
    dropped += 1;
    return route.abort("internetdisconnected");
  });
  return () => dropped;
}

const isDropped = (text) => text.includes("ERR_INTERNET_DISCONNECTED");

export default function loading(server) {
  for (const [what, files] of [
    ["script", "**/assets/*.js*"],
    ["style sheet", "**/assets/*.css*"],
  ]) {
    test(`a ${what} that the browser dropped is asked for again`, async () => {
      const learner = await Learner.open(server.url, { draft: { code: "print('there')\n", input: "x" } });
      const dropped = await drop(learner, files, 2);
      await learner.reload();
      await learner.ready();
      await until(
        () => learner.page.evaluate(() => getComputedStyle(document.querySelector("main")).display === "grid"),
        "the page has its style",
      );
      assert.equal(dropped(), 2);
      await learner.press("F5");
      await learner.sees("#output-plain", "there");
      assert.ok(await learner.page.locator("#incomplete").isHidden());
      learner.complaints = learner.complaints.filter((text) => !isDropped(text));
      await learner.close();
    });
  }

  test("a page without its script says so", async () => {
    const learner = await Learner.open(server.url);
    const dropped = await drop(learner, "**/assets/*.js*", Infinity);
    await learner.reload();
    await learner.page.getByText("Reload the page").waitFor({ state: "visible" });
    assert.equal(dropped(), 4);
    assert.equal(learner.complaints.filter(isDropped).length, 4);
    learner.complaints = learner.complaints.filter((text) => !isDropped(text));
    await learner.close();
  });
}
