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

test("a task is tied to the one person its line names, and taken off by a touch", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("contact", "Ines Moreau", {});
  await page.goto("/");
  const form = page.locator(".quick");
  const line = form.getByLabel("What is to be done?");
  await line.fill("call Ines tomorrow at ten");
  const whom = form.getByRole("group", { name: "About" }).getByRole("button", { name: "Ines Moreau" });
  await expect(whom).toHaveAttribute("aria-pressed", "true");
  await line.press("Enter");
  await expect(page.getByText(/^The task is on your list: Ines Moreau, /)).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Ines Moreau" })).toBeVisible();

  await line.fill("send Ines the menus tomorrow at noon");
  await whom.click();
  await expect(whom).toHaveAttribute("aria-pressed", "false");
  await line.press("Enter");
  await expect(page.getByText(/^The task is on your list: tomorrow/)).toBeVisible();
  await page.goto("/contacts");
  await record.openFrom(page.getByRole("main"), "Ines Moreau");
  await expect(record.tasks.getByRole("link", { name: "call Ines" })).toBeVisible();
  await expect(record.tasks.getByRole("link", { name: "send Ines the menus" })).toHaveCount(0);
});

test.describe("in Russian", () => {
  test.use({ locale: "ru-RU" });

  test("a name is known in its case, and of two who bear it one is chosen", async ({ app }) => {
    const { page } = app;
    await app.open("/");
    await page.getByRole("button", { name: "Начать с пустой базы" }).click();
    const record = new RecordDesk(new Desk(app, "ru-RU"), "ru-RU");
    await record.add("contact", "Инна Смирнова", {});
    await record.add("contact", "Инна Белова", {});
    await page.goto("/");
    const form = page.locator(".quick");
    const line = form.getByLabel("Что нужно сделать?");
    await line.fill("позвонить Инне завтра в 10");
    const offered = form.getByRole("group", { name: "О ком, о чём" }).getByRole("button");
    await expect(offered).toHaveCount(2);
    await expect(form.locator("[aria-pressed=true]")).toHaveCount(0);
    // The surname settles it.
    await line.fill("позвонить Инне Беловой завтра в 10");
    await expect(form.locator("[aria-pressed=true]")).toContainText("Инна Белова");
    await line.press("Enter");
    await expect(page.getByRole("main").getByRole("link", { name: "Инна Белова" })).toBeVisible();
  });
});
