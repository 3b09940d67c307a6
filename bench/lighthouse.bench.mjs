// What Lighthouse says of the app as it is served, on a slow phone as Lighthouse takes it to be: a fast computer slowed
// four times. A slower one is that phone when it is slowed less, as Lighthouse's own guide to throttling says
// (docs/throttling.md, “Calibrating the CPU slowdown”); both are told, and how fast Lighthouse found this machine.
// By default Lighthouse reckons what a slow network would have done from a fast visit (“simulate”). It takes everything
// that came before the largest paint for its cause, also what only came at the same time; so the visit is made on a network
// that is really slow, too (“devtools”).

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { told } from "./figures.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];

/** How many times slower a machine is made to be a phone of the middle class, by what Lighthouse finds it can do. */
const slowdown = (index) => (index >= 1500 ? 4 : index >= 1000 ? 2 : 1);

const row = (name, score, note) => ({
  what: `Lighthouse, ${name}${note}`,
  ours: score.toFixed(0),
  theirs: "",
  ratio: "",
  target: "≥ 100",
  ok: score >= 100,
});

const look = async ({ root, origin }, place, slower, method = "simulate") => {
  const report = join(place, `report-${slower}-${method}.json`);
  const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");
  const wish = [`${origin}/`, "--quiet", "--output=json", `--output-path=${report}`, `--only-categories=${CATEGORIES}`, `--chrome-flags=${flags}`, `--throttling.cpuSlowdownMultiplier=${slower}`, `--throttling-method=${method}`];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
  const run = spawn(join(root, "node_modules/.bin/lighthouse"), wish, { env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(run, "exit");
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
  return JSON.parse(await readFile(report, "utf8"));
};

const rows = ({ categories, audits }, note) =>
  CATEGORIES.flatMap((name) => {
    const { score, auditRefs } = categories[name];
    // What holds it back, with what was measured.
    const short = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
    const reasons = short.map(({ id }) => told(`  ${audits[id].title}`, audits[id].displayValue ?? "fails"));
    return [row(name, 100 * score, note), ...reasons];
  });

export const measure = async (here) => {
  const place = await mkdtemp(join(tmpdir(), "tend-lighthouse-"));
  try {
    const asIs = await look(here, place, 4);
    const index = asIs.environment.benchmarkIndex;
    const fitting = slowdown(index);
    const really = await look(here, place, 4, "devtools");
    const first = [...rows(asIs, ", slowed 4 times"), ...rows(really, ", slowed 4 times, on a slow network")];
    if (fitting === 4) return first;
    return [...first, ...rows(await look(here, place, fitting), `, slowed ${fitting} times (index ${index.toFixed(0)})`)];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
};
