// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner, whole } from "../support/page.mjs";
import { until } from "../support/until.mjs";

export default function keeping(server) {
  test("a reload loses nothing", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('python')\n", input: "given\n" } });
    await learner.page.locator("#mode-interactive").check();
    await learner.page.locator("#language").selectOption("cpp");
    await learner.page.locator(".cm-content").focus();
    await learner.press("Control+Home");
    await learner.type("// typed last");
    // At once: nothing may depend on a moment's rest.
    await learner.reload();
    await learner.ready();
    assert.equal(await learner.page.locator("#language").inputValue(), "cpp");
    await learner.sees("#editor", "// typed last");
    await learner.page.locator("#language").selectOption("python");
    await learner.sees("#editor", "print('python')");
    assert.equal(await learner.page.locator("#input").inputValue(), "given\n");
    assert.ok(await learner.page.locator("#mode-interactive").isChecked());
    await learner.page.locator("#theme-button").click();
    await learner.reload();
    assert.equal(await learner.page.locator("html").getAttribute("data-theme"), "dark");
    await learner.close();
  });

  test("a reload keeps the output", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('kept', 6 * 7)\nprint(1 / 0)\n", input: "x" } });
    await learner.press("F5");
    await learner.sees("#result-text", "exit code 1");
    const result = await learner.text("#result-text");
    await learner.reload();
    await learner.sees("#output-plain", "kept 42");
    await learner.sees("#output-plain", "ZeroDivisionError");
    assert.equal(await learner.text("#result-text"), result);
    await learner.sees("#editor .problem.error", "division by zero");
    await learner.ready();
    await learner.page.locator("#clear-output").click();
    await learner.reload();
    assert.equal((await learner.text("#output-plain")).trim(), "");
    await learner.sees("#result-text", "Press F5");
    await learner.close();
  });

  test("a reload in the middle of a run keeps what it printed", async () => {
    const code = "name = input('Name? ')\nprint('Hello', name)\ninput('More? ')\n";
    const learner = await Learner.open(server.url, { draft: { code } });
    await learner.press("F5");
    await learner.isWaitedFor();
    await learner.type("Ada\n");
    await learner.seesInTerminal("More?");
    await learner.reload();
    await learner.seesInTerminal("Hello Ada");
    await learner.sees("#result-text", "Interrupted");
    await learner.sees("#output-hint", "The page was reloaded");
    // Nothing of that is in the way of the next.
    await learner.ready();
    await learner.press("F5");
    await learner.isWaitedFor();
    await until(async () => (await learner.terminal()) === "Name?", "the question alone is in the terminal");
    await learner.press("Shift+F5");
    await learner.sees("#result-text", "Stopped");
    await learner.close();
  });

  test("two tabs do not destroy each other's text", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('first')\n", input: "x" } });
    const other = await learner.newTab();
    await whole(() => other.goto(server.url));
    await other.locator(".cm-content").focus();
    await other.keyboard.press("Control+Home");
    await other.keyboard.type("# other");
    await learner.sees("#notices", "changed in another tab");
    // Nobody writes here: what the other tab has kept stays.
    await learner.reload();
    await learner.sees("#editor", "# other");
    await other.keyboard.type(" again");
    await learner.sees("#notices", "changed in another tab");
    await learner.page.getByRole("button", { name: "Use that one" }).click();
    await learner.sees("#editor", "# other again");
    await other.close();
    await learner.close();
  });

  test("a browser that keeps nothing says so", async () => {
    const learner = await Learner.open(server.url);
    await learner.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await learner.page.locator("#input").fill("something");
    await learner.sees("#notices", "does not keep your program");
    await learner.close();
  });
}
