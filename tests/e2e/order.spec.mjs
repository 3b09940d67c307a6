// Two orders from the bill to the door: paid in parts and at once, sent on, and told to each client in their own words.

import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { PaymentsDesk } from "./desk_payments.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const locale = "en-GB";

const clients = {
  ines: { name: "Ines Duarte", email: "ines@example.org", language: "English", channel: "E-mail" },
  vera: { name: "Vera Orlova", telegram: "vera_orlova", language: "Russian", channel: "Telegram" },
};
const orders = {
  table: { name: "Oak table", key: "S-1", client: "ines", invoice: "A-17", total: "480.00", number: "CH123" },
  shelf: { name: "Birch shelf", key: "S-2", client: "vera", invoice: "A-18", total: "120.00", number: "CH124" },
};
const stages = { bill: "Awaiting payment", paid: "Paid", ready: "Ready to ship", sent: "In transit", there: "Completed" };
const letters = {
  bill: { English: "Please pay for your order.", Russian: "Пожалуйста, оплатите заказ." },
  paid: { English: "Your payment has arrived.", Russian: "Оплата получена." },
  ready: { English: "Your order is ready.", Russian: "Заказ собран." },
  sent: { English: "Your order is on its way.", Russian: "Заказ в пути." },
  there: { English: "Your order has arrived.", Russian: "Заказ доставлен." },
};
/** A field of the person's own, which comes with the courier's table. */
const delivered = "Delivered";
const rules = {
  bill: "Ask for the payment",
  paid: "It is paid",
  ready: "It is ready",
  sent: "It is on its way",
  there: "It has arrived",
  part: "Only a part of an order is paid",
};

/** To each client the letter in their language, by the channel they like best. */
const tell = (form, { English, Russian }) =>
  form.branch(
    ["Contact: Language", "is", "Russian"],
    (way) => form.message({ text: Russian }, way),
    (way) => form.message({ text: English }, way),
  );

async function makeRules(desk) {
  for (const at of ["bill", "ready", "sent", "there"]) {
    await desk.make(rules[at], async (form) => {
      await form.about("order");
      await form.when("entered", { stage: `Orders: ${stages[at]}` });
      await tell(form, letters[at]);
    });
  }
  await desk.make(rules.paid, async (form) => {
    await form.about("order");
    await form.when("payment");
    await form.condition("balance", "atMost", 0);
    await form.move(`Orders: ${stages.paid}`);
    await tell(form, letters.paid);
  });
  for (const at of ["bill", "ready", "sent", "there", "paid"]) await desk.switchOn(rules[at]);
  await desk.take(rules.part);
}

test("two orders go from the bill to the door, each client told in their own language and channel", async ({ app }) => {
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  const imports = new ImportDesk(desk, locale);
  const payments = new PaymentsDesk(desk);
  const { page } = app;
  const all = Object.values(orders);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  for (const { name, email } of Object.values(clients)) await records.add("contact", name, email ? { email } : {});
  for (const { name, email, ...more } of Object.values(clients)) {
    await page.goto("/contacts");
    await records.openFrom(page, name);
    for (const [field, value] of Object.entries(more)) await records.fill(field, value);
  }
  await makeRules(new RulesDesk(desk, locale));

  // The orders come from the shop, with the key by which the courier knows them too.
  const shop = all.map(({ name, key, client, invoice, total }) => [key, name, clients[client].name, invoice, total]);
  await takeOrders(imports, "shop.csv", ["order_id", "Name", "Contact", "Invoice number", "Total"], shop);
  await imports.sees({ created: 2 });
  await imports.take(2);
  const path = {};
  for (const { name } of all) {
    await page.goto("/orders");
    await records.openFrom(page, name);
    path[name] = new URL(page.url()).pathname;
    await press(desk, records, stages.bill);
  }

  // Half of one is paid, and the whole of the other.
  const { table, shelf } = orders;
  await payments.come(["2027-03-02", clients.ines.name, "240.00", table.invoice], ["2027-03-02", clients.vera.name, shelf.total, shelf.invoice]);
  await payments.confirm(table.invoice, table.name);
  await payments.confirm(shelf.invoice, shelf.name);
  await records.open(path[shelf.name]);
  await records.stands(stages.paid);
  await records.askWhy(rules.paid, `Stage: ${stages.bill} → ${stages.paid}`);
  await records.open(path[table.name]);
  await records.stands(stages.bill);
  const sums = page.locator("dl.sums");
  await expect(sums).toContainText("Balance£240.00");
  await page.goto("/");
  await expect(page.getByText(`${table.name}: a part is paid, the rest is still to come`)).toBeVisible();
  await payments.come(["2027-03-03", clients.ines.name, "240.00", table.invoice]);
  await payments.confirm(table.invoice, table.name);
  await records.open(path[table.name]);
  await records.stands(stages.paid);
  await expect(sums).toContainText("Balance£0.00");

  // Assembled, by one press; taken back by hand, it stays there until it is assembled again.
  for (const { name } of all) {
    await records.open(path[name]);
    await press(desk, records, stages.ready);
  }
  await press(desk, records, stages.paid);
  await app.setClock("2027-03-04T09:00:00Z");
  await page.reload();
  await desk.settled();
  await records.stands(stages.paid);
  await press(desk, records, stages.ready);

  // The courier's tables: first the numbers, then who has it.
  const courier = all.map(({ key, number }) => [key, number]);
  await takeOrders(imports, "courier.csv", ["order_id", "Tracking number"], courier);
  await expect(page.getByText("0 new · 2 to update", { exact: true })).toBeVisible();
  await imports.take(2);
  for (const { name, number } of all) {
    await records.open(path[name]);
    await records.reads("trackingNumber", number);
    await press(desk, records, stages.sent);
  }
  await app.setClock("2027-03-07T09:00:00Z");
  await takeOrders(imports, "delivered.csv", ["order_id", delivered], all.map(({ key }) => [key, "2027-03-06"]));
  await expect(page.getByText("0 new · 2 to update", { exact: true })).toBeVisible();
  await imports.take(2);
  for (const { name } of all) {
    await records.open(path[name]);
    await records.reads(delivered, "6 Mar 2027");
    await press(desk, records, stages.there);
  }
  await reads(desk);
  looksIntoBackup(await SavedBase.from(desk), desk);
});


/** All that was prepared for each client, in their words and by their channel. */
async function reads(desk) {
  await desk.page.goto("/outbox");
  await desk.settled();
  for (const { name, client } of Object.values(orders)) {
    const { email, telegram, language, channel } = clients[client];
    const own = desk.page.getByRole("article").filter({ has: desk.page.getByRole("link", { name, exact: true }) });
    for (const letter of Object.values(letters)) {
      const one = own.filter({ hasText: letter[language] }).first();
      await expect(one).toContainText(channel);
      await expect(one.getByRole("definition").first()).toHaveText(email ?? telegram);
    }
    const foreign = language === "English" ? "Russian" : "English";
    for (const letter of Object.values(letters)) await expect(own.filter({ hasText: letter[foreign] })).toHaveCount(0);
  }
}

/** The same stands in the file: the way of each order, its payments, its letters. */
function looksIntoBackup(base) {
  const { bill, paid, ready, sent, there } = stages;
  const after = [sent, there].map((stage) => [undefined, stage]);
  const ways = {
    table: [[undefined, bill], [rules.paid, paid], [undefined, ready], ...after],
    shelf: [[undefined, bill], [rules.paid, paid], [undefined, ready], [undefined, paid], [undefined, ready], ...after],
  };
  for (const [key, { name, client, total, number }] of Object.entries(orders)) {
    const { id, fields } = base.record("order", name);
    expect(base.moves(id)).toEqual(ways[key]);
    expect(fields["tracking-number"]).toBe(number);
    expect(fields[base.ownField(delivered)]).toEqual({ day: "2027-03-06" });
    const sum = base.of("payment", id).reduce((sum, { fields }) => sum + fields.amount.money[0], 0);
    expect(sum).toBe(Number(total) * 100);
    const { email, telegram, language } = clients[client];
    const written = base.of("message", id).filter(({ fields }) => fields.channel !== "notice");
    const texts = new Set(written.map(({ fields }) => fields.text));
    expect([...texts].toSorted()).toEqual(Object.values(letters).map((letter) => letter[language]).toSorted());
    for (const { fields } of written) expect([fields.channel, fields.to]).toEqual(email ? ["email", email] : ["telegram", telegram]);
  }
}

// Rules do not hear what an import fills in; until they do, the person presses.
test.fixme("an order that the courier's table says was sent, or has arrived, moves by itself", () => {});

/** Reads a table of orders. */
async function takeOrders(imports, name, head, rows) {
  await imports.choose({ name, text: [head, ...rows].map((row) => row.join(",")).join("\n") });
  await imports.kind.selectOption({ label: "Orders" });
}

/** One press on the way through the stages, whether it was there before or not. */
async function press(desk, records, stage) {
  await desk.page.getByRole("button", { name: new RegExp(`^(Move|Passed: back) to ${stage}$`) }).click();
  await records.stands(stage);
  await desk.settled();
}
