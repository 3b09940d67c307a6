// A service ticket: taken up, overdue while nobody was there, done, and not liked.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { SettingsDesk } from "./desk_settings.mjs";
import { expect, locales, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const words = {
  "en-GB": {
    ready: { fresh: "A new request: confirm it and take it up", taken: "Assigned: it goes to work", done: "Done: ask how it was" },
    levels: { one: "The deadline has passed", two: "A day late: the manager" },
    poor: "A poor score",
    fields: { score: "Score", deadline: "Deadline", stage: "Stage" },
    high: "High",
    stages: { inWork: "In work", overdue: "Overdue", done: "Done" },
    inMenu: (stage) => `Service: ${stage}`,
    alert: "It is overdue since",
    since: "2 March 2027, 12:00",
    finish: "Finish it",
    speak: "Speak with the client yourself",
    mend: "Make it good",
    received: (name) => `We have your request: ${name}`,
    survey: (name) => `How did we do? ${name}`,
    asks: "How content are you, from 1 to 10?",
    notices: "Rules tell you",
    away: "Done late, because Tend was closed",
    due: { one: /^Tue\s2\sMar\sat\s12:00 · 1\sday\slate$/, two: /^yesterday\sat\s12:00 · 21\sh\slate$/ },
    moved: (from, to) => `Stage: ${from} → ${to}`,
  },
  "ru-RU": {
    ready: {
      fresh: "Новое обращение — ответить и\u00a0взяться",
      taken: "Назначен ответственный — в\u00a0работу",
      done: "Выполнено — спросить, всё ли\u00a0хорошо",
    },
    levels: { one: "Срок прошёл", two: "День просрочки — руководителю" },
    poor: "Низкая оценка",
    fields: { score: "Оценка", deadline: "Крайний срок", stage: "Этап" },
    high: "Высокий",
    stages: { inWork: "В работе", overdue: "Просрочено", done: "Выполнено" },
    inMenu: (stage) => `Обращения: ${stage}`,
    alert: "Просрочено с",
    since: "2 марта 2027, 12:00",
    finish: "Доделать",
    speak: "Поговорить с клиентом самому",
    mend: "Исправить впечатление",
    received: (name) => `Обращение получено: ${name}`,
    survey: (name) => `Как мы справились? ${name}`,
    asks: "Насколько вы довольны, от 1 до 10?",
    notices: "Сообщают правила",
    away: "Сделано с опозданием: Tend был закрыт",
    due: { one: /^.*2\sмар.*12:00 · .*$/, two: /^вчера.*12:00 · .*21\sч.*$/ },
    moved: (from, to) => `Этап: ${from} → ${to}`,
  },
};

const hour = 3_600_000;

const ticket = "The lid does not close";
const client = { name: "Ines Duarte", email: "ines@example.org" };
const agent = "Olga";
const manager = "Head of service";

const beginning = Date.parse("2027-03-01T09:00:00Z");
const deadline = "2027-03-02T12:00";
const passed = Date.parse(`${deadline}:00Z`);

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a ticket is taken up, is overdue while Tend is closed, and is made good after a poor score", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const records = new RecordDesk(desk, locale);
      const rules = new RulesDesk(desk, locale);
      await app.setClock(beginning);
      await desk.begin();
      const settings = new SettingsDesk(desk);
      await settings.open();
      await settings.addField(own.fields.score, "ticket", "number");
      await records.add("person", manager);
      await makeRules(rules, own);

      await records.add("person", agent);
      await records.add("contact", client.name, { email: client.email });
      await records.add("ticket", ticket, { contact: client.name, deadline });
      await records.openFrom(app.page, ticket);
      const path = new URL(app.page.url()).pathname;
      await records.fill("assignee", agent);
      await records.stands(own.stages.inWork);

      // The deadline passes, and a day more, while nobody is there.
      await app.close();
      await app.setClock(passed + 45 * hour);
      await app.start();
      await app.open("/");
      await desk.settled();
      await tells(desk, records, own);
      await records.open(path);
      await records.stands(own.stages.overdue);
      await records.askWhy(own.levels.one, own.moved(own.stages.inWork, own.stages.overdue));

      await records.move(own.stages.done);
      const letter = await survey(desk, own);
      await records.open(path);
      await records.fill(own.fields.score, "2");
      await records.openFrom(records.tasks, own.mend);
      await records.reads("priority", own.high);

      looksIntoBackup(await SavedBase.from(desk), path.split("/").pop(), own, letter);
    });
  });
}

/** What the gallery has, two levels of what follows upon a deadline, and what a poor score asks for. */
async function makeRules(rules, own) {
  const { fields, levels, stages, inMenu } = own;
  await rules.take(...Object.values(own.ready));
  await rules.make(levels.one, async (form) => {
    await form.about("ticket");
    await form.when("date", { field: fields.deadline });
    await form.condition(fields.stage, "is", inMenu(stages.inWork));
    await form.move(inMenu(stages.overdue));
    await form.remind(own.alert, fields.deadline);
    await form.task({ name: own.finish, dueInDays: 0 });
  });
  await rules.make(levels.two, async (form) => {
    await form.about("ticket");
    await form.when("date", { field: fields.deadline, days: 1 });
    await form.condition(fields.stage, "is", inMenu(stages.overdue));
    await form.task({ name: own.speak, assignee: manager, dueInDays: 0, priority: own.high });
  });
  await rules.make(own.poor, async (form) => {
    await form.about("ticket");
    await form.when("changed", { field: fields.score });
    await form.condition(fields.score, "atMost", 5);
    await form.task({ name: own.mend, dueInDays: 1, priority: own.high });
  });
  for (const rule of [levels.one, levels.two, own.poor]) await rules.switchOn(rule);
}

/** One alert, which says since when; and each level at its own time, with how late it was done. */
async function tells(desk, records, own) {
  const section = (name) =>
    desk.page.locator("section").filter({ has: desk.page.getByRole("heading", { name, exact: true }) });
  const alerts = section(own.notices).getByRole("listitem");
  await expect(alerts).toHaveCount(1);
  await expect(alerts).toContainText(`${own.alert} ${own.since}`);
  await expect(alerts.getByRole("link", { name: ticket, exact: true })).toBeVisible();
  for (const level of ["one", "two"]) {
    const line = section(own.away).getByRole("listitem").filter({ hasText: own.levels[level] });
    await expect(line.getByText(own.due[level])).toBeVisible();
  }
  const row = (task) => records.dueToday.getByRole("listitem").filter({ has: desk.page.getByRole("link", { name: task, exact: true }) });
  await expect(row(own.finish)).toContainText(agent);
  await expect(row(own.speak)).toContainText(manager);
  await expect(row(own.speak)).toContainText(own.high);
}

/** What the client gets to read: that the request is here, and how it was. Returns the subjects. */
async function survey(desk, own) {
  await desk.page.goto("/outbox");
  await desk.settled();
  const letters = desk.page.getByRole("article");
  const subjects = [own.received(ticket), own.survey(ticket)];
  await expect(letters).toHaveCount(subjects.length);
  for (const subject of subjects) await expect(letters.filter({ hasText: subject })).toContainText(client.email);
  await expect(letters.filter({ hasText: own.survey(ticket) })).toContainText(own.asks);
  return subjects;
}

/** The same stands in the file: where the ticket went and by whom, and each level at its own time. */
function looksIntoBackup(base, id, own, subjects) {
  const { levels, ready, stages } = own;
  const plain = (text) => text?.replaceAll("\u00a0", " ");
  const moves = [[ready.taken, stages.inWork], [levels.one, stages.overdue], [undefined, stages.done]];
  expect(base.moves(id).map((move) => move.map(plain))).toEqual(moves.map((move) => move.map(plain)));
  const at = (rule) => base.of("run", id).filter(({ fields }) => base.name(fields.rule) === rule).map(({ fields }) => Date.parse(fields["due-at"].at));
  expect(at(levels.one)).toEqual([passed]);
  expect(at(levels.two)).toEqual([passed + 24 * hour]);
  const letters = base.of("message", id).filter(({ fields }) => fields.channel === "email");
  expect(letters.map(({ fields }) => [plain(fields.subject), fields["message-status"]])).toEqual(subjects.map((subject) => [plain(subject), "prepared"]));
  const urgent = base.of("task", id).filter(({ fields }) => fields.priority === "high");
  expect(urgent.map(({ fields }) => fields.name).toSorted()).toEqual([own.speak, own.mend].toSorted());
}
