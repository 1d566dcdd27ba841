// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// run.mjs DIRECTORY: bundles these tests there, with the modules of the page that they import, as the page is
// bundled, and has Node run them.

const here = fileURLToPath(new URL(".", import.meta.url));
const outDir = process.argv[2];
const tests = readdirSync(here).filter((name) => name.endsWith(".test.mjs"));

const require = createRequire(`${process.env.LEARNCODE_WEB_MODULES}/`);
const { build } = await import(pathToFileURL(require.resolve("vite")));
await build({
  configFile: false,
  root: here,
  logLevel: "warn",
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: "node20",
    minify: false,
    sourcemap: "inline",
    rollupOptions: { input: tests.map((name) => join(here, name)) },
  },
});

const bundles = readdirSync(outDir).filter((name) => /\.test\.m?js$/.test(name));
if (bundles.length !== tests.length) throw new Error(`${tests.length} tests became ${bundles.length}`);
const options = ["--enable-source-maps", "--test", "--test-reporter=spec"];
const ended = spawnSync(process.execPath, [...options, ...bundles], { cwd: outDir, stdio: "inherit" });
process.exitCode = ended.status ?? 1;
