// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page's policy allows no style but our own files and <style> elements with this answer's nonce. The
// editor can be told the nonce; the terminal cannot, so the elements get it where they are made.

export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";

/** To be called before the terminal is made. */
export function admitTerminalStyles(): void {
  const create = document.createElement.bind(document);
  document.createElement = (tag: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
    return element;
  };
  // It colours cells by setting the attribute, which the policy refuses, where setting the same through the
  // object model is fine.
  const setAttribute = HTMLSpanElement.prototype.setAttribute;
  HTMLSpanElement.prototype.setAttribute = function (this: HTMLSpanElement, name: string, value: string): void {
    if (name === "style") this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
}
