// What somebody new stumbles over: a client who is not there yet, a menu at the lower edge of a phone, words in the
// form of a task, a thing taken back by mistake.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

const begun = "2027-03-01T09:00:00Z";

test("a client who is not there is made where one is chosen, and a name that is nobody’s holds the form", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  const save = await desk.fillDeal("Doors", 10);
  const dialog = page.getByRole("dialog");
  const contact = dialog.getByLabel("Contact", { exact: true });
  await contact.fill("Nora Blum");
  await expect(dialog.getByRole("option", { name: "Create “Nora Blum”" })).toBeVisible();
  await save.click();
  await expect(dialog.getByText("There is no contact “Nora Blum”. Choose one, or create it.")).toBeVisible();
  await expect(contact).toHaveValue("Nora Blum");
  // By key it is the last that is offered.
  await contact.focus();
  await contact.press("ArrowDown");
  await contact.press("ArrowUp");
  await contact.press("Enter");
  await expect(dialog.getByText("There is no contact")).toHaveCount(0);
  await desk.settled();
  await save.click();
  await expect(desk.card("Doors")).toBeVisible();
  await desk.settled();
  await page.goto("/contacts");
  await expect(page.getByRole("link", { name: "Nora Blum", exact: true })).toHaveCount(1);
  // The same where a field is edited in place.
  const record = new RecordDesk(desk, "en-GB");
  await record.openFrom(page.getByRole("main"), "Nora Blum");
  const company = await record.fact("Company");
  await company.getByRole("button").click();
  const line = company.getByRole("combobox");
  await line.fill("Blum & Sons");
  await page.getByRole("heading", { level: 1 }).click({ position: { x: 300, y: 5 } });
  await expect(company.getByText("There is no company “Blum & Sons”.")).toBeVisible();
  await line.focus();
  await line.press("ArrowDown");
  await company.getByRole("option", { name: "Create “Blum & Sons”" }).click();
  await desk.settled();
  await line.press("Escape");
  await expect(company.getByRole("link", { name: "Blum & Sons" })).toBeVisible();
});

test("a deal takes over the company of the contact that is chosen", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("company", "Lumen", {});
  await record.add("contact", "Ines Moreau", { company: "Lumen" });
  await desk.deals();
  await desk.fillDeal("Doors");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Contact", { exact: true }).fill("Ines");
  await dialog.getByRole("option", { name: /Ines Moreau/ }).click();
  await expect(dialog.getByLabel("Company", { exact: true })).toHaveValue("Lumen");
});

test("the form of a task reads day, time and client out of its name, and keeps the keyboard where it went", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await app.setClock(begun);
  await desk.begin();
  const record = new RecordDesk(desk, "en-GB");
  await record.add("contact", "Ines Moreau", {});
  await page.goto("/tasks");
  await page.getByRole("button", { name: "Add a task" }).first().click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByLabel("Title", { exact: true }).or(dialog.getByLabel("Name", { exact: true }));
  await name.fill("call Ines Thu 15:00");
  await name.press("Tab");
  const due = dialog.getByLabel("Due", { exact: true });
  await expect(due).toHaveValue("2027-03-04T15:00");
  await expect(name).toHaveValue("call Ines");
  await expect(dialog.getByLabel("About", { exact: true })).toHaveValue("Ines Moreau");
  await expect(due).toBeFocused();
  // What is put there by hand stays.
  await due.fill("2027-03-05T10:00");
  await name.fill("call Ines tomorrow");
  await name.press("Tab");
  await expect(due).toHaveValue("2027-03-05T10:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "call Ines tomorrow", exact: true })).toBeVisible();
});

test("what was taken back is told by its name, and done again from there", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Doors", 10);
  await page.locator("#content").focus();
  await page.keyboard.press("ControlOrMeta+z");
  const toast = page.locator(".toast");
  await expect(toast.getByText("Undone: “Doors”.")).toBeVisible();
  await expect(desk.card("Doors")).toHaveCount(0);
  await toast.getByRole("button", { name: "Redo" }).click();
  await expect(toast.getByText("Done again: “Doors”.")).toBeVisible();
  await expect(desk.card("Doors")).toBeVisible();
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(desk.card("Doors")).toHaveCount(0);
});

test("the preview of an import names the tags that the file brings", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  await desk.chooseFile("people.csv", "Name,E-mail,Tags\nAnn Lee,ann@example.org,vip\n");
  await expect(page.getByRole("region", { name: "Rows of the table" }).getByText("vip")).toBeVisible();
  await expect(page.getByText("deleted record")).toHaveCount(0);
});

test.describe("in Russian", () => {
  test.use({ locale: "ru-RU" });

  test("a question mark opens the map of keys wherever the layout has it", async ({ app }) => {
    const { page } = app;
    const desk = new Desk(app, "ru-RU");
    await desk.begin();
    await page.locator("#content").evaluate((main) => {
      const key = { key: "?", code: "Digit7", shiftKey: true, bubbles: true, cancelable: true };
      main.dispatchEvent(new KeyboardEvent("keydown", key));
    });
    await expect(page.getByRole("dialog", { name: "Все клавиши" })).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a menu opens where there is room, and what is told leaves with the page", async ({ app }) => {
    const { page } = app;
    const desk = new Desk(app);
    await app.setClock(begun);
    await desk.begin();
    const form = page.locator(".quick");
    for (const line of ["ring Ines today at 15:00", "ring Bob today at 16:00", "ring Ann today at 17:00", "ring Eve today at 18:00"]) {
      await form.getByLabel("What is to be done?").fill(line);
      await form.getByRole("button", { name: "Add a task" }).click();
      await desk.settled();
    }
    await expect(page.locator(".toast")).toHaveCount(1);
    await page.getByRole("link", { name: "Contacts", exact: true }).first().waitFor({ state: "attached" });
    const last = page.locator(".due").last();
    await last.click({ position: { x: 5, y: 5 } });
    await last.locator("summary").click();
    const body = last.locator(".menu-body");
    await expect(body).toBeVisible();
    const bar = await page.locator(".bar").boundingBox();
    await expect.poll(async () => {
      const box = await body.boundingBox();
      return box.y >= 0 && box.y + box.height <= bar.y && box.x >= 0 && box.x + box.width <= 360;
    }).toBe(true);
  });
});
