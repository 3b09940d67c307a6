// One event against many rules.

import { ratio } from "./figures.mjs";

export const measure = async ({ bench, rounds }) => {
  const page = await bench();
  const { figures, acting } = await page.evaluate((rounds) => window.bench.asked(1000, rounds, 2000), rounds);
  await page.close();
  const of = (party) => figures.map((row) => row[party] * 1000);
  const what = `1 event against 1000 rules (${acting} act) / json-rules-engine`;
  return [ratio(what, of("ours"), of("peer"), "≥400", { unit: "µs" })];
};
