// A rule that is run by hand, on one record and on what was chosen in a list; one that acts once a stage has all it asks
// for; one that is switched on over what matches it already.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    more: "More",
    run: "Run the rule “Thanks”",
    ranOnOne: "“Thanks” ran on 1 record.",
    ranOnTwo: "“Thanks” ran on 2 records.",
    all: "Choose all that are shown",
    ran: "The rule “Thanks” was run by hand",
    also: "Also on those 2 records",
    number: "Invoice number",
    due: "Invoice due",
    stage: "Stage",
    pick: "Choose",
  },
  "ru-RU": {
    more: "Ещё",
    run: "Запустить правило «Thanks»",
    ranOnOne: "Правило «Thanks» сработало на 1 записи.",
    ranOnTwo: "Правило «Thanks» сработало на 2 записях.",
    all: "Выбрать все показанные",
    ran: "Правило «Thanks» запущено вручную",
    also: "И для этих 2 записей",
    number: "Номер счёта",
    due: "Срок оплаты счёта",
    stage: "Этап",
    pick: "Выбрать",
  },
};

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });
    const own = words[locale];

    test("a rule has its button in the menu of a record and over what was chosen; one undo takes back what it did", async ({ app }) => {
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("byHand");
        await form.task({ name: "Thank", dueInDays: 0 });
      });
      await desk.deals();
      for (const name of ["Menus", "Labels"]) await desk.addDeal(name, 640);
      const thanks = page.locator(".due", { hasText: "Thank" });
      const run = page.getByRole("button", { name: own.run, exact: true });

      // Switched off it has none.
      await desk.card("Menus").click();
      await page.locator("summary").and(page.getByLabel(own.more, { exact: true })).click();
      await expect(run).toHaveCount(0);
      await rules.open();
      await rules.switchOn("Thanks");
      await desk.deals();
      await desk.card("Menus").click();
      await page.locator("summary").and(page.getByLabel(own.more, { exact: true })).focus();
      await page.keyboard.press("Enter");
      await run.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText(own.ranOnOne)).toBeVisible();
      await desk.settled();
      await page.goto("/");
      await expect(thanks).toHaveCount(1);

      await page.goto("/deals/list");
      await desk.settled();
      await page.getByRole("checkbox", { name: own.all }).check();
      await run.click();
      await expect(page.getByText(own.ranOnTwo)).toBeVisible();
      await desk.settled();
      await page.goto("/history");
      await expect(page.getByText(own.ran).first()).toBeVisible();
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await page.goto("/");
      await expect(thanks).toHaveCount(1);
    });

    test("a deal goes on by itself once all that the stage asks for is filled, and a rule is switched on over what matches", async ({ app }) => {
      const desk = new Desk(app, locale);
      const records = new RecordDesk(desk, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Goes on", async (form) => {
        await form.about("deal");
        await form.when("filled", { stage: "invoice" });
        await form.move("invoice");
      });
      await rules.switchOn("Goes on");
      await desk.deals();
      for (const name of ["Menus", "Labels"]) await desk.addDeal(name, 640);
      await desk.card("Menus").click();
      await records.put(await records.edit(own.number), "R-1");
      await desk.settled();
      await records.put(await records.edit(own.due), "2031-03-09");
      await desk.settled();
      await desk.deals();
      await expect(desk.column("invoice").getByRole("link", { name: "Menus", exact: true })).toBeVisible();
      await expect(desk.column("new").getByRole("link", { name: "Labels", exact: true })).toBeVisible();

      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("created");
        await form.task({ name: "Thank", dueInDays: 0 });
      });
      await rules.setMode("Thanks", "auto", { also: own.also });
      await page.goto("/");
      await desk.settled();
      await expect(page.locator(".due", { hasText: "Thank" })).toHaveCount(2);
    });
  });
}
