// Many records at once: import and its undo.

import { limit, median, ratio, told } from "./figures.mjs";

export const measure = async ({ bench, rounds, count }) => {
  const page = await bench();
  const figures = await page.evaluate(([count, rounds]) => window.bench.bulk(count, rounds), [count, rounds]);
  await page.close();
  const of = (see) => figures.map(see);
  const parts = (see) => of(see)[0].map((_, n) => median(of((row) => see(row)[n])).toFixed(0)).join(" + ");
  const whole = of(({ ours }) => ours.parse + ours.take);
  return [
    ratio(`import of ${count} contacts / JSON.parse + raw chunks`, whole, of(({ limit }) => limit), "≤4"),
    ratio(`import of ${count} contacts / dexie bulkAdd`, whole, of(({ dexie }) => dexie), "≥6"),
    told("  reading and packing the file", `${median(of(({ ours }) => ours.parse)).toFixed(0)} ms`),
    told("  stamping + plan + commit + adopt", `${parts(({ ours }) => ours.parts)} ms`),
    limit("longest task of the page while taking it in", Math.max(...of(({ ours }) => ours.longest)), 50),
    ratio("undo of that import / the import", of(({ ours }) => ours.undo), whole, "≤2"),
    told("  read + plan + commit + adopt", `${parts(({ ours }) => ours.undoParts)} ms`),
  ];
};
