// The list of rules: one to begin with, and their order by the arrows; and the letters that rules prepare.

import { HOUR, STAGES, beginWith, id, madeBase } from "./base_file.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

test("an empty list offers a rule, which waits to be switched on", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await page.goto("/rules");
  await desk.settled();
  await page.getByRole("button", { name: "Begin with this rule" }).click();
  await expect(page.getByRole("link", { name: "Nothing stands still", exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Mode of “Nothing stands still”" })).toHaveValue("off");
  await expect(page.getByText("never fired", { exact: true })).toBeVisible();
  await desk.settled();
});

test("an arrow puts a rule elsewhere, and the keyboard stays on it", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await madeUp(desk);
  await page.goto("/rules");
  await desk.settled();
  const names = page.locator(".rules h2");
  await expect(names.nth(1)).toHaveText("No reply in three days");
  await expect(page.locator(".rule").first()).toContainText(/fired \d+ times?.*last /s);
  const earlier = page.getByRole("button", { name: "Earlier: No reply in three days" });
  await earlier.focus();
  await page.keyboard.press("Enter");
  await expect(names.first()).toHaveText("No reply in three days");
  await expect(earlier).toBeFocused();
  const grip = page.locator(".rule").first().locator(".grip");
  await grip.focus();
  await page.keyboard.press("ArrowDown");
  await expect(names.nth(1)).toHaveText("No reply in three days");
  await desk.settled();
});

test("a letter is read and mended where it stands, copied, and stands under its day once it was sent", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const born = Date.now() - HOUR;
  const told = { message: { channel: "email", subject: "Your order", text: "Dear {{ contact.name }}" } };
  const rule = { name: "On its way", when: { "stage-entered": { stage: STAGES.called } }, then: [told] };
  const contacts = [{ name: "Helen Frost", email: "helen@example.org" }];
  const deals = [{ name: "Price tags", since: born, fields: { contact: { ref: id(2000) } } }];
  await beginWith(page, madeBase({ born, deals, contacts, rules: [rule] }));
  await page.goto("/deals");
  await desk.choose(page.getByLabel("Move to a stage… Price tags", { exact: true }), "Called");
  await desk.settled();
  await page.goto("/outbox");
  await desk.settled();
  const letter = page.getByRole("article");
  await expect(letter.getByRole("definition")).toHaveText(["helen@example.org", "Your order", "Dear Helen Frost"]);
  const text = letter.getByRole("button", { name: /^Text / });
  await text.click();
  await letter.getByRole("textbox", { name: "Text" }).fill("It is on its way.");
  await letter.getByRole("textbox", { name: "Text" }).press("Control+Enter");
  await expect(text).toHaveText("It is on its way.");
  await letter.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Copied.", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("It is on its way.");
  await letter.getByRole("button", { name: "I sent it", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 3, name: /^today/i })).toBeVisible();
  await expect(page.locator(".sent").first()).toContainText("Price tags");
});

async function madeUp(desk) {
  await desk.app.open("/");
  await desk.page.getByRole("button", { name: /made-up workshop/ }).click();
  await desk.settled();
}
