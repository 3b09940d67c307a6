// Two devices run the same rules apart, exchange their files, and come to the same: one task for each rule and record, and of
// what was changed on both the later value, with both shown first.

import { readFile } from "node:fs/promises";
import { deedsOfRules, doubles } from "./base_file.mjs";
import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { begin, elsewhere, open, save } from "./elsewhere.mjs";
import { expect } from "./fixtures.mjs";

const names = ["Roof", "Gate", "Windows"];

for (const [first, second] of [["here", "there"], ["there", "here"]]) {
  elsewhere(`rules that ran on both devices have done it once after merging, ${first} first`, async ({ app, other, folder }) => {
    const desk = new Desk(app);
    const rules = new RulesDesk(desk, "en-GB");
    await app.setClock("2027-03-01T09:00:00Z");
    await other.context().clock.setSystemTime("2027-03-01T09:00:00Z");
    await desk.begin();
    await desk.deals();
    for (const name of names) await desk.addDeal(name, 100);
    await rules.make("Stands", async (form) => {
      await form.about("deal");
      await form.when("stands", { stage: "new", days: 3 });
      await form.task({ name: "Call them", dueInDays: 0 });
    });
    await rules.switchOn("Stands");
    await begin(other, await save(app.page, folder, "start.json"));

    // Apart, both come to the fifth day; each does what fell due, and each changes something.
    const devices = { here: app.page, there: other };
    await app.setClock("2027-03-05T09:00:00Z");
    await other.context().clock.setSystemTime("2027-03-05T10:00:00Z");
    for (const page of Object.values(devices)) {
      await page.reload();
      await desk.settled(page);
      await page.goto("/");
      await desk.settled(page);
      await expect(page.getByText("Call them").first()).toBeVisible();
    }
    await desk.deals();
    await desk.addDeal("Only here", 10);
    await desk.move("Roof", "followUp");
    await desk.deals(other);
    await desk.addDeal("Only there", 20, other);
    await desk.move("Roof", "quote", other);

    const files = { here: await save(app.page, folder, "here.json"), there: await save(other, folder, "there.json") };
    for (const device of [first, second]) {
      const page = devices[device];
      await open(page, files[device === "here" ? "there" : "here"]);
      await expect(page.getByText("changed on both").first()).toBeVisible();
      const conflict = page.getByRole("listitem").filter({ hasText: "Roof" }).filter({ hasText: "Needs follow-up" });
      await expect(conflict.filter({ hasText: "Quote sent" }).first()).toBeVisible();
      await page.getByRole("button", { name: "Merge", exact: true }).click();
      await expect(page.getByText(/^Merged:/)).toBeVisible();
      await desk.settled(page);
    }
    const ends = [await save(app.page, folder, "end-here.json"), await save(other, folder, "end-there.json")];
    const [one, two] = await Promise.all(ends.map(async (path) => deedsOfRules(await readFile(path, "utf8"))));
    expect(two.records).toEqual(one.records);
    for (const { runs, tasks } of [one, two]) {
      const about = tasks.map(({ fields }) => fields.about.ref);
      expect([about.length, doubles(about), runs.length]).toEqual([names.length, [], names.length]);
    }
    for (const page of Object.values(devices)) {
      await desk.deals(page);
      await expect(desk.column("quote", page).getByRole("link", { name: "Roof", exact: true })).toBeVisible();
      for (const name of ["Only here", "Only there"]) await expect(desk.card(name, page)).toBeVisible();
    }
  });
}
