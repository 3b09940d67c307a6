// The pictures that the manifest shows to whoever is about to install: `node tools/screens.mjs`, after a build.
// A made-up week of one person, by the same steps as in the tests.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Desk } from "../tests/e2e/desk.mjs";
import { RecordDesk } from "../tests/e2e/desk_record.mjs";

const locale = "en-GB";
const port = Number(process.env.PORT ?? 8099);
const folder = "public/screens";

/** Each with its size in the manifest. */
const screens = {
  wide: { viewport: { width: 1280, height: 800 } },
  narrow: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

const deals = [
  ["Greenhouse for the school", 18_400, "quote"],
  ["Roof over the terrace", 7_250, "followUp"],
  ["Oak doors, four", 5_600, "new"],
  ["Stairs, Mill Lane", 12_900, "followUp"],
  ["Kitchen front", 3_900, "new"],
  ["Garden gate", 1_150, "new"],
  ["Shelves for the library", 9_800, "quote"],
];
const tasks = [
  ["Call Anna Berg about the roof", 0],
  ["Send the quote for the oak doors", 0],
  ["Ask the school for the measures", 1],
  ["Order the timber for Mill Lane", 3],
];

const server = spawn("node", ["tools/serve.mjs", "dist"], { env: { ...process.env, PORT: String(port) } });
await once(server.stdout, "data");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
mkdirSync(folder, { recursive: true });

/** What the steps of the tests ask of an app. */
async function begin(options) {
  const baseURL = `http://localhost:${port}`;
  const context = await browser.newContext({ ...options, baseURL, locale, timezoneId: "Europe/London", serviceWorkers: "block" });
  await context.clock.setSystemTime("2027-03-03T09:12:00Z");
  const page = await context.newPage();
  const open = async (path) => {
    await page.goto(path);
    await page.locator("main").waitFor();
  };
  const desk = new Desk({ page, open }, locale);
  await desk.begin();
  return desk;
}

async function fill(desk) {
  const { page } = desk;
  const records = new RecordDesk(desk, locale);
  for (const name of ["Anna Berg", "Ivo Kern"]) await records.add("contact", name);
  await desk.deals();
  for (const [name, amount, stage] of deals) {
    await desk.addDeal(name, amount);
    if (stage !== "new") await desk.move(name, stage);
  }
  await page.goto("/");
  for (const [name, days] of tasks) {
    const day = new Date(Date.UTC(2027, 2, 3 + days)).toISOString().slice(0, 10);
    await page.getByLabel("What is to be done?").fill(name);
    await page.getByLabel("Due", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Add a task" }).click();
    await page.getByRole("link", { name, exact: true }).waitFor();
  }
}

for (const [form, options] of Object.entries(screens)) {
  const desk = await begin(options);
  await fill(desk);
  for (const [name, path] of [["today", "/"], ["deals", "/deals"]]) {
    await desk.page.goto(path);
    await desk.settled();
    await desk.page.evaluate(() => document.fonts.ready);
    await desk.page.screenshot({ path: `${folder}/${name}-${form}.png`, animations: "disabled" });
  }
  await desk.page.context().close();
}
await browser.close();
server.kill();
