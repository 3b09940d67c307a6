// The history of one record when the journal is long.

import { limit, median, told } from "./figures.mjs";

export const measure = async ({ bench, entries }) => {
  const page = await bench();
  const { times, sets, filling } = await page.evaluate((entries) => window.bench.history(entries, 60), entries);
  await page.close();
  return [
    limit(`history of one record, ${entries} entries stored, p50`, median(times), 50),
    limit(`history of one record, ${entries} entries stored, slowest`, Math.max(...times), 50),
    told("  change sets in it; filling the journal took", `${sets.toFixed(0)}; ${(filling / 1000).toFixed(1)} s`),
  ];
};
