// The cells of a list: gone about by keyboard, written where they stand, grouped, copied.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const rows = (page) => page.locator("tbody > .row");
const cell = (page, row, name) => {
  const heads = page.locator("thead th");
  return heads.allInnerTexts().then((texts) => rows(page).nth(row).locator("> *").nth(texts.findIndex((text) => text.trim() === name)));
};

test.use({ viewport: { width: 1440, height: 900 } });

async function withDeals(desk) {
  await desk.begin();
  await desk.deals();
  for (const [name, amount] of [["Awning", 100], ["Banner", 250], ["Counter", 40]]) await desk.addDeal(name, amount);
  await desk.page.getByRole("link", { name: "List", exact: true }).click();
  await expect(rows(desk.page)).toHaveCount(3);
}

test("arrows go from cell to cell, Enter writes one, one change is one undo", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await withDeals(desk);
  await page.getByRole("link", { name: "Awning" }).focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(await cell(page, 0, "Amount")).toBeFocused();
  await page.keyboard.press("Enter");
  const amount = page.getByRole("textbox", { name: "Amount, Awning" });
  await expect(amount).toBeFocused();
  await amount.fill("175");
  await page.keyboard.press("Enter");
  await expect(await cell(page, 0, "Amount")).toHaveText("£175.00");
  await expect(await cell(page, 1, "Amount")).toBeFocused();
  await desk.settled();

  // What cannot be read is said beside it and kept as it was typed.
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "Amount, Banner" }).fill("a lot");
  await page.keyboard.press("Enter");
  await expect(page.locator(".cell-editor .field-fault")).not.toBeEmpty();
  await expect(page.getByRole("textbox", { name: "Amount, Banner" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(await cell(page, 1, "Amount")).toHaveText("£250.00");
  await expect(await cell(page, 1, "Amount")).toBeFocused();

  // Tab goes to the right; by double click too.
  await (await cell(page, 2, "Close expected")).dblclick();
  await page.getByLabel("Close expected, Counter").fill("2026-12-24");
  await page.keyboard.press("Tab");
  await expect(await cell(page, 2, "Close expected")).toContainText("24");
  await expect(await cell(page, 2, "Closed")).toBeFocused();
  await desk.settled();

  await page.keyboard.press("Control+z");
  await expect(await cell(page, 2, "Close expected")).toHaveText("");
  await page.keyboard.press("Control+z");
  await expect(await cell(page, 0, "Amount")).toHaveText("£100.00");

  // A stage is entered through its gate.
  await (await cell(page, 0, "Stage")).dblclick();
  await page.getByRole("combobox", { name: "Stage, Awning" }).selectOption({ label: "Lost" });
  await page.keyboard.press("Enter");
  const gate = page.getByRole("dialog");
  await gate.getByLabel("Lost reason").fill("Too dear");
  await gate.getByRole("button", { name: /Lost/ }).click();
  await expect(await cell(page, 0, "Stage")).toHaveText("Lost");

  // The keys of rows are as they were.
  await page.getByRole("link", { name: "Awning" }).focus();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Banner" })).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(page.getByRole("link", { name: "Counter" })).toBeFocused();
});

test("rows are grouped with counts and sums, groups fold, all is added up, and what is chosen is copied", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await withDeals(desk);
  await expect(page.locator("tfoot")).toContainText("£390");
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await desk.move("Counter", "quote");
  await page.getByRole("link", { name: "List", exact: true }).click();
  await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: "Stage" });
  const heads = page.locator("tbody > .group-head");
  await expect(heads).toHaveCount(2);
  await expect(heads.nth(0)).toContainText("New 2");
  await expect(heads.nth(0)).toContainText("£350");
  await expect(heads.nth(1)).toContainText("£40");
  await page.getByRole("button", { name: "New 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "New 2" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "New 2" }).focus();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Awning" })).toBeFocused();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("x");
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied: 1 row.")).toBeVisible();
  const read = (type) =>
    page.evaluate(async (type) => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType(type)).text();
    }, type);
  expect((await read("text/plain")).split("\n")[1]).toMatch(/^Awning\t.*£100\.00/);
  expect(await read("text/html")).toContain("<td>Awning</td>");
});

test("a board has the questions of the list, and folds its columns, in this browser", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await expect(page.getByText("A deal is work you may win")).toBeVisible();
  await desk.addDeal("Awning", 100);
  await desk.addDeal("Banner", 250);
  await expect(page.getByText("A deal is work you may win")).toHaveCount(0);
  await page.getByRole("button", { name: "Filter…" }).click();
  const form = page.getByRole("dialog", { name: "Show only those that" });
  await form.getByRole("combobox", { name: "Field" }).selectOption({ label: "Amount" });
  await form.getByRole("combobox", { name: "How" }).selectOption({ label: "is at least" });
  await form.getByRole("textbox", { name: "Amount" }).fill("200");
  await form.getByRole("button", { name: "Show these" }).click();
  await expect(desk.card("Awning")).toHaveCount(0);
  await expect(desk.card("Banner")).toBeVisible();
  await page.getByRole("searchbox", { name: "Filter" }).fill("nothing like it");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(desk.card("Awning")).toBeVisible();

  await page.getByRole("button", { name: "Fold the column New" }).click();
  await expect(desk.card("Awning")).toBeHidden();
  await page.reload();
  await desk.settled();
  await expect(desk.column("new")).toBeVisible();
  await expect(desk.card("Awning")).toBeHidden();
  await page.getByRole("button", { name: "Unfold the column New" }).click();
  await expect(desk.card("Awning")).toBeVisible();
});
