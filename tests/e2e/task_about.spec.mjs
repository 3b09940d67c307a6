// A task that was put in on Today finds its way to the person it is about.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

test("what a task is about is chosen on its page, and its person has it as the next step", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("contact", "Ines", {});
  await page.goto("/");
  const form = page.locator(".quick");
  await form.getByLabel("What is to be done?").fill("ring about the menus tomorrow at ten");
  await form.getByRole("button", { name: "Add a task" }).click();
  await record.openFrom(page.getByRole("main"), "ring about the menus");
  const about = await record.edit("About");
  await about.fill("ine");
  await page.getByRole("option", { name: "Ines" }).click();
  await desk.settled();
  await page.keyboard.press("Tab");
  await (await record.fact("About")).getByRole("link", { name: "Ines" }).click();
  await expect(page.getByRole("heading", { name: "Ines", level: 1 })).toBeVisible();
  await expect(record.tasks.getByRole("link", { name: "ring about the menus" })).toBeVisible();
});
