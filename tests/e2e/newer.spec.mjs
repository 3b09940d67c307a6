// A newer Tend comes to a base while tabs of this one are open, awake or frozen: the old ones say so, in
// time, and write nothing any more; nobody waits for ever.

import { RawBrowser } from "./cdp.mjs";
import { Desk } from "./desk.mjs";
import { head, outside, picture, raised } from "./disk.mjs";
import { backends, expect, test } from "./fixtures.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

const NEWER = "Your records were saved by a newer version. Reload to get it. Nothing was changed.";

/** A base with a deal, and so many tabs on the board. */
async function tabsOn(app, count) {
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Before", 10);
  const tabs = [desk.page];
  while (tabs.length < count) {
    const page = await app.context.newPage();
    await desk.deals(page);
    await expect(desk.card("Before", page)).toBeVisible();
    tabs.push(page);
  }
  return { desk, tabs, other: await outside(app, await app.context.newPage()) };
}

/** What a newer program does to the base when it first writes there. */
async function takesOver(page, differs) {
  const { generation } = await head(page);
  await head(page, { ...differs, generation: generation + 1 });
}

const says = (page, word) => page.evaluate((word) => new BroadcastChannel("tend tabs").postMessage(word), word);

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    for (const count of [2, 4]) {
      test(`${count} old tabs give way to an upgrade of the stores within 5 s, say so, and write nothing`, PROMPT, async ({ app }) => {
        const { tabs, other } = await tabsOn(app, count);
        const begin = performance.now();
        await raised(other, 2);
        for (const page of tabs) await expect(page.getByRole("alert").getByText(NEWER)).toBeVisible();
        expect(performance.now() - begin).toBeLessThan(within(5_000));
        const before = await picture(other);
        for (const page of tabs) {
          await page.evaluate(() => window.dispatchEvent(new Event("focus")));
          await page.getByRole("button", { name: "Reload" }).click();
          // The newer program is not on this host; the old one opens nothing that it does not know.
          await expect(page.getByRole("alert").getByText(NEWER)).toBeVisible();
        }
        expect(await picture(other)).toEqual(before);
      });
    }

    for (const [what, differs] of Object.entries({
      "that only it may write": { minWriter: 4 },
      "in a form of its own": { minWriter: 4, schema: 2 },
    })) {
      test(`old tabs of a base that a newer program has written, ${what}, say so within 5 s and write nothing`, PROMPT, async ({ app }) => {
        const { desk, tabs, other } = await tabsOn(app, 3);
        // One is in the middle of something.
        const save = await desk.fillDeal("Too late", 20);
        await takesOver(other, differs);
        const before = await picture(other);
        const begin = performance.now();
        await says(other, "written");
        for (const page of tabs) await expect(page.getByRole("alert").getByText(NEWER)).toBeVisible();
        expect(performance.now() - begin).toBeLessThan(within(5_000));
        await expect(save).toHaveCount(0);
        for (const page of tabs) {
          await page.getByRole("button", { name: "Reload" }).click();
          await expect(page.getByRole("alert").getByText(NEWER)).toBeVisible();
        }
        expect(await picture(other)).toEqual(before);
      });

      test(`an old tab that has not heard of a newer program, ${what}, writes nothing either, and says why`, async ({ app }) => {
        const { desk, other } = await tabsOn(app, 1);
        const save = await desk.fillDeal("Too late", 20);
        await takesOver(other, differs);
        const before = await picture(other);
        await save.click();
        await expect(desk.page.getByRole("alert").getByText(NEWER)).toBeVisible();
        expect(await picture(other)).toEqual(before);
      });
    }
  });
}

const raw = test.extend({
  browserOfOwn: async ({}, use) => {
    const browser = await RawBrowser.start();
    await use(browser);
    await browser.close();
  },
});

const press = (text) =>
  `[...document.querySelectorAll("button")].find((button) => button.textContent.trim() === ${JSON.stringify(text)})?.click()`;
const shows = (text) => `!!document.body?.innerText.includes(${JSON.stringify(text)})`;

/** A tab with an empty base, put to sleep, and beside it a newer program that asks for the stores in its own form. */
async function frozenAndNewer(browser, baseURL) {
  const frozen = await browser.tab(`${baseURL}/deals`);
  await frozen.until(shows("Start with an empty base"), within(30_000));
  await frozen.evaluate(press("Start with an empty base"));
  await frozen.until(shows("Add a deal"), within(30_000));

  const newer = await browser.tab(`${baseURL}/icon.svg`);
  await newer.show();
  await newer.until(`location.pathname === "/icon.svg" && document.readyState === "complete"`);
  await frozen.freeze();
  await newer.evaluate(`{
    const opening = indexedDB.open("tend", 2);
    opening.onsuccess = () => { window.upgraded = true; opening.result.close(); };
  }`);
  return { frozen, newer };
}

raw("a frozen tab that holds up an upgrade is told of within 5 s, and all goes on once it is closed", PROMPT, async ({ browserOfOwn: browser, baseURL }) => {
  const { frozen, newer } = await frozenAndNewer(browser, baseURL);
  const third = await browser.tab(`${baseURL}/deals`);
  await third.show();
  await third.until(shows("Opening your records…"));
  const told = await third.until(shows("Another tab with an older version is open. Close it, and this one goes on."), within(5_000));
  await browser.send("Target.closeTarget", { targetId: frozen.targetId });
  const upgraded = await newer.until("window.upgraded === true", within(5_000));
  // It goes on by itself; what it finds is not for it.
  const after = await third.until(shows(NEWER), within(5_000));
  console.log(`told after ${Math.round(told)} ms; upgraded ${Math.round(upgraded)} ms after the frozen tab was closed, seen ${Math.round(after)} ms later`);
});

raw("a frozen tab that wakes gives way to the upgrade and says so", PROMPT, async ({ browserOfOwn: browser, baseURL }) => {
  const { frozen, newer } = await frozenAndNewer(browser, baseURL);
  await frozen.resume();
  await newer.until("window.upgraded === true", within(5_000));
  await frozen.until(shows(NEWER), within(5_000));
});
