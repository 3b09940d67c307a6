// Two rules that move a deal back and forth: told before they act, stopped when they do, and nothing lost.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const locale = "en-GB";
const on = "Talk at once";
const back = "Not without a quote";
const deal = "Price tags";
const circle = "These rules set each other off in a circle. Such a chain is stopped, and nothing is lost, but one of them should ask for more:";
const stopped = "Stopped, because the rules set each other off in a circle.";

test("two rules that move a deal back and forth are found before, and stopped when they do", async ({ app }) => {
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  const rules = new RulesDesk(desk, locale);
  const { page } = app;
  const { quote, negotiation } = desk.words.stages;
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await desk.deals();
  await desk.addDeal(deal, 640);
  const path = await records.find(deal, "new");
  await records.fill("expectedClose", "2027-03-20");

  const found = page.getByRole("region", { name: "Check", exact: true });
  await rules.make(on, async (form) => {
    await form.when("entered", { stage: "quote" });
    await form.move("negotiation");
  });
  await expect(found).toHaveCount(0);
  await rules.make(back, async (form) => {
    await form.when("entered", { stage: "negotiation" });
    await form.move("quote");
  });
  // Both are off still; the check names them, and by which step each does it.
  for (const rule of [on, back]) await expect(rules.modeOf(rule)).toHaveAttribute("data-mode", "off");
  await expect(found.getByText(circle, { exact: true })).toBeVisible();
  await expect(found.getByRole("listitem").filter({ has: page.getByRole("link", { name: on, exact: true }) }).last()).toContainText(negotiation);
  await expect(found.getByRole("listitem").filter({ has: page.getByRole("link", { name: back, exact: true }) }).last()).toContainText(quote);

  for (const rule of [on, back]) await rules.switchOn(rule);
  await expect(found.getByText(circle, { exact: true })).toBeVisible();
  await records.open(path);
  await records.log({ form: "email", direction: "out", outcome: "quoteSent" });
  await records.stands("new");
  await page.getByRole("combobox", { name: records.words.move }).selectOption({ label: quote });

  // On to Negotiation, back to Quote sent, and there it stops, and says so.
  await expect(page.getByText(stopped)).toBeVisible();
  await records.stands("quote");
  await desk.settled();
  await records.reads("amount", "£640.00");
  await page.goto("/");
  await desk.settled();
  const exceptions = page.locator("section").filter({ has: page.getByRole("heading", { name: "Exceptions", exact: true }) });
  await expect(exceptions.getByText(stopped, { exact: true })).toBeVisible();
  await expect(exceptions.getByText(`Rule “${on}”`)).toBeVisible();
  await expect(exceptions.getByRole("link", { name: deal, exact: true })).toBeVisible();
  await rules.open();
  await expect(page.getByText("stopped in a circle 1 time", { exact: true })).toHaveCount(1);

  const base = await SavedBase.from(desk);
  const { id, fields } = base.record("deal", deal);
  expect(base.moves(id)).toEqual([[undefined, quote], [on, negotiation], [back, quote]]);
  expect(base.runs(id).toSorted()).toEqual([[back, "done"], [on, "done"], [on, "stopped"]].toSorted());
  expect(fields.amount).toEqual({ money: [64_000, "GBP"] });
  expect(fields["expected-close"]).toEqual({ day: "2027-03-20" });
  expect(base.of("activity", id)).toHaveLength(1);
});
