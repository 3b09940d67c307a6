// The two browsers that tests run in: Chromium without the window round the page, which starts with half the work,
// and Chromium as people have it, for what the window is part of.

import { existsSync } from "node:fs";

/** As people have it: tabs that sleep, an app that is installed, notifications. */
export const WHOLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

const SHELL = process.env.CHROMIUM_SHELL ?? "/usr/bin/chromium-headless-shell";

/** The page and what it is drawn by, and nothing else. Where it is not to be had the whole one does the same. */
export const BARE = existsSync(SHELL) ? SHELL : WHOLE;
