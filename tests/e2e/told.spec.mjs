// What is told at the edge of the screen: one thing at a time, and its undo takes back that and nothing else.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

const begun = "2027-03-01T09:00:00Z";

/** Puts in a task from Today, and returns once it is listed. */
async function addTask(page, line, name) {
  await page.goto("/");
  const form = page.locator(".quick");
  await form.getByLabel("What is to be done?").fill(line);
  await form.getByRole("button", { name: "Add a task" }).click();
  await expect(page.getByRole("main").getByRole("link", { name, exact: true })).toBeVisible();
}

test("a notice of what changed nothing has no undo, which would take back something else", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await app.setClock(begun);
  await desk.begin();
  await addTask(page, "ring Ines today at 15:00", "ring Ines");
  await desk.settled();
  await page.goto("/");
  const task = page.locator(".due").filter({ hasText: "ring Ines" });
  const toast = page.locator(".toast");
  const putOff = async (words) => {
    const line = task.getByLabel("In words, until when");
    if (!(await line.isVisible())) await task.locator("summary").click();
    await line.fill(words);
    await page.keyboard.press("Enter");
    await desk.settled();
    await expect(toast.getByText(/^Put off to /)).toBeVisible();
  };
  // The only row is the current one, which has its buttons.
  await putOff("today at 15:00");
  await expect(toast).toHaveCount(1);
  await expect(toast.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await putOff("today at 16:00");
  await expect(task).toContainText("16:00");
  await expect(toast).toHaveCount(1);
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(task).toContainText("15:00");
});

test("an amount is what was typed, with groups of thousands or without", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  for (const [name, amount, reads] of [["Doors", "4,850", "4,850.00"], ["Shelf", "1,200.50", "1,200.50"], ["Lamp", "99,5", "99.50"]]) {
    await record.add("deal", name, { amount });
    await record.openFrom(page.getByRole("main"), name);
    await expect(await record.fact("Amount")).toContainText(reads);
  }
});

test("without leave to notify, what falls due is told of on whichever page is open, until it is closed", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await app.setClock(begun);
  await desk.begin();
  await addTask(page, "ring Ines today at 10:00", "ring Ines");
  await page.getByRole("link", { name: "Contacts", exact: true }).first().click();
  await desk.settled();
  const told = page.locator(".toast").getByRole("link", { name: "Due now: ring Ines" });
  await app.setClock("2027-03-01T09:59:30Z");
  await expect(told).toHaveCount(0);
  await app.setClock("2027-03-01T10:00:05Z");
  await expect(told).toBeVisible();
  await told.click();
  await expect(page.getByRole("heading", { name: "ring Ines", level: 1 })).toBeVisible();
});

test("keys go through the stages, and only Enter moves; the way to the content stays on the page", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("deal", "Menus", { amount: "100" });
  await record.openFrom(page.getByRole("main"), "Menus");
  const list = page.getByRole("combobox", { name: "Move to a stage…" });
  const here = page.locator(".path [aria-current=step] .leg-name");
  const stage = await here.textContent();
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await expect(list).not.toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(list).toHaveValue("");
  await page.keyboard.press("ArrowDown");
  await desk.settled();
  await expect(here).toHaveText(stage);
  await page.keyboard.press("Enter");
  await expect(here).not.toHaveText(stage);
  await desk.settled();
  const place = page.url();
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  expect(page.url()).toBe(place);
});
