// Backups as a person meets them: saved, opened elsewhere, merged, restored, and refused when they are
// not what they should be.

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Desk } from "./desk.mjs";
import { begin, elsewhere, open, save } from "./elsewhere.mjs";
import { expect, test } from "./fixtures.mjs";

/** A base in which a few things were done and one was taken back. */
async function life(app) {
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Roof for the Quays", 1200);
  await desk.addDeal("Windows, third floor", 340);
  await desk.move("Roof for the Quays", "quote");
  await desk.move("Windows, third floor", "followUp");
  await app.page.getByRole("button", { name: "Undo" }).first().click();
  await expect(desk.column("new").getByRole("link", { name: "Windows, third floor" })).toBeVisible();
  await desk.settled();
  return desk;
}

elsewhere("a base that came from a file writes that file again, byte for byte", async ({ app, other, folder }) => {
  const desk = await life(app);
  const first = await save(app.page, folder, "first.json");
  await begin(other, first);
  await desk.deals(other);
  expect(await desk.cards("quote", other)).toContain("Roof for the Quays");
  expect(await desk.cards("new", other)).toContain("Windows, third floor");
  const second = await save(other, folder, "second.json");
  expect((await readFile(second)).equals(await readFile(first))).toBe(true);
});

elsewhere("what was changed on both devices is merged both ways, and both show the same", async ({ app, other, folder }) => {
  const desk = await life(app);
  await begin(other, await save(app.page, folder, "start.json"));

  await desk.deals();
  await desk.addDeal("Only here", 10);
  await desk.move("Roof for the Quays", "followUp");
  await desk.deals(other);
  await desk.addDeal("Only there", 20, other);
  await desk.move("Roof for the Quays", "won", other);

  const here = await save(app.page, folder, "here.json");
  const there = await save(other, folder, "there.json");
  for (const [page, path] of [[app.page, there], [other, here]]) {
    await open(page, path);
    await expect(page.getByText("A backup of this base.")).toBeVisible();
    await expect(page.getByText("changed on both")).toBeVisible();
    await expect(page.getByText("will be: Won").first()).toBeVisible();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/merge.png`, fullPage: true });
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(page.getByText(/^Merged:/)).toBeVisible();
  }
  for (const page of [app.page, other]) {
    await desk.deals(page);
    expect(await desk.cards("new", page)).toEqual(expect.arrayContaining(["Only here", "Only there"]));
    await expect(desk.column("won", page).getByRole("link", { name: "Roof for the Quays" })).toBeVisible();
  }
  // What was done on the other one says so.
  for (const [page, name] of [[app.page, "Only there"], [other, "Only here"]]) {
    await page.goto("/history");
    const deeds = page.locator(".deed").filter({ hasText: /“Only (t)?here” added/ });
    await expect(deeds).toHaveCount(2);
    await expect(deeds.filter({ hasText: "on another device" })).toContainText(`Deal “${name}” added`);
  }
  const [one, two] = [await save(app.page, folder, "one.json"), await save(other, folder, "two.json")];
  expect((await readFile(one)).equals(await readFile(two))).toBe(true);
});

elsewhere("a restore shows what will differ, does it, and can be undone", async ({ app, folder }) => {
  const desk = await life(app);
  const path = await save(app.page, folder, "before.json");
  await desk.deals();
  await desk.addDeal("Since then", 5);
  await desk.move("Roof for the Quays", "followUp");
  await open(app.page, path);
  await expect(app.page.getByText("Everything in the file is here already.")).toBeVisible();
  await expect(app.page.getByText("deleted · Deal: Since then")).toBeVisible();
  await expect(app.page.getByText("changed · Deal: Roof for the Quays")).toBeVisible();
  if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/restore.png`, fullPage: true });
  await app.page.getByRole("button", { name: "Replace everything" }).click();
  await expect(app.page.getByText(/^Restored:/).first()).toBeVisible();
  await desk.deals();
  expect(await desk.cards("quote")).toContain("Roof for the Quays");
  await expect(desk.card("Since then")).toHaveCount(0);
  await app.page.getByRole("button", { name: "Undo" }).first().click();
  await expect(desk.card("Since then")).toBeVisible();
  await expect(desk.column("followUp").getByRole("link", { name: "Roof for the Quays" })).toBeVisible();
});

elsewhere("a backup of another base is not merged, and says why", async ({ app, other, folder }) => {
  await life(app);
  const path = await save(app.page, folder, "one.json");
  await other.goto("/");
  await other.getByRole("button", { name: "Start with an empty base" }).click();
  await expect(other.getByText("Saved on this device")).toBeAttached();
  await open(other, path);
  await expect(other.getByText("A backup of another base.")).toBeVisible();
  await expect(other.getByText("Only copies of one and the same base can be merged.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Merge", exact: true })).toHaveCount(0);
  await expect(other.getByRole("button", { name: "Replace everything" })).toBeVisible();
});

elsewhere("a file that is no sound backup is refused with the place, and changes nothing", async ({ app, other, folder }) => {
  await life(app);
  const sound = await save(app.page, folder, "sound.json");
  const text = await readFile(sound, "utf8");
  const lines = text.split("\n");
  const row = lines.findIndex((line) => line.includes("Roof for the Quays"));
  const bad = [
    ["cut.json", text.slice(0, text.length / 2), /ends too early, at line \d+/],
    ["table.csv", "Name,Amount\nRoof,1200\n", /not a backup of Tend/],
    ["newer.json", text.replace('"version":1', '"version":2'), /newer version/],
    ["twice.json", [...lines.slice(0, row + 1), lines[row].replace(/,?$/, ","), ...lines.slice(row + 1)].join("\n"), new RegExp(`Line ${row + 2}, record \\d+: a record with this id`)],
    ["touched.json", text.replaceAll("Roof for the Quays", "Roof for the Keys"), /changed or damaged after it was saved/],
  ];
  await other.goto("/");
  for (const [name, content, message] of bad) {
    const path = join(folder, name);
    await writeFile(path, content);
    await open(app.page, path);
    await expect(app.page.getByText(message)).toBeVisible();
    await expect(app.page.getByText("Nothing was changed.")).toBeVisible();
    await other.locator("#backup-file").setInputFiles(path);
    await expect(other.getByText(message)).toBeVisible();
    await expect(other.getByRole("button", { name: "Start with an empty base" })).toBeVisible();
  }
  const again = await save(app.page, folder, "again.json");
  expect((await readFile(again)).equals(await readFile(sound))).toBe(true);
});

/** Spoils every chunk of records on disk. */
const spoil = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("chunks", "readwrite", { durability: "strict" });
          const store = transaction.objectStore("chunks");
          store.getAllKeys().onsuccess = ({ target }) => target.result.forEach((key) => store.put(new Uint8Array([1, 2, 3]), key));
          transaction.oncomplete = () => resolve(opening.result.close());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
  );

elsewhere("a base that the browser has lost is founded anew from its backup", async ({ app, folder }) => {
  const desk = await life(app);
  const path = await save(app.page, folder, "saved.json");
  await app.close();
  await rm(join(app.profile, "Default", "IndexedDB"), { recursive: true, force: true });
  await app.start();
  await app.open("/");
  await expect(app.page.getByText("The browser has deleted the records of this page.")).toBeVisible();
  await app.page.locator("#backup-file").setInputFiles(path);
  await desk.settled();
  const again = await save(app.page, folder, "again.json");
  expect((await readFile(again)).equals(await readFile(path))).toBe(true);
});

elsewhere("a backup takes the place of a damaged base, and lasts", async ({ app, folder }) => {
  const desk = await life(app);
  const path = await save(app.page, folder, "saved.json");
  await spoil(app.page);
  await app.open("/");
  await expect(app.page.getByText("Part of the storage is damaged")).toBeVisible();
  await app.page.locator("#backup-file").setInputFiles(path);
  await desk.settled();
  await app.reopen();
  await desk.deals();
  expect(await desk.cards("quote")).toContain("Roof for the Quays");
  await desk.addDeal("Goes on", 7);
});

for (const [locale, width] of [["en-GB", 1440], ["ru-RU", 360]]) {
  test.describe(`in ${locale}, ${width} px wide`, () => {
    test.use({ locale, viewport: { width, height: 800 } });

    test("the screen for backups fits, and says that there is none yet", async ({ app }) => {
      const desk = new Desk(app, locale);
      await desk.begin();
      await app.open("/backup");
      await expect(app.page.locator("#backup-file")).toBeAttached();
      await expect(app.page.getByText(locale === "ru-RU" ? "Копии у вас ещё нет." : "You have no backup yet.")).toBeVisible();
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/backup-${width}.png` });
    });
  });
}
