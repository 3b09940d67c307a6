// A rule that comes round on days of the week, on all records that match then; and what waits under an older version of a
// rule, moved to the newest.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    often: "How often",
    week: "on days of the week",
    month: "on a day of the month",
    day: "Day of the month",
    friday: "Friday",
    weeks: "Each how many weeks",
    from: "Counted from",
    each: /When a deal is looked at each Monday and Friday at 09:00, remind me: “Look at it”\..*more than 1 day late is left out\./s,
    second: /every 2 weeks on Monday and Friday, from 1\sMar\s2027, at 09:00/,
    monthly: /on day 31 of each month at 09:00/,
    next: /^Comes round next .*5\sMar/,
    round: /^Its round of .* is over$/,
    version: "Version 2",
    days: "Days",
    save: "Save",
    older: "2 runs wait under older versions of the rule.",
    all: "Move them to version 2",
    moved: "They wait under the newest version now.",
    one: "Move to version 2: Thanks",
    movedOne: "It waits under the newest version now.",
    three: "wait 3 days",
    five: "wait 5 days",
    pay: "Record a payment",
  },
  "ru-RU": {
    often: "Как часто",
    week: "по\u00a0дням недели",
    month: "в\u00a0день месяца",
    day: "Какого числа",
    friday: "пятницам",
    weeks: "Раз во\u00a0сколько недель",
    from: "Считать с",
    each: /Когда по\sпонедельникам и\sпятницам в\s09:00 проверяется сделка, напомнить мне: «Look at it»\./s,
    second: /раз в\s2\sнедели по\sпонедельникам и\sпятницам, начиная с\s1\sмар/,
    monthly: /31-го числа каждого месяца в\s09:00/,
    next: /^Следующий раз .*5\sмар/,
    round: /^Проход .* закончен$/,
    version: "Версия 2",
    days: "Дней",
    save: "Сохранить",
    older: /^По\sпрежней версии правила ждут 2\sзапуска\.$/,
    all: /^Перевести их на\sверсию 2$/,
    moved: /^Теперь ждут по\sновой версии\.$/,
    one: /^Перевести на\sверсию 2: Thanks$/,
    movedOne: /^Теперь ждёт по\sновой версии\.$/,
    three: /подождать 3\sдня/,
    five: /подождать 5\sдней/,
    pay: "Записать оплату",
  },
};

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });
    const own = words[locale];

    test("a rule comes round on its days, once for each record, and says when it does next", async ({ app }) => {
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      // A Monday, after the time of the day.
      await app.setClock("2027-03-01T10:00:00Z");
      await desk.begin();
      await desk.deals();
      for (const name of ["Menus", "Labels"]) await desk.addDeal(name, 640);
      await rules.make("Weekly", async (form) => {
        const when = form.part("when");
        const sentence = page.locator(".rule-sentence").first();
        const often = when.getByRole("combobox", { name: own.often, exact: true });
        await form.about("deal");
        await form.when("round");
        await form.remind("Look at it");
        await often.selectOption({ label: own.month });
        await when.getByLabel(own.day, { exact: true }).fill("31");
        await when.getByLabel(own.day, { exact: true }).press("Tab");
        await expect(sentence).toContainText(own.monthly);
        await often.selectOption({ label: own.week });
        await when.getByRole("checkbox", { name: own.friday, exact: true }).check();
        await expect(sentence).toHaveText(own.each);
        const weeks = when.getByLabel(own.weeks, { exact: true });
        await weeks.fill("2");
        await weeks.press("Tab");
        await expect(when.getByLabel(own.from, { exact: true })).toHaveValue("2027-03-01");
        await expect(sentence).toContainText(own.second);
        await weeks.fill("1");
        await weeks.press("Tab");
        await expect(sentence).toHaveText(own.each);
      });
      await rules.switchOn("Weekly");
      await page.getByRole("link", { name: "Weekly", exact: true }).click();
      await expect(page.getByText(own.next)).toBeVisible();

      // Friday came while Tend was closed.
      await app.setClock("2027-03-05T11:00:00Z");
      await page.goto("/");
      await desk.settled();
      await expect(page.getByText("Look at it")).toHaveCount(2);
      await page.reload();
      await desk.settled();
      await expect(page.getByText("Look at it")).toHaveCount(2);
      await page.goto("/history");
      await desk.settled();
      await expect(page.getByText(own.round)).toBeVisible();
    });

    test("what waits under an older version is moved to the newest, all of it or one, and back again", async ({ app }) => {
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("payment");
        await form.wait("while", 3);
        await form.remind("Write a thank-you");
      });
      await rules.switchOn("Thanks");
      await desk.deals();
      for (const name of ["Menus", "Labels"]) {
        await desk.deals();
        await desk.addDeal(name, 640);
        await desk.card(name).click();
        await page.getByRole("button", { name: own.pay }).click();
        await page.getByRole("dialog").getByRole("button", { name: own.save, exact: true }).click();
        await expect(page.locator(".coming")).toContainText(own.three);
      }
      await desk.settled();

      await rules.open();
      await page.getByRole("link", { name: "Thanks", exact: true }).click();
      const days = page.getByRole("region", { name: rules.words.parts.then, exact: true }).getByLabel(own.days, { exact: true });
      await days.fill("5");
      await days.press("Tab");
      await page.getByRole("button", { name: own.save, exact: true }).click();
      // It stays on the page: there is something to answer.
      const notice = page.getByRole("status").filter({ hasText: own.older }).first();
      await expect(notice).toBeVisible();
      await expect(page.getByText(own.version, { exact: true })).toBeVisible();
      const all = page.getByRole("button", { name: own.all });
      await all.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText(own.moved).first()).toBeVisible();
      await expect(all).toHaveCount(0);
      await desk.settled();
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await expect(all).toBeVisible();
      await desk.settled();

      // One alone, on its record.
      await desk.deals();
      await desk.card("Menus").click();
      await expect(page.locator(".coming")).toContainText(own.three);
      await page.getByRole("button", { name: own.one }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText(own.movedOne).first()).toBeVisible();
      await expect(page.locator(".coming")).toContainText(own.five);
      await expect(page.getByRole("button", { name: own.one })).toHaveCount(0);
      await desk.settled();
      await page.goto("/rules/runs");
      await expect(page.locator(".run", { hasText: "Menus" })).toContainText(own.five);
      await expect(page.locator(".run", { hasText: "Labels" })).toContainText(own.three);
    });
  });
}
