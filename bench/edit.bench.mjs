// One edit, on the disk before it counts, in a base with many contacts.

import { limit, median, percentile, ratio } from "./figures.mjs";

const EACH = 40;

export const measure = async ({ bench, rounds, count }) => {
  const page = await bench();
  const { figures, size } = await page.evaluate(
    ([count, rounds, each]) => window.bench.edits(count, rounds, each),
    [count, rounds, EACH],
  );
  await page.close();
  const [ours, theirs] = ["ours", "limit"].map((party) => figures.map((row) => median(row[party])));
  const all = (party) => figures.flatMap((row) => row[party]);
  return [
    ratio(`one edit, strict, p50 / raw put of the same ${(size / 1000).toFixed(0)} kB`, ours, theirs, "≤3", { digits: 2 }),
    limit(`one edit, strict, p99 (raw put: ${percentile(all("limit"), 99).toFixed(1)} ms)`, percentile(all("ours"), 99), 15),
  ];
};
