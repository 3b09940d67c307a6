// Tend in a browser whose storage is on disk, as a person has it. An ordinary Playwright context keeps
// IndexedDB in memory, and so could never show that something survived.
//
//   import { backends, expect, test } from "./fixtures.mjs";
//   test.use({ backend: "sqlite", locale: "ru-RU" });            // both optional
//   test.use({ serviceWorkers: "allow" });                       // for what is about them (host.mjs does it)
//   test.use({ whole: true });                                   // with the window round the page (browsers.mjs)
//   test("…", async ({ app }) => { await app.open("/deals"); await app.page…; await app.reopen(); });
//
// A test fails by itself when any request left the origin, when the console had an error, when something
// was thrown or panicked, or when the policy of the page refused something; also before the first
// assertion about it. A test that provokes such a thing takes it with `app.takeProblems()`.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, chromium, expect } from "@playwright/test";
import { BARE, WHOLE } from "./browsers.mjs";
import { notePresses } from "./presses.mjs";

export { expect };

/** What IndexedDB lies in: Chromium has two, and people have both. */
export const backends = ["leveldb", "sqlite"];

/** The languages Tend speaks. */
export const locales = ["en-GB", "ru-RU"];

/** What the address bar would show while one types there: a process of its own, as busy as the page at the start. */
const ADDRESS_BAR = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

const flags = {
  leveldb: [`--disable-features=IdbSqliteBackingStore,${ADDRESS_BAR}`],
  sqlite: ["--enable-features=IdbSqliteBackingStore", `--disable-features=${ADDRESS_BAR}`],
};

const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Should the page ask for another host, nobody is there.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
];

/** As root Chromium has no sandbox to offer. */
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

class App {
  /** The browser's folder; it outlives `reopen`. */
  profile;
  /** @type {import("@playwright/test").BrowserContext} */
  context;
  /** The page in front. Another object after `reopen`. @type {import("@playwright/test").Page} */
  page;
  /** What the test is called. */
  name = "";
  #options;
  #problems = [];
  /** How far the browser's clock is from ours (ms); undefined while it is ours. */
  #ahead;

  constructor(profile, options) {
    this.profile = profile;
    this.#options = options;
  }

  get origin() {
    return new URL(this.#options.baseURL).origin;
  }

  /** Starts the browser on the profile, with one empty page. */
  async start() {
    const { backend, whole, ...options } = this.#options;
    this.context = await chromium.launchPersistentContext(this.profile, {
      ...options,
      executablePath: whole ? WHOLE : BARE,
      args: [...flags[backend], ...quiet, ...asRoot],
    });
    this.#watch(this.context);
    if (process.env.PRESSES) await notePresses(this.context, this.name, process.env.PRESSES);
    if (this.#ahead !== undefined) await this.context.clock.setSystemTime(Date.now() + this.#ahead);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
  }

  /** What the browser's clock says (ms). */
  get now() {
    return Date.now() + (this.#ahead ?? 0);
  }

  /** Sets the browser's clock, which goes on from there; also while it is closed, and after it is started again. */
  async setClock(at) {
    this.#ahead = new Date(at).getTime() - Date.now();
    await this.context?.clock.setSystemTime(at);
  }

  /** Goes to a path and waits until the app stands there. */
  async open(path = "/") {
    await this.page.goto(path);
    await expect(this.page.locator("main")).toBeVisible();
  }

  /** Ends the browser in an orderly way. */
  async close() {
    await this.context?.close();
    this.context = undefined;
  }

  /** Ends the browser and starts it again on the same profile, on the same path. */
  async reopen() {
    const path = this.page.url().startsWith(this.origin) ? this.page.url().slice(this.origin.length) : "/";
    await this.close();
    await this.start();
    await this.open(path);
  }

  /** What went wrong so far, each as a line. */
  get problems() {
    return [...this.#problems];
  }

  /** The same, and forgotten: for tests that provoke them. */
  takeProblems() {
    return this.#problems.splice(0);
  }

  #watch(context) {
    const note = (line) => this.#problems.push(line);
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && url.origin !== this.origin) note(`left the origin: ${url}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error") note(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => note(`thrown: ${error.error()?.message ?? error.error()}`));
    const crashes = (page) => page.on("crash", () => note("the page crashed"));
    context.pages().forEach(crashes);
    context.on("page", crashes);
  }
}

export const test = base.extend({
  backend: ["leveldb", { option: true }],

  whole: [false, { option: true }],

  // A page that is answered by a service worker cannot be answered by a test.
  serviceWorkers: ["block", { option: true }],

  app: async (
    { backend, whole, baseURL, locale, timezoneId, viewport, colorScheme, hasTouch, isMobile, serviceWorkers },
    use,
    info,
  ) => {
    const profile = await mkdtemp(join(tmpdir(), "tend-"));
    const wishes = { backend, whole, baseURL, locale, timezoneId, viewport, colorScheme, hasTouch, isMobile, serviceWorkers };
    const app = new App(profile, Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish !== undefined)));
    app.name = info.titlePath.join(" › ");
    try {
      await app.start();
      await use(app);
      if (info.status !== info.expectedStatus && app.context) {
        await info.attach("page", { body: await app.page.screenshot(), contentType: "image/png" });
        // Printed with the failure, for where the picture cannot be seen.
        const seen = (await app.page.locator("body").innerText()).slice(0, 1500);
        const told = [...app.problems, `at ${app.page.url()}:`, seen].join("\n");
        await info.attach("what was seen", { body: told, contentType: "text/plain" });
      }
      expect(app.problems, "what the page did that it may not").toEqual([]);
    } finally {
      await app.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    }
  },
});
