// Tabs that the system puts to sleep: who ticks meanwhile, and what they show when they come back.

import { expect, test as base } from "@playwright/test";
import { RawBrowser } from "./cdp.mjs";
import { PROMPT, within } from "./limits.mjs";

const test = base.extend({
  browserOfOwn: async ({}, use) => {
    const browser = await RawBrowser.start();
    await use(browser);
    await browser.close();
  },
});

const press = (text) =>
  `[...document.querySelectorAll("button")].find((button) => button.textContent.trim() === ${JSON.stringify(text)})?.click()`;
const shows = (text) => `!!document.body?.innerText.includes(${JSON.stringify(text)})`;
const stands = (name) => `[...document.querySelectorAll("main a")].some((link) => link.textContent.trim() === ${JSON.stringify(name)})`;

/** Who holds the lock of the one that ticks; "" while nobody does. */
const leader = `navigator.locks.query().then(({ held }) => held.find((lock) => lock.name === "tend leader")?.clientId ?? "")`;

/** Adds a deal through the form, as a person would. */
const add = (name) => `(async () => {
  ${press("Add a deal")};
  const frame = () => new Promise((resolve) => setTimeout(resolve, 20));
  let dialog;
  while (!(dialog = document.querySelector("[role=dialog], dialog"))) await frame();
  const label = [...dialog.querySelectorAll("label")].find((label) => label.textContent.trim().startsWith("Name"));
  const input = label.control ?? dialog.querySelector("input");
  input.value = ${JSON.stringify(name)};
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  [...dialog.querySelectorAll("button")].find((button) => button.textContent.trim() === "Save").click();
})()`;

test("a frozen tab that ticked is relieved within 10 s, and shows what was done meanwhile within 1 s", PROMPT, async ({ browserOfOwn: browser, baseURL }) => {
  const first = await browser.tab(`${baseURL}/deals`);
  await first.until(shows("Start with an empty base"), within(30_000));
  await first.evaluate(press("Start with an empty base"));
  await first.until(shows("Add a deal"), within(30_000));
  await first.until(`${leader}.then(Boolean)`);
  const before = await first.evaluate(leader);

  const second = await browser.tab(`${baseURL}/deals`);
  await second.show();
  await second.until(shows("Add a deal"), within(30_000));
  expect(await second.evaluate(leader)).toBe(before);

  await first.freeze();
  const relieved = await second.until(`${leader}.then((now) => now !== "" && now !== ${JSON.stringify(before)})`, within(10_000));

  await second.evaluate(add("While you slept"));
  await second.until(stands("While you slept"));
  const after = await second.evaluate(leader);

  await first.resume();
  const seen = await first.until(stands("While you slept"), within(1_000));
  // The one that was relieved does not take the lead back.
  expect(await first.evaluate(leader)).toBe(after);
  console.log(`relieved after ${Math.round(relieved)} ms, caught up ${Math.round(seen)} ms after it woke`);
});
