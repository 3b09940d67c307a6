// Search with every letter one types, through all contacts.

import { limit, median, percentile, ratio, told } from "./figures.mjs";

export const measure = async ({ bench, rounds, count }) => {
  const page = await bench();
  const { figures, reading, bytes } = await page.evaluate(([count, rounds]) => window.bench.searched(count, rounds), [count, rounds]);
  await page.close();
  const all = (party) => figures.flatMap((row) => row[party]);
  const middles = (party) => figures.map((row) => median(row[party]));
  const slowest = (party) => figures.map((row) => percentile(row[party], 99));
  const two = { digits: 2 };
  return [
    limit(`search as one types, ${count} contacts, p50`, median(all("ours")), 4, two),
    limit(`search as one types, ${count} contacts, p99`, percentile(all("ours"), 99), 16, two),
    ratio("  p50 / indexOf through one text", middles("ours"), middles("scan"), "≤1", two),
    ratio("  p50 / MiniSearch", middles("ours"), middles("mini"), "≥4", two),
    ratio("  p99 / MiniSearch", slowest("ours"), slowest("mini"), "≥4", two),
    told("  FlexSearch p50, p99", `${median(all("flex")).toFixed(2)}, ${percentile(all("flex"), 99).toFixed(2)} ms`),
    told("  reading the words: ours, MiniSearch, FlexSearch", ["ours", "mini", "flex"].map((party) => (reading[party] / 1000).toFixed(1)).join(", ") + " s"),
    told("  memory of the words", `${(bytes / 1e6).toFixed(1)} MB`),
  ];
};
