// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// As much of a browser as the page's logic sees of it: storage, its events, and who is looking.

/** A storage as one tab sees it. It holds so many characters, keys and values together. */
class Storage {
  #items;
  #written;

  constructor(items, written) {
    this.#items = items;
    this.#written = written;
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, value) {
    const others = [...this.#items].filter(([other]) => other !== key);
    const used = [...others, [key, value]].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used > (this.#items.quota ?? Infinity)) throw new DOMException("It is full", "QuotaExceededError");
    const old = this.getItem(key);
    this.#items.set(key, String(value));
    if (old !== value) this.#written(key, value);
  }

  removeItem(key) {
    if (this.#items.delete(key)) this.#written(key, null);
  }
}

/** What all tabs of one browser share. `kept` is what is in localStorage; its property `quota` bounds it. */
export class Browser {
  kept = new Map();
  tabs = [];
  /** Whether asking for storage throws, as where cookies are blocked. */
  forbidden = false;

  open() {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }
}

export class Tab {
  kept = new Map();
  elements = new Map();

  constructor(browser) {
    const local = new Storage(browser.kept, (key, value) => this.#tellOthers(browser, key, value));
    const session = new Storage(this.kept, () => {});
    const allowed = (storage) => {
      if (browser.forbidden) throw new DOMException("Not here", "SecurityError");
      return storage;
    };
    this.window = Object.defineProperties(new EventTarget(), {
      localStorage: { get: () => allowed(local) },
      sessionStorage: { get: () => allowed(session) },
    });
    // The global ones, which a test may have replaced by a clock of its own.
    this.window.setTimeout = (callback, delay) => setTimeout(() => this.in(callback), delay);
    this.window.clearTimeout = (timer) => clearTimeout(timer);
    this.window.location = new URL("http://127.0.0.1:5000/");
    this.document = new EventTarget();
    this.document.hidden = false;
    this.document.getElementById = (id) => this.elements.get(id) ?? null;
  }

  /** Does something as a script of this tab. */
  in(task) {
    const { window, document } = globalThis;
    Object.assign(globalThis, { window: this.window, document: this.document });
    try {
      return task();
    } finally {
      Object.assign(globalThis, { window, document });
    }
  }

  /** From now on what is not said to be another tab's is this one's. */
  enter() {
    Object.assign(globalThis, { window: this.window, document: this.document });
    return this;
  }

  hide(hidden = true) {
    this.document.hidden = hidden;
    this.in(() => this.document.dispatchEvent(new Event("visibilitychange")));
  }

  leave() {
    this.in(() => this.window.dispatchEvent(new Event("pagehide")));
  }

  // A browser tells every tab but the one that wrote.
  #tellOthers(browser, key, newValue) {
    for (const tab of browser.tabs.filter((other) => other !== this)) {
      const event = Object.assign(new Event("storage"), { key, newValue, storageArea: tab.window.localStorage });
      tab.in(() => tab.window.dispatchEvent(event));
    }
  }
}

/** Notes what a listener of the page is told: a function for any name, and the calls in `told`. */
export function listener(told = []) {
  return new Proxy({ told }, { get: (target, name) => target[name] ?? ((...words) => void told.push([name, ...words])) });
}
