// Segments: the look of a list, saved as a tab above it.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const rows = (page) => page.locator("tbody > .row");

async function withPeople(desk, words) {
  const text = ["Name,Email,Phone", ...[1, 2, 3].map((n) => `Person ${n},p${n}@example.org,${n === 2 ? "" : "+44 117 496 0000"}`)].join("\n");
  const { page } = desk;
  await page.goto("/import");
  await desk.settled();
  await page.getByLabel(words.choose).setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: words.importThem }).click();
  await expect(page.getByText(words.imported).first()).toBeVisible();
  await desk.settled();
  await page.goto("/contacts");
  await expect(rows(page)).toHaveCount(3);
  await desk.settled();
}

test.describe("in English, at a desk", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("a segment is saved, changed, found, put in order, deleted, and brought back", async ({ app }) => {
    const desk = new Desk(app);
    const { page } = app;
    await desk.begin();
    await withPeople(desk, { choose: "Choose a file", importThem: /^Import [\d,. ]+ rows?$/, imported: /^Imported: / });
    const tabs = page.getByRole("navigation", { name: "Segments" });
    await expect(tabs).toHaveCount(0);
    await ask(page, "Phone", "is empty");
    await save(page, "No telephone");
    await expect(page).toHaveURL(/contacts\/[0-9a-f-]{36}$/);
    await expect(tabs.getByRole("link", { name: "No telephone 1" })).toHaveAttribute("aria-current", "page");
    await expect(tabs.getByRole("link", { name: "All 3" })).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await desk.settled();

    // By keyboard; the list as a whole has not kept the question.
    await tabs.getByRole("link", { name: "All 3" }).focus();
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveCount(3);
    await expect(page.getByRole("button", { name: "Save as a segment…" })).toHaveCount(0);
    await ask(page, "Name", "contains", "Person 3");
    await save(page, "The third");
    await expect(tabs.getByRole("link", { name: "The third 1" })).toHaveAttribute("aria-current", "page");
    await desk.settled();

    // What differs from what is saved stays here, until it is saved.
    await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await page.reload();
    await desk.settled();
    await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("“The third” is saved.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);

    await page.getByRole("button", { name: "Segment…", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Segment…" });
    await form.getByRole("button", { name: "Earlier" }).click();
    await expect(form.getByRole("button", { name: "Earlier" })).toBeDisabled();
    await form.getByLabel("Name", { exact: true }).fill("Number three");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(tabs.getByRole("link")).toHaveText([/^All/, /^Number three/, /^No telephone/]);
    await desk.settled();

    // From anywhere.
    await page.goto("/");
    await desk.settled();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("telephone");
    await page.getByRole("option", { name: "No telephone Contacts" }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveTitle(/^No telephone/);

    await page.getByRole("button", { name: "Segment…", exact: true }).click();
    await form.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("“No telephone” is deleted.")).toBeVisible();
    await expect(tabs.getByRole("link")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(tabs.getByRole("link")).toHaveCount(3);
  });

  test("a question to a field that was deleted is told and not asked", async ({ app }) => {
    const desk = new Desk(app);
    const { page } = app;
    await desk.begin();
    await withPeople(desk, { choose: "Choose a file", importThem: /^Import [\d,. ]+ rows?$/, imported: /^Imported: / });
    const gone = { filters: [{ field: "field:01920000-0000-7000-8000-000000000001", test: "empty" }] };
    await page.evaluate((look) => localStorage.setItem("tend.look.contact", JSON.stringify(look)), gone);
    await page.reload();
    await expect(page.getByText(/was deleted: not asked/)).toBeVisible();
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole("button", { name: /^Without the filter/ }).click();
    await expect(page.getByText(/was deleted: not asked/)).toHaveCount(0);
  });
});

async function ask(page, field, how, words) {
  await page.getByRole("button", { name: "Filter…" }).click();
  const form = page.getByRole("dialog", { name: "Show only those that" });
  await form.getByRole("combobox", { name: "Field" }).selectOption({ label: field });
  await form.getByRole("combobox", { name: "How" }).selectOption({ label: how });
  if (words) await form.getByRole("textbox", { name: field }).fill(words);
  await form.getByRole("button", { name: "Show these" }).click();
  await expect(form).toHaveCount(0);
}

async function save(page, name) {
  await page.getByRole("button", { name: "Save as a segment…" }).click();
  const form = page.getByRole("dialog", { name: "Save this view as a segment" });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toHaveCount(0);
}

test.describe("in Russian, on a phone", () => {
  test.use({ locale: "ru-RU", viewport: { width: 360, height: 740 }, hasTouch: true });

  test("a segment is saved and gone to by touch, and nothing is wider than the screen", async ({ app }) => {
    const desk = new Desk(app, "ru-RU");
    const { page } = app;
    await desk.begin();
    await page.goto("/contacts");
    await expect(page.getByText("Здесь пока пусто.")).toBeVisible();
    for (const name of ["Семён Ёлкин", "Анна Белова"]) {
      await page.getByRole("button", { name: "Добавить контакт" }).tap();
      const form = page.getByRole("dialog", { name: "Добавить контакт" });
      await form.getByLabel("Имя", { exact: true }).fill(name);
      await form.getByRole("button", { name: "Сохранить" }).tap();
      await expect(page.getByRole("link", { name })).toBeVisible();
    }
    await desk.settled();
    await page.getByRole("combobox", { name: "Группировать" }).selectOption({ label: "Состояние" });
    await expect(page.getByRole("button", { name: "Не заполнено 2" })).toBeVisible();
    await page.getByRole("button", { name: "Не заполнено 2" }).tap();
    await expect(rows(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Сохранить как сегмент…" }).tap();
    const form = page.getByRole("dialog", { name: "Сохранить этот вид как сегмент" });
    await form.getByLabel("Название", { exact: true }).fill("По статусу");
    await form.getByRole("button", { name: "Сохранить" }).tap();
    const tabs = page.getByRole("navigation", { name: "Сегменты" });
    await expect(tabs.getByRole("link", { name: "По статусу 2" })).toHaveAttribute("aria-current", "page");
    await tabs.getByRole("link", { name: "Все 2" }).tap();
    await expect(rows(page)).toHaveCount(2);
    await tabs.getByRole("link", { name: "По статусу 2" }).tap();
    await expect(page.getByRole("button", { name: "Не заполнено 2" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
