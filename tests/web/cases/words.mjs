// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";
import { until } from "../support/until.mjs";

// What the page says of a run and of a language is what the service said, letter by letter.

const programs = [
  ["a program that ends well", "python", "print(6 * 7)\n", "Finished, exit code 0", ""],
  ["an exit code", "python", "raise SystemExit(3)\n", "Ended with exit code 3", ""],
  ["a compiler's error", "cpp", "int main() { return answer; }\n", "1 error: the program was not started", ""],
  ["a crash", "cpp", "#include <csignal>\nint main() { raise(SIGFPE); }\n", "Ended with a crash (SIGFPE)", "divided a whole number by zero"],
  ["a limit", "python", "while True:\n    print('for ever' * 1000)\n", "Stopped: it printed more than 1 MB", "a loop that never ends"],
];

export default function words(server) {
  for (const [what, language, code, headline, detail] of programs) {
    test(`the service's words are shown: ${what}`, async () => {
      const learner = await Learner.open(server.url, { language, draft: { code, input: "x" } });
      const said = new Promise((resolve) => {
        learner.page.on("websocket", (socket) =>
          socket.on("framereceived", ({ payload }) => {
            const message = JSON.parse(String(payload));
            if (message.type === "finished") resolve(message.result.words);
          }),
        );
      });
      await learner.press("F5");
      await learner.sees("#result-text", headline, 60_000);
      const result = await said;
      assert.equal(await learner.text("#result-text"), result.headline);
      assert.equal(await learner.text("#output-hint"), result.detail);
      assert.ok(result.detail.includes(detail) && (detail !== "" || result.detail === ""), result.detail);
      await learner.close();
    });
  }

  test("the service's words are shown: how the languages are", async () => {
    const learner = await Learner.open(server.url);
    const health = await fetch(`${server.url}/api/health`).then((answer) => answer.json());
    const titles = await learner.page.locator("#executors li").evaluateAll((dots) => dots.map((dot) => dot.title));
    assert.deepEqual(titles, health.executors.map((executor) => executor.words.detail));
    assert.equal(health.words.headline, await learner.text("#notices"));
    await learner.close();
  });

  test("the service's words are shown: what an instructor should know", async () => {
    const learner = await Learner.open(server.url);
    const note = { code: "no_landlock", message: "This kernel has <b>none</b>." };
    const notes = () => learner.page.locator("#computer-notes li").allTextContents();
    const { warnings } = await fetch(`${server.url}/api/health`).then((answer) => answer.json());
    await until(async () => (await notes()).join() === warnings.map(({ message }) => message).join(), "the notes");
    let current = [note];
    await learner.page.route("**/api/health", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), warnings: current } });
    });
    await until(async () => (await notes()).join() === note.message, "another note");
    assert.ok(await learner.page.locator("#help-button.marked").isVisible());
    await learner.press("F1");
    assert.ok(await learner.page.locator("#computer").isVisible());
    await learner.press("Escape");
    current = [];
    await until(async () => (await notes()).length === 0, "no note");
    assert.equal(await learner.page.locator("#help-button.marked").count(), 0);
    await learner.close();
  });

  test("without words the page is at no loss for them", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "print('there')\n", input: "x" } });
    await learner.page.routeWebSocket("**/api/code/session", (client) => {
      const service = client.connectToServer();
      service.onMessage((text) => {
        const message = JSON.parse(String(text));
        if (message.type === "finished") message.result.words = { headline: ["no", "text"] };
        client.send(JSON.stringify(message));
      });
    });
    await learner.page.route("**/api/health", async (route) => {
      const answer = await route.fetch();
      const health = await answer.json();
      delete health.words;
      for (const executor of health.executors) executor.words = 42;
      await route.fulfill({ response: answer, json: health });
    });
    await learner.reload();
    await learner.ready();
    await learner.press("F5");
    await learner.sees("#result-text", "The program has ended");
    await learner.sees("#output-plain", "there");
    assert.equal(await learner.page.locator("#executors li").first().getAttribute("title"), "python: ready");
    await learner.close();
  });
}
