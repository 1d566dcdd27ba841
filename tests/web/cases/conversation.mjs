// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { Learner } from "../support/page.mjs";

const programs = {
  python: `name = input("Name? ")
print("Hello " + name)
age = int(input("Age? "))
print("Next year:", age + 1)
`,
  javascript: `import * as readline from "node:readline/promises";
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const name = await rl.question("Name? ");
console.log("Hello " + name);
const age = Number(await rl.question("Age? "));
console.log("Next year:", age + 1);
rl.close();
`,
  cpp: `#include <iostream>
#include <string>
int main()
{
    std::string name;
    int age = 0;
    std::cout << "Name? ";
    std::cin >> name;
    std::cout << "Hello " << name << std::endl << "Age? ";
    std::cin >> age;
    std::cout << "Next year: " << age + 1 << std::endl;
}
`,
};

// Keeps from the page that its program waits for input, until what is returned is called.
async function holdQuestion(page) {
  let asked;
  const question = new Promise((resolve) => (asked = resolve));
  await page.routeWebSocket("**/api/code/session", (client) => {
    const service = client.connectToServer();
    service.onMessage((message) => {
      if (JSON.parse(message).type === "waiting") asked(() => client.send(message));
      else client.send(message);
    });
  });
  return async () => (await question)();
}

export default function conversation(server) {
  for (const [language, code] of Object.entries(programs)) {
    test(`a whole conversation in ${language}`, async () => {
      const learner = await Learner.open(server.url, { language, draft: { code } });
      await learner.press("F5");
      await learner.seesInTerminal("Name?");
      await learner.isWaitedFor();
      assert.ok(!(await learner.terminal()).includes("Hello"));
      // It waits on while half a line is typed.
      await learner.type("An");
      await learner.seesInTerminal("Name? An");
      await learner.outlast(1000);
      await learner.isWaitedFor();
      await learner.type("n\n");
      await learner.seesInTerminal("Age?");
      await learner.isWaitedFor();
      await learner.type("41\n");
      await learner.sees("#result-text", "Finished, exit code 0");
      await learner.seesInTerminal("Next year: 42"); // drawn a frame later than the result is written
      assert.equal(await learner.terminal(), "Name? Ann\nHello Ann\nAge? 41\nNext year: 42");
      assert.equal(await learner.text("#output-note"), "ended");
      await learner.close();
    });
  }

  test("the terminal is a real one", async () => {
    const code = `import sys, os, getpass
print(sys.stdout.isatty(), os.get_terminal_size().columns > 40)
print("\\x1b[38;2;200;10;10mred\\x1b[0m")
secret = getpass.getpass("Secret: ")
print(len(secret))
print("\\x1b[?1049h\\x1b[31mleft as it is")
`;
    const learner = await Learner.open(server.url, { draft: { code } });
    await learner.press("F5");
    await learner.seesInTerminal("Secret:");
    await learner.isWaitedFor();
    await learner.type("swordfish\n");
    await learner.sees("#result-text", "Finished");
    const shown = await learner.terminal();
    assert.match(shown, /^True True\nred\nSecret:\s*\n9/);
    assert.ok(!shown.includes("swordfish"));
    // The next program finds a terminal in its first state.
    await learner.press("F5");
    await learner.seesInTerminal("True True\nred\nSecret:");
    await learner.isWaitedFor();
    await learner.press("Control+c");
    await learner.sees("#result-text", "Interrupted");
    await learner.seesInTerminal("KeyboardInterrupt");
    await learner.close();
  });

  test("pasted text is no more than keys can type", async () => {
    const code = "import sys\nprint('ready')\nprint([input(), input()])\n";
    const learner = await Learner.open(server.url, { draft: { code } });
    await learner.press("F5");
    await learner.isWaitedFor();
    await learner.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "one\u001b[31m\u0003\u0004\ntwo\u001b]0;title\u0007\n");
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    });
    await learner.seesInTerminal("['one[31m', 'two]0;title']");
    await learner.sees("#result-text", "Finished, exit code 0");
    await learner.close();
  });

  test("a learner who writes keeps the focus", async () => {
    const learner = await Learner.open(server.url, { draft: { code: "input('Now? ')\n" } });
    const ask = await holdQuestion(learner.page);
    await learner.reload();
    await learner.ready();
    await learner.page.locator(".cm-content").focus();
    await learner.press("F5");
    await learner.sees("#output-note", "running");
    // However long the machine takes from here: to the page the key was pressed just now.
    await learner.page.evaluate(() => {
      const now = performance.now();
      performance.now = () => now;
    });
    await learner.type("#");
    await ask();
    await learner.sees("#output-note", "waiting for you");
    assert.ok(await learner.page.evaluate(() => document.activeElement?.closest("#editor") !== null));
    assert.equal(await learner.page.evaluate(() => [...document.querySelectorAll("[id^=announce]")].map((e) => e.textContent).join("")), "Your program is waiting for input");
    await learner.press("Shift+F5");
    await learner.sees("#result-text", "Stopped");
    await learner.close();
  });
}
