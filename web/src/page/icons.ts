// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

const files = import.meta.glob<string>("../../../resources/icons/{busy,clear,close,error,examples,help,info,learncode,retry,run,stop,success,theme,warning}.svg", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** One of the icons that the window has too; it takes the colour of the text around it. */
export function icon(name: string): SVGElement {
  const text = files[`../../../resources/icons/${name}.svg`] ?? "";
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(root, true);
  if (!(svg instanceof SVGElement)) throw new Error(`no icon ${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.classList.add("icon");
  return svg;
}

/** Puts their icons into all elements that ask for one. */
export function fillIcons(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-icon]"))
    element.prepend(icon(element.dataset["icon"] ?? ""));
}
