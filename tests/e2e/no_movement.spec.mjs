// A deal that stands still calls for somebody; one that moves does not.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const locale = "en-GB";
const rule = "No movement";
const task = {
  name: "Why does it stand still?",
  result: "A next step with a date",
  assignee: "Head of sales",
  startInDays: 0,
  dueInDays: 1,
};

test("a deal that stands for three days gets a task on the fourth; one that moved on the second does not", async ({ app }) => {
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  const rules = new RulesDesk(desk, locale);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await records.add("person", task.assignee, {});
  await rules.make(rule, async (form) => {
    await form.when("stands", { stage: "new", days: 3 });
    await form.task(task);
  });
  await rules.switchOn(rule);

  await records.add("deal", "Stands still");
  await records.add("deal", "Moves on");
  await records.find("Moves on", "new");
  await expect(records.whatComesNext.getByRole("link", { name: rule, exact: true })).toBeVisible();

  await app.setClock("2027-03-02T15:00:00Z");
  await records.move("followUp");
  await expect(records.whatComesNext).toHaveCount(0);
  const still = await records.find("Stands still", "new");
  await expect(records.whatComesNext.getByRole("link", { name: rule, exact: true })).toBeVisible();

  await app.setClock("2027-03-04T08:55:00Z");
  await app.page.reload();
  await desk.settled();
  await expect(records.tasks.getByRole("listitem")).toHaveCount(0);
  await expect(records.whatComesNext.getByRole("link", { name: rule, exact: true })).toBeVisible();

  await app.setClock("2027-03-04T09:30:00Z");
  await expect(records.tasks.getByRole("link", { name: task.name, exact: true })).toBeVisible();
  await records.tasks.getByRole("link", { name: task.name, exact: true }).click();
  await expect(app.page.getByRole("heading", { name: task.name, level: 1 })).toBeVisible();
  await records.reads("wantedResult", task.result);
  expect(await records.chosen("assignee")).toBe(task.assignee);
  await expect(await records.editor("start")).toHaveValue(/^2027-03-04T09:/);
  await expect(await records.editor("due")).toHaveValue("2027-03-05T18:00");

  // A week later there is still one for this stay, and none for the other.
  await app.setClock("2027-03-11T09:00:00Z");
  await app.open("/");
  const tasks = app.page.getByRole("listitem").filter({ has: app.page.getByRole("link", { name: task.name, exact: true }) });
  await expect(tasks).toHaveCount(1);
  await expect(tasks.getByRole("link", { name: "Stands still", exact: true })).toBeVisible();
  await records.open(still);
  await records.askWhy(rule, `Task “${task.name}” added`);

  // The backup holds the one task, with all that it was asked for, and one run; the other deal has neither.
  const base = await SavedBase.from(desk);
  const [one, ...others] = base.of("task");
  expect(others).toEqual([]);
  const { name, "wanted-result": result, assignee, about, start, due, "task-status": state } = one.fields;
  expect([name, result, base.name(assignee), base.name(about), state]).toEqual([task.name, task.result, task.assignee, "Stands still", "open"]);
  expect([start.at, due.at].map(Date.parse)).toEqual(["2027-03-04T09:00:00Z", "2027-03-05T18:00:00Z"].map(Date.parse));
  expect(base.runs(base.record("deal", "Stands still").id)).toEqual([[rule, "done"]]);
  expect(base.runs(base.record("deal", "Moves on").id)).toEqual([]);
});
