// Damaged files under the databases: the app tells, or shows everything; it never shows less in silence,
// and never takes the person for a new one.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { chance, seed } from "./chance.mjs";
import { Desk } from "./desk.mjs";
import { damage } from "./harm.mjs";
import { contacts } from "./table.mjs";

const CONTACTS = 3_000;

/** Makes a base worth damaging, then damages a copy of it `turns` times, each time another way. */
export async function damagedAndOpened(app, turns, salt) {
  const desk = new Desk(app);
  await desk.begin();
  const take = await desk.chooseFile("contacts.csv", contacts(CONTACTS, chance(salt)));
  await take.click();
  await expect(desk.page.getByText(desk.words.imported).first()).toBeVisible({ timeout: 60_000 });
  await desk.deals();
  const names = ["Alpha", "Beta", "Gamma", "Delta"];
  for (const name of names) await desk.addDeal(name, 10);
  await app.close();

  const sound = await mkdtemp(join(tmpdir(), "tend-sound-"));
  const outcomes = { whole: 0, told: 0 };
  try {
    await cp(app.profile, sound, { recursive: true });
    for (let turn = 0; turn <= turns; turn += 1) {
      await rm(app.profile, { recursive: true, force: true, maxRetries: 3 });
      await cp(sound, app.profile, { recursive: true });
      // The first copy stays as it is, so that what is told later is told for a reason.
      const what = turn === 0 ? "nothing" : await damage(app.profile, chance(salt * 1000 + turn));
      const where = `turn ${turn}, SEED=${seed}, ${what}`;
      await app.start();
      await app.page.goto("/deals");
      const notice = desk.page.getByRole("alert");
      const welcome = desk.page.getByRole("button", { name: desk.words.empty });
      const board = desk.column("new").and(desk.page.locator("[aria-label]"));
      const saved = desk.page.getByText(desk.words.saved);
      await expect(notice.or(welcome).or(saved).first(), where).toBeVisible({ timeout: 20_000 });
      await expect(welcome, where).toHaveCount(0);
      if (await notice.count()) {
        expect(turn, `${where}: ${await notice.innerText()}`).toBeGreaterThan(0);
        outcomes.told += 1;
      } else {
        await expect(board, where).toBeVisible();
        expect((await desk.cards("new")).toSorted(), where).toEqual(names.toSorted());
        expect(await desk.contacts(), where).toBe(CONTACTS);
        if (turn > 0) outcomes.whole += 1;
      }
      expect(app.problems, where).toEqual([]);
      await app.close();
    }
  } finally {
    await rm(sound, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`${turns} damages: ${outcomes.told} told, ${outcomes.whole} without effect on what is shown`);
  await app.start();
}
