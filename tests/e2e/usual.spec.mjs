// Beside the time of the present stage stands what is usual there, as far as cards were won.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

test("the way through the stages says what is usual, and nothing where nothing was won yet", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  const here = page.locator(".path [aria-current] .lag");
  // What the workshop is at depends on the day.
  await app.setClock("2027-03-03T09:12:00Z");
  await app.open("/");
  await page.getByRole("button", { name: /made-up workshop/ }).click();
  await desk.settled();
  await desk.deals();
  await page.locator(".column[data-end=open] .card-name").first().click();
  await expect(here).toContainText(/ so far.* · usually \d+ (d|h)/);

  // It is of what is there: without the made-up deals nothing is known.
  await page.goto("/");
  await page.getByRole("button", { name: "Take it away…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("Everything here is made up")).toHaveCount(0);
  await desk.settled();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await desk.card("Price tags").click();
  await expect(here).toContainText("so far");
  await expect(here).not.toContainText("usually");
});
