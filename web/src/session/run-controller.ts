// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { executorFor, isComing, type ServiceHealth } from "../service/health";
import { HalfLine } from "./half-line";
import type { ClientMessage, OutputStream, RunResult, ServerMessage } from "./messages";
import { whyRefused } from "./refusal";
import { SessionClient } from "./session-client";

/** "waiting": for the language to become ready; "queued": for a place, or for the connection. */
export type RunState = "idle" | "waiting" | "queued" | "compiling" | "running" | "stopping";

export interface RunRequest {
  readonly languageId: string;
  readonly languageName: string;
  readonly code: string;
  /** All there is to read; without it the program is talked to in a terminal of that size. */
  readonly input?: string;
  readonly cols?: number;
  readonly rows?: number;
}

export interface RunListener {
  onState(state: RunState): void;
  /** The program waits for somebody to type, or does no longer. */
  onAwaiting(awaiting: boolean): void;
  onOutput(stream: OutputStream, data: string): void;
  /** The one end of every run. */
  onFinished(result: RunResult): void;
}

const stopPatienceMs = 5_000;
// Long enough for a program that answers and asks again at once.
const awaitingGraceMs = 150;
// The server reads so much at once; a pasted text is sent in pieces.
const inputPiece = 16 * 1024;

const headlines = { stopped: "Stopped", executor_lost: "Interrupted", rejected: "Not started" } as const;

/** The result of a run that the service gave none. */
export function ended(outcome: keyof typeof headlines, detail: string): RunResult {
  return { outcome, signal: "", words: { headline: headlines[outcome], detail }, diagnostics: [] };
}

/** One run at a time, from Run to its result. */
export class RunController {
  readonly #session: SessionClient;
  readonly #halfLine = new HalfLine();
  #state: RunState = "idle";
  #request: RunRequest | undefined;
  #health: ServiceHealth | undefined;
  #started = false;
  #awaiting = false;
  #awaitingTimer: number | undefined;
  #stopTimer: number | undefined;

  constructor(private readonly listener: RunListener) {
    this.#session = new SessionClient({
      onMessage: (message) => this.#receive(message),
      onLost: () => void this.#lost(),
    });
  }

  get isIdle(): boolean {
    return this.#state === "idle";
  }

  get isWaitingForLanguage(): boolean {
    return this.#state === "waiting";
  }

  get request(): RunRequest | undefined {
    return this.#request;
  }

  run(request: RunRequest): void {
    if (!this.isIdle) return;
    this.#request = request;
    this.#started = false;
    this.#setState("waiting");
    this.#proceed();
  }

  stop(): void {
    if (this.isIdle || this.#state === "stopping") return;
    if (this.#state === "waiting" || this.#session.cancelBegin()) {
      this.#finish(ended("stopped", ""));
      return;
    }
    this.#setState("stopping");
    this.#session.send({ type: "stop" });
    // A service that does not answer any more ends the run when its client leaves.
    this.#stopTimer = window.setTimeout(() => {
      this.#session.close();
      this.#finish(ended("stopped", ""));
    }, stopPatienceMs);
  }

  /** What was typed, for the program. */
  type(data: string): void {
    if (!this.#started || this.#state === "stopping" || this.#request?.input !== undefined) return;
    if (this.#halfLine.type(data)) this.#setAwaiting(false);
    for (let from = 0; from < data.length; from += inputPiece)
      this.#session.send({ type: "input", data: data.slice(from, from + inputPiece) });
  }

  resize(cols: number, rows: number): void {
    if (this.#started && this.#request?.cols !== undefined) this.#session.send({ type: "resize", cols, rows });
  }

  /** How the service is; without health it did not answer. */
  setHealth(health: ServiceHealth | undefined): void {
    this.#health = health;
    // It may have gone without a goodbye; the next run finds out by connecting.
    if (!health && this.isIdle) this.#session.close();
    if (this.#state === "waiting") this.#proceed();
  }

  // Begins as soon as the language is there, gives up as soon as it will not come.
  #proceed(): void {
    const request = this.#request;
    if (!request) return;
    const executor = executorFor(this.#health, request.languageId);
    // Not knowing how it is, the service will say it itself.
    if (!this.#health || executor?.state === "ready") this.#begin(request);
    else if (!executor || !isComing(executor.state))
      this.#finish(ended("rejected", executor?.problem?.message || `${request.languageName} programs cannot run at the moment.`));
  }

  #begin(request: RunRequest): void {
    this.#setState("queued");
    const message: ClientMessage = { type: "run", code: request.code, language: request.languageId };
    if (request.input !== undefined) message.input = request.input;
    else Object.assign(message, { tty: true, cols: request.cols, rows: request.rows });
    this.#session.begin(message);
  }

  #receive(message: ServerMessage): void {
    if (this.isIdle) return;
    switch (message.type) {
      case "started":
        this.#started = true;
        return;
      case "phase":
        if (this.#state !== "stopping") this.#setState(message.phase);
        return;
      case "output":
        if (!this.#halfLine.isEcho(message.stream, message.data)) this.#setAwaiting(false);
        this.listener.onOutput(message.stream, message.data);
        return;
      case "waiting":
        this.#halfLine.reset();
        this.#setAwaiting(true);
        return;
      case "finished":
        this.#finish(message.result);
        return;
      case "error":
        // Once it runs, an error is about one message of ours, not about the run.
        if (!this.#started) this.#finish(ended("rejected", message.message));
    }
  }

  async #lost(): Promise<void> {
    if (this.isIdle) return;
    if (this.#state === "stopping") this.#finish(ended("stopped", ""));
    else if (this.#started)
      this.#finish(
        ended("executor_lost", "The connection to LearnCode was lost, which has ended the program. Please run it again."),
      );
    else await this.#refused();
  }

  async #refused(): Promise<void> {
    const request = this.#request;
    const reason = await whyRefused();
    if (this.isIdle || request !== this.#request) return;
    // Somebody may have stopped waiting for it.
    this.#finish(this.#state === "stopping" ? ended("stopped", "") : ended("rejected", reason));
  }

  #finish(result: RunResult): void {
    window.clearTimeout(this.#stopTimer);
    window.clearTimeout(this.#awaitingTimer);
    this.#awaitingTimer = undefined;
    this.#started = false;
    if (this.#awaiting) {
      this.#awaiting = false;
      this.listener.onAwaiting(false);
    }
    this.#setState("idle");
    this.listener.onFinished(result);
  }

  #setState(state: RunState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.listener.onState(state);
  }

  // Off only after a moment: the marker does not flicker between two questions.
  #setAwaiting(awaiting: boolean): void {
    if (awaiting) {
      window.clearTimeout(this.#awaitingTimer);
      this.#awaitingTimer = undefined;
      if (this.#awaiting) return;
      this.#awaiting = true;
      this.listener.onAwaiting(true);
    } else if (this.#awaiting) {
      this.#awaitingTimer ??= window.setTimeout(() => {
        this.#awaitingTimer = undefined;
        this.#awaiting = false;
        this.listener.onAwaiting(false);
      }, awaitingGraceMs);
    }
  }
}
