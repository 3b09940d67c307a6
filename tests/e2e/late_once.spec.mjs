// Reminders that fell due while Tend was closed, or while the machine slept: each is done late, once, and
// says how late. What falls due when is worked out here once more, apart from the app.

import { HOUR, STAGES, beginWith, deedsOfRules, id, madeBase, savedBase } from "./base_file.mjs";
import { chance, seed } from "./chance.mjs";
import { expect, test } from "./fixtures.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

const DAY = 24 * HOUR;
const MINUTE = 60_000;
const gaps = { "an hour": HOUR, "three days": 3 * DAY, "a year": 365 * DAY };

/** A Monday morning in London, four weeks before the clocks change. */
const BEGIN = Date.parse("2026-03-02T09:30:00Z");
const BORN = BEGIN - 2 * DAY;
const DEALS = 40;

/** Nine o’clock in London on a day. */
function nine(day) {
  const summer = Date.parse(`${day}T08:00:00Z`);
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "numeric" }).format(summer);
  return hour === "09" ? summer : summer + HOUR;
}

const rules = [
  { name: "Waits for a day", when: { "time-in-stage": { stage: STAGES.waiting, after: { hours: 24 } } }, then: [{ notify: { text: "It waits" } }] },
  { name: "Should close", when: { "date-reached": { field: "expected-close" } }, then: [{ task: { name: "Close it" } }] },
  { name: "No word", when: { silence: { after: { hours: 2_000 } } }, then: [{ task: { name: "Say hello" } }] },
];

/** A base in which things fall due from a minute to two years after the beginning, and what and when. */
function base(random) {
  // As many in the first hour as in the last year.
  const soon = () => Math.floor(Math.exp(random() * Math.log((730 * DAY) / MINUTE))) * MINUTE;
  const due = [];
  const deals = Array.from({ length: DEALS }, (_, n) => {
    const first = BEGIN + soon();
    const day = new Date(BEGIN + DAY + soon()).toISOString().slice(0, 10);
    due.push([0, n, first], [1, n, nine(day)], [2, n, BORN + 2_000 * HOUR]);
    return { name: `Deal ${n}`, since: first - DAY, fields: { "expected-close": { day } } };
  });
  return { text: madeBase({ born: BORN, deals, rules }), due };
}

/** Rule, deal and time of everything that rules did, in one order. */
const list = (entries) => entries.map(([rule, deal, at]) => `${id(100 + rule)} ${id(1000 + deal)} ${new Date(at).toISOString()}`).sort();

/** Holds what the rules did against what fell due by `until`, when it was done about then. */
function holdAgainst(text, due, until, where) {
  const { carriedOut, runs, tasks, notices } = deedsOfRules(text);
  const fell = due.filter(([, , at]) => at <= until);
  const done = runs.map(({ fields }) => `${fields.rule.ref} ${fields.about.ref} ${fields["due-at"].at}`).sort();
  expect(done, where).toEqual(list(fell));
  expect(new Set(carriedOut).size, where).toBe(carriedOut.length);
  expect(carriedOut.length, where).toBe(fell.length);
  const about = (records) => records.map(({ fields }) => fields.about.ref).sort();
  const of = (...wanted) => fell.filter(([rule]) => wanted.includes(rule)).map(([, deal]) => id(1000 + deal)).sort();
  expect(about(notices), where).toEqual(of(0));
  expect(about(tasks), where).toEqual(of(1, 2));
  for (const { fields } of runs) {
    expect(fields["run-status"], where).toBe("done");
    const late = until - Date.parse(fields["due-at"].at);
    const told = JSON.parse(fields.trace).late_ms ?? 0;
    // What was late by less than a minute need not say so; what is done takes a moment.
    if (late >= MINUTE) expect(Math.abs(told - late), where).toBeLessThan(MINUTE / 2);
  }
}

/** Waits until Today tells all that fell due, within the two seconds, and says how late some of it is. */
async function told(page, due, until, begin) {
  const notices = due.filter(([rule, , at]) => rule === 0 && at <= until).length;
  // What fell due in this minute is not late.
  const lateOnes = due.filter(([, , at]) => at <= until - MINUTE).length;
  await expect(page.getByRole("button", { name: /^Seen: It waits/ })).toHaveCount(notices, { timeout: 20_000 });
  const after = performance.now() - begin;
  const late = page.locator("section", { has: page.getByRole("heading", { name: "Done late, because Tend was closed" }) });
  // The first few.
  await expect(late.getByText(/ late$/)).toHaveCount(Math.min(lateOnes, 20));
  return after;
}

for (const [n, [what, gap]] of Object.entries(gaps).entries()) {
  test(`what fell due while Tend was closed for ${what} is done late, once, and says how late`, PROMPT, async ({ app }) => {
    const where = `SEED=${seed}`;
    const { text, due } = base(chance(60 + n));
    await app.page.clock.install({ time: BEGIN });
    await beginWith(app.page, text);
    await expect(app.page.getByText("It waits")).toHaveCount(0);
    await app.close();

    await app.start();
    await app.page.clock.install({ time: BEGIN + gap });
    await app.page.goto("/", { waitUntil: "commit" });
    const after = await told(app.page, due, BEGIN + gap, performance.now());
    const first = await savedBase(app.page);
    holdAgainst(first, due, BEGIN + gap, where);
    // Nothing more comes of starting again.
    await app.page.goto("/");
    await told(app.page, due, BEGIN + gap, 0);
    expect(await savedBase(app.page), where).toBe(first);
    console.log(`closed for ${what}: ${due.filter(([, , at]) => at <= BEGIN + gap).length} things told after ${Math.round(after)} ms`);
    expect(after).toBeLessThanOrEqual(within(2_000));
  });

  test(`what fell due while the machine slept for ${what} is done late, once, and says how late`, PROMPT, async ({ app }) => {
    const where = `SEED=${seed}`;
    const { text, due } = base(chance(70 + n));
    await app.page.clock.install({ time: BEGIN });
    await beginWith(app.page, text);
    await expect(app.page.getByText("It waits")).toHaveCount(0);
    const begin = performance.now();
    await app.page.clock.setSystemTime(BEGIN + gap);
    const after = await told(app.page, due, BEGIN + gap, begin);
    const first = await savedBase(app.page);
    holdAgainst(first, due, BEGIN + gap, where);
    await app.page.goto("/");
    await told(app.page, due, BEGIN + gap, 0);
    expect(await savedBase(app.page), where).toBe(first);
    console.log(`slept for ${what}: told after ${Math.round(after)} ms`);
    expect(after).toBeLessThanOrEqual(within(2_000));
  });
}
