import { readFile } from "node:fs/promises";
import { expect, locales, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";

const start = (page) => page.getByRole("button", { name: "Start with an empty base" });

test("what comes later does not move the button from under the finger", async ({ app }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await app.context.route("**/split_pages*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await app.open("/");
  const before = await start(app.page).boundingBox();
  await expect(app.page.getByText("Restore from a backup")).toHaveCount(0);
  release();
  await expect(app.page.getByText("Restore from a backup")).toBeVisible();
  expect(await start(app.page).boundingBox()).toEqual(before);
});

const empty = { "en-GB": "Start with an empty base", "ru-RU": /пустой базы/ };
const what = { "en-GB": /A CRM for one person/, "ru-RU": /CRM для\sодного человека/ };

for (const locale of locales) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what Tend is stands there before the program does; who has records waits for them alone", async ({ app }) => {
      const desk = new Desk(app, locale);
      let release;
      await app.context.route("**/tend-*_bg.wasm", async (route) => {
        await new Promise((resolve) => (release = resolve));
        await route.continue();
      });
      const come = async () => {
        await expect.poll(() => release).toBeTruthy();
        release();
        release = undefined;
        await expect(app.page.locator("main")).toBeVisible();
      };
      await app.page.goto("/");
      const words = app.page.getByText(what[locale]);
      await expect(words).toBeVisible();
      await expect(app.page.getByRole("button")).toHaveCount(0);
      const before = await words.boundingBox();
      await come();
      await expect(words).toHaveCount(1);
      expect(await words.boundingBox()).toEqual(before);
      await app.page.getByRole("button", { name: empty[locale] }).click();
      await desk.settled();
      await app.page.reload({ waitUntil: "commit" });
      await expect.poll(() => release).toBeTruthy();
      await expect(app.page.locator("#greeting")).toBeAttached();
      await expect(words).not.toBeVisible();
      await come();
      await expect(words).toHaveCount(0);
    });
  });
}

test("a second press while the base is being founded founds no second one", async ({ app }) => {
  const desk = new Desk(app);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await app.context.route("**/split_works*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await app.open("/");
  await start(app.page).evaluate((button) => {
    button.click();
    button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  await expect(start(app.page)).toBeDisabled();
  release();
  await desk.settled();
  await desk.deals();
  await desk.addDeal("The first", 10);
  await app.page.reload();
  await expect(desk.card("The first")).toBeVisible();
});

test("a tab that waits at an empty base goes on with what another tab founded", async ({ app }) => {
  const desk = new Desk(app);
  const other = await app.context.newPage();
  await other.goto("/deals");
  await expect(start(other)).toBeVisible();
  await desk.begin();
  await expect(desk.column("new", other)).toBeVisible();
  await app.page.bringToFront();
  await desk.deals();
  await desk.addDeal("Seen in both", 10);
  await expect(desk.card("Seen in both", other)).toBeVisible();
});

/** Begins in the made-up workshop. */
async function lookRound(app, desk) {
  await app.open("/");
  await app.page.getByRole("button", { name: /made-up workshop/ }).click();
  await desk.settled();
}

/** Asks to take it away; what is said of that. */
async function askAway(page) {
  await page.goto("/");
  await page.getByRole("button", { name: "Take it away…" }).click();
  return page.getByRole("dialog");
}

test("of a made-up workshop that was only looked at nothing is left, in no tab and no file", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await app.open("/");
  await desk.choose(page.getByLabel("Currency"), "JPY");
  await page.getByRole("button", { name: /made-up workshop/ }).click();
  await desk.settled();
  const other = await app.context.newPage();
  await other.goto("/contacts");
  await expect(other.getByRole("row").nth(5)).toBeVisible();

  await page.bringToFront();
  let dialog = await askAway(page);
  await expect(dialog).toContainText("This cannot be undone.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Everything here is made up")).toBeVisible();
  dialog = await askAway(page);
  await dialog.getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("Everything here is made up")).toHaveCount(0);
  await desk.settled();

  await expect(other.getByText("0 contacts", { exact: true })).toBeVisible();
  await page.goto("/history");
  await expect(page.locator(".deed")).toHaveCount(1);
  await expect(page.locator(".deed")).toContainText("The base was set up.");
  await page.goto("/storage");
  await expect(page.locator(".storage-table tbody tr")).toHaveCount(3);
  await page.goto("/settings");
  await expect(page.getByLabel("Currency", { exact: true })).toHaveValue("JPY");

  await page.goto("/backup");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a backup" }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  const kinds = new Set(JSON.parse(text).records.map((record) => record.kind));
  expect([...kinds].sort()).toEqual(["pipeline", "setting", "stage"]);
  expect(JSON.parse(text).journal).toHaveLength(1);

  // It is a base like any other, in both tabs, and so after a reload.
  await desk.deals();
  await desk.addDeal("The first of my own", 10);
  await desk.deals(other);
  await expect(desk.card("The first of my own", other)).toBeVisible();
});

test("who has added something keeps it, and can have the made-up workshop back", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await lookRound(app, desk);
  await desk.deals();
  await desk.addDeal("My own", 10);
  const dialog = await askAway(page);
  await expect(dialog).toContainText("what you added stays");
  await dialog.getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("Everything here is made up")).toHaveCount(0);
  await desk.settled();
  await desk.deals();
  await expect(page.locator(".card:not(.ghost)")).toHaveCount(1);
  await page.goto("/history");
  await page.locator(".deed").first().getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.locator(".deed").filter({ hasText: "taken back" })).toHaveCount(1);
  await page.goto("/");
  await expect(page.getByText("Everything here is made up")).toBeVisible();
});
