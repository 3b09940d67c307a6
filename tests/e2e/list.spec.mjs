// A list: sorted, asked, chosen from; however many there are.

import { readFile } from "node:fs/promises";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const rows = (page) => page.locator("tbody > .row");
const names = (page) => rows(page).locator("th").allInnerTexts();

/** So many contacts, through the screen: every third has no telephone. */
async function withContacts(desk, count) {
  const line = (n) => `Person ${String(n).padStart(5, "0")},p${n}@example.org,${n % 3 ? `+44 117 496 ${String(n).padStart(4, "0")}` : ""}`;
  const text = ["Name,Email,Phone", ...Array.from({ length: count }, (_, n) => line(n + 1))].join("\n");
  const take = await desk.chooseFile("people.csv", text);
  await take.click();
  await expect(desk.page.getByText(desk.words.imported).first()).toBeVisible({ timeout: 60_000 });
  await desk.settled();
  await desk.page.goto("/contacts");
  await desk.settled();
}

test("of many rows those in sight are drawn, sorted by what is pressed, and found by any word", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await withContacts(desk, 3_000);
  await expect(rows(page).first()).toContainText("Person 00001");
  expect(await rows(page).count()).toBeLessThan(120);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).first()).toContainText("Person 03000");
  await page.locator(".table-frame").evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
  await expect(page.getByRole("link", { name: "Person 00001" })).toBeInViewport();
  await expect(rows(page).last()).toHaveAttribute("aria-rowindex", "3001");

  await page.getByRole("searchbox", { name: "Filter" }).fill("p1234@");
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Person 01234" })).toBeVisible();
  // How it was left is how it is found again.
  await page.reload();
  await desk.settled();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
});

test("questions are chips that can be changed and taken away", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await withContacts(desk, 30);
  await page.getByRole("button", { name: "Filter…" }).click();
  const form = page.getByRole("dialog", { name: "Show only those that" });
  await form.getByRole("combobox", { name: "Field" }).selectOption({ label: "Phone" });
  await form.getByRole("combobox", { name: "How" }).selectOption({ label: "is empty" });
  await form.getByRole("button", { name: "Show these" }).click();
  await expect(page.getByText("10 contacts", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Phone is empty", exact: true }).click();
  await form.getByRole("combobox", { name: "How" }).selectOption({ label: "contains" });
  await form.getByRole("textbox", { name: "Phone" }).fill("0001");
  await form.getByRole("button", { name: "Show these" }).click();
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Without the filter Phone contains 0001" }).click();
  await expect(page.getByText("30 contacts", { exact: true })).toBeVisible();
});

test("two that were chosen are made one, and the history says so", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await withContacts(desk, 3);
  const choose = (n) => rows(page).nth(n).getByRole("checkbox").check();
  const merge = page.getByRole("button", { name: "Merge…", exact: true });
  await choose(0);
  await expect(merge).toHaveCount(0);
  await choose(2);
  await merge.click();
  const dialog = page.getByRole("dialog", { name: "Merge with “Person 00003”?" });
  await expect(dialog.getByText("“Person 00001” stays, the other one is deleted.", { exact: false })).toBeVisible();
  await dialog.getByRole("radio", { name: "p3@example.org" }).check();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("p3@example.org");
  await desk.settled();
  await page.goto("/history");
  await expect(page.locator(".deed").first()).toContainText("Contact “Person 00003” merged into “Person 00001”");
});

test("those that were chosen are changed in one action, taken back by one undo; and saved as a table", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await withContacts(desk, 300);
  await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  const bulk = page.getByRole("group", { name: "What is done with those that are chosen" });
  await expect(bulk.getByText("300 chosen")).toBeVisible();
  await page.getByRole("link", { name: "Person 00001" }).focus();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Person 00002" })).toBeFocused();
  await page.keyboard.press("x");
  await expect(bulk.getByText("299 chosen")).toBeVisible();
  await bulk.getByRole("button", { name: "Change a field…" }).click();
  const form = page.getByRole("dialog", { name: "Change a field of 299 records" });
  await form.getByRole("combobox", { name: "Field" }).selectOption({ label: "Status" });
  await form.getByLabel("Status", { exact: true }).last().selectOption({ label: "VIP" });
  await form.getByRole("button", { name: "Change them" }).click();
  await expect(page.getByText("Changed: 299.")).toBeVisible();
  await expect(rows(page).nth(0)).toContainText("VIP");
  await expect(rows(page).nth(1)).not.toContainText("VIP");
  await desk.settled();

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a table" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(301);
  expect(lines[0]).toMatch(/^\ufeff?"Name"/);
  expect(lines[1]).toContain('"Person 00001"');
  // What a spreadsheet would take for a formula is made harmless.
  expect(lines[1]).toContain('"\'+44 117 496 0001"');

  await page.locator("#content").focus();
  await page.keyboard.press("Control+z");
  await expect(rows(page).nth(0)).not.toContainText("VIP");
  await desk.settled();
  await bulk.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
});

test("columns are chosen and put in order, and a board is a list too", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText("£640.00");
  await page.getByRole("button", { name: "Columns" }).click();
  const form = page.getByRole("dialog", { name: "Columns" });
  await form.getByRole("button", { name: "Without Stage", exact: true }).click();
  await form.getByRole("button", { name: "Amount one place forward" }).click();
  await form.locator("footer").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("columnheader", { name: "Stage", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await expect(desk.column("new")).toBeVisible();
});

test.describe("in Russian, on a phone", () => {
  test.use({ locale: "ru-RU", viewport: { width: 360, height: 740 } });

  test("a list fits the width and is asked and sorted there", async ({ app }) => {
    const desk = new Desk(app, "ru-RU");
    const { page } = app;
    await desk.begin();
    await page.getByRole("link", { name: "Контакты", exact: true }).click();
    for (const name of ["Семён Ёлкин", "Анна Белова"]) {
      await page.getByRole("button", { name: "Добавить контакт" }).click();
      const form = page.getByRole("dialog", { name: "Добавить контакт" });
      await form.getByLabel("Имя", { exact: true }).fill(name);
      await form.getByRole("button", { name: "Сохранить" }).click();
      await expect(page.getByRole("link", { name })).toBeVisible();
    }
    await desk.settled();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByRole("searchbox", { name: "Фильтр" }).fill("елкин");
    await expect(rows(page)).toHaveCount(1);
    expect(await names(page)).toEqual(["Семён Ёлкин"]);
  });
});
