// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

const againMs = 200;

function askOnce(path: string, answerMs: number): Promise<Response> {
  return fetch(path, { cache: "no-store", signal: AbortSignal.timeout(answerMs) });
}

/** Gets what the service answers now, never what a browser has kept. Throws if there is no answer in time. */
export async function ask(path: string, answerMs: number): Promise<Response> {
  try {
    return await askOnce(path, answerMs);
  } catch (error) {
    // Browsers drop what they ask when the machine's network changes, as it does when a container starts on it.
    if (!(error instanceof TypeError)) throw error;
    await new Promise((resolve) => window.setTimeout(resolve, againMs));
    return askOnce(path, answerMs);
  }
}
