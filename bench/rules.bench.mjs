// One event against many rules; what a save costs as rules grow in number; many things that fall due at once.

import { limit, ratio, told } from "./figures.mjs";

/** As many as the app carries out in one action. */
const AT_A_TIME = 200;

export const measure = async ({ bench, rounds }) => {
  const page = await bench();
  const { figures, acting } = await page.evaluate((rounds) => window.bench.asked(1000, rounds, 2000), rounds);
  const counts = [10, 100, 1000, 10000];
  const costs = await page.evaluate((counts) => window.bench.saves(counts, 200), counts);
  const { all, longest, done } = await page.evaluate((limit) => window.bench.due(10000, limit), AT_A_TIME);
  await page.close();
  const of = (party) => figures.map((row) => row[party] * 1000);
  const what = `1 event against 1000 rules (${acting} act)`;
  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return [
    ratio(`${what} / json-rules-engine`, of("ours"), of("peer"), "≥400", { unit: "µs" }),
    ratio(`${what} / a plain typed loop`, of("ours"), of("loop"), "≤40", { unit: "µs" }),
    limit(what, middle(of("ours")), 50, { unit: "µs" }),
    told("1 save, 10 rules listen, of 10 / 100 / 1,000 / 10,000", costs.map((cost) => `${(cost * 1000).toFixed(0)} µs`).join(" / ")),
    limit(`10,000 things due, carried out in ${done} pieces (not written)`, all, 1000),
    limit("the longest of these pieces", longest, 50),
  ];
};
