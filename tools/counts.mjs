// What was counted, and what failed and how, in the last lines of a run: `node tools/counts.mjs target/logs`.

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

const failedNatively = (log) => [...log.matchAll(/^test (.+) \.\.\. FAIL(?:ED)?$/gm)].map(([, name]) => `failed: ${name}`);

/** Each browser test that failed, once or for good, with the beginning of what was said. */
const failedInBrowser = (report) => {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  return specs(JSON.parse(report)).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ status, results }) => {
        const said = results.flatMap(({ errors }) => errors).map(({ message }) => message ?? "");
        const plain = (said[0] ?? "").replaceAll(/\u001b\[[\d;]*m/g, "").replaceAll(/\s*\n\s*/g, " | ");
        return `${status === "flaky" ? "failed once" : "failed"}: ${file}:${line} ${title}\n  ${plain.slice(0, 400)}`;
      }),
  );
};

const kinds = [
  ["native tests", "native.log", native, failedNatively],
  ["database tests", "web.log", native, failedNatively],
  ["browser tests", "e2e.json", browser, failedInBrowser],
];
const all = { passed: 0, failed: 0, ignored: 0 };
for (const [what, name, count, failures] of kinds) {
  const text = read(name);
  const found = text && count(text);
  console.log(found ? `${what}: ${found.passed} passed, ${found.failed} failed, ${found.ignored} ignored` : `${what}: did not run`);
  if (found) failures(text).forEach((line) => console.log(line));
  for (const key in all) all[key] += found?.[key] ?? 0;
}
console.log(`all tests: ${all.passed} passed, ${all.failed} failed, ${all.ignored} ignored`);
