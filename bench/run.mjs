// Measures Tend against its peers and against the bare browser, in one run, and prints the table:
// `node bench/run.mjs [part of a name]`. On a busy machine it refuses, unless FORCE=1.
// ROUNDS, COUNT (contacts) and ENTRIES (of the journal) make it shorter; BACKEND=sqlite takes the other store.
//
// Each *.bench.mjs exports `measure(tools)`, which answers with rows of figures.mjs.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv[2] ?? "";
const { ROUNDS = 7, COUNT = 100_000, ENTRIES = 1_000_000, BACKEND = "leveldb", FORCE } = process.env;

const busy = loadavg()[0];
const machine = `${cpus().length} × ${cpus()[0].model}, load ${busy.toFixed(2)}, Node ${process.versions.node}, ${BACKEND}`;
console.log(machine);
if (busy > 1.5 && !FORCE) {
  console.error("The machine is busy, the figures would say little. FORCE=1 measures all the same.");
  process.exit(1);
}

const flags = {
  leveldb: "--disable-features=IdbSqliteBackingStore",
  sqlite: "--enable-features=IdbSqliteBackingStore",
};
const port = 20000 + (process.pid % 10000);
const origin = `http://localhost:${port}`;
const server = spawn("node", ["tools/serve.mjs", "target/bench"], { cwd: root, env: { ...process.env, PORT: String(port) } });
await once(server.stdout, "data");
const profile = await mkdtemp(join(tmpdir(), "tend-bench-"));
// An ordinary context would keep IndexedDB in memory.
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // Ours would answer for the pages of the peers too.
  serviceWorkers: "block",
  args: [flags[BACKEND], "--enable-precise-memory-info", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
context.setDefaultTimeout(0);

/** A page with everything of bench/page in it. */
const bench = async () => {
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  await page.goto(`${origin}/bench/index.html`);
  await page.waitForFunction(() => window.bench?.ready);
  return page;
};

const columns = ["what", "ours", "theirs", "ratio", "target", "ok"];
const widths = [64, 22, 12, 24, 10, 5];
const line = (cells) => console.log(cells.map((cell, n) => String(cell).padEnd(widths[n])).join(" ").trimEnd());
const word = (ok) => (ok === null ? "" : ok ? "yes" : "NO");

try {
  line(["what", "ours", "peer, limit", "ratio (95 %)", "target", "ok"]);
  const tools = { root, origin, context, bench, rounds: Number(ROUNDS), count: Number(COUNT), entries: Number(ENTRIES) };
  for (const name of (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".bench.mjs")).sort()) {
    if (!name.includes(wanted)) continue;
    const { measure } = await import(`./${name}`);
    try {
      for (const row of await measure(tools)) line(columns.map((key) => (key === "ok" ? word(row.ok) : row[key])));
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name}: ${error.message}`);
    }
  }
  console.log(`load ${loadavg()[0].toFixed(2)} at the end`);
} finally {
  await context.close();
  server.kill();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}
