// How far a rule goes by itself: watched, suggested, done; and all of them at rest. In both languages.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    watched: "would have fired 1 time",
    suggestions: "Suggestions",
    would: "Would make the task “Thank” (due the same day).",
    yes: (name) => `Yes, do it: ${name}`,
    no: (name) => `No: ${name}`,
    yesAll: (rule) => `Yes to all 2: ${rule}`,
    done: "Done as suggested.",
    pay: "Record a payment",
    save: "Save",
    amount: "Amount",
    pause: "Pause all",
    wake: "Wake them",
    rest: "All rules rest",
  },
  "ru-RU": {
    watched: /сработало\sбы 1\sраз/,
    suggestions: "Предложения",
    would: /Предлагает: поставить задачу «Thank».*\./,
    yes: (name) => `Да, сделать: ${name}`,
    no: (name) => `Нет: ${name}`,
    yesAll: (rule) => new RegExp(`^Да, все.2: ${rule}$`),
    done: "Сделано, как предложено.",
    pay: "Записать оплату",
    save: "Сохранить",
    amount: "Сумма",
    pause: "Остановить все",
    wake: "Возобновить",
    rest: "Все правила остановлены",
  },
};

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a rule is watched first, then it suggests, and what it suggests is done or declined", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("payment");
        await form.task({ name: "Thank", dueInDays: 0 });
      });
      await rules.setMode("Thanks", "watch");
      for (const name of ["Price tags", "Menus", "Labels"]) {
        await desk.deals();
        await desk.addDeal(name, 640);
      }
      await paid(desk, own, "Price tags");
      await expect(page.getByText("Thank", { exact: true })).toHaveCount(0);
      await rules.open();
      await expect(page.getByText(own.watched)).toBeVisible();

      await rules.setMode("Thanks", "suggest");
      for (const name of ["Price tags", "Menus", "Labels"]) await paid(desk, own, name);
      await page.goto("/");
      await desk.settled();
      const suggestions = page.getByRole("region", { name: "Thanks" });
      await expect(page.getByRole("heading", { name: own.suggestions })).toBeVisible();
      await expect(suggestions.getByText(own.would)).toBeVisible();
      await suggestions.getByRole("button", { name: own.no("Labels"), exact: true }).click();
      await expect(suggestions.getByRole("listitem")).toHaveCount(2);
      await suggestions.getByRole("button", { name: own.yesAll("Thanks") }).click();
      await expect(suggestions).toHaveCount(0);
      await expect(page.getByText(own.done).first()).toBeVisible();
      await expect(page.locator(".due", { hasText: "Thank" })).toHaveCount(2);
      // One answer is one action.
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await expect(page.locator(".due", { hasText: "Thank" })).toHaveCount(0);
      await expect(suggestions.getByRole("listitem")).toHaveCount(2);
      const yes = suggestions.getByRole("button", { name: own.yes("Menus"), exact: true });
      await yes.focus();
      await page.keyboard.press("Enter");
      await expect(page.locator(".due", { hasText: "Menus" })).toHaveCount(1);
      await desk.settled();
    });

    test("all rules rest until they are woken", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("payment");
        await form.task({ name: "Thank", dueInDays: 0 });
      });
      await rules.setMode("Thanks", "auto");
      await page.getByRole("button", { name: own.pause, exact: true }).click();
      await expect(page.getByText(own.rest).first()).toBeVisible();
      await desk.deals();
      await desk.addDeal("Menus", 640);
      await paid(desk, own, "Menus");
      await rules.open();
      await page.getByRole("button", { name: own.wake, exact: true }).click();
      await expect(page.getByRole("button", { name: own.pause, exact: true })).toBeVisible();
      await desk.settled();
      await page.goto("/tasks");
      await desk.settled();
      await expect(page.getByText("Thank", { exact: true })).toHaveCount(0);
      await paid(desk, own, "Menus");
      await page.goto("/tasks");
      await expect(page.getByText("Thank", { exact: true }).first()).toBeVisible();
    });
  });
}

/** A payment is entered on a deal's page. */
async function paid(desk, own, name) {
  const { page } = desk;
  await desk.deals();
  await desk.card(name).click();
  await page.getByRole("button", { name: own.pay }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(own.amount, { exact: true }).fill("100");
  await dialog.getByRole("button", { name: own.save, exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await desk.settled();
}
