// A stage that asks for more is entered with it, or not at all: by mouse, by keys, many at once, by a rule.

import { Desk } from "./desk.mjs";
import { cardOf, carry, lift } from "./desk_board.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const words = {
  "en-GB": {
    asks: (n) => `Invoice sent asks for ${n === 1 ? "one more thing" : "2 more things"}`,
    heldOver: "Invoice sent, asks for 2 fields",
    stays: "It stays where it was.",
    cancel: "Cancel",
    enter: "Move to Invoice sent",
    moved: (name) => `“${name}” moved to Invoice sent`,
    missing: "Invoice sent asks for more: Invoice number, Invoice due.",
    bulk: {
      all: "Choose all that are shown",
      bar: "What is done with those that are chosen",
      open: "Change a field…",
      title: "Change a field of 3 records",
      field: "Field",
      stage: "Stage",
      go: "Change them",
    },
    rule: "A yes is invoiced",
    exceptions: "Exceptions",
    failed: "The stage asks for more: Invoice number, Invoice due.",
    again: (name) => `Try again: ${name}`,
    wentOn: "The rule went on.",
    heads: ["Deal", "Stage", "Amount", "Invoice number", "Invoice due"],
    left: "“Invoice sent” asks for Invoice number, Invoice due; left out",
  },
  "ru-RU": {
    asks: (n) => `«Счёт отправлен»: заполните ещё ${n === 1 ? "1 поле" : "2 поля"}`,
    heldOver: "Счёт отправлен, требует заполнить 2 поля",
    stays: "Карточка осталась на месте.",
    cancel: "Отмена",
    enter: "Перевести на этап «Счёт отправлен»",
    moved: (name) => `«${name}» теперь на этапе «Счёт отправлен»`,
    missing: "Этап «Счёт отправлен» требует заполнить: Номер счёта, Срок оплаты счёта.",
    bulk: {
      all: "Выбрать все показанные",
      bar: "Что сделать с выбранными",
      open: "Изменить поле…",
      title: "Изменить поле у 3 записей",
      field: "Поле",
      stage: "Этап",
      go: "Изменить",
    },
    rule: "После согласия — счёт",
    exceptions: "Исключения",
    failed: "Этапу не хватает: Номер счёта, Срок оплаты счёта.",
    again: (name) => `Повторить: ${name}`,
    wentOn: "Правило продолжило работу.",
    heads: ["Сделка", "Этап", "Сумма", "Номер счёта", "Срок оплаты счёта"],
    left: /«Счёт отправлен» требует: Номер счёта, Срок оплаты счёта; строка не\s*войдёт/,
  },
};

/** The deals of the story: of one only the number is missing, of one both, of one nothing. */
const deals = { dated: "Price tags", bare: "Menus", whole: "Labels" };

const due = "2027-03-15";

for (const locale of locales) {
  test.describe(locale, () => {
    // All columns of the board are in sight.
    test.use({ locale, viewport: { width: 1920, height: 900 } });

    test("a stage asks for what is missing: by mouse, by keys, of many at once, of a rule", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const records = new RecordDesk(desk, locale);
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await desk.deals();
      for (const name of Object.values(deals)) await desk.addDeal(name, 640);
      await records.find(deals.dated, "new");
      await records.fill("invoiceDue", due);
      await records.find(deals.whole, "new");
      await records.fill("invoiceNumber", "7");
      await records.fill("invoiceDue", due);

      await byMouse(desk, own);
      await byKeys(desk, own);
      await together(desk, own);
      const bare = await byRule(desk, records, new RulesDesk(desk, locale), own);

      // One has the number now, and enters with it.
      await desk.deals();
      await carry(desk.page, cardOf(desk.page, deals.dated), desk.column("invoice"));
      await desk.page.mouse.up();
      const question = desk.page.getByRole("dialog", { name: own.asks(1), exact: true });
      await question.getByLabel(records.words.fields.invoiceNumber, { exact: true }).fill("8");
      await question.getByRole("button", { name: own.enter, exact: true }).click();
      await expect(desk.page.getByText(own.moved(deals.dated), { exact: true })).toBeVisible();
      await stands(desk, deals.dated, "invoice");
      await desk.settled();

      const base = await SavedBase.from(desk);
      const { new: fresh, invoice } = desk.words.stages;
      const id = (name) => base.record("deal", name).id;
      // What was stopped left no trace: each came to the stage once, with all it asks for.
      expect(base.moves(id(deals.dated))).toEqual([[undefined, invoice]]);
      expect(base.moves(id(deals.bare))).toEqual([[own.rule, invoice]]);
      expect(base.moves(id(deals.whole))).toEqual([]);
      expect(base.stage("deal", deals.whole)).toBe(fresh);
      const asked = (name) => [base.fields("deal", name)["invoice-number"], base.fields("deal", name)["invoice-due"]];
      expect(asked(deals.dated)).toEqual(["8", { day: due }]);
      expect(asked(deals.bare)).toEqual(["9", { day: due }]);
      expect(base.runs(bare)).toEqual([[own.rule, "done"]]);
    });

    test("the same gate stops the import: a row that lacks what its stage asks for", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const table = new ImportDesk(desk, locale);
      await desk.begin();
      const rows = [own.heads, [deals.dated, desk.words.stages.invoice, "640", "R-1", due], [deals.bare, desk.words.stages.invoice, "640", "", ""]];
      await table.choose({ name: "deals.csv", text: rows.map((row) => row.join(";")).join("\n") });
      await table.kind.selectOption({ label: table.words.kinds.deal });
      await table.sees({ created: 1, leftOut: 1 });
      await expect(app.page.getByText(own.left).first()).toBeVisible();
      await table.take(1);

      const base = await SavedBase.from(desk);
      expect(base.of("deal").map(({ fields }) => fields.name)).toEqual([deals.dated]);
      expect(base.stage("deal", deals.dated)).toBe(desk.words.stages.invoice);
    });
  });
}

/** A card lies in a column. */
async function stands(desk, name, stage) {
  await expect(desk.column(stage).getByRole("link", { name, exact: true })).toBeVisible();
}

/** One small dialog, only with what is missing; left, the card is where it was. */
async function byMouse(desk, own) {
  await desk.deals();
  for (const [name, n] of [[deals.dated, 1], [deals.bare, 2]]) {
    await carry(desk.page, cardOf(desk.page, name), desk.column("invoice"));
    await desk.page.mouse.up();
    const question = desk.page.getByRole("dialog", { name: own.asks(n), exact: true });
    await expect(question.getByRole("textbox").or(question.locator("input"))).toHaveCount(n);
    // Without it one does not get past: the dialog stays.
    await question.getByRole("button", { name: own.enter, exact: true }).click();
    await expect(question).toBeVisible();
    await question.getByRole("button", { name: own.cancel, exact: true }).click();
    await expect(question).toHaveCount(0);
    await stands(desk, name, "new");
  }
}

/** By keys it is told before, asked after, and left by Escape. */
async function byKeys(desk, own) {
  const { page } = desk;
  await lift(desk, deals.bare, 4);
  await expect(page.getByText(own.heldOver, { exact: true })).toBeAttached();
  await page.keyboard.press("Space");
  const question = page.getByRole("dialog", { name: own.asks(2), exact: true });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await stands(desk, deals.bare, "new");

  // By the list of stages, which needs neither a mouse nor arrows.
  await desk.choose(page.getByLabel(desk.words.moveTo(deals.bare), { exact: true }), desk.words.stages.invoice);
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await stands(desk, deals.bare, "new");
}

/** Of three one has all: none goes, and it is told what is missing. */
async function together(desk, own) {
  const { page } = desk;
  await page.goto("/deals/list");
  await desk.settled();
  await page.getByRole("checkbox", { name: own.bulk.all }).check();
  await page.getByRole("group", { name: own.bulk.bar }).getByRole("button", { name: own.bulk.open }).click();
  const form = page.getByRole("dialog", { name: own.bulk.title, exact: true });
  await form.getByRole("combobox", { name: own.bulk.field, exact: true }).selectOption({ label: own.bulk.stage });
  await form.getByRole("combobox", { name: own.bulk.stage, exact: true }).selectOption({ label: desk.words.stages.invoice });
  await form.getByRole("button", { name: own.bulk.go, exact: true }).click();
  await expect(page.getByText(own.missing, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await desk.deals();
  for (const name of Object.values(deals)) await stands(desk, name, "new");
}

/** The rule could not do it: that stands among the exceptions, and is done once the deal has what was missing. */
async function byRule(desk, records, rules, own) {
  const { page } = desk;
  await rules.make(own.rule, async (form) => {
    await form.when("activity", { direction: "in", outcome: "positive" });
    await form.move("invoice");
  });
  await rules.switchOn(own.rule);
  const path = await records.find(deals.bare, "new");
  await records.log({ form: "call", direction: "in", outcome: "positive" });
  await desk.settled();
  await records.stands("new");

  await page.goto("/");
  await desk.settled();
  const exceptions = page.locator("section").filter({ has: page.getByRole("heading", { name: own.exceptions, exact: true }) });
  await expect(exceptions.getByText(own.failed, { exact: true })).toBeVisible();
  await exceptions.getByRole("link", { name: deals.bare, exact: true }).click();
  await records.fill("invoiceNumber", "9");
  await records.fill("invoiceDue", due);
  await records.stands("new");
  await page.goto("/");
  await exceptions.getByRole("button", { name: own.again(deals.bare), exact: true }).click();
  await expect(page.getByText(own.wentOn).first()).toBeVisible();
  await expect(exceptions).toHaveCount(0);
  await desk.settled();
  await records.open(path);
  await records.stands("invoice");
  await records.askWhy(own.rule);
  return path.split("/").pop();
}
