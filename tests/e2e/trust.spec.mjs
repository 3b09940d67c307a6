// What one can ask of a rule: why it did not act, what it will do, whether it is still right. In both languages.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    more: "More",
    close: "Close",
    whyNot: "Why did a rule not act?",
    off: "The rule is switched off.",
    notHappened: "What it waits for has not happened here since it was switched on.",
    ran: /^It did hear of it, .*: done\./,
    pay: "Record a payment",
    save: "Save",
    amount: "Amount",
    wrong: "This was wrong",
    wrongOf: "This was wrong: Rule “Thanks”",
    wrongOn: (name) => `This was wrong: ${name}`,
    noted: "Noted as wrong. It stands on the page of the rule.",
    whyOf: "Why?: Rule “Thanks”",
    remark: "What was wrong",
    marked: "Marked as wrong",
    counted: "wrong 1 time",
    forecast: "Forecast",
    nothing: "In that time no rule does anything by itself.",
    ahead: "How far ahead",
    days: { 30: "30 days" },
    one: "1 thing will happen by itself.",
    made: /“Call Menus”/,
    look: "Worth a look",
    takenBack: "of the last 5 times that it acted, you took 2 back.",
    suggest: (rule) => `Let it ask first: ${rule}`,
    counts: "taken back 2 times",
    never: /it is on, and has never fired/,
    switchOff: (rule) => `Switch it off: ${rule}`,
    reviewed: "Mark as reviewed",
    lookedAt: "Last looked at: today.",
    past: "Try it on the past",
    ask: "Try it",
    compare: "Compare with",
    version: /^version 1, /,
    both: "Both would have acted 1 time.",
    moved: "1 of them at another time.",
    onlyOlder: "Only the older version",
  },
  "ru-RU": {
    more: "Ещё",
    close: "Закрыть",
    whyNot: "Почему правило не сработало?",
    off: "Правило выключено.",
    notHappened: "То, чего ждёт правило, здесь не происходило с тех пор, как его включили.",
    ran: /^Оно\sэто\sзаметило\s.*/,
    pay: "Записать оплату",
    save: "Сохранить",
    amount: "Сумма",
    wrong: "Это ошибка",
    wrongOf: "Это ошибка: Правило «Thanks»",
    wrongOn: (name) => `Это ошибка: ${name}`,
    noted: "Отмечено как ошибка. Отметка видна на странице правила.",
    whyOf: "Почему?: Правило «Thanks»",
    remark: "В чём ошибка",
    marked: "Отмечено как ошибка",
    counted: "ошибок: 1",
    forecast: "Прогноз",
    nothing: "За это время ни одно правило само ничего не сделает.",
    ahead: "На сколько вперёд",
    days: { 30: "30 дней" },
    one: "Само собой произойдёт 1 событие.",
    made: /«Call Menus»/,
    look: "Стоит взглянуть",
    takenBack: "вы отменили вручную 2 действия из последних 5.",
    suggest: (rule) => `Пусть сначала спрашивает: ${rule}`,
    counts: "отменено вручную 2 раза",
    never: /включено, но\sни\sразу не\sсработало/,
    switchOff: (rule) => `Выключить: ${rule}`,
    reviewed: "Отметить как проверенное",
    lookedAt: "Последний просмотр: сегодня.",
    past: "Проверка на истории",
    ask: "Проверить",
    compare: "Сравнить с",
    version: /^версия\s1, /,
    both: "Обе версии сработали бы 1 раз.",
    moved: "Из них в другое время: 1.",
    onlyOlder: "Только прежняя версия",
  },
};

/** A text with spaces of any sort: in Russian some do not break. */
function loose(text) {
  if (text instanceof RegExp) return text;
  return new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s")}$`);
}

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a rule says why it did not act, and what it did is noted as wrong with one press", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await thanks(rules);
      await desk.deals();
      await desk.addDeal("Menus", 640);
      await desk.card("Menus").click();
      const dialog = page.getByRole("dialog", { name: loose(own.whyNot) });
      await asksWhyNot(page, own);
      await expect(dialog.getByText(loose(own.off))).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await rules.open();
      await rules.switchOn("Thanks");
      await desk.deals();
      await desk.card("Menus").click();
      await asksWhyNot(page, own);
      await expect(dialog.getByText(loose(own.notHappened))).toBeVisible();
      await dialog.getByRole("button", { name: own.close, exact: true }).press("Enter");
      await paid(desk, own, "Menus");
      await asksWhyNot(page, own);
      await expect(dialog.getByText(own.ran)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);

      const judge = page.getByRole("button", { name: loose(own.wrongOf) });
      await judge.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText(loose(own.noted)).first()).toBeVisible();
      await expect(judge).toHaveAttribute("aria-pressed", "true");
      await page.getByRole("button", { name: loose(own.whyOf) }).press("Enter");
      await page.getByLabel(loose(own.remark)).fill("Too soon");
      await page.getByLabel(loose(own.remark)).press("Tab");
      await desk.settled();

      await rules.open();
      await expect(page.getByText(loose(own.counted))).toBeVisible();
      await page.getByRole("link", { name: "Thanks", exact: true }).click();
      const marked = page.getByRole("region", { name: loose(own.marked) });
      await expect(marked.getByText("Too soon")).toBeVisible();
      await marked.getByRole("button", { name: loose(own.wrongOn("Menus")) }).press("Enter");
      await expect(marked).toHaveCount(0);
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await expect(marked.getByText("Too soon")).toBeVisible();
      await desk.settled();

      await page.goto("/");
      await desk.settled();
      await expect(page.getByRole("button", { name: loose(own.wrongOn("Thanks Menus")) })).toHaveAttribute("aria-pressed", "true");
    });

    test("what rules will do is foreseen, and nothing of it is kept", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await rules.make("Quiet", async (form) => {
        await form.about("deal");
        await form.when("silence", { days: 10 });
        await form.task({ name: "Call {{ name }}", dueInDays: 0 });
      });
      await rules.switchOn("Quiet");
      await desk.deals();
      await desk.addDeal("Menus", 640);
      await rules.open();
      await page.locator("main summary").first().press("Enter");
      await page.getByRole("link", { name: own.forecast, exact: true }).press("Enter");
      await expect(page.getByRole("heading", { name: own.forecast, level: 1 })).toBeVisible();
      await expect(page.getByText(loose(own.nothing))).toBeVisible();
      const ahead = page.getByRole("combobox", { name: loose(own.ahead) });
      await ahead.selectOption("30");
      await expect(page.getByText(loose(own.one))).toBeVisible();
      await expect(page.locator(".forecast").getByText(own.made)).toBeVisible();
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.locator(".forecast").getByRole("link", { name: "Menus" }).press("Enter");
      await expect(page.getByRole("heading", { name: "Menus", level: 1 })).toBeVisible();
      await page.goto("/tasks");
      await desk.settled();
      await expect(page.getByText("Call Menus")).toHaveCount(0);
    });

    test("a rule whose doing is often taken back offers to ask first", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Moves", async (form) => {
        await form.about("deal");
        await form.when("payment");
        await form.move("followUp");
      });
      await rules.switchOn("Moves");
      const names = ["One", "Two", "Three", "Four", "Five"];
      await desk.deals();
      for (const name of names) await desk.addDeal(name, 640);
      for (const name of names) await paid(desk, own, name);
      await rules.open();
      const look = page.getByRole("region", { name: loose(own.look) });
      await expect(page.getByRole("link", { name: "Moves", exact: true })).toBeVisible();
      await expect(look).toHaveCount(0);
      await desk.deals();
      for (const name of ["Two", "Four"]) await desk.move(name, "new");
      await rules.open();
      await expect(page.getByText(loose(own.counts))).toBeVisible();
      await expect(look.getByText(loose(own.takenBack))).toBeVisible();
      await look.getByRole("button", { name: loose(own.suggest("Moves")) }).press("Enter");
      await expect(rules.modeOf("Moves")).toHaveAttribute("data-mode", "suggest");
      await expect(look).toHaveCount(0);
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await expect(rules.modeOf("Moves")).toHaveAttribute("data-mode", "auto");
      await expect(look).toBeVisible();
      await desk.settled();
    });

    test("a rule that never fired is named, and one that is right still is marked as reviewed", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await thanks(rules);
      await rules.switchOn("Thanks");
      await app.setClock("2027-09-15T09:00:00Z");
      await page.reload();
      await desk.settled();
      const look = page.getByRole("region", { name: loose(own.look) });
      await expect(look.getByText(own.never)).toBeVisible();
      await page.getByRole("link", { name: "Thanks", exact: true }).first().click();
      await page.getByRole("button", { name: loose(own.reviewed) }).press("Enter");
      await expect(page.getByText(loose(own.lookedAt))).toBeVisible();
      await desk.settled();
      await rules.open();
      await expect(page.getByRole("link", { name: "Thanks", exact: true })).toBeVisible();
      await expect(look).toHaveCount(0);
      await app.setClock("2028-04-15T09:00:00Z");
      await page.reload();
      await desk.settled();
      await look.getByRole("button", { name: loose(own.switchOff("Thanks")) }).press("Enter");
      await expect(rules.modeOf("Thanks")).toHaveAttribute("data-mode", "off");
      await expect(look).toHaveCount(0);
    });

    test("an older version is compared with the rule as it stands", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Menus", 640);
      await rules.make("Quiet", async (form) => {
        await form.about("deal");
        await form.when("silence", { days: 3 });
        await form.remind("Call them");
      });
      await app.setClock("2027-03-09T09:00:00Z");
      await page.reload();
      await desk.settled();
      await page.getByRole("link", { name: "Quiet", exact: true }).first().click();
      const days = page.getByLabel(rules.words.fields.days, { exact: true }).first();
      await days.fill("5");
      await days.press("Tab");
      await page.locator("summary", { hasText: loose(own.past) }).press("Enter");
      const compare = page.getByRole("combobox", { name: loose(own.compare) });
      const option = compare.locator("option").filter({ hasText: own.version });
      await compare.selectOption(await option.getAttribute("value"));
      await page.getByRole("button", { name: own.ask, exact: true }).press("Enter");
      await expect(page.getByText(loose(own.both))).toBeVisible();
      await expect(page.getByText(loose(own.moved))).toBeVisible();
      await days.fill("20");
      await days.press("Tab");
      await page.getByRole("button", { name: own.ask, exact: true }).press("Enter");
      const older = page.getByRole("region", { name: loose(own.onlyOlder) });
      await expect(older.getByRole("link", { name: "Menus" })).toBeVisible();
    });
  });
}

/** A rule that makes a task upon a payment. */
async function thanks(rules) {
  await rules.make("Thanks", async (form) => {
    await form.about("deal");
    await form.when("payment");
    await form.task({ name: "Thank", dueInDays: 0 });
  });
}

/** By key: the menu of the record, and in it the question. */
async function asksWhyNot(page, own) {
  await page.locator(".record-acts summary").last().press("Enter");
  await page.getByRole("button", { name: loose(own.whyNot) }).press("Enter");
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
