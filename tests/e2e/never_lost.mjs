// The promises about a browser that dies: what was said to be saved is there, an edit is whole or not at
// all. Shared by the tests (a tenth of the turns) and the soak (all of them).

import { expect } from "@playwright/test";
import { chance, seed } from "./chance.mjs";
import { Desk } from "./desk.mjs";

/** Deals that may stand in one column before those that were checked often enough move on. */
const MOST = 20;

/** Adds deals, lets the browser die in the middle of one, comes back, and compares. */
export async function diedAndCameBack(app, turns, die, salt) {
  const random = chance(salt);
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  let saved = [];
  let doubtful = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const where = `turn ${turn}, SEED=${seed}`;
    await desk.addDeal(`Deal ${turn}`, turn + 1);
    saved.push(`Deal ${turn}`);
    // One more, whose saving may or may not be over when the browser dies.
    const save = await desk.fillDeal(`Doubtful ${turn}`, 1);
    save.click({ noWaitAfter: true }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 60)));
    await die(app);
    // A base with half an edit would not open, for every shelf is held against its sum.
    await desk.deals();
    const there = await desk.cards("new");
    if (there.includes(`Doubtful ${turn}`)) {
      saved.push(`Doubtful ${turn}`);
      doubtful += 1;
    }
    expect(there.toSorted(), where).toEqual(saved.toSorted());
    if (saved.length > MOST) {
      for (const name of saved.splice(0, 16)) await desk.moveAway(name, "new", "followUp");
    }
  }
  console.log(`${turns} deaths, nothing lost; ${doubtful} edits under way were whole, ${turns - doubtful} not there`);
}
