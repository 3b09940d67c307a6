// A list out of a spreadsheet or a letter is pasted, and goes the way of a file: looked at, taken in, taken back.

import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { expect, test } from "./fixtures.mjs";

const clients = [
  ["Helen Frost", "+44 1632 960011", "12.03.1985"],
  ["Marek Nowak", "+44 1632 960012", "30.11.1990"],
  ["Tomas Vale", "+44 1632 960013", "05.07.1979"],
];

const words = {
  "en-GB": {
    field: "Paste a table",
    read: "Read the table",
    undo: "Undo",
    undone: "taken back",
    heading: ["Name", "Phone", "Birthday"],
    birthday: "12 Mar 1985",
    history: "Import of a pasted table",
    last: /^a pasted table, today at /,
  },
  "ru-RU": {
    field: "Вставить таблицу",
    read: "Прочитать таблицу",
    undo: "Отменить",
    undone: "отменено",
    heading: ["Имя", "Телефон", "День рождения"],
    birthday: /^12\sмарта\s1985/,
    history: "Импорт: вставленная таблица",
    last: /^вставленная таблица, сегодня в /,
  },
};

const lines = (rows, between) => rows.map((row) => row.join(between)).join("\n");
const rows = (page) => page.locator("tbody > .row");

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test("three clients with phones and birthdays, pasted anywhere on the page, come in and go out again", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const taking = new ImportDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await page.goto("/import");
      await desk.settled();
      await copied(app, lines([own.heading, ...clients], "\t"));
      await page.getByRole("heading", { level: 1 }).click();
      await page.keyboard.press("Control+v");
      await expect(taking.kind.locator("option:checked")).toHaveText(locale === "ru-RU" ? "Контакты" : "Contacts");
      await taking.sees({ created: 3 });
      await expect(page.locator(".import-columns option:checked")).toHaveText(own.heading);
      await taking.take(3);

      await page.goto("/import");
      await expect(page.getByRole("link", { name: own.last })).toBeVisible();
      await page.goto("/contacts");
      await expect(rows(page)).toHaveCount(3);
      await page.getByRole("link", { name: clients[0][0], exact: true }).click();
      const facts = page.locator(".facts");
      await expect(facts.getByText(clients[0][1]).first()).toBeVisible();
      await expect(facts.getByText(own.birthday).first()).toBeVisible();

      await page.goto("/history");
      await desk.settled();
      const deed = page.getByRole("listitem").filter({ hasText: own.history }).first();
      await deed.hover();
      await deed.getByRole("button", { name: own.undo, exact: true }).click();
      await expect(deed).toContainText(own.undone);
      await desk.settled();
      await page.goto("/contacts");
      await desk.settled();
      await expect(page.locator(".nothing")).toBeVisible();
      await expect(rows(page)).toHaveCount(0);
    });
  });
}

test("lines without a heading are read from the field, by keyboard alone", async ({ app }) => {
  const desk = new Desk(app);
  const taking = new ImportDesk(desk, "en-GB");
  const { page } = app;
  const own = words["en-GB"];
  await desk.begin();
  for (const between of [", ", "; "]) {
    await page.goto("/import");
    await desk.settled();
    const field = page.getByRole("textbox", { name: own.field, exact: true });
    await field.focus();
    await field.fill(lines(clients, between));
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: own.read, exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await taking.sees({ created: 3 });
    await expect(page.locator(".import-columns option:checked")).toHaveText(own.heading);
    // Given up: what was written is still there.
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(field).toHaveValue(lines(clients, between));
  }
});

test("what is pasted into the empty field is read at once, and another time after it was taken in", async ({ app }) => {
  const desk = new Desk(app);
  const taking = new ImportDesk(desk, "en-GB");
  const { page } = app;
  await desk.begin();
  await page.goto("/import");
  await desk.settled();
  await copied(app, lines(clients.slice(0, 2), "\t"));
  await page.getByRole("textbox", { name: "Paste a table", exact: true }).focus();
  await page.keyboard.press("Control+v");
  await taking.sees({ created: 2 });
  await taking.take(2);
  await copied(app, lines(clients.slice(2), "\t"));
  await page.keyboard.press("Control+v");
  await taking.sees({ created: 1 });
  await taking.take(1);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(page.getByText(desk.words.undone).first()).toBeVisible();
  await page.goto("/contacts");
  await desk.settled();
  await expect(rows(page)).toHaveCount(2);
});

/** As if it had been marked and copied in another program. */
async function copied(app, text) {
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.evaluate((text) => navigator.clipboard.writeText(text), text);
}
