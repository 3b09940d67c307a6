// The program falls, or does not come at all: it is told at once, nothing more is written, nothing that was
// saved is lost, and what is stored can be carried away without the program. (`src/ui/provoke.rs` makes it fall.)

import { readFile } from "node:fs/promises";
import { HOUR, STAGES, beginWith, deedsOfRules, madeBase, savedBase } from "./base_file.mjs";
import { Desk } from "./desk.mjs";
import { outside, picture } from "./disk.mjs";
import { backends, expect, test } from "./fixtures.mjs";
import { evict } from "./harm.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

const FALLS = ["handler", "effect", "timer"];

const overlay = (page) => page.getByRole("alertdialog");

/** The deals, on a page that falls when told to. */
async function fragile(desk) {
  await desk.page.goto("/deals?panic");
  await desk.settled();
  await expect(desk.page.locator("html[data-falls]")).toBeAttached();
}

/** Lets the program fall, and waits until that is told. */
async function fall(page, how) {
  const begin = performance.now();
  await page.evaluate((how) => dispatchEvent(new Event(`tend-panic-${how}`)), how);
  await expect(overlay(page)).toBeVisible({ timeout: within(1_000) });
  return performance.now() - begin;
}

/** What was provoked stands in the console, and nothing else does. */
const expectFalls = (app, what) => {
  const problems = app.takeProblems();
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.filter((line) => !what.test(line))).toEqual([]);
};

/** Saves what is stored through the overlay; returns the text of the file. */
async function savedRaw(page, name = "Save everything as a file") {
  const coming = page.waitForEvent("download");
  await overlay(page).getByRole("button", { name }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^tend-raw-\d{4}-\d{2}-\d{2}-\d{4}\.json$/);
  return readFile(await download.path(), "utf8");
}

/** Takes everything away, as on another machine, and begins with a file. */
async function begunAnewWith(app, text) {
  await app.context.unrouteAll();
  await app.page.goto("about:blank");
  await evict(app);
  await outside(app, app.page);
  await app.page.evaluate(() => localStorage.clear());
  await beginWith(app.page, text);
}

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    for (const how of FALLS) {
      test(`a ${how} that falls is told within a second; nothing is written any more, and nothing saved is lost`, PROMPT, async ({ app }) => {
        const desk = new Desk(app);
        await desk.begin();
        await desk.deals();
        const saved = ["One", "Two", "Three"];
        for (const name of saved) await desk.addDeal(name, 10);
        await fragile(desk);
        // One is being saved while it falls.
        const save = await desk.fillDeal("On the way", 20);
        await save.evaluate((button) => button.click());
        console.log(`told after ${Math.round(await fall(desk.page, how))} ms`);
        const other = await outside(app, await app.context.newPage());
        const before = await picture(other);
        // A person goes on for a while, and so does time.
        await desk.page.bringToFront();
        for (const key of ["Tab", "Escape", "Escape", "n", "Control+z"]) await desk.page.keyboard.press(key);
        await desk.page.evaluate(() => ["focus", "online", "popstate"].forEach((event) => dispatchEvent(new Event(event))));
        // Nothing goes into the program any more: it cannot fall again.
        await desk.page.evaluate((falls) => falls.forEach((how) => dispatchEvent(new Event(`tend-panic-${how}`))), FALLS);
        await desk.page.mouse.click(5, 5);
        await desk.page.waitForTimeout(3_000);
        expect(await picture(other)).toEqual(before);
        await expect(overlay(desk.page)).toBeVisible();
        expect(app.problems.filter((line) => line.includes("panicked at"))).toHaveLength(1);
        expectFalls(app, new RegExp(`an? ${how} fell|unreachable`));

        await desk.page.unroute("**/outside");
        await overlay(desk.page).getByRole("button", { name: "Reload" }).click();
        await desk.settled();
        await desk.deals();
        const there = await desk.cards("new");
        expect(there.filter((name) => name !== "On the way").toSorted()).toEqual(saved.toSorted());
        await desk.addDeal("After", 30);
        await app.reopen();
        await desk.deals();
        expect(await desk.cards("new")).toContain("After");
      });
    }
  });
}

test("what falls due after a fall is not done until the page is loaded again", async ({ app }) => {
  const now = Date.now();
  const rules = [{ name: "Waits", when: { "time-in-stage": { stage: STAGES.waiting, after: { hours: 1 } } }, then: [{ task: { name: "Call" } }] }];
  const deals = [{ name: "Price tags", since: now - HOUR + 20_000 }];
  const desk = new Desk(app);
  await beginWith(app.page, madeBase({ born: now - 2 * HOUR, deals, rules }));
  await fragile(desk);
  await fall(desk.page, "handler");
  expect(Date.now(), "too slow to tell anything").toBeLessThan(now + 19_000);
  const other = await outside(app, await app.context.newPage());
  const before = await picture(other);
  await other.waitForTimeout(now + 26_000 - Date.now());
  expect(await picture(other)).toEqual(before);
  expectFalls(app, /a handler fell|unreachable/);
  await desk.page.goto("/");
  await desk.settled();
  await expect.poll(async () => (await picture(other)).head).not.toBe(before.head);
  expect(deedsOfRules(await savedBase(desk.page)).tasks).toHaveLength(1);
});

test("an action that was being written when the program fell is taken back, not completed unseen", async ({ app }) => {
  // The browser takes its time with the question for the head; what is queued behind it would be written after it.
  await app.context.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "head" && window.fallAtPut) dispatchEvent(new Event("tend-panic-handler"));
      return put.apply(this, given);
    };
  });
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Before", 10);
  await fragile(desk);
  const other = await outside(app, await app.context.newPage());
  const before = await picture(other);
  const save = await desk.fillDeal("In the middle", 20);
  await desk.page.evaluate(() => (window.fallAtPut = true));
  await save.click();
  await expect(overlay(desk.page)).toBeVisible();
  await other.waitForTimeout(1_000);
  expect(await picture(other)).toEqual(before);
  expectFalls(app, /a handler fell|unreachable|aborted|stopped/);
});

test("what happened is remembered on this device and can be copied, in few words", async ({ app }) => {
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const desk = new Desk(app);
  await desk.begin();
  for (let turn = 0; turn < 22; turn += 1) {
    await fragile(desk);
    await fall(desk.page, FALLS[turn % 3]);
  }
  const falls = await desk.page.evaluate(() => JSON.parse(localStorage.getItem("tend.falls")));
  expect(falls).toHaveLength(20);
  expect(falls.at(-1).what).toMatch(/^panicked at src\/ui\/provoke\.rs:\d+:\d+:\na handler fell$/);
  await overlay(desk.page).getByText("What happened, for whoever repairs it").click();
  await overlay(desk.page).getByRole("button", { name: "Copy" }).click();
  await expect(overlay(desk.page).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toContain("a handler fell");
  expectFalls(app, /an? (handler|effect|timer) fell|unreachable/);
});

test("a Worker that falls ends what it was at, and nothing else", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  // The file says once that it is a byte longer than it is.
  const table = `Name\n${"Ines\n".repeat(200)}`;
  const body = `
    const array = Object.getPrototypeOf(Uint8Array.prototype);
    const honest = Object.getOwnPropertyDescriptor(array, "length");
    Object.defineProperty(array, "length", { configurable: true, get() {
      const length = honest.get.call(this);
      if (length !== ${table.length}) return length;
      Object.defineProperty(array, "length", honest);
      return length + 1;
    } });
    `;
  await app.context.route("**/worker_loader-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: body + (await response.text()) });
  });
  await desk.page.goto("/import");
  await desk.settled();
  await desk.page.getByLabel(desk.words.choose).setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await expect(desk.page.getByText("The reading stopped.").first()).toBeVisible();
  await expect(overlay(desk.page)).toHaveCount(0);
  expect(await desk.page.evaluate(() => localStorage.getItem("tend.falls"))).toContain("panicked at");
  await app.context.unroute("**/worker_loader-*.js");
  const take = await desk.chooseFile("a.csv", table);
  await take.click();
  await expect(desk.page.getByText(desk.words.imported).first()).toBeVisible();
  await desk.deals();
  await desk.addDeal("After", 10);
  expectFalls(app, /panicked|unreachable/);
});

const policy = "default-src 'self'; script-src 'self'; connect-src 'self'";

/** The ways in which a program does not come. */
const absences = {
  "is not there": ["**/*_bg.wasm", (route) => route.fulfill({ status: 404, body: "Nothing here" })],
  "is something else": ["**/*_bg.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "not a program" })],
  "is cut off": [
    "**/*_bg.wasm",
    async (route) => {
      const response = await route.fetch();
      const body = (await response.body()).subarray(0, 100_000);
      await route.fulfill({ contentType: "application/wasm", body });
    },
  ],
  "cannot be fetched": ["**/*_bg.wasm", (route) => route.abort()],
  "has no script": ["**/tend-*.js", (route) => route.fulfill({ status: 404, body: "Nothing here" })],
  "is refused by the policy": [
    "**/",
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    },
  ],
};

for (const [what, [files, answer]] of Object.entries(absences)) {
  test(`a program that ${what} is told, and everything can be carried away and brought back`, async ({ app }) => {
    const desk = new Desk(app);
    await desk.begin();
    await desk.deals();
    for (const name of ["One", "Два", "=3"]) await desk.addDeal(name, 10);
    const before = await savedBase(desk.page);
    await app.context.route(files, answer);
    await desk.page.goto("/");
    await expect(overlay(desk.page)).toBeVisible();
    await expect(overlay(desk.page).getByRole("heading", { name: "Tend did not start" })).toBeVisible();
    const raw = await savedRaw(desk.page);
    await expect(overlay(desk.page).getByText(/^Saved\. Parts in the file: \d+$/)).toBeVisible();
    app.takeProblems();
    await begunAnewWith(app, raw);
    expect(await savedBase(desk.page)).toBe(before);
    await desk.deals();
    await desk.addDeal("After", 10);
  });
}

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend, locale: "ru-RU" });

    test("where the program fell, everything can be carried away and brought back, in Russian too", async ({ app }) => {
      const desk = new Desk(app, "ru-RU");
      await desk.begin();
      await desk.deals();
      for (let n = 0; n < 5; n += 1) await desk.addDeal(`Сделка ${n}`, n);
      await fragile(desk);
      await fall(desk.page, "effect");
      await expect(overlay(desk.page).getByRole("heading", { name: "Tend остановился" })).toBeVisible();
      const raw = await savedRaw(desk.page, "Сохранить всё в файл");
      expectFalls(app, /an effect fell|unreachable/);
      const entries = JSON.parse(raw).entries;
      expect(new Set(entries.map(({ store }) => store))).toEqual(new Set(["chunks", "head", "segments"]));
      expect(entries.filter(({ error }) => error)).toEqual([]);
    });
  });
}

test("a program that takes long is told of, and starts all the same when it comes", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  let come;
  await app.context.route("**/*_bg.wasm", async (route) => {
    await new Promise((resolve) => (come = resolve));
    await route.continue();
  });
  await desk.page.goto("/");
  await expect(overlay(desk.page).getByRole("heading", { name: "Tend is still on its way" })).toBeVisible();
  come();
  await desk.settled();
  await expect(overlay(desk.page)).toHaveCount(0);
});

test("where nothing is stored yet, nothing is made by asking for it", async ({ app }) => {
  await app.context.route("**/*_bg.wasm", (route) => route.abort());
  await app.page.goto("/");
  await overlay(app.page).getByRole("button", { name: "Save everything as a file" }).click();
  await expect(overlay(app.page).getByText("Nothing is stored in this browser yet.")).toBeVisible();
  expect(await app.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  app.takeProblems();
});
