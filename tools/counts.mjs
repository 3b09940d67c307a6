// What was counted, in the last lines of a run: `node tools/counts.mjs target/logs`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null);

const native = (log) => {
  const all = { passed: 0, failed: 0, ignored: 0 };
  for (const [, passed, failed, ignored] of log.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    all.passed += Number(passed);
    all.failed += Number(failed);
    all.ignored += Number(ignored);
  }
  return all;
};

const browser = (report) => {
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
  return { passed: expected + flaky, failed: unexpected, ignored: skipped };
};

const all = { passed: 0, failed: 0, ignored: 0 };
for (const [what, name, count] of [["native tests", "native.log", native], ["database tests", "web.log", native], ["browser tests", "e2e.json", browser]]) {
  const text = read(name);
  const found = text && count(text);
  console.log(found ? `${what}: ${found.passed} passed, ${found.failed} failed, ${found.ignored} ignored` : `${what}: did not run`);
  for (const key in all) all[key] += found?.[key] ?? 0;
}
console.log(`all tests: ${all.passed} passed, ${all.failed} failed, ${all.ignored} ignored`);
