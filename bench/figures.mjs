// From rounds to a row of the table: medians, ratios within a round, and how sure one may be of them.

import { chance } from "./page/data.js";

export const percentile = (values, percent) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(((sorted.length - 1) * percent) / 100)];
};

export const median = (values) => percentile(values, 50);

/** The interval in which 95 of 100 medians of samples drawn from these values lie. */
const interval = (values) => {
  const next = chance(3);
  const draw = () => median(values.map(() => values[Math.floor(next() * values.length)]));
  const medians = Array.from({ length: 2000 }, draw);
  return [percentile(medians, 2.5), percentile(medians, 97.5)];
};

/**
 * A row that compares two parties, round by round. `target`: the ratio may be at most that (`"≤"`), or
 * must be at least that (`"≥"`, then the ratio is theirs to ours).
 */
export const ratio = (what, ours, theirs, target, { unit = "ms", digits = 1 } = {}) => {
  const [sign, bound] = [target[0], Number(target.slice(1))];
  const ratios = ours.map((mine, round) => (sign === "≥" ? theirs[round] / mine : mine / theirs[round]));
  const middle = median(ratios);
  const ok = sign === "≥" ? middle >= bound : middle <= bound;
  const show = (value) => `${value.toFixed(digits)} ${unit}`;
  const [low, high] = interval(ratios);
  const shown = `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  return { what, ours: show(median(ours)), theirs: show(median(theirs)), ratio: shown, target: `${sign} ${bound}x`, ok };
};

/** A row that holds one figure against a limit of its own. */
export const limit = (what, value, bound, { unit = "ms", digits = 1 } = {}) => ({
  what,
  ours: `${value.toFixed(digits)} ${unit}`,
  theirs: "",
  ratio: "",
  target: `≤ ${bound} ${unit}`,
  ok: value <= bound,
});

/** A row that is only told. */
export const told = (what, text) => ({ what, ours: text, theirs: "", ratio: "", target: "", ok: null });
