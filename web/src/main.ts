// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { App } from "./app";
import { fillIcons } from "./page/icons";
import { admitTerminalStyles } from "./page/style-nonce";
import "./styles/page.css";
import "code-font.css";

admitTerminalStyles();
fillIcons(document);
// The terminal measures its font once: it had better be there by then. If it cannot be had, the system's does.
document.fonts.load('15px "LearnCode Mono"').catch(() => undefined);
new App().start();
