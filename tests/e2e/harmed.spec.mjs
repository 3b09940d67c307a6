// What is told when the storage is not as it should be: in both languages, on a phone and on a desk, by day and by
// night. Each says what is, offers what can be done, and lets everything be saved as it lies there first.

import { readFile } from "node:fs/promises";
import { Desk } from "./desk.mjs";
import { head, outside } from "./disk.mjs";
import { expect, test } from "./fixtures.mjs";

const SAVE = { "en-GB": "Save everything as a file", "ru-RU": "Сохранить всё в файл" };

/** Turns a byte of every value of a store that belongs to the records or the journal. */
const spoil = (page, store) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, "readwrite");
          transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const bytes = new Uint8Array(cursor.value);
            bytes[bytes.length - 1] ^= 1;
            cursor.update(bytes);
            cursor.continue();
          };
          transaction.oncomplete = () => resolve(opening.result.close());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    store,
  );

const without = (app, error) =>
  app.context.addInitScript((name) => {
    const open = IDBFactory.prototype.open;
    let ours = 0;
    // The rescuer asks without a version; the program with one.
    IDBFactory.prototype.open = function (...given) {
      if (given.length < 2 || (ours += 1) < 0) return open.apply(this, given);
      throw new DOMException("refused", name);
    };
  }, error);

/** What befalls the storage; what is told; the other ways on; whether what is stored can be saved. */
const harms = {
  "records damaged": {
    befalls: async (app, other) => spoil(other, "chunks"),
    says: { "en-GB": /^Part of the storage is damaged\./, "ru-RU": /^Часть хранилища повреждена\./ },
    more: { "en-GB": "Deals: 0 of 1 can be read", "ru-RU": "Сделки: читается 0 из 1" },
    ways: { "en-GB": ["Repair from the history"], "ru-RU": ["Починить по истории"] },
    raw: true,
  },
  "the history damaged": {
    befalls: async (app, other) => spoil(other, "segments"),
    says: { "en-GB": /^Part of the storage is damaged\./, "ru-RU": /^Часть хранилища повреждена\./ },
    more: { "en-GB": "The end of the history", "ru-RU": "Конец истории" },
    ways: { "en-GB": ["Repair from the history"], "ru-RU": ["Починить по истории"] },
    raw: true,
  },
  "an older state": {
    befalls: async (app, other) => {
      await other.evaluate(() => {
        const note = localStorage.getItem("tend.sentinel").split(" ");
        note[1] = String(Number(note[1]) + 5);
        localStorage.setItem("tend.sentinel", note.join(" "));
      });
    },
    says: { "en-GB": /^The last changes are gone/, "ru-RU": /^Последние изменения пропали/ },
    ways: { "en-GB": ["Go on with what is here"], "ru-RU": ["Продолжить с тем, что есть"] },
    raw: true,
  },
  "a newer program": {
    befalls: async (app, other) => head(other, { minWriter: 99, schema: 99 }),
    says: { "en-GB": /^Your records were saved by a newer version/, "ru-RU": /^Записи сохранены более новой версией/ },
    ways: { "en-GB": ["Reload"], "ru-RU": ["Перезагрузить"] },
    raw: true,
  },
  "a storage that fails": {
    befalls: async (app) => without(app, "UnknownError"),
    says: { "en-GB": /storage|browser/, "ru-RU": /хранилищ|Браузер/ },
    ways: { "en-GB": ["Reload"], "ru-RU": ["Перезагрузить"] },
    raw: true,
  },
};

const plain = (text) => text.replaceAll("\u00a0", " ");

/** Nothing sticks out to the side, nothing is cut off, and every button can be hit. */
async function expectInOrder(page, where) {
  const found = await page.evaluate(() => {
    const wrong = [];
    if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page is wider than the screen");
    for (const button of document.querySelectorAll("main button, main label.button, dialog button")) {
      const { left, right, height } = button.getBoundingClientRect();
      if (left < 0 || right > innerWidth) wrong.push(`${button.textContent} sticks out`);
      if (height < 24) wrong.push(`${button.textContent} is ${height} px high`);
    }
    return wrong;
  });
  expect(found, where).toEqual([]);
}

for (const locale of ["en-GB", "ru-RU"]) {
  for (const [what, { befalls, says, more, ways, raw }] of Object.entries(harms)) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale });

      test(`${what}: told for what it is, with the ways on and everything saved first`, async ({ app }) => {
        const desk = new Desk(app, locale);
        await desk.begin();
        await desk.deals();
        await desk.addDeal("Price tags", 10);
        const other = await outside(app, await app.context.newPage());
        await app.page.goto("about:blank");
        await befalls(app, other);
        await app.page.goto("/deals");
        const notice = app.page.getByRole("alert");
        await expect(notice.getByText(says[locale]).first()).toBeVisible();
        if (more) expect(plain(await notice.innerText())).toContain(more[locale]);
        for (const way of ways[locale]) await expect(app.page.getByRole("button", { name: way.replaceAll(" ", " ") })).toBeVisible();
        for (const width of [360, 1440]) {
          await app.page.setViewportSize({ width, height: 800 });
          for (const colorScheme of ["light", "dark"]) {
            await app.page.emulateMedia({ colorScheme });
            await expectInOrder(app.page, `${what} at ${width} px, ${colorScheme}`);
            if (process.env.PICTURES) await app.page.screenshot({ path: `${process.env.PICTURES}/${what} ${locale} ${width} ${colorScheme}.png` });
          }
        }
        if (raw) {
          const coming = app.page.waitForEvent("download");
          await app.page.getByRole("button", { name: SAVE[locale] }).click();
          const { entries } = JSON.parse(await readFile(await (await coming).path(), "utf8"));
          expect(entries.length).toBeGreaterThan(3);
          const dialog = app.page.getByRole("alertdialog");
          await expect(dialog.getByText(new RegExp(`: ${entries.length}$`))).toBeVisible();
          await expectInOrder(app.page, `${what}, saved`);
          if (process.env.PICTURES) await app.page.screenshot({ path: `${process.env.PICTURES}/${what} ${locale} saved.png` });
          await dialog.getByRole("button").click();
          await expect(dialog).toHaveCount(0);
        }
        app.takeProblems();
      });
    });
  }
}
