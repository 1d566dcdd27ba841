// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ask } from "../service/ask";
import { parseObject, textOf } from "../service/json";

const answerMs = 3_000;
const upgradeRequired = 426;

/** Why there is no session, in words for people. A browser does not tell a page what a refused WebSocket was
 * answered, but a request without an upgrade is answered the same. */
export async function whyRefused(): Promise<string> {
  try {
    const answer = await ask("/api/code/session", answerMs);
    if (answer.status === upgradeRequired)
      return (
        "LearnCode is there, but the connection to it was broken off. Please try again. If it happens again, something " +
        "between this browser and LearnCode, such as a proxy, does not let WebSockets pass."
      );
    const refusal = parseObject(await answer.text());
    return textOf(refusal?.["message"]) ?? "LearnCode does not accept programs at the moment.";
  } catch {
    return "LearnCode cannot be reached. Is it still running?";
  }
}
