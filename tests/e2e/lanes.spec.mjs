// Cards of a board stand in groups under heads that can be folded; carried, they change their stage and stay in their group.

import { Keys } from "./by_keys.mjs";
import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { expect, test } from "./fixtures.mjs";

const lane = (place, name) => place.getByRole("button", { name });

/** Two deals from a fair and one from the web, on the board. */
async function begin(app) {
  const desk = new Desk(app);
  const records = new RecordDesk(desk, "en-GB");
  await desk.begin();
  for (const [name, amount, source] of [["Oak doors", 5600, "Fair"], ["Terrace", 7250, "Web"], ["Gate", 1150, "Fair"]]) {
    await desk.deals();
    await desk.addDeal(name, amount);
    await desk.card(name).click();
    await records.put(await records.edit("Source"), source);
    await desk.settled();
  }
  await desk.deals();
  return desk;
}

test("by mouse: grouped, folded, carried within the group, and kept so", async ({ app }) => {
  const desk = await begin(app);
  const { page } = app;
  const first = desk.column("new");
  await desk.choose(page.getByLabel("Group by"), "Source");
  await expect(lane(first, "Fair 2 £6,750")).toBeVisible();
  await expect(lane(first, "Web 1 £7,250")).toBeVisible();
  expect(await first.getByRole("link").allInnerTexts()).toEqual(["Oak doors", "Gate", "Terrace"]);

  await lane(first, "Fair").click();
  await expect(lane(first, "Fair")).toHaveAttribute("aria-expanded", "false");
  await expect(desk.card("Oak doors")).toHaveCount(0);
  await expect(desk.card("Terrace")).toBeVisible();
  await lane(first, "Fair").click();

  const card = page.locator(".card:not(.ghost)").filter({ hasText: "Gate" });
  const from = await card.boundingBox();
  await page.mouse.move(from.x + 20, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 50, { steps: 3 });
  const to = await desk.column("quote").boundingBox();
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  // Where it will stand is said before it is let go.
  await expect(desk.column("quote").locator(".slot")).toHaveText("Fair");
  await page.mouse.up();
  await expect(lane(desk.column("quote"), "Fair 1 £1,150")).toBeVisible();
  await desk.settled();

  await app.reopen();
  await expect(lane(desk.column("quote"), "Fair 1 £1,150")).toBeVisible();
  await desk.move("Oak doors", "quote");
  await expect(lane(desk.column("quote"), "Fair 2 £6,750")).toBeVisible();
  await desk.choose(app.page.getByLabel("Group by"), "No groups");
  await expect(app.page.locator(".lane")).toHaveCount(0);
});

test("what is folded is folded still after a reload, on the board and in the list, for each grouping by itself", async ({ app }) => {
  const desk = await begin(app);
  const { page } = app;
  const first = desk.column("new");
  await desk.choose(page.getByLabel("Group by"), "Source");
  await lane(first, "Fair").click();
  await expect(desk.card("Oak doors")).toHaveCount(0);
  await page.reload();
  await expect(lane(first, "Fair")).toHaveAttribute("aria-expanded", "false");
  await expect(desk.card("Oak doors")).toHaveCount(0);
  await expect(lane(first, "Web")).toHaveAttribute("aria-expanded", "true");
  await expect(desk.card("Terrace")).toBeVisible();

  await page.getByRole("link", { name: "List", exact: true }).click();
  const head = (name) => page.locator(".group-head").getByRole("button", { name });
  await desk.choose(page.getByLabel("Group by"), "Source");
  await expect(head("Fair")).toHaveAttribute("aria-expanded", "true");
  await head("Web").click();
  await expect(page.getByRole("link", { name: "Terrace", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(head("Web")).toHaveAttribute("aria-expanded", "false");
  await expect(head("Fair")).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("link", { name: "Terrace", exact: true })).toHaveCount(0);
  // Other groups are other groups, and going back finds what was folded.
  await desk.choose(page.getByLabel("Group by"), "Stage");
  await expect(page.getByRole("link", { name: "Terrace", exact: true })).toBeVisible();
  await desk.choose(page.getByLabel("Group by"), "Source");
  await head("Web").click();
  await expect(page.getByRole("link", { name: "Terrace", exact: true })).toBeVisible();
  await page.reload();
  await expect(head("Web")).toHaveAttribute("aria-expanded", "true");
});

test("by keys: over the heads, and to another stage", async ({ app }) => {
  const desk = await begin(app);
  const keys = new Keys(app);
  const { page } = app;
  await keys.to(page.getByLabel("Group by"));
  await keys.type("Sou");
  await expect(page.locator(".lane").first()).toBeVisible();
  await keys.on(lane(desk.column("new"), "Fair"));
  await expect(desk.card("Gate")).toHaveCount(0);
  await keys.press("Enter");
  await keys.to(desk.card("Gate"));
  await keys.press("ArrowDown");
  await expect(desk.card("Terrace")).toBeFocused();
  await keys.press("ArrowUp", "Space", "ArrowRight", "Space");
  await expect(desk.column("quote").getByRole("link", { name: "Gate" })).toBeFocused();
  await expect(lane(desk.column("quote"), "Fair 1 £1,150")).toBeVisible();
  await desk.settled();
});

test.describe("with a phone in Russian", () => {
  test.use({ locale: "ru-RU", viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("by touch: groups are chosen and folded", async ({ app }) => {
    const desk = new Desk(app, "ru-RU");
    const { page } = app;
    await app.open("/");
    await page.getByRole("button", { name: /^Осмотреться/ }).tap();
    await desk.settled();
    await page.goto("/deals");
    await page.getByLabel("Группировать").selectOption({ label: "Ответственный" });
    const head = page.locator(".lane").first();
    await expect(head).toBeVisible();
    const cards = page.locator(".column").first().locator(".card");
    const before = await cards.count();
    await head.getByRole("button").tap();
    await expect(head.getByRole("button")).toHaveAttribute("aria-expanded", "false");
    await expect.poll(() => cards.count()).toBeLessThan(before);
    expect((await head.getByRole("button").boundingBox()).height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
