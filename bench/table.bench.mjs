// A list of many deals: sorted, and asked a question.

import { limit, median, told } from "./figures.mjs";

export const measure = async ({ bench, rounds, count }) => {
  const page = await bench();
  const figures = await page.evaluate(([count, rounds]) => window.bench.tables(count, rounds), [count, rounds]);
  await page.close();
  const of = (party) => figures.map((row) => row[party]);
  const row = (what, party, bound) => limit(what, median(of(party)), bound, { digits: 2 });
  const theirs = (...parties) => `${parties.map((party) => median(of(party)).toFixed(2)).join("; ")} ms`;
  return [
    row(`sort ${count} deals by amount`, "sortAmount", 30),
    row("  by name", "sortName", 30),
    row("  by stage", "sortStage", 30),
    told("  Float64Array.sort; an array of names by <", theirs("typedSort", "stringSort")),
    row(`filter ${count} deals by amount`, "filterAmount", 2),
    row("  by stage", "filterStage", 2),
    row("  by a word of the name", "filterName", 2),
    told("  a loop over an array of numbers", theirs("typedFilter")),
  ];
};
