// One line to find or do anything, and the keys that act everywhere.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const line = (page) => page.getByRole("dialog").getByRole("combobox");
const option = (page, name) => page.getByRole("option", { name });

test("a record is found by any word, in the other layout too, and opened by Enter", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Café Müller sign", 640);
  await desk.addDeal("Вывеска для Фёдора", 120);

  await page.keyboard.press("Control+k");
  await expect(line(page)).toBeFocused();
  await line(page).fill("muller caf");
  await expect(option(page, /Café Müller sign/)).toBeVisible();
  await line(page).fill("dsdtcrf atljh");
  await expect(option(page, /Вывеска для Фёдора/)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Вывеска для Фёдора" })).toBeVisible();
  await expect(page).toHaveTitle("Вывеска для Фёдора · Tend");

  // Where one was is offered before anything is typed.
  await page.keyboard.press("Control+k");
  await expect(option(page, /Вывеска для Фёдора/)).toHaveAttribute("aria-selected", "true");
  await line(page).fill("no such thing");
  await expect(page.getByText("Nothing is called “no such thing”.")).toBeVisible();
});

test("what is renamed is found by its new name", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Wharf", 10);
  await page.keyboard.press("Control+k");
  await line(page).fill("wharf");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  const name = page.getByRole("textbox", { name: "Name" }).first();
  await name.fill("Afterwards");
  await name.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Afterwards" })).toBeVisible();
  await desk.settled();
  await page.goto("/");
  await desk.settled();
  await page.keyboard.press("Control+k");
  await line(page).fill("afterw");
  await expect(option(page, /Afterwards/)).toBeVisible();
  // What was done to it can be undone by that word; no record has it.
  await line(page).fill("wharf");
  await expect(option(page, /Afterwards$/)).toHaveCount(0);
  await expect(option(page, /^(?!Undo)/)).toHaveCount(0);
});

test("letters go, add and show the keys; not while one types; and can be switched off", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("heading", { level: 1, name: "Deals" })).toBeVisible();
  await expect(page).toHaveTitle("Deals · Tend");

  await page.keyboard.press("/");
  await page.keyboard.type("n?");
  await expect(page.getByRole("searchbox", { name: "Filter" })).toHaveValue("n?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Filter" }).fill("");

  await page.locator("#content").focus();
  await page.keyboard.press("n");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("contact");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "Add a contact" });
  await form.getByLabel("Name", { exact: true }).fill("Ines Duarte");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ines Duarte" })).toBeVisible();
  await desk.settled();

  await page.locator("#content").focus();
  await page.keyboard.press("Shift+?");
  const map = page.getByRole("dialog", { name: "All keys" });
  await expect(map.getByText("Undo", { exact: true })).toBeVisible();
  // Those of where one is come first, of everywhere next; also of places where one is not.
  await expect(map.getByRole("heading", { level: 3 })).toHaveText(
    ["On the page of a client or a card", "Everywhere", "Today", "On a board", "In a list"]);
  await expect(map.getByText("Lift the card, and put it down", { exact: true })).toBeAttached();
  await expect(map.getByText("Snooze…", { exact: true })).toBeAttached();
  await map.getByLabel("Single letters act").uncheck();
  await page.keyboard.press("Escape");
  await expect(map).toHaveCount(0);
  await page.keyboard.press("n");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
});

test("the keyboard is where it was when a dialog is left, and in the page when one goes elsewhere", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  const add = page.locator("main").getByRole("button", { name: "Add a deal" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Add a deal" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(add).toBeFocused();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
  await expect(page.locator("#content")).toBeFocused();
});

test.describe("in Russian, on a phone", () => {
  test.use({ locale: "ru-RU", viewport: { width: 360, height: 740 } });

  test("what is added is chosen at the thumb, and what is there is found", async ({ app }) => {
    const desk = new Desk(app, "ru-RU");
    const { page } = app;
    await desk.begin();
    await page.getByRole("button", { name: "Добавить", exact: true }).click();
    await option(page, "Добавить контакт").click();
    const form = page.getByRole("dialog", { name: "Добавить контакт" });
    await form.getByLabel("Имя", { exact: true }).fill("Семён Ёлкин");
    await form.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Семён Ёлкин" })).toBeVisible();
    await page.getByRole("link", { name: "Меню", exact: true }).click();
    await page.getByRole("button", { name: "Поиск и команды" }).click();
    await line(page).fill("елкин");
    await option(page, /Семён Ёлкин/).click();
    await expect(page.getByRole("heading", { level: 1, name: "Семён Ёлкин" })).toBeVisible();
  });
});
