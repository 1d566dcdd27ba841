// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before } from "node:test";
import access from "./cases/access.mjs";
import away from "./cases/away.mjs";
import conversation from "./cases/conversation.mjs";
import input from "./cases/input.mjs";
import keeping from "./cases/keeping.mjs";
import loading from "./cases/loading.mjs";
import stopping from "./cases/stopping.mjs";
import words from "./cases/words.mjs";
import { endBrowser, startBrowser } from "./support/page.mjs";
import { Server } from "./support/server.mjs";

// The page in a real browser, against a real server with real containers. One of each for all cases, which
// run one after another in this process.

const server = new Server();

before(async () => {
  await Promise.all([server.start(), startBrowser()]);
  await server.ready();
});

after(async () => {
  await endBrowser();
  await server.endForGood();
});

for (const cases of [conversation, input, stopping, words, keeping, loading, access, away]) cases(server);
