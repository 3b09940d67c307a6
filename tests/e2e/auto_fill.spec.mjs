// A stage fills its own date; a reminder that waits for another date moves with it.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { SettingsDesk } from "./desk_settings.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const locale = "en-GB";
const received = "Invoice received by client";
const dates = "The day the invoice arrived";
const reminds = "Ask for the payment in time";
const reminder = "The invoice is due tomorrow";
const deal = "Price tags";

test("entering a stage fills its date, and editing the day a payment is due moves what waits for it", async ({ app }) => {
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  const rules = new RulesDesk(desk, locale);
  const settings = new SettingsDesk(desk);
  const { page } = app;
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await settings.open();
  await settings.addField(received, "deal", "day");
  await settings.addStage("Sales", received);
  await rules.make(dates, async (form) => {
    await form.when("entered", { stage: `Sales: ${received}` });
    await form.setDay(received, 0);
  });
  await rules.make(reminds, async (form) => {
    await form.when("entered", { stage: `Sales: ${received}` });
    await form.waitBefore("Invoice due", 1);
    await form.remind(reminder);
  });
  for (const rule of [dates, reminds]) await rules.switchOn(rule);

  await desk.deals();
  await desk.addDeal(deal, 640);
  const path = await records.find(deal, "new");
  await records.fill("invoiceNumber", "7");
  await records.fill("invoiceDue", "2027-03-15");
  await records.move("invoice");
  await app.setClock("2027-03-05T09:00:00Z");
  await records.move(received);
  await expect(await records.editor(received)).toHaveValue("2027-03-05");
  await records.askWhy(dates, `${received}: empty → 5 Mar 2027`);

  // What waits stands there with its day, and goes where the date goes.
  const waits = records.whatComesNext;
  await expect(waits.getByRole("link", { name: reminds, exact: true })).toBeVisible();
  await expect(waits).toContainText("14 Mar");
  await records.fill("invoiceDue", "2027-03-20");
  await expect(waits).toContainText("19 Mar");
  await expect(waits).not.toContainText("14 Mar");

  // The old day passes in silence; on the new one the reminder comes.
  await app.setClock("2027-03-16T09:00:00Z");
  await page.reload();
  await desk.settled();
  await expect(waits).toContainText("19 Mar");
  await page.goto("/");
  await desk.settled();
  await expect(page.getByText(reminder)).toHaveCount(0);
  await app.setClock("2027-03-19T09:30:00Z");
  await expect(page.getByText(reminder).first()).toBeVisible();
  await records.open(path);
  await expect(waits).toHaveCount(0);

  const base = await SavedBase.from(desk);
  const { id, fields } = base.record("deal", deal);
  expect(fields[base.ownField(received)]).toEqual({ day: "2027-03-05" });
  expect(fields["invoice-due"]).toEqual({ day: "2027-03-20" });
  expect(base.runs(id).toSorted()).toEqual([[dates, "done"], [reminds, "done"]].toSorted());
  const notices = base.of("message", id);
  expect(notices.map(({ fields }) => fields.text)).toEqual([reminder]);
  const reminded = base.journal.filter(({ cause }) => cause.rule?.run === notices[0].fields["by-run"].ref);
  expect(reminded.at(-1).cause.rule.at).toBe("2027-03-19T09:00:00.000Z");
});

test.fixme("the lag between the day an invoice was issued and the day it arrived shows in the report", () => {});
