// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readServerMessage, type ClientMessage, type ServerMessage } from "./messages";

export interface SessionListener {
  onMessage(message: ServerMessage): void;
  /** The connection was lost, or could not be made in spite of all attempts. */
  onLost(): void;
}

const retryMs = [300, 1_000, 2_000] as const;
const openMs = 5_000;

/** The WebSocket to the service: opened when first needed and kept, made again when it was lost. */
export class SessionClient {
  #socket: WebSocket | undefined;
  #waiting: ClientMessage | undefined;
  #attempts = 0;
  #timer: number | undefined;

  constructor(private readonly listener: SessionListener) {}

  /** Sends the first message of a run, connecting before if need be; and again if the connection is lost before there
   * is an answer: one that was kept may have been dead for long. */
  begin(message: ClientMessage): void {
    this.#attempts = 0;
    this.#waiting = message;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
    else this.#connect();
  }

  /** Sends if the session is open: later messages are about a run that went with its connection. */
  send(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** The run is not wanted any more. True if it could not be sent yet. */
  cancelBegin(): boolean {
    const unsent = this.#waiting !== undefined && this.#socket?.readyState !== WebSocket.OPEN;
    this.#waiting = undefined;
    window.clearTimeout(this.#timer);
    return unsent;
  }

  /** Leaves; the next run connects anew. */
  close(): void {
    this.cancelBegin();
    this.#drop();
  }

  #connect(): void {
    window.clearTimeout(this.#timer);
    this.#drop();
    const address = new URL("/api/code/session", window.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#timer = window.setTimeout(() => this.#failed(socket), openMs);
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => this.#received(event.data);
    socket.onclose = () => this.#failed(socket);
  }

  #opened(socket: WebSocket): void {
    window.clearTimeout(this.#timer);
    if (this.#waiting) socket.send(JSON.stringify(this.#waiting));
  }

  #received(data: unknown): void {
    const message = typeof data === "string" ? readServerMessage(data) : undefined;
    // That is about a session nobody used, and just then somebody does.
    if (!message || (message.type === "error" && message.code === "idle")) return;
    this.#waiting = undefined;
    this.listener.onMessage(message);
  }

  #failed(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    window.clearTimeout(this.#timer);
    this.#drop();
    const pause = retryMs[this.#attempts];
    if (this.#waiting && pause !== undefined) {
      this.#attempts += 1;
      this.#timer = window.setTimeout(() => this.#connect(), pause);
      return;
    }
    this.#waiting = undefined;
    this.listener.onLost();
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
