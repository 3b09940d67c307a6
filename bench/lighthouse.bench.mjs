// What Lighthouse says of the app as it is served, on a slow phone as Lighthouse takes it to be.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { told } from "./figures.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];

const row = (name, score) => ({
  what: `Lighthouse, ${name}`,
  ours: score.toFixed(0),
  theirs: "",
  ratio: "",
  target: "≥ 100",
  ok: score >= 100,
});

export const measure = async ({ root, origin }) => {
  const place = await mkdtemp(join(tmpdir(), "tend-lighthouse-"));
  try {
    const report = join(place, "report.json");
    const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");
    const wish = [`${origin}/`, "--quiet", "--output=json", `--output-path=${report}`, `--only-categories=${CATEGORIES}`, `--chrome-flags=${flags}`];
    const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
    const run = spawn(join(root, "node_modules/.bin/lighthouse"), wish, { env, stdio: ["ignore", "ignore", "inherit"] });
    const [code] = await once(run, "exit");
    if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
    const { categories, audits } = JSON.parse(await readFile(report, "utf8"));
    return CATEGORIES.flatMap((name) => {
      const { score, auditRefs } = categories[name];
      // What holds it back, with what was measured.
      const short = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
      const reasons = short.map(({ id }) => told(`  ${audits[id].title}`, audits[id].displayValue ?? "fails"));
      return [row(name, 100 * score), ...reasons];
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
};
