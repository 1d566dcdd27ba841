// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Editor } from "./editor/editor";
import type { OutputPane } from "./output/output-pane";
import type { Announcer } from "./page/announcer";
import type { Areas } from "./page/areas";
import type { ResultLine } from "./page/result-line";
import type { Toolbar } from "./page/toolbar";
import type { LanguageInfo, ServiceHealth } from "./service/health";
import type { Diagnostic, RunResult } from "./session/messages";
import { ended, RunController, type RunState } from "./session/run-controller";
import { onLeaving } from "./store/browser-storage";
import { keepLastRun, loadLastRun } from "./store/last-run";
import { describeOutcome, type OutcomeWords } from "./text/outcome";

const emptyText = "Press F5 to run your program. What it prints appears here.";
const emptyTextTouch = "Press Run. What your program prints appears here.";
const typingMs = 2_000;
const never = -Infinity;
const reloaded = "The page was reloaded, which has ended the program. Please run it again.";

/** Shows a run from Run to its result: output, state, marks, and where to type. */
export class RunPresenter {
  readonly #controller = new RunController({
    onState: (state) => this.#showState(state),
    onAwaiting: (awaiting) => this.#showAwaiting(awaiting),
    onOutput: (stream, data) => this.output.add(stream, data),
    onFinished: (result) => void this.#showResult(result),
  });
  readonly #touch = window.matchMedia("(pointer: coarse)");
  #language: LanguageInfo | undefined;
  /** How the last run ended; none while one is under way, or once that was cleared. */
  #words: OutcomeWords | undefined;
  #problems: readonly Diagnostic[] = [];
  #unreachable = false;
  /** Since the last run began. */
  #typedAt = never;
  #runs = 0;

  constructor(
    private readonly output: OutputPane,
    private readonly editor: Editor,
    private readonly toolbar: Toolbar,
    private readonly areas: Areas,
    private readonly result: ResultLine,
    private readonly announcer: Announcer,
    private readonly expectLanguage: (waiting: boolean) => void,
  ) {
    onLeaving(() => this.#keep());
  }

  get isIdle(): boolean {
    return this.#controller.isIdle;
  }

  get wasUnreachable(): boolean {
    return this.#unreachable;
  }

  /** Before the first run: shows what the last one has left, if the page was reloaded since. */
  start(languages: readonly LanguageInfo[]): void {
    this.#ready();
    this.#restore(languages);
  }

  #ready(): void {
    this.output.setEmptyText(this.#touch.matches ? emptyTextTouch : emptyText);
    this.result.show("plain", this.#touch.matches ? "Press Run" : "Press F5 to run");
    this.toolbar.showRunning(true, false);
  }

  /** With input that is all there is; without, the program is talked to. */
  run(language: LanguageInfo, code: string, input: string | undefined): void {
    if (!this.isIdle) return;
    if (code.trim() === "") {
      this.result.show("attention", "There is nothing to run yet: write a program first");
      this.areas.focus("editor");
      return;
    }
    this.#runs += 1;
    this.#words = undefined;
    this.#language = language;
    this.#typedAt = never;
    this.forgetProblems();
    this.areas.show("output");
    const size = this.output.begin(input === undefined);
    const request = { languageId: language.id, languageName: language.name, code };
    // The last line needs its end as much as the others do, or it is not read as a line.
    const whole = input && !input.endsWith("\n") ? `${input}\n` : input;
    this.#controller.run({ ...request, ...(whole !== undefined ? { input: whole } : {}), ...size });
  }

  stop(): void {
    this.#controller.stop();
  }

  type(data: string): void {
    this.#controller.type(data);
  }

  resize(cols: number, rows: number): void {
    this.#controller.resize(cols, rows);
  }

  /** The learner is writing: the focus stays where it is. */
  typed(): void {
    this.#typedAt = performance.now();
  }

  clear(): void {
    this.output.clear();
    if (!this.isIdle) return;
    this.#words = undefined;
    this.#ready();
  }

  setHealth(health: ServiceHealth | undefined, unreachable: boolean): void {
    this.#unreachable = unreachable;
    this.#controller.setHealth(health);
  }

  forgetProblems(): void {
    this.#problems = [];
    this.editor.showProblems([]);
  }

  /** Marks are for the program that was run; another one may be shown by now. */
  showProblemsFor(languageId: string): void {
    this.editor.showProblems(languageId === this.#language?.id ? this.#problems : []);
  }

  #showState(state: RunState): void {
    const name = this.#language?.name ?? "";
    this.toolbar.showRunning(state === "idle", state !== "idle" && state !== "stopping");
    this.expectLanguage(state === "waiting");
    switch (state) {
      case "idle":
        this.output.setNote("");
        return;
      case "waiting":
        this.result.show("busy", `Waiting for ${name} to be ready…`);
        this.output.setEmptyText(`${name} is being made ready. Your program runs as soon as it is.`);
        this.output.setNote("waiting");
        return;
      case "queued":
        this.result.show("busy", "Waiting for its turn…");
        this.output.setEmptyText("");
        break;
      case "compiling":
        this.result.show("busy", "Compiling…");
        break;
      case "running":
        this.#sayRunning();
        break;
      case "stopping":
        this.result.show("busy", "Stopping…");
    }
    this.output.setNote(state === "compiling" ? "compiling" : "running");
  }

  #sayRunning(): void {
    this.result.show("busy", this.#touch.matches ? "Running…" : "Running… Shift+F5 stops it");
  }

  #showAwaiting(awaiting: boolean): void {
    this.areas.call("output", awaiting);
    this.output.setNote(awaiting ? "waiting for you" : this.isIdle ? "" : "running", awaiting);
    if (!awaiting) {
      if (!this.isIdle) this.#sayRunning();
      return;
    }
    const where = this.#touch.matches ? "" : ": type in the terminal";
    this.result.show("busy", `Your program is waiting for input${where}`);
    const announce = !this.areas.contains("output", document.activeElement);
    if (performance.now() - this.#typedAt > typingMs && announce) this.areas.focus("output");
    if (announce) this.announcer.say("Your program is waiting for input");
  }

  async #showResult(result: RunResult): Promise<void> {
    const run = this.#runs;
    // "Finished" over an area that still lacks the last lines would be a lie.
    await this.output.end();
    if (run !== this.#runs || !this.isIdle) return;
    const words = describeOutcome(result);
    this.#showWords(words);
    const ran = result.outcome !== "rejected" && result.outcome !== "compile_error";
    if (this.output.isInteractive && ran) this.output.setNote("ended");
    if (!this.output.hasPrinted) this.output.setEmptyText(result.outcome === "ok" ? "The program printed nothing." : "");
    this.#problems = result.diagnostics.filter(({ file }) => file === "" || file === this.#language?.mainFile);
    this.showProblemsFor(this.toolbar.languageId);
    this.announcer.say([words.line, words.hint].filter(Boolean).join(". "));
  }

  #showWords(words: OutcomeWords): void {
    this.#words = words;
    this.result.show(words.tone, words.line);
    this.output.setHint(words.hint);
  }

  // The page may be gone the next moment, and with it a program that runs.
  #keep(): void {
    if (!this.#language || (this.isIdle && !this.#words)) return keepLastRun(undefined);
    keepLastRun({
      languageId: this.#language.id,
      interactive: this.output.isInteractive,
      printed: this.output.printed,
      isCut: this.output.isCut,
      words: this.#words ?? describeOutcome(ended("executor_lost", reloaded)),
      // Marks move with the lines they are at; where those are by now is not known.
      problems: this.#typedAt > never ? [] : this.#problems,
    });
  }

  #restore(languages: readonly LanguageInfo[]): void {
    const last = loadLastRun();
    this.#language = languages.find(({ id }) => id === last?.languageId);
    if (!last || !this.#language) return;
    const run = this.#runs;
    void this.output.restore(last.interactive, last.printed, last.isCut).then(() => {
      if (run === this.#runs) this.#showWords(last.words);
    });
    this.#problems = last.problems;
    this.showProblemsFor(this.toolbar.languageId);
  }
}
