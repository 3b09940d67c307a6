// A card is carried to another stage: by mouse, by keys, and to what waits at the foot.

import { Desk } from "./desk.mjs";
import { cardOf, carry } from "./desk_board.mjs";
import { armed } from "./every_call.mjs";
import { expect, test } from "./fixtures.mjs";

test("by mouse a card goes where it is let go, and Escape leaves it where it was", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await carry(page, cardOf(page, "Price tags"), desk.column("quote"));
  await expect(desk.column("quote").getByText("£640")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(desk.column("new").getByRole("link", { name: "Price tags" })).toBeVisible();

  await carry(page, cardOf(page, "Price tags"), desk.column("quote"));
  await page.mouse.up();
  await expect(desk.column("quote").getByRole("link", { name: "Price tags" })).toBeVisible();
  await desk.settled();
  // It was carried, not opened.
  await expect(page).toHaveURL(/\/deals$/);
  await page.keyboard.press("Control+z");
  await expect(desk.column("new").getByRole("link", { name: "Price tags" })).toBeVisible();
});

test("by keys a card is lifted, goes two stages on and is put down, told to those who listen", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await desk.card("Price tags").focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("“Price tags” is lifted from New.", { exact: false })).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(page.getByText("It stays where it was.")).toBeAttached();

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(desk.column("followUp").getByRole("link", { name: "Price tags" })).toBeVisible();
  await desk.settled();
  await expect(desk.card("Price tags")).toBeFocused();
});

test("a card that is put down stays there until that is written, and goes back when it cannot be", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await armed(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await desk.settled();
  const lifted = page.locator(".card[data-lifted]");
  const place = desk.column("quote").locator(".slot");
  const putDown = async () => {
    await desk.card("Price tags").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await expect(place).toBeVisible();
    await page.keyboard.press("Space");
  };
  const there = desk.column("quote").getByRole("link", { name: "Price tags" });
  const back = desk.column("new").getByRole("link", { name: "Price tags" });
  await page.evaluate(() => faults.arm("hang", Infinity, false));
  await putDown();
  await expect(there).toBeVisible();
  const calls = await page.evaluate(() => faults.disarm());
  await page.keyboard.press("Control+z");
  await expect(back).toBeVisible();
  await desk.settled();

  // The last call asks for all of it to be written; it waits.
  await page.evaluate((calls) => faults.arm("hang", calls, false), calls);
  await putDown();
  await expect(page.getByText("Saving…")).toBeAttached();
  await expect(lifted).toBeVisible();
  await expect(place).toBeVisible();
  // It is on its way: keys do nothing to it any more.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Space");
  await expect(place).toBeVisible();
  await page.evaluate(() => {
    faults.disarm();
    faults.release(true);
  });
  await expect(there).toBeVisible();
  await expect(lifted).toHaveCount(0);
  await expect(place).toHaveCount(0);

  await page.keyboard.press("Control+z");
  await expect(back).toBeVisible();
  await desk.settled();
  await page.evaluate(() => faults.arm("abort", 1, true));
  await putDown();
  await expect(page.locator(".toast[data-tone=late]")).toBeVisible();
  await page.evaluate(() => faults.disarm());
  await expect(lifted).toHaveCount(0);
  await expect(place).toHaveCount(0);
  await expect(back).toBeVisible();
});

test("at the foot a card is won, or left alone until a day", async ({ app }) => {
  const desk = new Desk(app);
  const { page } = app;
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 640);
  await carry(page, cardOf(page, "Price tags"), page.locator("[data-drop=freeze]"));
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "Freeze until…" });
  await dialog.getByRole("button").first().click();
  await expect(cardOf(page, "Price tags").locator(".mark")).toBeVisible();
  await desk.settled();

  await carry(page, cardOf(page, "Price tags"), page.locator(".drop-target[data-end=won]"));
  await page.mouse.up();
  await expect(desk.column("won").getByRole("link", { name: "Price tags" })).toBeVisible();
});
