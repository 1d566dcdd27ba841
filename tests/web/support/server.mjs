// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patienceMs, until } from "./until.mjs";

// Containers of its own, so that it disturbs no LearnCode that runs on the same engine.
const namePrefix = "lc-test-web";

/** A real learncode-server with real containers, as a user starts it. */
export class Server {
  #process;
  #directory = mkdtempSync(join(tmpdir(), "learncode-web-"));
  #port = 0;
  url = "";

  /** Starts it; the second time at the same port as before. */
  async start() {
    const config = join(this.#directory, "learncode.ini");
    // No program meets its limit before somebody stops it.
    writeFileSync(config, `[container]\nnamePrefix=${namePrefix}\n[limits]\nwallTimeMs=600000\n`);
    let said = "";
    this.#process = spawn(process.env.LEARNCODE_SERVER, ["--port", String(this.#port), "--config", config], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process.stdout.on("data", (data) => (said += data));
    const match = await until(() => /http:\/\/\S+:(\d+)/.exec(said), "the server says its address");
    [this.url, this.#port] = [match[0], Number(match[1])];
  }

  async ready() {
    await until(async () => {
      const health = await fetch(`${this.url}/api/health`).then((answer) => answer.json());
      return health.status === "ok";
    }, "all languages are ready", 10 * patienceMs);
  }

  async end() {
    if (!this.#process || this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    const late = setTimeout(() => this.#process.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(late);
  }

  async endForGood() {
    await this.end();
    rmSync(this.#directory, { recursive: true });
  }
}
