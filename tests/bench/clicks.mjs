// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the page takes to do what a click asks for while a program floods it: median and worst, in milliseconds.
//
// usage: clicks.mjs [count], with the environment of the test web_page (ctest -V -R web_page -N tells it)
import { endBrowser, Learner, startBrowser } from "../web/support/page.mjs";
import { Server } from "../web/support/server.mjs";
import { until } from "../web/support/until.mjs";

const count = Number(process.argv[2] ?? 20);
const floods = {
  "in the terminal": { code: "while True:\n    print('flood ' * 20)\n" },
  "in the output": { code: "while True:\n    print('flood ' * 20)\n", input: "x" },
  "of one line": { code: "while True:\n    print('x' * 1000, end='')\n", input: "x" },
};

async function clickTime(page) {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  const [earlier, button] = [await theme(), await page.locator("#theme-button").boundingBox()];
  const before = performance.now();
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await until(async () => (await theme()) !== earlier, "the other colours");
  return performance.now() - before;
}

const server = new Server();
try {
  await Promise.all([server.start(), startBrowser()]);
  await server.ready();
  for (const [name, draft] of Object.entries(floods)) {
    const learner = await Learner.open(server.url, { draft });
    const times = [];
    while (times.length < count) {
      // A flood ends at the limit of the output: then the next one.
      if ((await learner.page.locator("#run").getAttribute("aria-disabled")) === "false") await learner.press("F5");
      times.push(await clickTime(learner.page));
    }
    times.sort((a, b) => a - b);
    console.log(`a flood ${name}: median ${Math.round(times[count >> 1])} ms, worst ${Math.round(times.at(-1))} ms`);
    await learner.context.close();
  }
} finally {
  await endBrowser();
  await server.endForGood();
}
