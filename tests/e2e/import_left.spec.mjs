// Whoever goes elsewhere while a file is being taken in loses nothing: it goes on, and says so when it is done.

import { Desk } from "./desk.mjs";
import { ImportDesk } from "./desk_import.mjs";
import { expect, test } from "./fixtures.mjs";

const rows = 100_000;

test("an import goes on when its page is left, and tells when all is in", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  const table = new ImportDesk(desk, "en-GB");
  const lines = Array.from({ length: rows }, (_, n) => `Person ${n},p${n}@post.example`);
  await table.choose({ name: "people.csv", text: ["Name,E-mail", ...lines].join("\n") });
  await page.getByRole("button", { name: table.words.take }).click();
  await expect(page.getByRole("main").getByRole("progressbar")).toBeVisible();
  // Within the app: a page that is loaded anew ends what it was doing.
  await page.getByRole("link", { name: "Today", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Today|Good/);
  await expect(page.getByText("Imported: 100,000 records").first()).toBeVisible({ timeout: 120_000 });
  await desk.settled();
  await page.goto("/contacts");
  await expect(page.getByRole("link", { name: "Person 0", exact: true })).toBeVisible();
});
