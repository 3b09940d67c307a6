// The story of a sale: a base comes from four files, four rules look after one deal from the quote to the thanks.

import { bringIn } from "./bring_sales.mjs";
import { Desk } from "./desk.mjs";
import { PaymentsDesk } from "./desk_payments.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

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
    owed: "the amount is what this client owes",
    fitsNothing: "No open deal or order fits this payment.",
    prepared: (rule) => `Prepared by “${rule}”`,
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
    owed: "сумма равна долгу этого клиента",
    fitsNothing: "Ни одна открытая сделка и ни один заказ не подходят к этой оплате.",
    prepared: (rule) => `Подготовлено по правилу «${rule}»`,
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
  await bringIn(desk, sales);
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

  await isPaid(new PaymentsDesk(desk), sales, own);
  await records.open(path);
  await records.stands("won");
  await records.askWhy(own.rules.paid, own.moved(stages.negotiation, stages.won));
  await thanks(desk, own);

  looksIntoBackup(await SavedBase.from(desk), path, desk, own);
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
async function isPaid(payments, sales, own) {
  const day = "2027-03-04";
  await payments.come([day, sales.deal.company, asked, "4217"], [day, "Nobody & Sons", "18.20", "?"]);
  await expect(payments.waiting("Nobody & Sons")).toContainText(own.fitsNothing);
  await expect(payments.waiting(sales.deal.company)).toContainText(own.owed);
  await payments.confirm(sales.deal.company, sales.deal.name);
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

/** What is kept is what was seen: the deal is won, by four rules that each acted once, in their order. */
function looksIntoBackup(base, path, desk, own) {
  const id = path.split("/").pop();
  const deal = base.records.find((record) => record.id === id);
  expect(base.name(deal.fields.stage)).toBe(desk.words.stages.won);
  expect(deal.fields.amount).toEqual({ money: [Number(asked) * 100, "USD"] });

  const { quote, silence, answer, paid } = own.rules;
  expect(base.runs(id)).toEqual([quote, silence, answer, paid].map((rule) => [rule, "done"]));
  const runs = base.of("run");
  expect(runs).toHaveLength(4);
  const [sent, silent] = runs.map(({ fields }) => Date.parse(fields["due-at"].at));
  expect(silent - sent).toBe(3 * day);

  const ways = [[quote, "quote"], [silence, "followUp"], [answer, "negotiation"], [paid, "won"]];
  expect(base.moves(id)).toEqual(ways.map(([rule, to]) => [rule, desk.words.stages[to]]));

  const fields = (kind) => base.of(kind, id).map(({ fields }) => fields);
  expect(fields("task").map(({ name }) => name)).toEqual([own.task]);
  expect(fields("message").map((message) => [message.to, message["message-status"]])).toEqual([[client.email, "prepared"]]);
  expect(fields("payment").map(({ amount }) => amount)).toEqual([deal.fields.amount]);
}
