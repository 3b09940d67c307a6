// The history of all: what each line says, what is asked of it, and the way back from it.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

test("the history says what a talk was, finds words, tells whose doings, and takes one of them back", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await app.open("/");
  await page.getByRole("button", { name: /made-up workshop/ }).click();
  await desk.settled();
  await page.goto("/history");
  await desk.settled();
  const deeds = page.locator(".deed");
  await expect(deeds.first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(deeds.filter({ hasText: "without a name" })).toHaveCount(0);
  const talk = deeds.filter({ hasText: /about “.+”: quote sent/ }).first();
  await expect(talk.getByRole("button", { name: "Take back what the rule did" })).toBeAttached();

  await page.getByRole("button", { name: "Files", exact: true }).click();
  await expect(deeds).toHaveCount(1);
  await expect(deeds).toContainText("Import of made up");
  await page.getByRole("button", { name: "Rules", exact: true }).click();
  await expect(deeds.first()).toContainText("Rule “");
  await page.getByRole("button", { name: "All", exact: true }).click();

  await page.getByRole("searchbox").fill("nobody said this");
  await expect(page.getByText("Nothing of the kind has happened.")).toBeVisible();
  // Which tasks there are depends on the day.
  await page.getByRole("searchbox").fill("task added");
  const added = deeds.filter({ hasText: /Task “[^”]+” added/ }).first();
  const [, task] = /Task “([^”]+)” added/.exec(await added.textContent());
  await page.getByRole("searchbox").fill(`added ${task.toUpperCase()} task`);
  await expect(deeds.filter({ hasText: task })).toHaveCount(1);
  await expect(deeds).toHaveCount(1);
  await expect(deeds.getByRole("link", { name: task, exact: true })).toBeVisible();
  await deeds.getByRole("button", { name: "Undo", exact: true }).click();
  // What is gone has no page to lead to.
  await expect(deeds.filter({ hasText: "taken back" })).toHaveCount(1);
  await expect(deeds.getByRole("link", { name: task, exact: true })).toHaveCount(0);
});
