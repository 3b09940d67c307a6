// A browser spoken to without Playwright, which keeps every page in front and awake. Here a page can be
// hidden and frozen, as the system does with tabs nobody looks at.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WHOLE } from "./browsers.mjs";
import { within } from "./limits.mjs";

export class RawBrowser {
  #process;
  #profile;
  #asked = new Map();
  #next = 1;

  static async start(flags = []) {
    const browser = new RawBrowser();
    browser.#profile = await mkdtemp(join(tmpdir(), "tend-raw-"));
    const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const all = ["--headless=new", "--remote-debugging-pipe", `--user-data-dir=${browser.#profile}`, "--no-first-run"];
    browser.#process = spawn(WHOLE, [...all, ...asRoot, ...flags, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    let rest = "";
    browser.#process.stdio[4].setEncoding("utf8").on("data", (text) => {
      const lines = (rest + text).split("\0");
      rest = lines.pop();
      for (const line of lines) browser.#heard(JSON.parse(line));
    });
    return browser;
  }

  #heard({ id, result, error }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }

  /** A new tab at an address. */
  async tab(url) {
    const { targetId } = await this.send("Target.createTarget", { url });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    return new RawTab(this, targetId, sessionId);
  }

  async close() {
    const over = once(this.#process, "exit");
    this.send("Browser.close").catch(() => {});
    await over;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

class RawTab {
  constructor(browser, targetId, sessionId) {
    Object.assign(this, { browser, targetId, sessionId });
  }

  /** Brings it to the front, so that the others are hidden. */
  show() {
    return this.browser.send("Target.activateTarget", { targetId: this.targetId });
  }

  freeze() {
    return this.browser.send("Page.setWebLifecycleState", { state: "frozen" }, this.sessionId);
  }

  resume() {
    return this.browser.send("Page.setWebLifecycleState", { state: "active" }, this.sessionId);
  }

  /** What an expression comes to in the page; promises are waited for. */
  async evaluate(expression) {
    const wish = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.browser.send("Runtime.evaluate", wish, this.sessionId);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression holds in the page, and tells after how many milliseconds. */
  async until(expression, limit = within(10_000)) {
    const begin = performance.now();
    // A page that is just coming has nothing to ask yet.
    while (!(await this.evaluate(expression).catch(() => false))) {
      if (performance.now() - begin > limit) throw new Error(`not within ${limit} ms: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return performance.now() - begin;
  }
}
