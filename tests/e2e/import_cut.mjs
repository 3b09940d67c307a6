// A page that dies while it takes in a file: all of the file is there afterwards, or nothing of it.

import { expect } from "@playwright/test";
import { chance, seed } from "./chance.mjs";
import { Desk } from "./desk.mjs";
import { deaths } from "./harm.mjs";
import { contacts } from "./table.mjs";

const ROWS = 20_000;

/** Imports again and again; dies in the middle, earlier or later; undoes what came in whole. */
export async function diedImporting(app, turns, salt) {
  const random = chance(salt);
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 10);
  const file = contacts(ROWS, random);
  // How long it takes from the click to the end, to die within.
  let lasts = 4_000;
  let whole = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const where = `turn ${turn}, SEED=${seed}`;
    const take = await desk.chooseFile("contacts.csv", file);
    const begin = performance.now();
    take.click({ noWaitAfter: true }).catch(() => {});
    const over = desk.page.getByText(desk.words.imported).first().waitFor({ timeout: 60_000 }).then(
      () => (lasts = performance.now() - begin),
      () => {},
    );
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, random() * lasts * 1.1))]);
    await deaths["the page's process"](app);
    const there = await desk.contacts();
    expect([0, ROWS], where).toContain(there);
    await desk.deals();
    expect(await desk.cards("new"), where).toEqual(["Price tags"]);
    if (there === ROWS) {
      whole += 1;
      await desk.page.keyboard.press("Control+z");
      // Whoever leaves before it is told has taken nothing back.
      await expect(desk.page.getByText(desk.words.undone)).toBeVisible({ timeout: 20_000 });
      expect(await desk.contacts(), where).toBe(0);
    }
  }
  console.log(`${turns} deaths in an import of ${ROWS}: ${whole} times all was there, ${turns - whole} times nothing`);
}
