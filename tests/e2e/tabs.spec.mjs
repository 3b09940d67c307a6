import { backends, expect, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

/** When a card comes to stand in a page, by the one clock of both. */
const seenAt = (page, name) =>
  page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const look = () => {
          const there = [...document.querySelectorAll("main a")].some((link) => link.textContent.trim() === name);
          if (there) resolve(Date.now());
          return there;
        };
        if (!look()) {
          const watch = new MutationObserver(() => look() && watch.disconnect());
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
        }
      }),
    name,
  );

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("two tabs show the same, and neither loses what the other did", PROMPT, async ({ app }) => {
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      const other = await app.context.newPage();
      await desk.deals(other);
      await desk.addDeal("From the first", 10);
      await expect(desk.card("From the first", other)).toBeVisible();
      await desk.addDeal("From the second", 20, other);
      await expect(desk.card("From the second")).toBeVisible();
      // Both at once, on the same column: one plan is old and is made again.
      await Promise.all([desk.move("From the first", "followUp"), desk.move("From the second", "won", other)]);
      for (const page of [desk.page, other]) {
        await expect(desk.column("followUp", page).getByRole("link", { name: "From the first" })).toBeVisible();
        await expect(desk.column("won", page).getByRole("link", { name: "From the second" })).toBeVisible();
      }
      // A page shows its own edit once it is saved; the other follows.
      const lags = [];
      for (let turn = 0; turn < 5; turn += 1) {
        const seen = [desk.page, other].map((page) => seenAt(page, `Turn ${turn}`));
        await desk.addDeal(`Turn ${turn}`, 1);
        const [here, there] = await Promise.all(seen);
        lags.push(there - here);
      }
      lags.sort((a, b) => a - b);
      console.log(`the other tab was right after ${lags[2]} ms (median), ${lags[4]} ms (worst)`);
      expect(lags[2]).toBeLessThanOrEqual(within(200));
      await other.close();
      await app.reopen();
      await desk.deals();
      expect(await desk.cards("followUp")).toEqual(["From the first"]);
      expect(await desk.cards("won")).toEqual(["From the second"]);
    });
  });
}

test("undo and redo by key take back the last thing, and survive a reload", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Price tags", 10);
  await desk.move("Price tags", "followUp");
  await desk.page.keyboard.press("Control+z");
  await expect(desk.column("new").getByRole("link", { name: "Price tags" })).toBeVisible();
  await desk.page.keyboard.press("Control+Shift+z");
  await expect(desk.column("followUp").getByRole("link", { name: "Price tags" })).toBeVisible();
  await app.reopen();
  await desk.deals();
  await desk.page.keyboard.press("Control+z");
  await expect(desk.column("new").getByRole("link", { name: "Price tags" })).toBeVisible();
});
