// The page of a record: its way through the stages, its fields edited where they stand, what is logged and what comes
// next, and two that are one.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    addField: "Add",
    amount: "Amount",
    soFar: (stage) => `Stage: ${stage}`,
    asks: "And the next step?",
    task: "Add a task",
    what: "What is to be done?",
    done: (name) => `Done: ${name}`,
    nothing: "Nothing is planned.",
    talk: "Call · Outgoing",
    looksLike: "Looks like one other",
    mergeWith: (name) => `Merge with ${name}…`,
    merge: "Merge",
    merged: (name) => `Merged into “${name}”`,
    links: "1 link moves over here.",
    undo: "Undo",
    undone: /^Undone: “/,
    email: "E-mail",
    addContact: "Add a contact",
    name: "Name",
    save: "Save",
  },
  "ru-RU": {
    addField: "Добавить",
    amount: "Сумма",
    soFar: (stage) => `Этап: ${stage}`,
    asks: "Какой следующий шаг?",
    task: "Добавить задачу",
    what: "Что нужно сделать?",
    done: (name) => `Сделано: ${name}`,
    nothing: "Ничего не запланировано.",
    talk: "Звонок · Клиенту",
    looksLike: /^Похоже ещё на 1.запись$/,
    mergeWith: (name) => `Объединить с «${name}»…`,
    merge: "Объединить",
    merged: (name) => `Объединено: «${name}»`,
    links: /^Сюда перейдёт 1.связь\.$/,
    undo: "Отменить",
    undone: /^Отменено: «/,
    email: "Почта",
    addContact: "Добавить контакт",
    name: "Имя",
    save: "Сохранить",
  },
};

async function roof(app, locale) {
  const desk = new Desk(app, locale);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Roof", 20);
  await desk.card("Roof").click();
  await expect(app.page.getByRole("heading", { name: "Roof", level: 1 })).toBeVisible();
  return { desk, record: new RecordDesk(desk, locale) };
}

test("fields and the name are edited by keyboard alone, and nothing is written that was thought better of", async ({ app }) => {
  const { page } = app;
  const { desk, record } = await roof(app, "en-GB");
  const { keyboard } = page;
  const probability = (await record.fact("Probability")).locator("[data-edit]");
  const editor = page.getByLabel("Probability", { exact: true });

  // Enter opens, Enter keeps, and the keyboard stays in its line.
  await probability.focus();
  await keyboard.press("Enter");
  await expect(editor).toBeFocused();
  await keyboard.type("40");
  await keyboard.press("Enter");
  await expect(probability).toBeFocused();
  await expect(probability).toHaveText("40");
  await desk.settled();

  // F2 opens too; Escape lets it be.
  await keyboard.press("F2");
  await expect(editor).toHaveValue("40");
  await keyboard.type("99");
  await keyboard.press("Escape");
  await expect(probability).toBeFocused();
  await expect(probability).toHaveText("40");

  // What cannot be read is told, and stays as it was typed.
  await keyboard.press("F2");
  await expect(editor).toBeFocused();
  await keyboard.type("much");
  await keyboard.press("Enter");
  await expect(page.locator(".facts .field-fault")).not.toBeEmpty();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("much");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("45");
  await keyboard.press("Tab");
  await expect(probability).toHaveText("45");
  await expect(probability).not.toBeFocused();

  // In a text of several lines Enter is a line.
  const notes = (await record.fact("Notes")).locator("[data-edit]");
  await notes.focus();
  await keyboard.press("F2");
  await expect(page.getByLabel("Notes", { exact: true })).toBeFocused();
  await keyboard.type("one");
  await keyboard.press("Enter");
  await keyboard.type("two");
  await keyboard.press("Control+Enter");
  await expect(notes).toBeFocused();
  await expect(notes).toHaveText("one\ntwo");

  // The name; left empty it stays.
  const name = page.getByRole("heading", { level: 1 }).getByRole("button");
  await name.focus();
  await keyboard.press("F2");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type("Roof over the terrace");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Roof over the terrace", level: 1 })).toBeVisible();
  await keyboard.press("F2");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.press("Delete");
  await keyboard.press("Enter");
  await expect(name).toHaveText("Roof over the terrace");

  await desk.settled();
  await page.reload();
  await expect(name).toHaveText("Roof over the terrace");
  await expect((await record.fact("Probability")).locator("[data-edit]")).toHaveText("45");
  await expect((await record.fact("Notes")).locator("[data-edit]")).toHaveText("one\ntwo");
});

test("a field that leads somewhere is a link, and still edited", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const record = new RecordDesk(desk, "en-GB");
  await desk.begin();
  await record.add("contact", "Ines");
  await record.openFrom(page, "Ines");
  await record.fill("email", "ines@lumen.example");
  const fact = await record.fact("E-mail");
  await expect(fact.getByRole("link")).toHaveAttribute("href", /^mailto:ines/);
  await fact.getByRole("button", { name: "E-mail", exact: true }).click();
  await fact.getByLabel("E-mail", { exact: true }).fill("");
  await page.keyboard.press("Enter");
  await expect(fact.getByRole("link")).toHaveCount(0);
  await expect(fact.locator("[data-edit]")).toHaveText("Add");
});

for (const [locale, said] of Object.entries({
  "en-GB": { label: "Birthday", typed: "12 March", shown: /^12.Mar$/, whole: /^12.Mar.1985$/, noDay: "soon" },
  "ru-RU": { label: "День рождения", typed: "12 марта", shown: /^12.марта$/, whole: /^12.марта.1985/, noDay: "скоро" },
})) {
  test.describe(`a birthday, ${locale}`, () => {
    test.use({ locale });

    test("is kept with its year or without, and what is no day is told of", async ({ app }) => {
      const { page } = app;
      const desk = new Desk(app, locale);
      const record = new RecordDesk(desk, locale);
      await desk.begin();
      await record.add("contact", "Ines");
      await record.openFrom(page, "Ines");
      const fact = await record.fact(said.label);
      const editor = fact.getByLabel(said.label, { exact: true });
      const type = async (text) => {
        await fact.locator("[data-edit]").click();
        await editor.fill(text);
        await page.keyboard.press("Enter");
      };
      await type(said.typed);
      await expect(fact.locator("[data-edit]")).toHaveText(said.shown);
      await type("12.03.1985");
      await expect(fact.locator("[data-edit]")).toHaveText(said.whole);
      await type(said.noDay);
      await expect(fact.getByText(said.noDay)).toBeVisible();
      await expect(editor).toHaveValue(said.noDay);
      await page.keyboard.press("Escape");
      await page.reload();
      await expect((await record.fact(said.label)).locator("[data-edit]")).toHaveText(said.whole);
    });
  });
}

test("what a rule did bears a bolt, on the way and on the fact, that leads to its why", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const record = new RecordDesk(desk, "en-GB");
  const rules = new RulesDesk(desk, "en-GB");
  await desk.begin();
  await rules.make("A quote is out", async (form) => {
    await form.when("activity", { outcome: "quoteSent" });
    await form.move("quote");
    await form.setDay("expectedClose", 14);
  });
  await rules.switchOn("A quote is out");
  await desk.deals();
  await desk.addDeal("Roof", 20);
  await desk.card("Roof").click();
  await record.log({ form: "email", direction: "out", outcome: "quoteSent" });
  await record.stands("quote");
  const why = page.getByRole("region", { name: "Why", exact: true });
  const ask = page.getByRole("button", { name: record.words.why("A quote is out"), exact: true });
  await page.getByRole("button", { name: "Why?: Quote sent", exact: true }).click();
  await expect(why).toBeVisible();
  await expect(ask).toBeFocused();
  await ask.click();
  await expect(why).toHaveCount(0);
  // It is found also where only talks are shown.
  await page.getByRole("button", { name: "Talks", exact: true }).click();
  await expect(ask).toHaveCount(0);
  const fact = await record.fact("Close expected");
  await fact.getByRole("button", { name: "Filled by the rule “A quote is out”: why?", exact: true }).click();
  await expect(why).toBeVisible();
  await expect(ask).toBeFocused();
});

for (const locale of locales) {
  const word = words[locale];
  test.describe(locale, () => {
    test.use({ locale });

    test("the way through the stages tells where it stands, and is walked by its bars", async ({ app }) => {
      const { page } = app;
      const { desk, record } = await roof(app, locale);
      const { stages } = desk.words;
      const bar = (stage) => page.locator(".path li").filter({ hasText: stages[stage] });
      await record.stands("new");
      await bar("quote").getByRole("button").focus();
      await page.keyboard.press("Enter");
      await record.stands("quote");
      await expect(bar("quote").getByRole("button")).toBeFocused();
      await expect(bar("new")).toHaveAttribute("data-at", "passed");
      await expect(bar("negotiation")).toHaveAttribute("data-at", "ahead");
      await expect(page.locator(".path li").filter({ hasText: stages.lost })).toHaveCount(0);
      // The same gate as everywhere.
      await page.getByRole("combobox", { name: record.words.move }).selectOption({ label: stages.lost });
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await record.stands("quote");
      // Narrow, only the present one is named, and nothing has to be scrolled sideways.
      await page.setViewportSize({ width: 360, height: 740 });
      await record.stands("quote");
      await expect(page.locator(".path-now")).toContainText(stages.quote);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

    test("what happened is logged in a line, and the next step is asked for once", async ({ app }) => {
      const { page } = app;
      const { desk, record } = await roof(app, locale);
      await expect(page.getByText(word.nothing)).toBeVisible();
      const form = page.getByRole("form", { name: record.words.log.form });
      await form.getByLabel(record.words.log.line, { exact: true }).click();
      await page.keyboard.type("She will think it over");
      await page.keyboard.press("Control+Enter");
      const asks = page.getByRole("group", { name: word.asks });
      await expect(asks.getByLabel(word.what)).toBeFocused();
      await expect(page.locator(".timeline").getByText(word.talk)).toBeVisible();
      await expect(page.locator(".timeline").getByText("She will think it over")).toBeVisible();
      await page.keyboard.type("Call again");
      await page.keyboard.press("Enter");
      await expect(record.tasks.getByRole("link", { name: "Call again", exact: true })).toBeVisible();
      await expect(asks).toHaveCount(0);
      // One that is planned is not asked for.
      await form.getByLabel(record.words.log.line, { exact: true }).click();
      await page.keyboard.type("Again");
      await form.getByRole("button", { name: record.words.log.done }).click();
      await expect(page.locator(".timeline").getByText("Again", { exact: true })).toBeVisible();
      await expect(asks).toHaveCount(0);
      await desk.settled();
      await page.reload();
      await expect(record.tasks.getByRole("link", { name: "Call again", exact: true })).toBeVisible();
    });

    test("two that are one are found, merged with what both hold, and two again when that is undone", async ({ app }) => {
      const { page } = app;
      const desk = new Desk(app, locale);
      const record = new RecordDesk(desk, locale);
      await desk.begin();
      await record.add("contact", "Ines Duarte", { email: "old@lumen.example" });
      await desk.deals();
      await desk.addDeal("Roof", 20);
      await desk.card("Roof").click();
      await record.fill("contact", "Ines Duarte");
      const deal = new URL(page.url()).pathname;
      const first = await (await record.fact(record.words.fields.contact)).locator("dd a").getAttribute("href");

      await page.goto("/contacts");
      await page.getByRole("button", { name: word.addContact, exact: true }).click();
      const adding = page.getByRole("dialog");
      await adding.getByLabel(word.name, { exact: true }).fill("Inès  Duarte");
      await adding.getByLabel(word.email, { exact: true }).fill("new@lumen.example");
      await adding.getByRole("button", { name: word.save, exact: true }).click();
      await page.getByRole("link", { name: /^Inès/ }).first().click();
      await expect(page.getByRole("heading", { name: word.looksLike })).toBeVisible();
      await page.getByRole("button", { name: word.mergeWith("Ines Duarte"), exact: true }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(word.links)).toBeVisible();
      await expect(dialog.getByRole("radio", { name: "new@lumen.example" })).toBeChecked();
      await dialog.getByRole("radio", { name: "old@lumen.example" }).check();
      await dialog.getByRole("button", { name: word.merge, exact: true }).click();
      await expect(page.getByText(word.merged(/** the one that stays */ "Inès  Duarte"))).toBeVisible();
      await expect(page.getByRole("heading", { name: word.looksLike })).toHaveCount(0);
      await record.reads("email", "old@lumen.example");
      const stays = new URL(page.url()).pathname;
      await desk.settled();
      const leadsTo = async (path) => {
        await record.open(deal);
        await expect((await record.fact(record.words.fields.contact)).locator("dd a")).toHaveAttribute("href", path);
      };
      await leadsTo(stays);

      await record.open(stays);
      await page.locator("#content").focus();
      await page.keyboard.press("ControlOrMeta+z");
      await expect(page.getByText(word.undone)).toBeVisible();
      await expect(page.getByRole("heading", { name: word.looksLike })).toBeVisible();
      await record.reads("email", "new@lumen.example");
      await desk.settled();
      await leadsTo(first);
    });
  });
}
