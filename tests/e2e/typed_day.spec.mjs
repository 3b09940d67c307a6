// A day that is typed comes digit by digit: it is taken once one goes, as a whole, and never one that is past.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

test("a day typed on a card is one change", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("deal", "Menus", {});
  await record.openFrom(page.getByRole("main"), "Menus");
  const day = await record.edit("Close expected");
  await day.focus();
  await page.keyboard.type("14032031");
  await page.keyboard.press("Enter");
  await expect((await record.fact("Close expected")).locator("[data-edit]")).toContainText("2031");
  await desk.settled();
  await page.keyboard.press("ControlOrMeta+z");
  await expect((await record.fact("Close expected")).locator("[data-edit]")).toHaveText("Add");
});

test("a card is frozen by a day that is typed, and not before its year is whole", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("deal", "Menus", {});
  await record.openFrom(page.getByRole("main"), "Menus");
  await page.getByLabel("More", { exact: true }).click();
  await page.getByLabel("Frozen until").focus();
  await page.keyboard.type("14032031");
  await desk.settled();
  await page.goto("/history");
  const deeds = page.locator(".deed").filter({ hasText: "Frozen until" });
  await expect(deeds).toHaveCount(1);
  await expect(deeds).toContainText("2031");
});
