// The sentence of a rule is built as it reads: its words are pressed to change what they stand for, what is wrong is marked
// at its word, and what one did is taken back step by step before anything is saved.

import { Axe } from "./axe.mjs";
import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    fresh: "New rule",
    name: "Name",
    remind: "Remind me",
    text: "Text",
    save: "Save",
    reminds: (text) => `remind me: “${text}”`,
    undo: "Undo",
    redo: "Redo",
    created: /is created$/,
    whenDialog: "When",
    thenDialog: "Then",
    trigger: "a payment is received",
    paid: /^a payment for a deal is received$/,
    done: "Done",
  },
  "ru-RU": {
    fresh: "Новое правило",
    name: "Название",
    remind: "Напомнить мне",
    text: "Текст",
    save: "Сохранить",
    reminds: (text) => `напомнить мне: «${text}»`,
    undo: "Отменить",
    redo: "Вернуть",
    created: /созда/,
    whenDialog: "Когда",
    thenDialog: "Тогда",
    done: "Готово",
  },
};

/** A new rule that reminds, not saved. */
async function begun(app, locale) {
  const own = words[locale];
  const desk = new Desk(app, locale);
  const rules = new RulesDesk(desk, locale);
  const { page } = app;
  await desk.begin();
  await rules.open();
  await page.getByRole("link", { name: own.fresh, exact: true }).click();
  const form = page.locator("form.rule-form");
  await form.getByLabel(own.name, { exact: true }).first().fill("Tell me");
  const then = page.getByRole("region", { name: rules.words.parts.then, exact: true });
  await then.getByRole("button", { name: own.remind, exact: true }).click();
  const sentence = page.locator(".rule-sentence").first();
  const word = (name) => sentence.getByRole("button", { name, exact: true });
  return { own, desk, rules, page, form, then, sentence, word };
}

test("a word leads to its part, is marked where that is wrong, and what was done is taken back and done again", async ({ app }) => {
  const { own, page, form, then, word } = await begun(app, "en-GB");
  const text = then.getByRole("textbox", { name: own.text, exact: true });
  await form.getByRole("button", { name: own.save, exact: true }).click();
  await expect(word(own.reminds(""))).toHaveAttribute("data-wrong", "");
  await page.getByRole("heading", { level: 1 }).click();
  await word(own.reminds("")).press("Enter");
  await expect(text).toBeFocused();
  await text.fill("Call them");
  await expect(word(own.reminds("Call them"))).not.toHaveAttribute("data-wrong");

  // Back: the text, then the step; and forward again.
  const undo = form.getByRole("button", { name: own.undo, exact: true });
  await undo.click();
  await expect(text).toHaveValue("");
  await undo.press("ControlOrMeta+z");
  await expect(then.getByRole("listitem")).toHaveCount(0);
  await form.getByRole("button", { name: own.redo, exact: true }).click();
  await form.getByRole("button", { name: own.redo, exact: true }).click();
  await expect(text).toHaveValue("Call them");
  expect(await (await Axe.on(page)).faults()).toEqual([]);
  await form.getByRole("button", { name: own.save, exact: true }).click();
  await expect(page.getByRole("link", { name: "Tell me", exact: true })).toBeVisible();
});

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(`on a phone, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 360, height: 760 }, hasTouch: true });

    test("each word opens in a sheet of its own", async ({ app }) => {
      const { own, desk, page, form, then, word } = await begun(app, locale);
      await word(own.reminds("")).tap();
      const sheet = page.getByRole("dialog", { name: own.thenDialog, exact: true });
      await sheet.getByRole("textbox", { name: own.text, exact: true }).fill("Call them");
      expect(await (await Axe.on(page)).faults()).toEqual([]);
      await sheet.getByRole("button", { name: own.done, exact: true }).tap();
      await expect(sheet).toHaveCount(0);
      await expect(word(own.reminds("Call them"))).toBeVisible();
      await expect(then.getByRole("textbox", { name: own.text, exact: true })).toHaveValue("Call them");
      await word(own.created).or(page.locator(".rule-sentence .word").first()).first().tap();
      await expect(page.getByRole("dialog", { name: own.whenDialog, exact: true })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await form.getByRole("button", { name: own.save, exact: true }).tap();
      await expect(page.getByRole("link", { name: "Tell me", exact: true })).toBeVisible();
      await desk.settled();
    });
  });
}
