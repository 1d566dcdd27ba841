// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { patienceMs, until } from "./until.mjs";

// The packages lie in the build directory, beside the page's own.
export const require = createRequire(`${process.env.LEARNCODE_WEB_MODULES}/`);
const { chromium } = require("playwright-core");

let browser;

export async function startBrowser() {
  const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: process.env.LEARNCODE_CHROMIUM, args });
}

export async function endBrowser() {
  await browser?.close();
}

/** A tab with LearnCode, as a learner sees it. Notes everything that a browser complains about. */
export class Learner {
  complaints = [];

  /** Opens the page in a browser profile of its own. \a draft is what was left there the last time. */
  static async open(url, { language = "python", draft, options = {} } = {}) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 780 }, ...options });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(keepDraft, { language, draft });
    const learner = new Learner();
    learner.context = context;
    learner.page = await learner.newTab();
    await whole(() => learner.page.goto(url));
    await learner.ready();
    return learner;
  }

  async newTab() {
    const page = await this.context.newPage();
    page.on("console", (message) => {
      // Each container that starts or ends is a change of this machine's network; the page asks again.
      if (message.text().includes("ERR_NETWORK_CHANGED")) return;
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
      );
    });
    return page;
  }

  async reload() {
    await whole(() => this.page.reload());
  }

  async ready() {
    await until(() => this.page.locator("#executors li.ready").count().then((count) => count === 3), "three ready dots");
  }

  /** Closes the tab; nothing may have gone wrong in it. */
  async close() {
    const violations = await this.page.evaluate(() => window.violations);
    await this.context.close();
    assert.deepEqual(violations, [], "the page's policy was violated");
    assert.deepEqual(this.complaints, [], "the browser complained");
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  text(selector) {
    return this.page.locator(selector).innerText();
  }

  /** What the terminal shows, without the blanks at the ends of its lines. */
  async terminal() {
    const rows = await this.page.locator(".xterm-rows > div").allInnerTexts();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).join("\n").trimEnd();
  }

  async sees(selector, text) {
    let last = "";
    try {
      await until(async () => (last = await this.text(selector)).includes(text), "");
    } catch {
      assert.fail(`${selector} does not say "${text}" but "${last}"; terminal: ${await this.terminal()}`);
    }
  }

  async seesInTerminal(text) {
    let last = "";
    try {
      await until(async () => (last = await this.terminal()).includes(text), "");
    } catch {
      assert.fail(`The terminal does not show "${text}" but "${last}"; result: ${await this.text("#result-text")}`);
    }
  }

  /** Returns when each timer has rung that the page has set by now for no later than that. */
  async outlast(ms) {
    await this.page.evaluate((after) => new Promise((resolve) => window.setTimeout(resolve, after)), ms);
  }

  /** That the page says so and that the focus is where the answer is to be typed. */
  async isWaitedFor() {
    await this.sees("#output-note", "waiting for you");
    assert.ok(await this.page.evaluate(() => document.activeElement?.closest("#output-card") !== null));
  }
}

/** Loads a page, again where a change of this machine's network broke it off: a browser with a window does so by itself. */
export async function whole(load, tries = 5) {
  try {
    await load();
  } catch (error) {
    if (tries === 1 || !String(error).includes("ERR_NETWORK_CHANGED")) throw error;
    await whole(load, tries - 1);
  }
}

// Runs in the page, before its own script: only the first time, for a reload must find what the page kept.
function keepDraft({ language, draft }) {
  if (localStorage.getItem("learncode.settings")) return;
  localStorage.setItem("learncode.settings", JSON.stringify({ language, theme: "system" }));
  if (draft) localStorage.setItem(`learncode.draft.${language}`, JSON.stringify({ input: "", mode: "auto", ...draft }));
}
