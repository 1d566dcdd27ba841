// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";
import { until } from "../support/until.mjs";

// Clicks, and waits until the page has done what the click asks for.
async function click(learner) {
  const theme = () => learner.page.evaluate(() => document.documentElement.dataset.theme);
  const [earlier, button] = [await theme(), await learner.page.locator("#theme-button").boundingBox()];
  await learner.page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await until(async () => (await theme()) !== earlier, "the other colours");
}

async function floodAndStop(server, draft) {
  const learner = await Learner.open(server.url, { draft });
  await learner.press("F5");
  await learner.sees("#output-note", "running");
  // In the midst of it, or when the limit has already ended it: the page answers all the same.
  await until(async () => (await learner.terminal()) !== "" || (await learner.text("#output-plain")) !== "", "output");
  for (let turn = 0; turn < 3; turn += 1) await click(learner);
  await learner.press("Shift+F5");
  await until(async () => /^(Stopped|Printed)/.test(await learner.text("#result-text")), "the end of the run");
  const nodes = await learner.page.evaluate(() => document.querySelectorAll("#output-plain *").length);
  const characters = await learner.page.evaluate(() => document.querySelector("#output-plain").textContent.length);
  assert.ok(nodes < 5000 && characters < 600_000, `${nodes} elements with ${characters} characters are kept`);
  // The next run is as if nothing had been.
  await learner.page.locator(".cm-content").focus();
  await learner.press("F5");
  await learner.sees("#output-note", "running");
  await learner.press("Shift+F5");
  await until(async () => /^(Stopped|Printed)/.test(await learner.text("#result-text")), "the second end");
  await learner.close();
}

export default function stopping(server) {
  for (const [mode, input] of [["interactive", ""], ["given", "x"]]) {
    test(`Stop ends an endless loop, and it runs again (${mode})`, async () => {
      const code = "print('begun', flush=True)\nwhile True:\n    pass\n";
      const learner = await Learner.open(server.url, { draft: { code, input } });
      for (let turn = 0; turn < 2; turn += 1) {
        await learner.press("F5");
        await learner.sees("#output-card", "begun");
        await learner.press("Shift+F5");
        await learner.sees("#result-text", "Stopped");
        assert.equal(await learner.page.locator("#run").getAttribute("aria-disabled"), "false");
      }
      await learner.close();
    });
  }

  test("Stop works while a program waits for input", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "input('? ')" } });
    await learner.press("F5");
    await learner.isWaitedFor();
    await learner.press("Shift+F5");
    await learner.sees("#result-text", "Stopped");
    await learner.sees("#output-note", "ended");
    await learner.close();
  });

  test("a flood in the terminal", async () => {
    await floodAndStop(server, { code: "while True:\n    print('flood ' * 20)\n" });
  });

  test("a flood in the output", async () => {
    await floodAndStop(server, { code: "while True:\n    print('flood ' * 20)\n", input: "x" });
  });

  test("one endless line", async () => {
    await floodAndStop(server, { code: "while True:\n    print('x' * 1000, end='')\n", input: "x" });
  });
}
