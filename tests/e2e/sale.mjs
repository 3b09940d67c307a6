// The story of a sale: a base comes from four files, four rules look after one deal from the quote to the thanks.

import { readFile } from "node:fs/promises";
import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect } from "./fixtures.mjs";

const words = {
  "en-GB": {
    rules: {
      quote: "A quote is out",
      silence: "No answer in three days",
      answer: "A good answer",
      paid: "Paid in full",
    },
    task: "Call again",
    thanks: { subject: "Thank you", text: "Many thanks," },
    reason: "From the file",
    currency: "Currency",
    confirm: "Confirm",
    owed: "the amount is what this client owes",
    fitsNothing: "No open deal or order fits this payment.",
    confirmed: (name) => `Payment for “${name}” confirmed.`,
    statement: ["Date", "Payer", "Amount", "Purpose"],
    day: (iso) => iso,
    prepared: (rule) => `Prepared by “${rule}”`,
    backup: { save: "Save a backup", saved: "Handed to your downloads and checked" },
    moved: (from, to) => `Stage: ${from} → ${to}`,
    away: "Done late, because Tend was closed",
    late: "Carried out 5 h later than due, because Tend was closed.",
  },
  "ru-RU": {
    rules: {
      quote: "Предложение ушло",
      silence: "Три дня без ответа",
      answer: "Хороший ответ",
      paid: "Оплачено полностью",
    },
    task: "Позвонить ещё раз",
    thanks: { subject: "Спасибо", text: "Большое спасибо," },
    reason: "Из файла",
    currency: "Валюта",
    confirm: "Подтвердить",
    owed: "сумма равна долгу этого клиента",
    fitsNothing: "Ни одна открытая сделка и ни один заказ не подходят к этой оплате.",
    confirmed: (name) => `Оплата за «${name}» подтверждена.`,
    statement: ["Дата", "Плательщик", "Сумма", "Назначение платежа"],
    day: (iso) => iso.split("-").reverse().join("."),
    prepared: (rule) => `Подготовлено по правилу «${rule}»`,
    backup: { save: "Сохранить копию", saved: "Передано в загрузки и проверено" },
    moved: (from, to) => `Этап: ${from} → ${to}`,
    away: "Сделано с опозданием: Tend был закрыт",
    late: "Выполнено на 5 ч позже срока: Tend был закрыт.",
  },
};

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** One working morning, from which the clock goes on. */
const beginning = "2027-03-01T09:00:00Z";

/** What is asked for the deal. No deal of the files is worth this. */
const asked = "4217.50";

const client = { name: "Ines Duarte", email: "ines@example.org" };

/**
 * Lives the story on the files of `sales`, and looks into its backup at the end. `lid`: whether Tend is open when the
 * deal has been silent for three days.
 */
export async function sale(app, locale, sales, { lid }) {
  const own = words[locale];
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  const { stages } = desk.words;

  await app.setClock(beginning);
  await desk.begin();
  await chooseCurrency(desk, own, "USD");
  await takeIn(new ImportDesk(desk, locale), sales, own);
  await countCards(desk, sales, own);
  await makeRules(new RulesDesk(desk, locale), own);

  await records.add("contact", client.name, { email: client.email, company: sales.deal.company });
  const path = await records.find(sales.deal.name, "new");
  await records.stands("new");
  await records.fill("amount", asked);
  await records.fill("contact", client.name);

  await records.log({ form: "email", direction: "out", outcome: "quoteSent" });
  await records.stands("quote");
  await records.askWhy(own.rules.quote, own.moved(stages.new, stages.quote));

  await threeDaysPass(app, desk, records, path, lid);
  const told = [own.moved(stages.quote, stages.followUp), ...(lid === "closed" ? [own.late] : [])];
  await records.askWhy(own.rules.silence, ...told);
  await callsAgain(desk, records, sales, own, lid);

  await records.open(path);
  await records.log({ form: "call", direction: "in", outcome: "positive" });
  await records.stands("negotiation");
  await expect(await records.editor("expectedClose")).toHaveValue("2027-03-18");
  await records.askWhy(own.rules.answer, own.moved(stages.followUp, stages.negotiation));

  await isPaid(desk, new ImportDesk(desk, locale), sales, own);
  await records.open(path);
  await records.stands("won");
  await records.askWhy(own.rules.paid, own.moved(stages.negotiation, stages.won));
  await thanks(desk, own);

  looksIntoBackup(await backup(desk, own), path, desk, own);
}

async function chooseCurrency(desk, own, code) {
  await desk.page.goto("/settings");
  await desk.settled();
  const field = desk.page.getByLabel(own.currency, { exact: true });
  await field.fill(code);
  await field.press("Tab");
  await desk.settled();
}

/** The four files, in an order in which each finds what it refers to. */
async function takeIn(imports, sales, own) {
  for (const kind of ["company", "product", "person"]) {
    await imports.takeAsProposed(sales.files[kind], kind, sales.created[kind]);
  }
  const { deal: created } = sales.created;
  await imports.choose(sales.files.deal);
  await expect(imports.kind.locator("option:checked")).toHaveText(imports.words.kinds.deal);
  for (const [word, stage] of Object.entries(sales.corrections.mean)) await imports.mean(word, stage);
  for (const column of sales.corrections.leaveOut) await imports.leaveOut(column);
  // Those that were lost say nothing of why, and their stage asks for it.
  await imports.sees({ created: created - sales.stages.lost, leftOut: sales.stages.lost });
  await imports.giveReason(own.reason);
  await imports.sees({ created });
  await imports.take(created);
}

/** What the board says stands where is what the files say. */
async function countCards(desk, sales, own) {
  await desk.deals();
  for (const [stage, count] of Object.entries(sales.stages)) {
    await expect(desk.column(stage).locator("header .count")).toHaveText(String(count));
  }
}

async function makeRules(rules, own) {
  const { quote, silence, answer, paid } = own.rules;
  await rules.make(quote, async (form) => {
    await form.when("activity", { outcome: "quoteSent" });
    await form.move("quote");
  });
  await rules.make(silence, async (form) => {
    await form.when("silence", { stage: "quote", days: 3 });
    await form.move("followUp");
    await form.task({ name: own.task, dueInDays: 0 });
  });
  await rules.make(answer, async (form) => {
    await form.when("activity", { direction: "in", outcome: "positive" });
    await form.setDay("expectedClose", 14);
    await form.move("negotiation");
  });
  await rules.make(paid, async (form) => {
    await form.when("payment");
    await form.condition("balance", "atMost", 0);
    await form.move("won");
    await form.message({ ...own.thanks, gap: "contact" });
  });
  for (const rule of [quote, silence, answer, paid]) await rules.switchOn(rule);
}

/**
 * Two days pass, and a reload does nothing of its own; on the third the lid is open, or it is closed and opened five
 * hours late.
 */
async function threeDaysPass(app, desk, records, path, lid) {
  await app.setClock(app.now + 2 * day);
  await desk.page.reload();
  await desk.settled();
  await records.stands("quote");
  if (lid === "open") {
    await app.setClock(app.now + day);
  } else {
    await app.close();
    await app.setClock(app.now + day + 5 * hour);
    await app.start();
    await app.open(path);
  }
  await records.stands("followUp");
  await desk.settled();
}

/** The task stands on the first page, among what is due today. */
async function callsAgain(desk, { dueToday: due }, sales, own, lid) {
  await desk.page.goto("/");
  await desk.settled();
  await expect(due.getByRole("link", { name: own.task, exact: true })).toBeVisible();
  await expect(due.getByRole("link", { name: sales.deal.name, exact: true })).toBeVisible();
  await expect(desk.page.getByRole("heading", { name: own.away, exact: true })).toHaveCount(lid === "closed" ? 1 : 0);
}

/** Two payments come with the bank's file: one of the client, and one of somebody nobody knows. */
async function isPaid(desk, imports, sales, own) {
  const on = own.day("2027-03-04");
  const rows = [own.statement, [on, sales.deal.company, asked, "4217"], [on, "Nobody & Sons", "18.20", "?"]];
  const text = rows.map((row) => row.join(",")).join("\n");
  await imports.takeAsProposed({ name: "statement.csv", text }, "payment", 2);
  await desk.page.goto("/payments");
  await desk.settled();
  const waiting = (text) => desk.page.getByRole("article").filter({ hasText: text });
  await expect(waiting("Nobody & Sons")).toContainText(own.fitsNothing);
  const ours = waiting(sales.deal.company);
  await expect(ours.getByRole("link", { name: sales.deal.name, exact: true })).toBeVisible();
  await expect(ours).toContainText(own.owed);
  await ours.getByRole("button", { name: own.confirm, exact: true }).click();
  await expect(desk.page.getByText(own.confirmed(sales.deal.name), { exact: true })).toBeVisible();
  await expect(ours).toHaveCount(0);
  await desk.settled();
}

/** The thanks wait in the Outbox, addressed, with nothing left to fill. */
async function thanks(desk, own) {
  await desk.page.goto("/outbox");
  await desk.settled();
  const letter = desk.page.getByRole("article");
  await expect(letter).toHaveCount(1);
  await expect(letter).toContainText(client.email);
  await expect(letter).toContainText(own.prepared(own.rules.paid));
  const written = letter.getByRole("definition");
  await expect(written).toHaveText([client.email, own.thanks.subject, `${own.thanks.text} ${client.name}`]);
}

async function backup(desk, own) {
  await desk.page.goto("/backup");
  await desk.settled();
  const coming = desk.page.waitForEvent("download");
  await desk.page.getByRole("button", { name: own.backup.save, exact: true }).click();
  const download = await coming;
  await expect(desk.page.getByText(own.backup.saved)).toBeVisible();
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

/** What is kept is what was seen: the deal is won, by four rules that each acted once, in their order. */
function looksIntoBackup({ records, journal }, path, desk, own) {
  const id = path.split("/").pop();
  const named = new Map(records.map((record) => [record.id, record.fields.name]));
  const stage = (value) => named.get(value.ref);
  const deal = records.find((record) => record.id === id);
  expect(stage(deal.fields.stage)).toBe(desk.words.stages.won);
  expect(deal.fields.amount).toEqual({ money: [Number(asked) * 100, "USD"] });

  const { quote, silence, answer, paid } = own.rules;
  const runs = records.filter(({ kind, fields }) => kind === "run" && fields.about.ref === id);
  expect(runs.map(({ fields }) => [named.get(fields.rule.ref), fields["run-status"]])).toEqual(
    [quote, silence, answer, paid].map((rule) => [rule, "done"]),
  );
  expect(records.filter(({ kind }) => kind === "run")).toHaveLength(runs.length);
  const [sent, silent] = runs.map(({ fields }) => Date.parse(fields["due-at"].at));
  expect(silent - sent).toBe(3 * day);

  const moves = journal.flatMap(({ cause, changes }) => {
    const staged = changes.filter(({ set }) => set?.id === id && set.field === "stage");
    return staged.map(({ set }) => [named.get(cause.rule?.rule), stage(set.after)]);
  });
  const ways = [[quote, "quote"], [silence, "followUp"], [answer, "negotiation"], [paid, "won"]];
  expect(moves).toEqual(ways.map(([rule, to]) => [rule, desk.words.stages[to]]));

  const of = (kind) => records.filter((record) => record.kind === kind && record.fields.about?.ref === id);
  expect(of("task").map(({ fields }) => fields.name)).toEqual([own.task]);
  expect(of("message").map(({ fields }) => [fields.to, fields["message-status"]])).toEqual([[client.email, "prepared"]]);
  expect(of("payment").map(({ fields }) => fields.amount)).toEqual([deal.fields.amount]);
}
