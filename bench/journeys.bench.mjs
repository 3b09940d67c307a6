// Interaction to Next Paint of every journey that the browser tests make: of all presses of a journey the slowest, one of
// each fifty left out, as https://web.dev/articles/inp has it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { limit, told } from "./figures.mjs";

/** Those that a person could make; damage and deaths of the browser are no journeys. */
const JOURNEYS = [
  "by_keys", "carry", "cells", "history", "import_pasted", "lanes", "list", "own_fields", "palette", "record", "result",
  "rules_list", "sale", "sales_lead", "segments", "tags", "ways",
];
const LIMIT = 100;

const grouped = (all, by) => {
  const groups = new Map();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
};

export const measure = async ({ root }) => {
  const place = await mkdtemp(join(tmpdir(), "tend-presses-"));
  try {
    const file = join(place, "presses");
    const names = JOURNEYS.map((name) => `/${name}.spec`);
    const run = spawn(join(root, "node_modules/.bin/playwright"), ["test", "--project=e2e", "--workers=1", ...names], {
      cwd: root, env: { ...process.env, PRESSES: file }, stdio: "ignore",
    });
    const [code] = await once(run, "exit");
    if (!existsSync(file)) throw new Error(`the journeys ended with ${code} and told of no press`);
    const presses = (await readFile(file, "utf8")).trim().split("\n").map((line) => JSON.parse(line));
    const journeys = grouped(presses, ({ test }) => test);
    const slowest = [...journeys].map(([test, presses]) => {
      // One press is several events; the longest counts.
      const each = [...grouped(presses, ({ at, id }) => `${at} ${id}`).values()];
      const times = each.map((events) => events.reduce((most, one) => (one.ms > most.ms ? one : most))).sort((a, b) => b.ms - a.ms);
      return { test, ...times[Math.floor(times.length / 50)] };
    });
    slowest.sort((a, b) => b.ms - a.ms);
    const over = slowest.filter(({ ms }) => ms > LIMIT);
    return [
      limit(`the slowest of ${slowest.length} journeys, until the next painting`, slowest[0].ms, LIMIT, { digits: 0 }),
      ...over.map(({ test, ms, event, at, target }) => told(`  ${test.slice(-60)}`, `${ms} ms: ${event} on ${target} at ${at}`)),
      ...(code === 0 ? [] : [told("  the journeys did not all end well", `${code}`)]),
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
};
