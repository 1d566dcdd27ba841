// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The service as the page's logic sees it: sockets that a test opens, answers and breaks, and answers to questions.

/** A WebSocket whose other end is the test. All that were made are in `made`. */
export class FakeSocket {
  static OPEN = 1;
  static made = [];

  readyState = 0;
  sent = [];

  constructor(address) {
    this.address = String(address);
    FakeSocket.made.push(this);
  }

  send(text) {
    if (this.readyState !== FakeSocket.OPEN) throw new DOMException("Not open", "InvalidStateError");
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  open() {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  /** The service says something. */
  say(message) {
    this.onmessage?.({ data: typeof message === "object" ? JSON.stringify(message) : message });
  }

  /** The connection breaks. */
  break() {
    this.readyState = 3;
    this.onclose?.();
  }

  static get last() {
    return this.made[this.made.length - 1];
  }

  static install() {
    this.made = [];
    globalThis.WebSocket = this;
  }
}

/** Answers fetch() by path: with `{status, body}`, or by failing where there is an Error; a list is taken
 * one after another, a promise makes it wait. Notes what was asked. */
export class FakeService {
  answers = new Map();
  asked = [];

  install() {
    globalThis.fetch = async (path, options) => {
      this.asked.push({ path, ...options });
      const answers = this.answers.get(path) ?? new TypeError("Failed to fetch");
      const answer = await (Array.isArray(answers) && answers.length > 1 ? answers.shift() : [answers].flat()[0]);
      if (answer instanceof Error) throw answer;
      const { status = 200, body = "" } = answer;
      return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
    };
    return this;
  }

  get paths() {
    return this.asked.map((question) => question.path);
  }
}

/** Lets all that waits for a promise, and for nothing else, go on. */
export async function settled() {
  for (let i = 0; i < 10; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
