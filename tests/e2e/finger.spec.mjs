// With a finger: a card is carried to the next column, which comes by itself; a stage is put elsewhere in its pipeline.

import { Finger } from "./by_finger.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

test("a finger that rests on a card carries it, and the next column comes", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  const finger = await Finger.on(page);
  const ghost = page.locator(".ghost");
  const card = page.locator(".card:not(.ghost)").filter({ hasText: "Price tags" });
  const from = await card.boundingBox();
  const y = from.y + 50;
  await finger.down(from.x + 30, y);
  await expect(ghost).toBeVisible();
  await finger.to(352, y);
  // Resting at the edge is enough.
  const next = desk.column("quote");
  await expect.poll(async () => (await next.boundingBox()).x).toBeLessThan(180);
  const box = await next.boundingBox();
  await finger.to(Math.max(box.x, 0) + 100, y);
  await expect(next).toHaveAttribute("data-over", "");
  await finger.up();
  await expect(ghost).toHaveCount(0);
  await expect(next.getByRole("link", { name: "Price tags" })).toBeVisible();
  await desk.settled();
  // It was carried, not opened.
  await expect(page).toHaveURL(/\/deals$/);
});

test("a finger that moves at once scrolls, and carries nothing", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  const finger = await Finger.on(page);
  const card = page.locator(".card:not(.ghost)").filter({ hasText: "Price tags" });
  const from = await card.boundingBox();
  await finger.down(from.x + 200, from.y + 50);
  await finger.to(from.x + 20, from.y + 50, 12);
  await finger.up();
  await expect.poll(() => page.locator(".board").evaluate((board) => board.scrollLeft)).toBeGreaterThan(50);
  await expect(page.locator(".ghost")).toHaveCount(0);
  await expect(desk.column("new").getByRole("link", { name: "Price tags" })).toBeAttached();
});

test("stages are put into another order with a finger", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await page.goto("/settings");
  await page.getByRole("link", { name: "Sales", exact: true }).click();
  const grip = (name) => page.getByRole("button", { name: `Move “${name}”` });
  await grip("Quote sent").scrollIntoViewIfNeeded();
  const middle = async (name) => {
    const { x, y, width, height } = await grip(name).boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const finger = await Finger.on(page);
  await finger.down(...(await middle("Needs follow-up")));
  await finger.to(...(await middle("Quote sent")));
  await finger.up();
  const names = () => page.locator("main summary strong").allInnerTexts();
  await expect.poll(names).toEqual(["New", "Needs follow-up", "Quote sent", "Negotiation", "Invoice sent", "Won", "Lost"]);
  await desk.settled();
});
