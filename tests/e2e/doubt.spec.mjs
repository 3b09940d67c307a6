// A commit that the browser carried out and never told of, while the base could not be read either.

import { Desk } from "./desk.mjs";
import { armed } from "./every_call.mjs";
import { backends, expect, test } from "./fixtures.mjs";

test.describe.configure({ retries: 0 });

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("what was saved although nobody could say so is not done a second time", async ({ app }) => {
      const { page } = app;
      await page.clock.install();
      await armed(app);
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      await desk.addDeal("The first", 10);
      await page.evaluate(() => faults.arm("hang", Infinity, false));
      await desk.addDeal("To count the calls", 10);
      const calls = await page.evaluate(() => faults.disarm());

      const save = await desk.fillDeal("In doubt", 10);
      // The last call asks for the commit. From there on nothing answers.
      await page.evaluate((calls) => faults.arm("hang", calls, true), calls);
      await save.click();
      await expect(async () => {
        await page.clock.runFor(5_000);
        await expect(page.getByText(desk.words.notSaved, { exact: true })).toBeAttached({ timeout: 500 });
      }).toPass();
      await expect(desk.card("In doubt")).toHaveCount(0);
      await page.evaluate(() => {
        faults.disarm();
        faults.release(true);
      });
      await save.click();
      await expect(desk.card("In doubt")).toBeVisible();
      await desk.settled();
      await expect(desk.card("In doubt")).toHaveCount(1);
      // The same once more is another deal.
      await desk.addDeal("In doubt afterwards", 10);
      await app.reopen();
      await desk.deals();
      expect((await desk.cards("new")).toSorted()).toEqual(["In doubt", "In doubt afterwards", "The first", "To count the calls"]);
    });
  });
}
