// How a table is written is found out, and what was found can be corrected.

import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": { encoding: "Encoding", delimiter: "What stands between the columns", comma: "Comma", semicolon: "Semicolon", header: "The first line names the columns" },
  "ru-RU": { encoding: "Кодировка", delimiter: "Чем разделены столбцы", comma: "Запятая", semicolon: "Точка с запятой", header: "В первой строке названия столбцов" },
};

const unreadable = /The letters cannot be read\. Choose another encoding\./;

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("delimiter, encoding and header are shown as found, and read anew when they are corrected", async ({ app }) => {
      const { page } = app;
      const desk = new Desk(app, locale);
      await desk.begin();
      const taking = new ImportDesk(desk, locale);
      const field = (name) => page.getByLabel(words[locale][name], { exact: true });
      const columns = page.locator(".import-columns tbody th");
      // “Имя;Город” and a row, as a Russian Windows writes it.
      const bytes = [0xc8, 0xec, 0xff, 0x3b, 0xc3, 0xee, 0xf0, 0xee, 0xe4, 0x0a, 0xc0, 0xed, 0xed, 0xe0, 0x3b, 0xd2, 0xf3, 0xeb, 0xe0, 0x0a];
      await taking.choose({ name: "contacts.csv", text: Uint8Array.from(bytes) });
      await expect(field("encoding")).toHaveValue("Windows-1251");
      await expect(field("delimiter").locator("option:checked")).toHaveText(words[locale].semicolon);
      await expect(field("header")).toBeChecked();
      await expect(columns).toHaveText(["Имя", "Город"]);

      await field("delimiter").selectOption({ label: words[locale].comma });
      await expect(columns).toHaveText(["Имя;Город"]);
      await field("delimiter").selectOption({ label: words[locale].semicolon });
      await expect(columns).toHaveText(["Имя", "Город"]);
      // By key, two steps faster than the file is read: the focus stays, and the last choice counts.
      await field("delimiter").focus();
      await field("delimiter").evaluate((select) => {
        for (const wanted of ["tab", "comma", "semicolon"]) {
          select.value = wanted;
          select.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
      await expect(columns).toHaveText(["Имя", "Город"]);
      await expect(field("delimiter")).toHaveValue("semicolon");
      await expect(field("delimiter")).toBeFocused();
      await field("encoding").focus();
      await field("encoding").selectOption("KOI8-R");
      await expect(columns).not.toHaveText(["Имя", "Город"]);
      await expect(columns).toHaveCount(2);
      await expect(field("encoding")).toBeFocused();
      await field("encoding").selectOption("Windows-1251");
      await expect(columns).toHaveText(["Имя", "Город"]);
      await field("header").uncheck();
      // Now it is a row like the others.
      await expect(page.locator(".import-columns tbody td").first()).toHaveText("Имя");
      await field("header").check();
      await expect(columns).toHaveText(["Имя", "Город"]);
      await taking.sees({ created: 1 });
      await taking.take(1);
    });
  });
}

test("a table whose letters cannot be read is read in the encoding that one says", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  // So much of it is UTF-8 that one byte is taken for damage.
  const rows = Array.from({ length: 40 }, (_, n) => `Zoë Müller ${n};Köln\n`).join("");
  const text = Buffer.concat([Buffer.from(`Name;City\n${rows}Jos`), Buffer.from([0xe9]), Buffer.from(";Lyon\n")]);
  await page.goto("/import");
  await desk.settled();
  await page.getByLabel(desk.words.choose).setInputFiles({ name: "contacts.csv", mimeType: "text/csv", buffer: text });
  await expect(page.getByRole("alert").getByText(unreadable)).toBeVisible();
  const encoding = page.getByLabel("Encoding", { exact: true });
  await expect(encoding).toHaveValue("UTF-8");
  await expect(encoding).toBeFocused();
  await encoding.selectOption("Windows-1252");
  await expect(page.getByRole("alert")).toHaveCount(0);
  const taking = new ImportDesk(desk, "en-GB");
  await taking.sees({ created: 41 });
  await expect(encoding).toBeFocused();
  // Back to what cannot be read: told again, and nothing is lost.
  await encoding.selectOption("UTF-8");
  await expect(page.getByRole("alert").getByText(unreadable)).toBeVisible();
  await encoding.selectOption("Windows-1252");
  await taking.take(41);
});
