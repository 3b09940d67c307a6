// What is stored where, and the erasing of all of it: nothing is left, in no tab, and one begins anew.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

/** All that the site has in this browser. */
const left = (page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    notes: Object.keys(localStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const words = {
  "en-GB": {
    ask: "Erase everything…",
    type: "Type “erase” to go on",
    word: "Erase",
    run: "Erase everything",
    first: "Save a backup first",
    elsewhere: "Everything was erased in another tab.",
    where: "What lies where",
    stays: "Cancel",
  },
  "ru-RU": {
    ask: "Стереть всё…",
    type: /^Чтобы продолжить, наберите «стереть»$/,
    word: "стереть",
    run: "Стереть всё",
    first: "Сначала сохранить копию",
    elsewhere: /^В.другой вкладке всё стёрто\.$/,
    where: "Что где лежит",
    stays: "Отмена",
  },
};

for (const [locale, width] of [["en-GB", 1440], ["ru-RU", 360]]) {
  test.describe(`in ${locale}, ${width} px wide`, () => {
    test.use({ locale, viewport: { width, height: 800 } });

    test("everything is erased in two tabs, after a backup was offered", async ({ app }) => {
      const { page } = app;
      const own = words[locale];
      await app.context.addInitScript(() => {
        window.showDirectoryPicker = () => navigator.storage.getDirectory();
      });
      const desk = new Desk(app, locale);
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Roof", 1200);
      await page.goto("/backup");
      await page.getByRole("button", { name: locale === "ru-RU" ? "Выбрать папку…" : "Choose a folder…" }).click();
      // What the build for offline use keeps, and what another program of the host does.
      await page.evaluate(async () => {
        await (await caches.open(`tend ${location.origin}/`)).put("/some", new Response("file"));
        await caches.open("of another program");
        localStorage.setItem("another", "program");
      });
      await expect.poll(async () => (await left(page)).databases.sort()).toEqual(["tend", "tend-place"]);

      const other = await app.context.newPage();
      await other.goto("/deals");
      await expect(desk.card("Roof", other)).toBeVisible();

      await page.goto("/storage");
      await expect(page.getByRole("heading", { name: own.where })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.getByRole("button", { name: own.ask }).click();
      const dialog = page.getByRole("dialog");
      const run = dialog.getByRole("button", { name: own.run, exact: true });
      await expect(run).toBeDisabled();
      const coming = page.waitForEvent("download");
      // The folder of this test is the site's own, and goes with it: the download is what is left to a person.
      await page.evaluate(() => localStorage.removeItem("tend.place"));
      await dialog.getByRole("button", { name: own.first }).click();
      await coming;
      await dialog.getByLabel(own.type).fill("something else");
      await expect(run).toBeDisabled();
      await dialog.getByLabel(own.type).fill(own.word);
      await run.click();

      for (const tab of [page, other]) {
        await expect(tab.getByRole("button", { name: desk.words.empty })).toBeVisible();
      }
      await expect(other.getByText(own.elsewhere)).toBeVisible();
      for (const tab of [page, other]) {
        const expected = { databases: [], caches: ["of another program"], notes: ["another"], workers: 0 };
        await expect.poll(() => left(tab)).toEqual(expected);
      }
      // One begins anew, and the other tab goes along.
      await page.getByRole("button", { name: desk.words.empty }).click();
      await desk.settled();
      await desk.deals();
      await expect(desk.card("Roof")).toHaveCount(0);
      await desk.addDeal("A new beginning", 1);
      await desk.deals(other);
      await expect(desk.card("A new beginning", other)).toBeVisible();
    });
  });
}

test("who thinks better of it has lost nothing", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  await app.page.goto("/settings");
  await app.page.getByRole("link", { name: "What is stored where" }).click();
  await app.page.getByRole("button", { name: "Erase everything…" }).click();
  await app.page.getByLabel("Type “erase” to go on").fill("erase");
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByRole("dialog")).toHaveCount(0);
  await app.page.reload();
  await desk.settled();
});
