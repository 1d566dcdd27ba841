// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// The build says which style sheet brings the code font; without one the system's own is used.
const codeFont = process.env.LEARNCODE_CODE_FONT_CSS ?? here("src/styles/no-font.css");

// What the page has to know of the languages before the service has answered.
const registry = JSON.parse(readFileSync(here("../resources/languages/languages.json"), "utf8"));
const languages = registry.languages.map(({ id, name, mainFile, highlighter = "", typing = {} }) => ({
  id,
  name,
  mainFile,
  highlighter,
  indent: typing.indent ?? 4,
  lineComment: typing.lineComment ?? "",
}));
const names = languages.map(({ name }) => name);
const words = {
  "%LANGUAGES%": [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part !== "").join(" or "),
  "%MAIN_FILE%": languages[0].mainFile,
};

export default defineConfig({
  define: { LEARNCODE_LANGUAGES: JSON.stringify(languages) },
  plugins: [
    {
      name: "learncode-languages",
      transformIndexHtml: (html) => html.replace(/%(LANGUAGES|MAIN_FILE)%/g, (word) => words[word]),
    },
  ],
  resolve: { alias: { "code-font.css": codeFont } },
  server: {
    fs: { allow: [here("..")] },
    // For work on the page alone: npx vite beside a learncode-server.
    proxy: { "/api": { target: "http://127.0.0.1:5000", ws: true } },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});
