// Tags are written by hand: a new one is typed, one that is there is pressed.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

async function twoContacts(desk) {
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("contact", "Ines");
  await record.add("contact", "Jonas");
  const open = async (name) => {
    await desk.page.goto("/contacts");
    await record.openFrom(desk.page.getByRole("main"), name);
  };
  return { record, open };
}

test("a tag is typed, another pressed; the record shows them, and an undo takes them back", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const { record, open } = await twoContacts(desk);

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
  await desk.settled();
  await shows("school");
  await page.keyboard.press("ControlOrMeta+z");
  await shows("Add");
});

test("typing a part makes no tag of it: what is there is pressed, what is new has its button, leaving harms nothing", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const { record, open } = await twoContacts(desk);
  await open("Ines");
  const tags = await record.edit("Tags");
  await tags.fill("school");
  await page.getByRole("button", { name: "Make “school”" }).click();
  await expect(page.getByRole("button", { name: "school", pressed: true })).toBeVisible();
  await page.keyboard.press("Escape");

  await open("Jonas");
  await (await record.edit("Tags")).fill("sch");
  await page.getByRole("button", { name: "school", pressed: false }).click();
  await expect(page.getByRole("button", { name: "school", pressed: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await (await record.edit("Tags")).fill("once");
  await page.getByRole("heading", { name: "Jonas", level: 1 }).click();
  await expect((await record.fact("Tags")).locator("[data-edit]")).toHaveText("school");
  await desk.settled();
  await record.edit("Tags");
  await expect(page.getByRole("button", { name: "school", pressed: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(sch|once)$/ })).toHaveCount(0);
});
