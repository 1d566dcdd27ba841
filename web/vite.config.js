// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// The build says which style sheet brings the code font; without one the system's own is used.
const codeFont = process.env.LEARNCODE_CODE_FONT_CSS ?? here("src/styles/no-font.css");

export default defineConfig({
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
