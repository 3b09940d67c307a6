// Whoever is there already is known again; where that is in doubt, nothing is merged silently, and the person chooses.

import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    heading: "Name,E-mail,Phone,Notes",
    rows: "Rows of the table",
    asNew: "1 new · 1 to update · 1 may be doubles",
    take: "Take as new",
    twoUpdated: "0 new · 2 updated",
    oneUpdated: "1 new · 1 updated · 1 may be doubles",
    oneLeftOut: "0 new · 1 updated · 1 left out",
    named: "1 left out",
    inDoubt: "1 row may be here already",
    becomes: "What becomes of them",
    update: "They are those here already",
    ofLine: "What becomes of line 3",
    isBen: "It is Ben Low",
    known: "What is here already",
    fill: "Only fill in what is empty",
    overwrite: "Write over it",
    leaveOut: "Leave out",
    leftOut: "0 new · 1 to update · 1 left out",
    leftOutSame: "0 new · 1 already here · 1 left out",
    otherwise: "1 row says something else than what is here. What is here stays, unless you choose to write over it.",
    mayBe: "Line 3: “Annie Lee” may be the same as Ben Low Phone is the same",
    later: "Rows after",
    before: "Rows before",
    shown: (from, to) => `Rows ${from} to ${to} of 120`,
  },
  "ru-RU": {
    heading: "Имя,Эл. почта,Телефон,Заметки",
    rows: "Строки таблицы",
    asNew: "новых: 1 · обновится: 1 · возможные повторы: 1",
    take: "Добавить как новые",
    twoUpdated: "новых: 0 · обновлено: 2",
    oneUpdated: "новых: 1 · обновлено: 1 · возможные повторы: 1",
    oneLeftOut: "новых: 0 · обновлено: 1 · не войдёт: 1",
    named: "не войдёт: 1",
    inDoubt: /^1\sстрока,\sвозможно,\sуже\sесть$/,
    becomes: "Что с ними делать",
    update: "Это те, что уже есть",
    ofLine: /^Что делать со\sстрокой\s3$/,
    isBen: "Это Ben Low",
    known: "Что уже есть",
    fill: "Дополнить только пустые поля",
    overwrite: "Обновить",
    leaveOut: "Не брать",
    leftOut: "новых: 0 · обновится: 1 · не войдёт: 1",
    leftOutSame: "новых: 0 · уже есть: 1 · не войдёт: 1",
    otherwise: /^В\s1\sстроке написано не\sто, что здесь\./,
    mayBe: "Строка 3: «Annie Lee» — возможно, то же, что Ben Low совпадает: Телефон",
    later: "Следующие строки",
    before: "Предыдущие строки",
    shown: (from, to) => `Строки с ${from} по ${to} из 120`,
  },
};

const there = ["Ann Lee,ann@lee.example,+44 20 7946 0018,met at the fair", "Ben Low,ben@low.example,+44 20 7946 0019,"];
// The first is known by her address; the second has the number of another.
const again = ["Ann Leigh,ANN@lee.example,,moved", "Annie Lee,,020 7946 0019,from the list"];

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test("what an import overwrites is shown, and rows in doubt become what the person says", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const taking = new ImportDesk(desk, locale);
      const { page } = app;
      const file = (rows) => ({ name: "contacts.csv", text: [own.heading, ...rows].join("\n") });
      const says = (text) => expect(page.getByText(text, { exact: true })).toBeVisible({ timeout: 30_000 });
      await desk.begin();
      await taking.choose(file(there));
      await taking.sees({ created: 2 });
      await taking.take(2);

      await taking.choose(file(again));
      await says(own.leftOutSame);
      // What is known of people stays as it is, unless one says otherwise; that something else is said is told.
      await expect(page.locator(".import del")).toHaveCount(0);
      await expect(page.getByText(own.otherwise)).toBeVisible({ timeout: 30_000 });
      await page.getByLabel(own.known, { exact: true }).selectOption({ label: own.overwrite });
      await says(own.leftOut);
      const rows = page.getByRole("region", { name: own.rows, exact: true }).locator("tbody tr");
      await expect(rows.first().locator("del")).toHaveText(["Ann Lee", "met at the fair"]);
      await expect(rows.first().locator("ins")).toHaveText(["Ann Leigh", "moved"]);
      await expect(rows.nth(1).locator("del")).toHaveCount(0);

      const doubts = page.getByRole("region", { name: own.inDoubt });
      await expect(doubts.getByRole("listitem")).toContainText(own.mayBe);
      await expect(doubts.getByRole("link", { name: "Ben Low", exact: true })).toHaveAttribute("href", /\/record\//);

      const choice = doubts.getByLabel(own.becomes, { exact: true });
      // Before the rows, and nothing is doubled unasked.
      await expect(choice.locator("option:checked")).toHaveText(own.leaveOut);
      expect((await doubts.boundingBox()).y).toBeLessThan((await rows.first().boundingBox()).y);
      await choice.focus();
      await choice.selectOption({ label: own.take });
      await says(own.asNew);
      await expect(choice).toBeFocused();
      await choice.selectOption({ label: own.update });
      await expect(rows.nth(1).locator("del")).toHaveText(["Ben Low"]);

      // One row by itself, whatever is said of all; and what is there may stay.
      const ofLine = doubts.getByLabel(own.ofLine, { exact: true });
      await choice.selectOption({ label: own.leaveOut });
      await expect(rows.nth(1).locator("del")).toHaveCount(0);
      await ofLine.focus();
      await ofLine.selectOption({ label: own.isBen });
      await expect(rows.nth(1).locator("del")).toHaveText(["Ben Low"]);
      await expect(ofLine).toBeFocused();
      const known = page.getByLabel(own.known, { exact: true });
      await known.selectOption({ label: own.fill });
      await expect(page.locator(".import del")).toHaveCount(0);
      await known.selectOption({ label: own.overwrite });
      await expect(rows.nth(1).locator("del")).toHaveText(["Ben Low"]);
      await taking.take(2);
      await says(own.twoUpdated);
      await page.goto("/contacts");
      await desk.settled();
      await expect(page.locator("tbody > .row")).toHaveCount(2);
      await expect(page.getByRole("link", { name: "Annie Lee", exact: true })).toBeVisible();
    });

    test("taken as new, rows in doubt are counted and named when all is in", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const taking = new ImportDesk(desk, locale);
      const { page } = app;
      const file = (rows) => ({ name: "contacts.csv", text: [own.heading, ...rows].join("\n") });
      await desk.begin();
      await taking.choose(file(there));
      await taking.take(2);
      await taking.choose(file(again));
      await page.getByLabel(own.known, { exact: true }).selectOption({ label: own.overwrite });
      await page.getByLabel(own.becomes, { exact: true }).selectOption({ label: own.take });
      await expect(page.getByText(own.asNew, { exact: true })).toBeVisible({ timeout: 30_000 });
      await taking.take(2);
      await expect(page.getByText(own.oneUpdated, { exact: true })).toBeVisible();
      await expect(page.locator("details.import-doubts").getByRole("listitem")).toHaveText(own.mayBe);
    });

    test("rows in doubt that one leaves out have no fault, and are counted and named when all is in", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const taking = new ImportDesk(desk, locale);
      const { page } = app;
      const file = (rows) => ({ name: "contacts.csv", text: [own.heading, ...rows].join("\n") });
      await desk.begin();
      await taking.choose(file(there));
      await taking.take(2);
      await taking.choose(file(again));
      await page.getByLabel(own.known, { exact: true }).selectOption({ label: own.overwrite });
      await expect(page.getByText(own.leftOut, { exact: true })).toBeVisible({ timeout: 30_000 });
      await taking.take(1);
      await expect(page.getByText(own.oneLeftOut, { exact: true })).toBeVisible();
      const details = page.locator(".import details");
      await expect(details).toHaveCount(1);
      await expect(details.locator("summary")).toHaveText(own.named);
      await details.locator("summary").click();
      await expect(details.getByRole("listitem")).toHaveText(own.mayBe);
    });
  });
}

test("all rows of a file can be looked at, some at a time", async ({ app }) => {
  const own = words["en-GB"];
  const desk = new Desk(app);
  const taking = new ImportDesk(desk, "en-GB");
  const { page } = app;
  await desk.begin();
  const lines = Array.from({ length: 120 }, (_, n) => `Person ${n},p${n}@post.example`);
  await taking.choose({ name: "people.csv", text: ["Name,E-mail", ...lines].join("\n") });
  await taking.sees({ created: 120 });
  const rows = page.getByRole("region", { name: own.rows, exact: true }).locator("tbody tr");
  const later = page.getByRole("button", { name: own.later, exact: true });
  await expect(rows).toHaveCount(50);
  await expect(page.getByText(own.shown(1, 50), { exact: true })).toBeVisible();
  await later.click();
  await expect(page.getByText(own.shown(51, 100), { exact: true })).toBeVisible();
  await later.click();
  await expect(page.getByText(own.shown(101, 120), { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(20);
  await expect(rows.last()).toContainText("Person 119");
  await expect(later).toBeFocused();
  await expect(later).toBeDisabled();
  await page.getByRole("button", { name: own.before, exact: true }).click();
  await expect(page.getByText(own.shown(51, 100), { exact: true })).toBeVisible();
  // Corrected while further rows are shown: it is still these that are seen.
  await taking.leaveOut("E-mail");
  await taking.sees({ created: 120 });
  await expect(page.getByText(own.shown(51, 100), { exact: true })).toBeVisible();
});

test("of many rows those that are here already are looked at alone", async ({ app }) => {
  const own = words["en-GB"];
  const desk = new Desk(app);
  const taking = new ImportDesk(desk, "en-GB");
  const { page } = app;
  await desk.begin();
  const line = (n) => `Person ${n},p${n}@post.example`;
  const file = (numbers) => ({ name: "people.csv", text: ["Name,E-mail", ...numbers.map(line)].join("\n") });
  await taking.choose(file([70, 80]));
  await taking.take(2);
  await taking.choose(file(Array.from({ length: 120 }, (_, n) => n)));
  await expect(page.getByText("118 new · 2 already here", { exact: true })).toBeVisible({ timeout: 30_000 });
  const rows = page.getByRole("region", { name: own.rows, exact: true }).locator("tbody tr");
  await page.getByRole("button", { name: own.later, exact: true }).click();
  await expect(page.getByText(own.shown(51, 100), { exact: true })).toBeVisible();
  await page.getByLabel("Only rows that are here already, or may be: 2", { exact: true }).check();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Person 70");
  await page.getByLabel("Only rows that are here already, or may be: 2", { exact: true }).uncheck();
  await expect(page.getByText(own.shown(1, 50), { exact: true })).toBeVisible();
});
