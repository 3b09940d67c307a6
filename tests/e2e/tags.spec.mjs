// Tags are written by hand: a new one is typed, one that is there is pressed.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

test("a tag is typed, another pressed; the record shows them, and an undo takes them back", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("contact", "Ines");
  await record.add("contact", "Jonas");

  const open = async (name) => {
    await page.goto("/contacts");
    await record.openFrom(page.getByRole("main"), name);
  };
  const shows = async (text) => expect((await record.fact("Tags")).locator("[data-edit]")).toHaveText(text);

  await open("Ines");
  const tags = await record.edit("Tags");
  await tags.fill("regular");
  await tags.press("Enter");
  await expect(page.getByRole("button", { name: "regular", pressed: true })).toBeVisible();
  await tags.fill("school");
  await tags.press("Enter");
  await expect(page.getByRole("button", { name: "school", pressed: true })).toBeVisible();
  await tags.press("Escape");
  await shows("regular, school");

  await open("Jonas");
  await record.edit("Tags");
  await page.getByRole("button", { name: "school", pressed: false }).click();
  await expect(page.getByRole("button", { name: "school", pressed: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await shows("school");
  await desk.settled();
  await page.reload();
  await shows("school");
  await page.keyboard.press("ControlOrMeta+z");
  await shows("Add");
});
