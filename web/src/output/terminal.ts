// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { FitAddon } from "@xterm/addon-fit";
import { Terminal as Xterm } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { isPageKey } from "../page/keys";
import { colour } from "../page/theme";

export interface TerminalListener {
  onTyped(data: string): void;
  onResized(columns: number, rows: number): void;
  /** So much had come at once that the middle was left out. */
  onDropped(): void;
}

const mostPending = 512 * 1024;
const mostAFrame = 16 * 1024;
const mostPasted = 64 * 1024;
const mostForAFrameMs = 100;

/** Text as keys can type it: no escape sequences that a copied text may have hidden in it. */
export function pasteable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "").slice(0, mostPasted);
}

/** The terminal of interactive runs. Takes output at the pace at which it can draw it. */
export class Terminal {
  readonly #xterm: Xterm;
  readonly #fit = new FitAddon();
  #pending: string[] = [];
  #pendingCharacters = 0;
  #writing = false;
  #isOpen = false;
  #idle: (() => void)[] = [];

  constructor(
    private readonly host: HTMLElement,
    private readonly listener: TerminalListener,
  ) {
    this.#xterm = new Xterm({
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--code-font").trim() || "monospace",
      fontSize: 15,
      lineHeight: 1.1,
      scrollback: 10_000,
      minimumContrastRatio: 4.5,
      cursorInactiveStyle: "outline",
      disableStdin: true,
      screenReaderMode: true,
      // A program may print a link that says one thing and leads to another.
      linkHandler: { activate: () => undefined },
    });
    this.#xterm.loadAddon(this.#fit);
    this.#xterm.onData((data) => this.listener.onTyped(data));
    this.#xterm.onResize(({ cols, rows }) => this.listener.onResized(cols, rows));
    this.#xterm.attachCustomKeyEventHandler((event) => this.#isForProgram(event));
    host.addEventListener("paste", (event) => this.#paste(event), { capture: true });
    new ResizeObserver(() => this.fit()).observe(host);
  }

  /** Empty and in its first state, whatever the last program has done to it. Its size in cells. */
  begin(): { cols: number; rows: number } {
    this.#open();
    this.#pending = [];
    this.#pendingCharacters = 0;
    this.#xterm.options.disableStdin = false;
    // In its turn: what the last program printed last may still be on its way.
    this.write("\u0018\u001bc");
    this.fit();
    return { cols: this.#xterm.cols, rows: this.#xterm.rows };
  }

  /** The program has ended: nothing typed goes anywhere, and what it did to the screen is undone. */
  end(): void {
    this.#xterm.options.disableStdin = true;
    // Back from the alternate screen; plain colours; cursor, mouse and paste reports off.
    this.write("\u001b[?1049l\u001b[0m\u001b[?25l\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1006l\u001b[?2004l");
  }

  clear(): void {
    if (this.#isOpen) this.#xterm.clear();
  }

  write(data: string): void {
    this.#pending.push(data);
    this.#pendingCharacters += data.length;
    if (this.#pendingCharacters > mostPending) this.#dropOld();
    this.#pump();
  }

  /** When all that was written is on the screen. */
  async written(): Promise<void> {
    if (this.#writing || this.#pending.length > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    // xterm draws what it has read in the next frame; a page that nobody sees has none.
    await new Promise<void>((resolve) => {
      window.requestAnimationFrame(() => resolve());
      window.setTimeout(resolve, mostForAFrameMs);
    });
  }

  focus(): void {
    this.#open();
    this.#xterm.focus();
  }

  fit(): void {
    // A hidden terminal has no size to fit.
    if (this.#isOpen && this.host.clientWidth > 0) this.#fit.fit();
  }

  applyColours(): void {
    this.#xterm.options.theme = {
      background: colour("surface"),
      foreground: colour("text"),
      cursor: colour("accent"),
      cursorAccent: colour("surface"),
      selectionBackground: colour("selection"),
      selectionForeground: colour("text"),
      red: colour("error"),
      green: colour("success"),
      yellow: colour("warning"),
      blue: colour("accent"),
      magenta: colour("keyword"),
      cyan: colour("built-in"),
      brightRed: colour("error"),
      brightGreen: colour("success"),
      brightYellow: colour("warning"),
      brightBlue: colour("accent"),
      brightMagenta: colour("keyword"),
      brightCyan: colour("built-in"),
    };
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#xterm.open(this.host);
    this.#xterm.textarea?.setAttribute("aria-label", "Terminal. What you type goes to the program. F6 leaves it.");
    this.applyColours();
    this.fit();
  }

  #pump(): void {
    if (this.#writing) return;
    if (this.#pending.length === 0) {
      const idle = this.#idle;
      this.#idle = [];
      for (const resolve of idle) resolve();
      return;
    }
    let data = "";
    while (this.#pending.length > 0 && data.length < mostAFrame) data += this.#pending.shift() ?? "";
    this.#pendingCharacters -= data.length;
    this.#writing = true;
    this.#xterm.write(data, () => this.#rest());
  }

  // Much output is drawn a piece a frame, so that the page answers meanwhile.
  #rest(): void {
    const next = () => {
      this.#writing = false;
      this.#pump();
    };
    if (this.#pending.length === 0) next();
    else if (document.hidden) window.setTimeout(next, 16);
    else window.requestAnimationFrame(next);
  }

  #dropOld(): void {
    while (this.#pendingCharacters > mostPending / 2 && this.#pending.length > 1)
      this.#pendingCharacters -= this.#pending.shift()?.length ?? 0;
    this.#pending.unshift("\u001b[0m\r\n");
    this.listener.onDropped();
  }

  // Ctrl+C is the program's; copying is Ctrl+Shift+C (or Cmd+C), pasting Ctrl+V as everywhere.
  #isForProgram(event: KeyboardEvent): boolean {
    if (isPageKey(event)) return false;
    if (!event.ctrlKey || event.altKey || event.metaKey) return true;
    if (event.code === "KeyV") return false;
    if (event.code === "KeyC" && event.shiftKey) {
      event.preventDefault();
      if (event.type === "keydown" && this.#xterm.hasSelection())
        void navigator.clipboard.writeText(this.#xterm.getSelection()).catch(() => undefined);
      return false;
    }
    return true;
  }

  #paste(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const text = pasteable(event.clipboardData?.getData("text/plain") ?? "");
    if (text && this.#xterm.options.disableStdin !== true) this.#xterm.paste(text);
  }
}
