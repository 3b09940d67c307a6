// A disk without room: it is said at once, what was there stays, and work goes on when there is room.

import { backends, expect, test } from "./fixtures.mjs";
import { chance } from "./chance.mjs";
import { Desk } from "./desk.mjs";
import { fillDisk } from "./harm.mjs";
import { contacts } from "./table.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("an edit without room is told within a second, and succeeds when there is room again", PROMPT, async ({ app }) => {
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Before", 10);

      const lift = await fillDisk(app);
      await desk.deals();
      const save = await desk.fillDeal("Too much", 20);
      await save.click();
      await expect(desk.page.getByText(desk.words.noRoom).first()).toBeVisible({ timeout: within(1_000) });
      await expect(desk.card("Too much")).toHaveCount(0);
      expect(await desk.cards("new")).toEqual(["Before"]);

      await lift();
      // The form is still there with what was typed.
      await save.click();
      await expect(desk.card("Too much")).toBeVisible();
      await desk.settled();
      await app.reopen();
      await desk.deals();
      expect((await desk.cards("new")).toSorted()).toEqual(["Before", "Too much"]);
    });

    test("an import without room changes nothing, and succeeds when there is room again", async ({ app }) => {
      const desk = new Desk(app);
      await desk.begin();
      const lift = await fillDisk(app);
      const take = await desk.chooseFile("contacts.csv", contacts(5_000, chance(20 + salt)));
      await take.click();
      await expect(desk.page.getByText(desk.words.noRoom).first()).toBeVisible({ timeout: 30_000 });
      await lift();
      await take.click();
      await expect(desk.page.getByText(desk.words.imported).first()).toBeVisible({ timeout: 30_000 });
      await desk.settled();
      expect(await desk.contacts()).toBe(5_000);
    });
  });
});
