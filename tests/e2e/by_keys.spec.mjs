// What a person does in a day, by the keyboard alone: no mouse moves here. At every stop it is seen where one is.

import { Keys } from "./by_keys.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const button = (place, name) => place.getByRole("button", { name, exact: true });
const dialog = (page, name) => page.getByRole("dialog", { name });
const title = (page, name) => page.getByRole("heading", { level: 1, name });

/** Opens Tend for the first time. */
async function begin(app, keys) {
  await app.open("/");
  await keys.on(button(app.page, "Start with an empty base"));
  await expect(title(app.page, "Today")).toBeVisible();
}

/** Adds a record from wherever one is: `N`, what, Enter; then its fields by name. */
async function add(keys, what, fields) {
  const { page } = keys;
  await keys.press("n");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await keys.type(what);
  await keys.press("Enter");
  const form = dialog(page, `Add a ${what}`);
  const [first] = Object.keys(fields);
  await expect(form.getByLabel(first, { exact: true })).toBeFocused();
  for (const [name, value] of Object.entries(fields)) await keys.fill(form.getByLabel(name, { exact: true }), value);
  await keys.press("Enter");
  await expect(form).toHaveCount(0);
}

test("a deal from its first word to being won, and back", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await add(keys, "deal", { Name: "Price tags", Amount: "640" });
  await expect(title(page, "Price tags")).toBeVisible();
  await desk.settled();

  await keys.press("g", "d");
  await expect(title(page, "Deals")).toBeVisible();
  await keys.to(desk.card("Price tags"));
  const stands = async (stage) => {
    await expect(desk.column(stage).getByRole("link", { name: "Price tags" })).toBeFocused();
    await desk.settled();
  };
  for (const stage of ["quote", "followUp"]) {
    await keys.press("Space", "ArrowRight", "Space");
    await stands(stage);
  }
  // The next stage asks for a day.
  await keys.press("Space", "ArrowRight", "Space");
  const gate = dialog(page, /^Negotiation asks/);
  await keys.to(gate.getByLabel("Close expected", { exact: true }));
  await keys.type("24122027");
  await keys.press("Enter");
  await stands("negotiation");
  await keys.press("Space", "ArrowRight", "ArrowRight", "Space");
  await stands("won");
  await expect(desk.column("won")).toContainText("£640");

  await keys.press("Control+z");
  await expect(desk.column("negotiation").getByRole("link", { name: "Price tags" })).toBeVisible();
});

test("what was added has the keyboard, and M offers its stages", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await keys.press("g", "d");
  await expect(title(page, "Deals")).toBeVisible();
  await add(keys, "deal", { Name: "Price tags", Amount: "640" });
  await expect(desk.card("Price tags")).toBeFocused();
  await keys.press("m");
  const stages = page.getByLabel("Move to a stage… Price tags", { exact: true });
  await expect(stages).toBeFocused();
  await keys.press("ArrowDown", "Enter");
  await expect(desk.column("quote").getByRole("link", { name: "Price tags" })).toBeVisible();
  await desk.settled();
  await keys.on(desk.card("Price tags"));
  await expect(title(page, "Price tags")).toBeVisible();
  await keys.press("m");
  await expect(page.getByRole("combobox", { name: "Move to a stage…" })).toBeFocused();
});

test("on Today the keyboard leaves the line by Escape, goes through a menu by arrows, and on with the next row", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  const line = page.getByRole("textbox", { name: "What is to be done?" });
  for (const name of ["Call the printer", "Pay the rent"]) {
    await keys.fill(line, name);
    await keys.press("Enter");
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    await desk.settled();
  }
  await keys.type("half a word");
  await keys.press("Escape");
  await expect(line).not.toBeFocused();
  await expect(line).toHaveValue("half a word");

  const rows = page.locator(".due");
  await keys.press("j");
  await expect(rows.nth(1).getByRole("link").first()).toBeFocused();
  await keys.press("k");
  await expect(rows.first().getByRole("link").first()).toBeFocused();
  await keys.press("s");
  const menu = rows.first().locator(".menu");
  await expect(menu).toHaveAttribute("open");
  await expect(menu.getByLabel("In words, until when")).toBeFocused();
  await keys.press("ArrowUp");
  await expect(menu.getByRole("button", { name: /^In two weeks/ })).toBeFocused();
  await keys.press("ArrowDown", "Escape");
  await expect(menu).not.toHaveAttribute("open");

  await keys.press("e");
  await expect(rows).toHaveCount(1);
  await expect(rows.first().getByRole("link").first()).toBeFocused();
  await desk.settled();
});

test("a contact is found by a word and called otherwise", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await add(keys, "contact", { Name: "Ines Duarte", "E-mail": "ines@example.org" });
  await desk.settled();
  await keys.press("g", "t");
  await expect(title(page, "Today")).toBeVisible();

  await keys.press("Control+k");
  await keys.type("duar");
  await expect(page.getByRole("option", { name: /Ines Duarte/ })).toHaveAttribute("aria-selected", "true");
  await keys.press("Enter");
  await expect(title(page, "Ines Duarte")).toBeVisible();
  await keys.on(title(page, "Ines Duarte").getByRole("button"));
  await keys.fill(page.getByLabel("Name", { exact: true }), "Ines Duarte-Melo");
  await keys.press("Enter");
  await expect(title(page, "Ines Duarte-Melo").getByRole("button")).toBeFocused();
  await desk.settled();
});

test("a task is added on Today, put off, and done", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await keys.fill(page.getByRole("textbox", { name: "What is to be done?" }), "Call the printer");
  await keys.press("Enter");
  await expect(page.getByRole("link", { name: "Call the printer", exact: true })).toBeVisible();
  await expect(page.getByText(/^The task is on your list: /)).toBeVisible();
  await desk.settled();

  await keys.on(page.getByLabel("Snooze…: Call the printer"));
  // It says until when.
  await keys.on(page.getByRole("button", { name: /^In two weeks.*\d/ }));
  await expect(page.getByText(/^Put off to /)).toBeVisible();
  await desk.settled();

  await keys.on(button(page, "Done: Call the printer"));
  await expect(page.getByText("Done: Call the printer", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Call the printer", exact: true })).toHaveCount(0);
});

test("a list is asked a question, and the question is taken away", async ({ app }) => {
  const desk = new Desk(app);
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await add(keys, "contact", { Name: "Ines Duarte", "E-mail": "ines@example.org" });
  await desk.settled();
  await add(keys, "contact", { Name: "Boris Falk" });
  await desk.settled();
  await keys.press("g", "c");
  await expect(page.getByText("2 contacts", { exact: true })).toBeVisible();

  await keys.on(button(page, "Filter…"));
  const form = dialog(page, "Show only those that");
  await keys.choose(form.getByRole("combobox", { name: "Field" }), "E-mail");
  await keys.choose(form.getByRole("combobox", { name: "How" }), "is empty");
  await keys.on(button(form, "Show these"));
  await expect(form).toHaveCount(0);
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Boris Falk" })).toBeVisible();

  await keys.on(button(page, "Without the filter E-mail is empty"));
  await expect(page.getByText("2 contacts", { exact: true })).toBeVisible();
});

test("Tend speaks another language", async ({ app }) => {
  const keys = new Keys(app);
  const { page } = app;
  await begin(app, keys);
  await keys.press("g", "s");
  await expect(title(page, "Settings")).toBeVisible();
  await keys.on(page.locator("main").getByRole("combobox", { name: "Language" }), "ArrowDown");
  await expect(title(page, "Настройки")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  // Back by the way one came, to the places.
  await keys.to(page.getByRole("navigation", { name: "Tend" }).getByRole("link", { name: "Сегодня" }), "Shift+Tab");
  await keys.press("Enter");
  await expect(title(page, "Сегодня")).toBeVisible();
});
