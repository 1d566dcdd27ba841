// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

const prefix = "learncode.";

/** "all": of all tabs, for good. "tab": of this one, until it is closed. */
type Where = "all" | "tab";

// Even asking for it throws where it is forbidden.
const storage = (where: Where) => (where === "all" ? window.localStorage : window.sessionStorage);

/** The browser's storage may be full or forbidden: then nothing is read, and writing says so. */
export function readStored(key: string, where: Where = "all"): unknown {
  try {
    const text = storage(where).getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Without a value nothing is stored any more. */
export function writeStored(key: string, value: unknown, where: Where = "all"): boolean {
  try {
    if (value === undefined) storage(where).removeItem(prefix + key);
    else storage(where).setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab of this browser has written one of our keys. */
export function watchStored(changed: (key: string) => void): void {
  window.addEventListener("storage", (event) => {
    if (event.storageArea === window.localStorage && event.key?.startsWith(prefix))
      changed(event.key.slice(prefix.length));
  });
}

/** Calls back when the page may be gone the next moment: the last chance to store something. */
export function onLeaving(store: () => void): void {
  window.addEventListener("pagehide", store);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) store();
  });
}
