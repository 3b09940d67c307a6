// A stage that a colleague has to agree to: who is moved there waits, the request is in the Outbox, one press answers.

import { Axe } from "./axe.mjs";
import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const words = {
  "en-GB": {
    sales: "Sales",
    person: "Anna Reed",
    addPerson: "Add a person",
    email: "E-mail",
    agrees: "Entered once agrees",
    hasTo: "Anna Reed has to agree",
    waits: "“Roof” waits: Anna Reed has to agree before it enters Invoice sent.",
    mark: "to agree: Invoice sent",
    toBeAgreed: "To be agreed",
    asked: /^Anna Reed has to agree before it enters Invoice sent/,
    letter: /^Hello Anna Reed,/,
    send: "Send the request",
    yes: "Agreed: Roof",
    no: "Not agreed: Roof",
    agreed: "Agreed. It has entered the stage.",
    declined: "Not agreed. It stays where it is.",
    number: "Invoice number",
    due: "Invoice due",
    move: "Move to Invoice sent",
  },
  "ru-RU": {
    sales: "Продажи",
    person: "Анна Рид",
    addPerson: "Добавить сотрудника",
    email: "Почта",
    agrees: "Нужно согласие",
    hasTo: /с\s*согласия: Анна Рид/,
    waits: "«Roof» ждёт согласования этапа «Счёт отправлен»: Анна Рид.",
    mark: /^на\s*согласовании: Счёт отправлен$/,
    toBeAgreed: /^На\s*согласовании$/,
    asked: /^Нужно согласие на\s*этап «Счёт отправлен»: Анна Рид/,
    letter: /^Анна Рид, здравствуйте\./,
    send: "Отправить запрос",
    yes: "Согласовано: Roof",
    no: "Отказано: Roof",
    agreed: "Согласовано. Этап сменился.",
    declined: "Отказано. Этап остался прежним.",
    number: "Номер счёта",
    due: "Срок оплаты счёта",
    move: "Перевести на этап «Счёт отправлен»",
  },
};

for (const [locale, width] of [["en-GB", 1440], ["ru-RU", 360]]) {
  test.describe(`in ${locale}, ${width} px wide`, () => {
    test.use({ locale, viewport: { width, height: 800 } });

    test("who is moved to a stage that somebody has to agree to waits, and one press answers", async ({ app }) => {
      const { page } = app;
      const own = words[locale];
      const desk = new Desk(app, locale);
      const records = new RecordDesk(desk, locale);
      const invoice = desk.words.stages.invoice;
      await desk.begin();
      await page.goto("/people");
      await page.getByRole("button", { name: own.addPerson, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").first().fill(own.person);
      await dialog.getByLabel(own.email, { exact: true }).fill("anna@example.org");
      await dialog.getByRole("button", { name: desk.words.save, exact: true }).click();
      await expect(page.getByRole("link", { name: own.person, exact: true })).toBeVisible();
      await desk.settled();

      await page.goto("/settings");
      await page.getByRole("link", { name: own.sales, exact: true }).click();
      const stage = page.getByRole("listitem").filter({ has: page.locator("summary strong").getByText(invoice, { exact: true }) });
      await stage.locator("summary").click();
      await stage.getByLabel(own.agrees, { exact: true }).selectOption({ label: own.person });
      await expect(stage.locator("summary").getByText(own.hasTo)).toBeVisible();
      await desk.settled();

      // The gate asks what is missing first, and then for the yes.
      await desk.deals();
      await desk.addDeal("Roof", 640);
      const moves = page.getByLabel(desk.words.moveTo("Roof"), { exact: true });
      await desk.choose(moves, invoice);
      await dialog.getByLabel(own.number, { exact: true }).fill("A-17");
      await dialog.getByLabel(own.due, { exact: true }).fill("2027-03-01");
      await dialog.getByRole("button", { name: own.move, exact: true }).click();
      await expect(page.getByText(own.waits, { exact: true })).toBeVisible();
      await expect(desk.column("new").getByText(own.mark)).toBeVisible();
      await desk.settled();

      await page.goto("/outbox");
      const part = page.getByRole("region", { name: own.toBeAgreed }).or(page.locator("section").filter({ has: page.getByRole("heading", { name: own.toBeAgreed }) })).first();
      await expect(part.getByText(own.asked)).toBeVisible();
      await expect(part.locator("blockquote")).toHaveText(own.letter);
      await expect(part.getByRole("link", { name: own.send, exact: true })).toHaveAttribute("href", /^mailto:anna@example\.org\?subject=/);
      expect(await (await Axe.on(page)).faults()).toEqual([]);
      await part.getByRole("button", { name: own.no, exact: true }).click();
      await expect(page.getByText(own.declined, { exact: true })).toBeVisible();
      await expect(part).toHaveCount(0);
      await desk.settled();

      // Asked once more, it is answered where the record is looked at.
      await desk.deals();
      await desk.choose(moves, invoice);
      await expect(page.getByText(own.waits, { exact: true })).toBeVisible();
      await desk.settled();
      await desk.card("Roof").click();
      const waits = page.getByRole("group", { name: own.toBeAgreed });
      await expect(waits.getByText(own.asked)).toBeVisible();
      expect(await (await Axe.on(page)).faults()).toEqual([]);
      await waits.getByRole("button", { name: own.yes, exact: true }).press("Enter");
      await expect(page.getByText(own.agreed, { exact: true })).toBeVisible();
      await expect(waits).toHaveCount(0);
      await records.stands(invoice);
      const base = await SavedBase.from(desk);
      const deal = base.record("deal", "Roof");
      expect(base.name(deal.fields.stage)).toBe(invoice);
      expect(deal.fields.awaits).toBeUndefined();
    });
  });
}
