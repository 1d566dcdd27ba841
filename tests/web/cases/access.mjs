// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Learner, require } from "../support/page.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function checkAccess(learner, state) {
  await learner.page.evaluate(axe);
  const found = await learner.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const grave = found.violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`);
  assert.deepEqual(grave, [], state);
}

async function sideways(learner) {
  return learner.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

export default function access(server) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing grave (${colorScheme})`, async () => {
      const code = "name = input('Name? ')\nprint(nam)\n";
      const learner = await Learner.open(server.url, { draft: { code }, options: { colorScheme } });
      await checkAccess(learner, "at first");
      await learner.press("F5");
      await learner.isWaitedFor();
      await checkAccess(learner, "waiting for input");
      await learner.type("Ann\n");
      await learner.sees("#editor .problem", "NameError");
      await checkAccess(learner, "after an error in the terminal");
      await learner.page.locator("#input").fill("Ann");
      await learner.press("F5");
      await learner.sees("#output-plain", "NameError");
      await learner.sees("#result-text", "Ended");
      await checkAccess(learner, "after an error in the output");
      await learner.press("F1");
      await checkAccess(learner, "with the help");
      await learner.press("Escape");
      await learner.page.locator("#examples-button").click();
      await checkAccess(learner, "with the examples");
      await learner.close();
    });
  }

  test("everything is done by keys alone", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "" } });
    const focused = () => learner.page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
    assert.match(await focused(), /cm-content/);
    await learner.type("name = input('Name? ')\nprint('Hello', name)");
    await learner.press("Control+Enter");
    await learner.isWaitedFor();
    await learner.type("Ann\n");
    await learner.sees("#result-text", "Finished");
    await learner.press("F6");
    assert.match(await focused(), /cm-content/);
    await learner.press("F6");
    assert.equal(await focused(), "input");
    await learner.type("Ben");
    await learner.press("F5");
    await learner.sees("#output-plain", "Hello Ben");
    await learner.press("F6");
    assert.equal(await focused(), "output-plain");
    await learner.press("Shift+F6");
    await learner.press("Shift+F6");
    // Tab indents; Escape and then Tab leaves.
    await learner.press("Escape");
    await learner.press("Tab");
    assert.equal(await focused(), "mode-given");
    await learner.press("Tab");
    assert.equal(await focused(), "input");
    await learner.press("F1");
    assert.ok(await learner.page.locator("#help").isVisible());
    await learner.press("Escape");
    await learner.page.locator("#language").focus();
    const order = [];
    for (let i = 0; i < 6; i += 1) {
      order.push(await focused());
      await learner.press("Tab");
    }
    assert.deepEqual(order, ["language", "run", "stop", "examples-button", "help-button", "theme-button"]);
    await learner.page.locator("#language").focus();
    await learner.press("ArrowDown");
    await learner.sees("#editor-title", "main.js");
    await learner.close();
  });

  test("on a phone", async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
    const code = "name = input('Name? ')\nprint('Hello', name)\nprint('long ' * 40)\n";
    const learner = await Learner.open(server.url, { draft: { code }, options });
    assert.ok((await sideways(learner)) <= 0);
    await learner.page.locator("#run").tap();
    await learner.sees("#output-note", "waiting for you");
    assert.ok((await sideways(learner)) <= 0);
    await learner.page.locator("#terminal").tap();
    await learner.page.locator("#input-line-text").fill("Ann");
    await learner.page.getByRole("button", { name: "Send" }).tap();
    await learner.seesInTerminal("Hello Ann");
    await learner.sees("#result-text", "Finished");
    await learner.page.locator("#input-tab").tap();
    assert.ok(await learner.page.locator("#input").isVisible());
    assert.ok(!(await learner.page.locator("#editor").isVisible()));
    await checkAccess(learner, "on a phone");
    const small = await learner.page.evaluate(() =>
      [...document.querySelectorAll("button")].filter((b) => b.offsetHeight > 0 && b.offsetHeight < 40).map((b) => b.id),
    );
    assert.deepEqual(small, [], "buttons are big enough for a finger");
    assert.ok((await sideways(learner)) <= 0);
    await learner.close();
  });
}
