// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Editor } from "./editor/editor";
import { firstLanguageId, knownLanguages } from "./languages";
import { OutputPane } from "./output/output-pane";
import { Announcer } from "./page/announcer";
import { Areas } from "./page/areas";
import { ComputerNotes } from "./page/computer-notes";
import { byId, setText } from "./page/dom";
import { ExamplesMenu } from "./page/examples-menu";
import { ExecutorDots } from "./page/executor-dots";
import { installKeys } from "./page/keys";
import { Notices } from "./page/notices";
import { ResultLine } from "./page/result-line";
import { Theme } from "./page/theme";
import { Toolbar } from "./page/toolbar";
import { Program } from "./program";
import { RunPresenter } from "./run-presenter";
import type { LanguageInfo, ServiceHealth } from "./service/health";
import { HealthPoller } from "./service/health-poller";
import { loadSettings, saveSettings } from "./store/settings";
import { describeHealth } from "./text/health";
import { describeMode } from "./text/mode";

/** The page: puts the parts together and passes on what happens between them. */
export class App {
  readonly #theme = new Theme();
  readonly #announcer = new Announcer();
  readonly #notices = new Notices();
  readonly #result = new ResultLine();
  readonly #dots = new ExecutorDots();
  readonly #notes = new ComputerNotes();
  readonly #editor = new Editor(byId("editor", HTMLDivElement), () => this.#program.edited());
  readonly #program: Program = new Program(() => this.#editor, {
    onMode: () => this.#showMode(),
    onEdited: () => this.#presenter.typed(),
    onChangedElsewhere: (take) => this.#offerOther(take),
    onCannotKeep: () => this.#warnNotKept(),
  });
  readonly #output = new OutputPane({
    onTyped: (data) => this.#presenter.type(data),
    onResized: (cols, rows) => this.#presenter.resize(cols, rows),
  });
  readonly #areas = new Areas({
    editor: () => this.#editor.focus(),
    input: () => byId("input", HTMLTextAreaElement).focus(),
    output: () => this.#output.focus(),
  });
  readonly #toolbar = new Toolbar({
    onLanguage: (id) => this.#openLanguage(id),
    onMode: (interactive) => this.#program.setInteractive(interactive),
    onRun: () => this.#run(),
    onStop: () => this.#presenter.stop(),
  });
  readonly #presenter = new RunPresenter(
    this.#output,
    this.#editor,
    this.#toolbar,
    this.#areas,
    this.#result,
    this.#announcer,
    (waiting) => (this.#poller.eager = waiting),
  );
  readonly #examples = new ExamplesMenu((example) => {
    if (example.language !== this.#program.languageId) this.#openLanguage(example.language);
    this.#program.startWith(example);
    this.#presenter.forgetProblems();
    this.#areas.focus("editor");
  });
  readonly #poller = new HealthPoller({
    onHealth: (health) => this.#showHealth(health),
    onLanguages: (languages) => this.#setLanguages(languages),
    onUnreachable: (retryInMs) => this.#showUnreachable(retryInMs),
  });
  #languages: readonly LanguageInfo[] = knownLanguages;
  #health: ServiceHealth | undefined;

  start(): void {
    this.#editor.setDark(this.#theme.isDark);
    this.#theme.onChange((dark) => {
      this.#editor.setDark(dark);
      this.#output.terminal.applyColours();
    });
    const wanted = loadSettings().language;
    this.#openLanguage(this.#languages.some(({ id }) => id === wanted) ? wanted : firstLanguageId);
    this.#presenter.start(this.#languages);
    this.#installActions();
    setText(byId("address", HTMLSpanElement), window.location.origin);
    setText(byId("curl-address", HTMLElement), window.location.origin);
    this.#dots.show(this.#languages, undefined);
    this.#poller.askNow();
    if (!this.#areas.isNarrow) this.#editor.focus();
  }

  #installActions(): void {
    const help = byId("help", HTMLDialogElement);
    const openHelp = () => {
      if (!help.open) help.showModal();
    };
    byId("help-button", HTMLButtonElement).addEventListener("click", openHelp);
    byId("theme-button", HTMLButtonElement).addEventListener("click", () => this.#theme.toggle());
    byId("clear-output", HTMLButtonElement).addEventListener("click", () => this.#presenter.clear());
    byId("examples", HTMLDivElement).addEventListener("beforetoggle", () =>
      this.#examples.fill(this.#languages, this.#program.languageId, this.#program.earlier),
    );
    installKeys({
      run: () => this.#run(),
      stop: () => this.#presenter.stop(),
      nextArea: () => this.#areas.cycle(1),
      previousArea: () => this.#areas.cycle(-1),
      nextProblem: () => this.#nextProblem(),
      toggleTheme: () => this.#theme.toggle(),
      help: openHelp,
    });
  }

  get #language(): LanguageInfo {
    const id = this.#program.languageId;
    return this.#languages.find((language) => language.id === id) ?? { id, name: id, version: "", standard: "", mainFile: id };
  }

  #run(): void {
    if (!this.#presenter.isIdle) return;
    this.#program.flush();
    this.#presenter.run(this.#language, this.#editor.code, this.#program.isInteractive ? undefined : this.#program.input);
  }

  #openLanguage(id: string): void {
    this.#program.flush();
    this.#program.open(id);
    this.#presenter.showProblemsFor(id);
    this.#notices.set("elsewhere", undefined);
    saveSettings({ language: id });
    setText(byId("editor-title", HTMLHeadingElement), this.#language.mainFile);
    document.title = `${this.#language.mainFile} – LearnCode`;
    this.#toolbar.showLanguages(this.#languages, this.#health, id);
  }

  #setLanguages(languages: readonly LanguageInfo[]): void {
    if (languages.length > 0) this.#languages = languages;
  }

  #showMode(): void {
    const interactive = this.#program.isInteractive;
    this.#toolbar.showMode(interactive);
    const empty = this.#program.input === "";
    byId("input-card", HTMLElement).classList.toggle("unused", interactive);
    setText(byId("input-note", HTMLParagraphElement), describeMode(interactive, empty));
  }

  #showHealth(health: ServiceHealth): void {
    const wasAway = this.#health === undefined;
    this.#health = health;
    this.#notices.set("unreachable", undefined);
    if (wasAway && this.#presenter.wasUnreachable) this.#announcer.say("LearnCode is there again.");
    this.#notices.set("health", describeHealth(health));
    this.#notes.show(health.notes);
    this.#showState();
    this.#presenter.setHealth(health, false);
  }

  #showUnreachable(retryInMs: number): void {
    this.#health = undefined;
    this.#notices.set("health", undefined);
    this.#notices.set("unreachable", {
      kind: "problem",
      text: "LearnCode cannot be reached. Is it still running? Your program is kept; this page goes on trying.",
      actions: [{ label: "Try now", run: () => this.#poller.askNow() }],
    });
    if (!this.#presenter.wasUnreachable && retryInMs > 0) this.#announcer.say("LearnCode cannot be reached.");
    this.#showState();
    this.#presenter.setHealth(undefined, true);
  }

  #showState(): void {
    this.#dots.show(this.#languages, this.#health);
    this.#toolbar.showLanguages(this.#languages, this.#health, this.#program.languageId);
  }

  #nextProblem(): void {
    const said = this.#editor.goToNextProblem();
    if (said) this.#announcer.say(said);
    else this.#result.show("plain", "No line has an error mark");
  }

  #offerOther(take: () => void): void {
    const close = () => this.#notices.set("elsewhere", undefined);
    const and = (action: () => void) => () => {
      close();
      action();
    };
    this.#notices.set("elsewhere", {
      kind: "warning",
      text: "This program was changed in another tab.",
      actions: [
        { label: "Use that one", run: and(take) },
        { label: "Keep mine", run: and(() => this.#program.keep()) },
      ],
    });
  }

  #warnNotKept(): void {
    this.#notices.set("storage", {
      kind: "warning",
      text: "This browser does not keep your program: copy it before you close or reload the page.",
      onClose: () => this.#notices.set("storage", undefined),
    });
  }
}
