// Leads that find their person: a known company's go to the senior colleague, all others in turn.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";
import { SavedBase } from "./saved_base.mjs";

const locale = "en-GB";
const welcome = { subject: "Welcome", text: "Good to hear from you," };
const followUp = "Follow up";

async function makeRules(rules) {
  const rule = (known, who) => async (form) => {
    await form.about("lead");
    await form.when("created");
    await form.condition("knownDomain", "is", known);
    await form.assignInTurn(who);
    await form.message({ ...welcome, gap: "name" });
    await form.task({ name: followUp, dueInDays: 2 });
  };
  await rules.make("From a known company", rule(true, "senior"));
  await rules.make("From anybody else", rule(false, "other"));
  await rules.switchOn("From a known company");
  await rules.switchOn("From anybody else");
}

test("a lead of a known company goes to the senior colleague, others in turn; each is welcomed and followed up", async ({ app }) => {
  const desk = new Desk(app, locale);
  const records = new RecordDesk(desk, locale);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await records.add("person", "Olga Senior", { senior: true });
  await records.add("person", "Ben", { senior: false });
  await records.add("person", "Cy", { senior: false });
  await records.add("company", "Acme", { website: "https://www.acme.example/en" });
  await makeRules(new RulesDesk(desk, locale));

  const leads = [
    ["Jo of Acme", "jo@acme.example"],
    ["Kim", "kim@one.example"],
    ["Lou", "lou@two.example"],
    ["Max", "max@three.example"],
  ];
  const went = {};
  for (const [name, email] of leads) {
    await records.add("lead", name, { email });
    await records.openFrom(app.page, name);
    went[name] = await records.chosen("assignee");
    await records.askWhy(name === "Jo of Acme" ? "From a known company" : "From anybody else", `Assignee: empty → ${went[name]}`);
  }
  expect(went["Jo of Acme"]).toBe("Olga Senior");
  expect([went.Kim, went.Lou].toSorted()).toEqual(["Ben", "Cy"]);
  expect(went.Max).toBe(went.Kim);

  await app.open("/outbox");
  await expect(app.page.getByRole("article")).toHaveCount(leads.length);
  for (const [name, email] of leads) {
    const letter = app.page.getByRole("article").filter({ has: app.page.getByRole("link", { name, exact: true }) });
    await expect(letter.getByRole("definition")).toHaveText([email, welcome.subject, `${welcome.text} ${name}`]);
  }

  // Nothing is due today or tomorrow; on the third day all four are.
  const due = records.dueToday;
  await app.open("/");
  await expect(app.page.getByRole("heading", { name: "After tomorrow", exact: true })).toBeVisible();
  await expect(due).toHaveCount(0);
  await app.setClock("2027-03-03T09:00:00Z");
  await expect(due.getByRole("link", { name: followUp, exact: true })).toHaveCount(leads.length);
  for (const [name] of leads) await expect(due.getByRole("listitem").filter({ hasText: name })).toContainText(went[name]);

  const base = await SavedBase.from(desk);
  for (const [name, email] of leads) {
    const { id, fields } = base.record("lead", name);
    expect(base.name(fields.assignee)).toBe(went[name]);
    expect(base.runs(id)).toEqual([[name === "Jo of Acme" ? "From a known company" : "From anybody else", "done"]]);
    const letters = base.of("message", id).map(({ fields }) => [fields.to, fields.subject, fields["message-status"]]);
    expect(letters).toEqual([[email, welcome.subject, "prepared"]]);
    const tasks = base.of("task", id).map(({ fields }) => [fields.name, base.name(fields.assignee), fields.due.at.slice(0, 10)]);
    expect(tasks).toEqual([[followUp, went[name], "2027-03-03"]]);
  }
});
