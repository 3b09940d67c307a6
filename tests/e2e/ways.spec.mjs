// Pipelines and fields are the person's: set up by keyboard alone, wide and narrow; what takes records along says how
// many, and comes back.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    sales: "Sales",
    negotiation: "Negotiation",
    name: "Name",
    renamed: "Terms agreed",
    newStage: "New stage",
    added: "Contract",
    amount: "Amount",
    asks: "asks for Amount",
    move: (name) => `Move “${name}”`,
    remove: "Remove this stage…",
    removeNow: "Remove",
    holds: "2 records stand in it.",
    to: "Move to",
    removed: /^Removed: Needs follow-up\. 2 records moved\.$/,
    undo: "Undo",
    from: "Entered only from these (none: from any)",
    only: "only from Needs follow-up",
    refused: "“Negotiation” is entered only from: Needs follow-up.",
  },
  "ru-RU": {
    sales: "Продажи",
    negotiation: "Переговоры",
    name: "Название",
    renamed: "Условия согласованы",
    newStage: "Новый этап",
    added: "Договор",
    amount: "Сумма",
    asks: "требует: Сумма",
    move: (name) => `Передвинуть «${name}»`,
    remove: "Убрать этот этап…",
    removeNow: "Убрать",
    holds: /В\s*нём 2\s*записи\./,
    to: "Перевести на этап",
    removed: /^Убран этап «Требует повторного контакта»\. Переведено 2\s*записи\.$/,
    undo: "Отменить",
    from: /^Переход только с\s*этих этапов/,
    only: /^.*только с:\s*Требует повторного контакта/,
    refused: /^На\s*этап «Переговоры» переходят только с\s*этапов: Требует повторного контакта\.$/,
  },
};

/** Comes to something as one does who has no mouse. */
async function reach(page, target) {
  for (let step = 0; step < 150; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not to be reached by Tab: ${target}`);
}

for (const [locale, width] of [["en-GB", 1440], ["ru-RU", 360]]) {
  test.describe(`in ${locale}, ${width} px wide`, () => {
    test.use({ locale, viewport: { width, height: 800 } });

    test("a stage is renamed, one is added and moved, and it asks for the amount: by keyboard alone", async ({ app }) => {
      const { page } = app;
      const own = words[locale];
      const desk = new Desk(app, locale);
      await desk.begin();
      await page.goto("/settings");
      await desk.settled();
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(await fits()).toBe(true);
      await reach(page, page.getByRole("link", { name: own.sales, exact: true }));
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: own.sales, exact: true })).toBeVisible();

      const stage = (name) => page.getByRole("listitem").filter({ has: page.locator("summary strong").getByText(name, { exact: true }) });
      const unfold = async (name) => {
        await reach(page, stage(name).locator("summary"));
        await page.keyboard.press("Enter");
      };
      await unfold(own.negotiation);
      await reach(page, stage(own.negotiation).getByRole("textbox", { name: own.name, exact: true }));
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(own.renamed);
      await page.keyboard.press("Tab");
      await expect(stage(own.renamed)).toBeVisible();
      expect(await fits()).toBe(true);

      await reach(page, page.getByLabel(own.newStage, { exact: true }));
      await page.keyboard.type(own.added);
      await page.keyboard.press("Enter");
      await expect(stage(own.added)).toBeVisible();
      await desk.settled();

      await page.goto(page.url());
      await unfold(own.added);
      await reach(page, stage(own.added).getByRole("checkbox", { name: own.amount, exact: true }));
      await page.keyboard.press("Space");
      await expect(stage(own.added).getByText(own.asks)).toBeVisible();
      await desk.settled();

      const names = () => page.locator("main summary strong").allInnerTexts();
      const before = await names();
      await page.goto(page.url());
      await reach(page, page.getByRole("button", { name: own.move(own.added) }));
      await page.keyboard.press("ArrowUp");
      const at = before.indexOf(own.added);
      const after = [...before.slice(0, at - 1), own.added, before[at - 1], ...before.slice(at + 1)];
      await expect.poll(names).toEqual(after);
      await expect(page.getByRole("button", { name: own.move(own.added) })).toBeFocused();
      await desk.settled();

      // On the board the stage stands there, and asks.
      await desk.deals();
      await desk.addDeal("Roof");
      await desk.choose(page.getByLabel(desk.words.moveTo("Roof"), { exact: true }), own.added);
      await expect(page.getByRole("dialog").getByLabel(own.amount, { exact: true })).toBeVisible();
    });

    test("a stage is entered only from where it may be, whoever moves the card", async ({ app }) => {
      const { page } = app;
      const own = words[locale];
      const desk = new Desk(app, locale);
      const { followUp } = desk.words.stages;
      await desk.begin();
      await page.goto("/settings");
      await page.getByRole("link", { name: own.sales, exact: true }).click();
      const stage = page.getByRole("listitem").filter({ has: page.locator("summary strong").getByText(own.negotiation, { exact: true }) });
      await stage.locator("summary").click();
      await stage.getByRole("group", { name: own.from }).getByRole("checkbox", { name: followUp, exact: true }).check();
      await expect(stage.getByText(own.only)).toBeVisible();
      await desk.settled();

      await desk.deals();
      await desk.addDeal("Roof", 640);
      const moves = page.getByLabel(desk.words.moveTo("Roof"), { exact: true });
      await desk.choose(moves, own.negotiation);
      await expect(page.getByText(own.refused)).toBeVisible();
      await expect(desk.column("new").getByRole("link", { name: "Roof", exact: true })).toBeVisible();
      await desk.move("Roof", "followUp");
      // It asks for a date then, as it does of any card.
      await desk.choose(moves, own.negotiation);
      await expect(page.getByRole("dialog")).toBeVisible();
    });

    test("a stage is removed with what stands in it, and both come back", async ({ app }) => {
      const { page } = app;
      const own = words[locale];
      const desk = new Desk(app, locale);
      const gone = desk.words.stages.followUp;
      await desk.begin();
      await desk.deals();
      for (const name of ["Roof", "Gate"]) {
        await desk.addDeal(name, 1);
        await desk.move(name, "followUp");
      }
      await page.goto("/settings");
      await page.getByRole("link", { name: own.sales, exact: true }).click();
      const stage = page.getByRole("listitem").filter({ has: page.locator("summary strong").getByText(gone, { exact: true }) });
      await stage.locator("summary").click();
      await stage.getByRole("button", { name: own.remove }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(own.holds)).toBeVisible();
      await dialog.getByLabel(own.to, { exact: true }).selectOption({ label: desk.words.stages.quote });
      await dialog.getByRole("button", { name: own.removeNow, exact: true }).click();
      await expect(page.getByText(own.removed)).toBeVisible();
      await expect(stage).toHaveCount(0);
      await page.keyboard.press("ControlOrMeta+z");
      await expect(stage).toBeVisible();
      await desk.settled();
      await desk.deals();
      expect((await desk.cards("followUp")).length).toBe(2);

      // The same by the word in the toast.
      await page.goBack();
      await stage.locator("summary").click();
      await stage.getByRole("button", { name: own.remove }).click();
      await dialog.getByRole("button", { name: own.removeNow, exact: true }).click();
      await page.getByRole("status").filter({ hasText: gone }).getByRole("button", { name: own.undo }).click();
      await expect(stage).toBeVisible();
      await desk.settled();
      await desk.deals();
      expect((await desk.cards("followUp")).length).toBe(2);
    });
  });
}

test("stages are put into another order with the mouse", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  await page.goto("/settings");
  await page.getByRole("link", { name: "Sales", exact: true }).click();
  const grip = (name) => page.getByRole("button", { name: `Move “${name}”` });
  const from = await grip("Negotiation").boundingBox();
  const to = await grip("Quote sent").boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 8, { steps: 5 });
  await page.mouse.up();
  const names = () => page.locator("main summary strong").allInnerTexts();
  await expect.poll(names).toEqual(["New", "Negotiation", "Quote sent", "Needs follow-up", "Invoice sent", "Won", "Lost"]);
});

test("a choice and a field that records hold are removed, and come back", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  await page.goto("/settings");
  const form = page.locator("form.adder").filter({ has: page.getByLabel("New field") });
  await form.getByLabel("New field").fill("Wood");
  await form.getByLabel("For", { exact: true }).selectOption({ label: "Deals" });
  await form.getByLabel("Type", { exact: true }).selectOption({ label: "One of the choices" });
  await form.getByLabel("Choices, separated by commas").fill("oak, ash");
  await form.getByRole("button", { name: "Add" }).click();
  const field = page.getByRole("group").filter({ has: page.locator("summary").getByText("Wood", { exact: true }) });
  await field.locator("summary").click();
  await field.getByLabel("In a new record").selectOption({ label: "oak" });
  await desk.settled();
  await desk.deals();
  await desk.addDeal("Roof", 1);
  await desk.card("Roof").click();
  const isOak = async () => expect((await new RecordDesk(desk, "en-GB").fact("Wood")).locator("[data-edit]")).toHaveText("oak");
  await isOak();

  await page.goto("/settings");
  await field.locator("summary").click();
  await field.getByRole("button", { name: "Remove the choice “oak”" }).click();
  await expect(page.getByRole("dialog")).toContainText("1 record holds it.");
  await page.getByRole("dialog").getByLabel("In its place").selectOption({ label: "ash" });
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Removed: oak. 1 record differs.")).toBeVisible();
  await field.getByLabel("Choice ash").fill("ash, white");
  await field.getByLabel("Choice ash").press("Tab");
  await expect(page.getByText("“ash” is “ash, white” now, in 1 record.")).toBeVisible();
  await page.getByRole("heading", { name: "Settings" }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(field.getByLabel("Choice oak")).toBeVisible();

  await field.getByRole("button", { name: "Delete this field…" }).click();
  await expect(page.getByRole("dialog")).toContainText("1 record holds something in it.");
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(field).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(field).toBeVisible();
  await desk.settled();
  await desk.deals();
  await desk.card("Roof").click();
  await isOak();
});
