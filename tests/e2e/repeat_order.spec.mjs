// A completed order makes a deal for the order that is expected next; when it is cancelled, the deal goes, and one undo
// brings it back. Both rules are written on screen.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    order: { page: "/orders", add: "Add an order", name: "Name" },
    orders: "Orders",
    entered: "it enters a stage",
    stage: "Stage",
    completed: "Completed",
    cancelled: "Cancelled",
    at: (stage) => `Orders: ${stage}`,
    make: "Make a record",
    made: "What is made",
    deal: "Deal",
    name: "Name",
    putIn: "Put a field in…",
    into: "Where it begins",
    repeat: "Repeat orders: first stage",
    addField: "Add a field",
    field: "Field",
    setTo: "Set to",
    close: "Close expected",
    later: "a day from then",
    days: "Days later",
    makes: "When an order in Orders enters the stage Completed, make the deal “Again: [name]” (in Repeat orders, “Close expected”: 45 days later).",
    withdraw: "Withdraw",
    withdrawn: "What is withdrawn",
    deals: "Deals",
    withdraws: "When an order in Orders enters the stage Cancelled, withdraw the deals that rules made from it.",
    related: "Related",
    cameFrom: "Came from",
    day: "15 Apr 2027",
    byRule: "Rule “Expect the next”",
    reason: "Lost reason",
    gone: "Withdrew 1 record that rules had made.",
  },
  "ru-RU": {
    order: { page: "/orders", add: "Добавить заказ", name: "Название" },
    orders: "Заказы",
    entered: "попадает на\u00a0этап",
    stage: "Этап",
    completed: "Завершён",
    cancelled: "Отменён",
    at: (stage) => `Заказы: ${stage}`,
    make: "Создать запись",
    made: "Что создать",
    deal: "Сделка",
    name: "Название",
    putIn: "Вставить поле…",
    into: "Где начинается",
    repeat: "Повторные продажи: первый этап",
    addField: "Добавить поле",
    field: "Поле",
    setTo: "Что записать",
    close: "Ожидаемая дата сделки",
    later: "день от события",
    days: "Через сколько дней",
    makes: /создать сделку «Again: \[название\]» \(воронка «Повторные продажи», «Ожидаемая дата сделки»: через 45\sдней\)\./,
    withdraw: "Отозвать созданное",
    withdrawn: "Что отозвать",
    deals: "Сделки",
    withdraws: /отозвать сделки, созданные правилами из\sэтой записи\./,
    related: "Связи",
    cameFrom: "Создано из",
    day: /^15\sапреля\s2027$/,
    byRule: "Правило «Expect the next»",
    reason: "Причина отказа",
    gone: /Отозвана 1\sзапись, созданная правилами\./,
  },
};

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a completed order expects the next one, and a cancelled one does not", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const records = new RecordDesk(desk, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      records.words = { ...records.words, kinds: { ...records.words.kinds, order: own.order } };
      rules.words = {
        ...rules.words,
        kinds: { ...rules.words.kinds, order: own.orders },
        triggers: { ...rules.words.triggers, entered: own.entered },
      };
      const enters = async (form, stage) => {
        await form.about("order");
        await form.when("entered");
        const label = own.at(stage);
        await form.part("when").getByRole("combobox", { name: own.stage, exact: true }).selectOption({ label });
      };
      const sentence = page.locator(".rule-sentence");
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();

      await rules.make("Expect the next", async (form) => {
        await enters(form, own.completed);
        const then = form.part("then");
        await then.getByRole("button", { name: own.make, exact: true }).click();
        const choose = (place, name, label) => place.getByRole("combobox", { name, exact: true }).selectOption({ label });
        await choose(then, own.made, own.deal);
        await then.getByRole("textbox", { name: own.name, exact: true }).fill("Again:");
        await choose(then, own.putIn, own.name);
        await choose(then, own.into, own.repeat);
        await then.getByRole("button", { name: own.addField, exact: true }).press("Enter");
        const line = then.locator(".made-fields").getByRole("listitem");
        await choose(line, own.field, own.close);
        await choose(line, own.setTo, own.later);
        await line.getByLabel(own.days, { exact: true }).fill("45");
        await line.getByLabel(own.days, { exact: true }).press("Tab");
        await expect(sentence).toContainText(own.makes);
      });
      await rules.switchOn("Expect the next");
      await rules.make("Expect none", async (form) => {
        await enters(form, own.cancelled);
        const then = form.part("then");
        await then.getByRole("button", { name: own.withdraw, exact: true }).click();
        await then.getByRole("combobox", { name: own.withdrawn, exact: true }).selectOption({ label: own.deals });
        await expect(sentence).toContainText(own.withdraws);
      });
      await rules.switchOn("Expect none");

      await records.add("order", "Shelves");
      await records.openFrom(page, "Shelves");
      const order = new URL(page.url()).pathname;
      const move = (stage) => page.getByRole("combobox", { name: records.words.move }).selectOption({ label: stage });
      await move(own.completed);
      const related = page.locator("section").filter({ has: page.getByRole("heading", { name: own.related, exact: true }) });
      await related.getByRole("link", { name: "Again: Shelves", exact: true }).click();
      await expect(page.getByRole("heading", { name: "Again: Shelves", level: 1 })).toBeVisible();
      await expect((await records.fact(own.close)).locator("dd")).toHaveText(own.day);
      await expect(page.getByText(own.byRule).first()).toBeVisible();
      await (await records.fact(own.cameFrom)).getByRole("link", { name: "Shelves", exact: true }).click();
      await expect(page.getByRole("heading", { name: "Shelves", level: 1 })).toBeVisible();

      await move(own.cancelled);
      const gate = page.getByRole("dialog");
      await gate.getByLabel(own.reason).fill("Changed their mind");
      await gate.getByRole("button", { name: own.cancelled }).click();
      await expect(page.getByText(own.gone)).toBeVisible();
      await expect(related).toHaveCount(0);
      await desk.settled();
      await page.keyboard.press("Control+z");
      await expect(related.getByRole("link", { name: "Again: Shelves", exact: true })).toBeVisible();
      await desk.settled();

      // It is all there when it is opened again.
      await records.open(order);
      await expect(related.getByRole("link", { name: "Again: Shelves", exact: true })).toBeVisible();
    });
  });
}
