// Rules travel: exported from one base, imported into another, where what is not known is said and what does not fit says
// why; one undo takes all of it back.

import { readFile } from "node:fs/promises";
import { HOUR, STAGES, beginWith, madeBase } from "./base_file.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const rule = {
  name: "Waits too long",
  when: { "time-in-stage": { stage: STAGES.waiting, after: { days: 3 } } },
  then: [{ notify: { text: "{{ name }} waits" } }],
};
const waiting = { id: STAGES.waiting, kind: "stage", name: "Waiting", of: "deal", pipeline: "Sales" };

/** What a press gives to the person: the name of the file, and what is in it. */
async function saved(page, button) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), file: JSON.parse(await readFile(await download.path(), "utf8")) };
}

test("rules are saved all together, and one by itself", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  const other = { ...rule, name: "Called" };
  await beginWith(page, madeBase({ born: Date.now() - HOUR, deals: [], rules: [rule, other] }));
  await page.goto("/rules");
  await desk.settled();
  const { when, then } = rule;
  const body = { of: "deal", when, then };
  await page.locator("summary[aria-label='More']").click();
  const all = await saved(page, "Export rules");
  expect(all.name).toBe("Rules.json");
  expect(all.file).toEqual({
    format: "tend-rules",
    version: 1,
    names: [waiting],
    rules: [{ name: "Waits too long", body }, { name: "Called", body }],
  });
  await page.getByRole("link", { name: "Called", exact: true }).click();
  const one = await saved(page, "Export this rule");
  expect(one.name).toBe("Called.json");
  expect(one.file.rules).toEqual([{ name: "Called", body }]);
});

test("rules of another base are fitted in, refused with the reason, and taken back with one undo", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await page.goto("/rules");
  await desk.settled();
  await page.locator("summary[aria-label='More']").click();
  await page.getByRole("link", { name: "Import rules", exact: true }).click();
  const choose = async (text) => {
    const file = { name: "rules.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel("Choose a file of rules").setInputFiles(file);
  };
  await choose("[1, 2]");
  await expect(page.getByText(/^There are no rules of Tend in this file\./)).toBeVisible();

  const { when, then } = rule;
  const written = [
    { name: "Waits too long", body: { of: "deal", when, then } },
    { name: "A newer one", body: { of: "deal", when: "moonrise", then } },
    { name: "Says hello", body: { of: "deal", when: "created", then: [{ notify: { text: "Hello" } }] } },
  ];
  await choose(JSON.stringify({ format: "tend-rules", version: 1, names: [waiting], rules: written }, null, 2));
  await expect(page.getByText("3 rules", { exact: true })).toBeVisible();
  const box = (name) => page.getByRole("checkbox", { name, exact: true });
  const row = (name) => page.getByRole("listitem").filter({ has: box(name) });
  await expect(row("Waits too long")).toContainText("Say above what is meant: Stage “Waiting” (Sales)");
  await expect(box("Waits too long")).toBeDisabled();
  await expect(row("A newer one")).toContainText(/Line \d+: this is no rule here.*moonrise/);
  await expect(box("A newer one")).toBeDisabled();
  await expect(row("Says hello")).toContainText("When a deal is created, remind me: “Hello”.");
  await expect(page.getByRole("button", { name: "Take 1 rule", exact: true })).toBeEnabled();

  const stranger = page.getByRole("combobox", { name: "Stage “Waiting” (Sales)", exact: true });
  await desk.choose(stranger, "Sales: Quote sent");
  await expect(row("Waits too long")).toContainText("When a deal stands in Quote sent for 3 days, remind me: “[name] waits”.");
  await expect(box("Waits too long")).toBeChecked();
  await box("Says hello").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Take 1 rule", exact: true })).toBeEnabled();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Take 2 rules", exact: true }).click();
  await expect(page.getByText("2 rules taken, and switched off.")).toBeVisible();
  await expect(page.locator(".rules h2")).toHaveText(["Waits too long", "Says hello"]);
  await desk.settled();
  await page.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.locator(".rules h2")).toHaveCount(0);
  await desk.settled();
});
