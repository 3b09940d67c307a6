// Three tabs of one base carry out what fell due, all at once, while tabs die and the lead is taken away:
// in the end each thing was done once.

import { expect } from "@playwright/test";
import { HOUR, STAGES, beginWith, deedsOfRules, doubles, id, madeBase, savedBase } from "./base_file.mjs";
import { chance, seed } from "./chance.mjs";
import { outside, written } from "./disk.mjs";

const JOBS = 1_000;
/** At least so many actions they take: the app carries out 200 in one. */
const WRITES = 5;
const MINUTE = 60_000;

/** Deals that have waited for almost a day; within the hour after `now` each has waited for a whole one. */
function waitingDeals(now, random) {
  const deals = Array.from({ length: JOBS }, (_, n) => ({
    name: `Deal ${n}`,
    since: now - 24 * HOUR + MINUTE + Math.floor(random() * 58) * MINUTE,
  }));
  const rule = {
    name: "Call after a day",
    when: { "time-in-stage": { stage: STAGES.waiting, after: { hours: 24 } } },
    then: [{ task: { name: "Call", due_in_days: 1 } }, { move: { stage: STAGES.called } }],
  };
  return madeBase({ born: now - 48 * HOUR, deals, rules: [rule] });
}

/** A tab on the list of rules, where it shows how often they acted, and its name among those that hold locks. */
async function tab(app) {
  const page = await app.context.newPage();
  await page.goto("/rules");
  await expect(page.getByText("Saved on this device")).toBeAttached();
  await expect(page.getByRole("heading", { name: "Call after a day" })).toBeVisible();
  const client = await page.evaluate(() =>
    navigator.locks.request("who am I", async () => {
      const { held } = await navigator.locks.query();
      return held.find((lock) => lock.name === "who am I").clientId;
    }),
  );
  return { page, client, wire: await app.context.newCDPSession(page) };
}

/** Slows a tab down, so that there is more to be cut off in the middle. */
const slow = ({ wire }, rate) => wire.send("Emulation.setCPUThrottlingRate", { rate });

const leader = (page) =>
  page.evaluate(async () => (await navigator.locks.query()).held.find((lock) => lock.name === "tend leader")?.clientId);

/** Wakes a tab as a person does who looks at it; it carries out what is due without being the leader. */
const wake = ({ page }) => page.evaluate(() => window.dispatchEvent(new Event("focus"))).catch(() => {});

async function crash(app, victim) {
  const crashed = victim.page.waitForEvent("crash");
  const wire = await app.context.newCDPSession(victim.page);
  // The one who would answer is gone.
  wire.send("Page.crash").catch(() => {});
  await crashed;
  await victim.page.close();
}

/** What befalls the tabs. Each takes the living and returns those who live on. */
const harms = {
  "the leader dies": async (app, tabs) => {
    const client = await leader(app.page);
    const victim = tabs.find((tab) => tab.client === client) ?? tabs[0];
    await crash(app, victim);
    return tabs.filter((tab) => tab !== victim && !tab.page.isClosed());
  },
  "the lead is stolen": async (app, tabs) => {
    await app.page.evaluate(() => navigator.locks.request("tend leader", { steal: true }, () => {}));
    return tabs;
  },
  "a tab is closed": async (app, tabs, random) => {
    const victim = tabs[Math.floor(random() * tabs.length)];
    await victim.page.close();
    return tabs.filter((tab) => tab !== victim);
  },
};

/** Takes away everything the origin keeps. */
async function empty(app) {
  await app.page.goto("about:blank");
  const wire = await app.context.newCDPSession(app.page);
  await wire.send("Storage.clearDataForOrigin", { origin: app.origin, storageTypes: "all" });
  await wire.detach();
}

/** Lets three tabs race, `turns` times, each time with other harms at other moments. */
export async function racedAndCounted(app, turns, salt) {
  const random = chance(salt);
  await app.context.clock.install();
  let within = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const where = `turn ${turn}, SEED=${seed}`;
    await empty(app);
    const now = await app.page.evaluate(() => Date.now());
    await beginWith(app.page, waitingDeals(now, random));
    await outside(app, app.page);
    const founded = await written(app.page, 1);
    let tabs = [await tab(app), await tab(app), await tab(app)];
    for (const { page } of tabs) await expect(page.getByText("never fired"), where).toBeVisible();

    await Promise.all(tabs.map((tab) => slow(tab, 3)));
    await app.context.clock.setSystemTime(now + HOUR);
    await Promise.all(tabs.map(wake));
    const order = Object.keys(harms).sort(() => random() - 0.5);
    const moments = order.map(() => Math.floor(random() * WRITES)).sort();
    const story = [];
    for (const [n, harm] of order.entries()) {
      const before = (await written(app.page, founded + moments[n])) - founded;
      tabs = await harms[harm](app, tabs, random);
      const after = (await written(app.page, founded)) - founded;
      if (before < WRITES && after > 0) within += 1;
      story.push(`${harm} after ${before} to ${after} writes`);
      await Promise.all(tabs.map(wake));
    }
    const told = `${where}: ${story.join(", ")}`;
    // Whoever comes now finishes, if nobody did.
    tabs.push(await tab(app));
    for (const { page } of tabs) await expect(page.getByText(`fired ${JOBS.toLocaleString("en-GB")} times`), told).toBeVisible({ timeout: 30_000 });
    await Promise.all(tabs.map((tab) => slow(tab, 1)));

    const done = deedsOfRules(await savedBase(tabs[0].page));
    const all = Array.from({ length: JOBS }, (_, n) => id(1000 + n)).sort();
    expect(doubles(done.carriedOut), told).toEqual([]);
    expect(done.carriedOut.length, told).toBe(JOBS);
    expect(done.runs.filter(({ fields }) => fields["run-status"] === "done").map(({ fields }) => fields.about.ref).sort(), told).toEqual(all);
    expect(done.tasks.map(({ fields }) => fields.about.ref).sort(), told).toEqual(all);
    const called = done.records.filter(({ kind, fields }) => kind === "deal" && fields.stage.ref === STAGES.called);
    expect(called.length, told).toBe(JOBS);
    for (const tab of tabs) await tab.page.close();
    // What died on our behalf.
    const problems = app.takeProblems().filter((line) => line !== "the page crashed");
    expect(problems, told).toEqual([]);
  }
  console.log(`${turns} races over ${JOBS} jobs: each done once; ${within} of ${turns * 3} harms came while they were carried out`);
}
