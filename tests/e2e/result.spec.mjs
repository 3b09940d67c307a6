// A task from the reminder to what came of it: put off in words, done with an outcome, and the next step asked for.

import { Keys } from "./by_keys.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const button = (place, name) => place.getByRole("button", { name, exact: true });
const row = (page, name) => page.locator(".due", { hasText: name });

test("by mouse: a call is put off in words, then done with an outcome, in one action", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await desk.card("Price tags").click();
  await page.getByRole("textbox", { name: "What is to be done?" }).fill("Call the printer on Tuesday at 10");
  await button(page, "Add a task").click();
  await expect(page.getByRole("link", { name: "Call the printer", exact: true })).toBeVisible();
  await desk.settled();

  await page.goto("/");
  const task = row(page, "Call the printer");
  await task.click();
  await task.locator("summary").click();
  const words = task.getByLabel("In words, until when");
  await words.fill("when it suits");
  await expect(task.getByText("No day or time in it yet.")).toBeVisible();
  await words.fill("in two weeks");
  await expect(task.getByRole("status")).toContainText("10:00");
  await words.press("Enter");
  await expect(page.getByText(/^Put off to .*10:00/)).toBeVisible();
  await desk.settled();

  await task.click();
  await button(task, "Result…: Call the printer").click();
  const dialog = page.getByRole("dialog", { name: "What came of “Call the printer”?" });
  await desk.choose(dialog.getByLabel("Outcome"), "Positive");
  await desk.choose(dialog.getByLabel("Kind of activity"), "Call");
  await dialog.getByLabel("Text").fill("They print on Monday.");
  await button(dialog, "Done").click();
  const next = page.getByRole("dialog", { name: "And the next step?" });
  await expect(next).toContainText("Price tags");
  await expect(task).toHaveCount(0);
  await button(next, "No next step").click();
  await expect(next).toHaveCount(0);
  await desk.settled();

  await desk.deals();
  await desk.card("Price tags").click();
  const talk = page.getByText("They print on Monday.");
  await expect(talk).toBeVisible();
  await expect(page.locator(".entry", { has: talk })).toContainText("Positive");
  await page.keyboard.press("Control+z");
  await expect(talk).toHaveCount(0);
  await expect(page.locator(".next-task")).toContainText("Call the printer");
});

test("by keys: put off, done with an outcome, and the next step said", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await keys.on(desk.card("Price tags"));
  await keys.fill(page.getByRole("textbox", { name: "What is to be done?" }), "Call the printer tomorrow at 10");
  await keys.press("Enter");
  await expect(page.getByRole("link", { name: "Call the printer", exact: true })).toBeVisible();
  await desk.settled();

  await keys.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await keys.press("g", "t");
  const task = row(page, "Call the printer");
  await expect(task.locator("summary")).toBeVisible();
  await keys.press("s");
  await expect(task.getByLabel("In words, until when")).toBeFocused();
  await keys.type("in two weeks");
  await keys.press("Enter");
  await expect(page.getByText(/^Put off to .*10:00/)).toBeVisible();
  await desk.settled();

  await keys.press("r");
  const dialog = page.getByRole("dialog", { name: "What came of “Call the printer”?" });
  await expect(dialog.getByLabel("Outcome")).toBeFocused();
  await keys.choose(dialog.getByLabel("Outcome"), "Positive");
  await keys.to(dialog.getByLabel("Text"));
  await keys.type("They print on Monday.");
  await keys.press("Control+Enter");
  const next = page.getByRole("dialog", { name: "And the next step?" });
  await expect(next.getByRole("textbox", { name: "What is to be done?" })).toBeFocused();
  await keys.type("Pay the printer tomorrow at 9");
  await keys.press("Enter");
  await expect(next).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Pay the printer", exact: true })).toBeFocused();
  await desk.settled();
});

test.describe("with a phone in Russian", () => {
  test.use({ locale: "ru-RU", viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("by touch: a task is done with its outcome", async ({ app }) => {
    const desk = new Desk(app, "ru-RU");
    const { page } = app;
    await desk.begin();
    await page.getByRole("textbox", { name: "Что нужно сделать?" }).fill("Позвонить Инне завтра в 10");
    await button(page, "Добавить задачу").tap();
    const task = row(page, "Позвонить Инне");
    await expect(task).toBeVisible();
    await desk.settled();
    await button(task, "Итог…: Позвонить Инне").tap();
    const dialog = page.getByRole("dialog", { name: "Чем закончилась задача «Позвонить Инне»?" });
    await expect(dialog).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await dialog.getByLabel("Итог").selectOption({ label: "Положительный ответ" });
    await dialog.getByLabel("Текст").fill("Берёт всё.");
    await button(dialog, "Сделано").tap();
    await expect(dialog).toHaveCount(0);
    await expect(task).toHaveCount(0);
    await expect(page.getByText("Сделано: Позвонить Инне")).toBeVisible();
    await desk.settled();
  });
});
