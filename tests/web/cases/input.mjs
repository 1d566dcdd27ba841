// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";

export default function input(server) {
  test("input given is all there is", async () => {
    const code = "import sys\nprint(sys.stdin.read().split())\nprint('to the error output', file=sys.stderr)\n";
    const learner = await Learner.open(server.url, { draft: { code, input: "1\n2\n3" } });
    await learner.press("F5");
    await learner.sees("#result-text", "Finished, exit code 0");
    assert.equal((await learner.text("#output-plain")).trim(), "['1', '2', '3']\nto the error output");
    assert.equal(await learner.text("#output-title"), "Output");
    assert.equal((await learner.text("#output-plain .stderr")).trim(), "to the error output");
    await learner.close();
  });

  test("text in the input pane decides, until somebody does", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print(input())", input: "" } });
    const mode = (name) => learner.page.locator(`#mode-${name}`).isChecked();
    assert.ok(await mode("interactive"));
    await learner.page.locator("#input").fill("x");
    assert.ok(await mode("given"));
    await learner.page.locator("#mode-interactive").check();
    assert.ok(await mode("interactive"));
    await learner.sees("#input-note", "This text is not used now");
    await learner.page.locator("#input").fill("");
    await learner.page.locator("#mode-given").check();
    await learner.press("F5");
    await learner.sees("#result-text", "Ended with exit code 1");
    await learner.sees("#output-hint", "more input than there was");
    await learner.close();
  });

  test("an error is marked at its line", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "a = 1\nb = 2\nprint(a + c)\n", input: "x" } });
    await learner.press("F5");
    await learner.sees("#editor .problem.error", "NameError");
    assert.equal(await learner.text("#editor .problem-line.error"), "print(a + c)");
    const next = await learner.page.evaluate(
      () => document.querySelector(".problem-line")?.nextElementSibling?.classList.contains("problem") ?? false,
    );
    assert.ok(next, "the message stands under its line");
    await learner.press("F8");
    const announced = await learner.page.locator("[id^=announce]").allInnerTexts();
    assert.match(announced.join(""), /Line 3: NameError/);
    await learner.close();
  });

  test("a compiler's error is marked at its line", async () => {
    const code = "#include <iostream>\nint main()\n{\n    std::cout << 1\n}\n";
    const learner = await Learner.open(server.url, { language: "cpp", draft: { code } });
    await learner.press("Control+Enter");
    await learner.sees("#result-text", "1 error: the program was not started");
    await learner.sees("#editor .problem.error", "expected ‘;’");
    assert.equal(await learner.text("#editor .problem-line.error"), "    std::cout << 1");
    await learner.close();
  });

  test("an example can be run, and what it replaced comes back", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('mine')", input: "x" } });
    await learner.page.locator("#examples-button").click();
    await learner.page.getByRole("button", { name: "Multiplication table" }).click();
    await learner.sees("#editor", "input");
    await learner.press("F5");
    await learner.sees("#result-text", "Finished, exit code 0");
    await learner.page.locator("#examples-button").click();
    await learner.page.getByRole("button", { name: "Bring back the earlier program" }).click();
    await learner.sees("#editor", "print('mine')");
    await learner.close();
  });
}
