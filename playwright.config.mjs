// Browser tests run on the built folder, served as any host would serve it.

import { createHash } from "node:crypto";
import { defineConfig } from "@playwright/test";

// Two copies of the source can be tested at once: each has a port of its own.
const place = createHash("sha256").update(process.cwd()).digest().readUInt16BE(0);
const port = Number(process.env.TEST_PORT ?? 20000 + (place % 10000));
const report = process.env.REPORT;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // Generous, for machines that do other things too; what must be quick says so itself.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: process.env.WORKERS ? Number(process.env.WORKERS) : 2,
  // On the machine that decides about a merge, other things run: a second try, and both are named at the
  // end. What promises that nothing is lost takes none (`retries` in its file).
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  // What is not there is told of while one still knows what was looked for.
  use: { actionTimeout: 90_000, baseURL: `http://localhost:${port}`, locale: "en-GB", timezoneId: "Europe/London" },
  webServer: {
    command: "node tools/serve.mjs dist",
    url: `http://localhost:${port}/`,
    env: { PORT: String(port) },
    reuseExistingServer: false,
  },
  projects: [
    { name: "e2e", testMatch: "**/*.spec.mjs" },
    { name: "soak", testMatch: "**/*.soak.mjs", timeout: 30 * 60_000, workers: 1 },
  ],
});
