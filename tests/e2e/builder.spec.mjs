// The form of a rule to its depth: a branch with its ways, how the rule runs, and what it would have done on the past.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    branch: "Branch",
    way: (n) => `Way ${n}`,
    otherwise: "Otherwise",
    addStep: "Add a step:",
    addCondition: "Add a condition",
    end: "End",
    remind: "Remind me",
    text: "Text",
    course: "How it runs",
    again: "How often on one record",
    once: "only once",
    sentence: /if the balance is at most £0(\.00)?, remind me: “Paid in full”; otherwise remind me: “Still open”\..*Only once for each record\./s,
    past: "Try it on the past",
    ask: "Try it",
    acts: "It would have acted 2 times on 2 records.",
    save: "Save",
    field: "Field",
    operator: "How it is compared",
    value: "Value",
    balance: "Balance",
    atMost: "is at most",
    fresh: "New rule",
    name: "Name",
  },
  "ru-RU": {
    branch: "Развилка",
    way: (n) => `Путь ${n}`,
    otherwise: "Иначе",
    addStep: /^Добавить шаг/,
    addCondition: "Добавить условие",
    end: "Завершить",
    remind: "Напомнить мне",
    text: "Текст",
    course: "Как выполняется",
    again: "Сколько раз на\u00a0одной записи",
    once: "только один раз",
    sentence: /если остаток к\sоплате не\sбольше .*, напомнить мне: «Paid in full»; иначе напомнить мне: «Still open»\./s,
    past: "Проверка на\u00a0истории",
    ask: "Проверить",
    acts: /Оно сработало\sбы 2\sраза, записей: 2\./,
    save: "Сохранить",
    field: "Поле",
    operator: "Как сравнить",
    value: "Значение",
    balance: "Остаток",
    atMost: "не\u00a0больше",
    fresh: "Новое правило",
    name: "Название",
  },
};

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a branch is filled in way by way, reads as a sentence, and stands there again when it is opened", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("payment");
        const then = form.part("then");
        await then.getByRole("button", { name: own.branch, exact: true }).click();
        const first = then.getByRole("region", { name: own.way(1) });
        await first.getByRole("button", { name: own.addCondition, exact: true }).click();
        const row = first.getByRole("listitem").first();
        await row.getByRole("combobox", { name: own.field, exact: true }).selectOption({ label: own.balance });
        await row.getByRole("combobox", { name: own.operator, exact: true }).selectOption({ label: own.atMost });
        await row.getByLabel(own.value, { exact: true }).fill("0");
        await row.getByLabel(own.value, { exact: true }).press("Tab");
        await remind(first, own, "Paid in full");
        await remind(then.getByRole("region", { name: own.otherwise }), own, "Still open");
        await page.locator("summary", { hasText: own.course }).press("Enter");
        await page.getByRole("combobox", { name: own.again, exact: true }).selectOption({ label: own.once });
        await expect(page.locator(".rule-sentence").first()).toHaveText(own.sentence);
      });
      await page.getByRole("link", { name: "Thanks", exact: true }).click();
      await expect(page.getByRole("region", { name: own.way(1) }).getByRole("textbox", { name: own.text })).toHaveValue("Paid in full");
      await expect(page.getByRole("region", { name: own.otherwise }).getByRole("textbox", { name: own.text })).toHaveValue("Still open");
      await expect(page.getByRole("combobox", { name: own.again, exact: true })).toHaveValue("once");
      await desk.settled();
    });

    test("what a rule would have done is told before it is saved, and nothing differs for it", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Price tags", 640);
      await desk.addDeal("Menus", 640);
      await desk.settled();
      await app.setClock("2027-03-09T09:00:00Z");
      await page.reload();
      await desk.settled();
      await rules.open();
      await page.getByRole("link", { name: own.fresh, exact: true }).click();
      await page.getByLabel(own.name, { exact: true }).first().fill("Quiet");
      const part = (name) => page.getByRole("region", { name: rules.words.parts[name], exact: true });
      await part("when").getByLabel(rules.words.trigger, { exact: true }).selectOption({ label: rules.words.triggers.silence });
      await part("then").getByRole("button", { name: own.remind, exact: true }).click();
      await part("then").getByRole("textbox", { name: own.text, exact: true }).fill("Call them");
      await page.getByLabel(rules.words.fields.days, { exact: true }).first().fill("3");
      await page.getByLabel(rules.words.fields.days, { exact: true }).first().press("Tab");
      await page.locator("summary", { hasText: own.past }).press("Enter");
      await page.getByRole("button", { name: own.ask, exact: true }).press("Enter");
      await expect(page.getByText(own.acts)).toBeVisible();
      await expect(page.locator(".what-if").getByRole("link", { name: "Menus" })).toBeVisible();
      await page.goto("/");
      await desk.settled();
      await expect(page.getByText("Call them")).toHaveCount(0);
    });
  });
}

/** A reminder is put into a list within the rule. */
async function remind(list, own, text) {
  await list.getByRole("combobox", { name: own.addStep }).last().selectOption({ label: own.remind });
  await list.getByRole("textbox", { name: own.text, exact: true }).last().fill(text);
}
