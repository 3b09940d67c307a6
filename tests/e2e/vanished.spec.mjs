// A browser that takes the databases away, or only the connection: the first is told and never taken for
// a new person, the second is not noticed by anyone.

import { backends, expect, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";
import { evict } from "./harm.mjs";
import { PROMPT, within } from "./limits.mjs";

test.describe.configure({ retries: 0 });

const told = async (desk) => {
  await expect(desk.page.getByRole("alert").getByText(desk.words.vanished)).toBeVisible();
  await expect(desk.page.getByRole("button", { name: desk.words.empty })).toHaveCount(0);
};

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("records taken away between two starts are told, again and again, until the person decides", async ({ app }) => {
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Price tags", 10);
      await app.page.goto("about:blank");
      await evict(app);
      for (let start = 0; start < 3; start += 1) {
        await app.page.goto("/deals");
        await told(desk);
        await app.close();
        await app.start();
      }
      await app.page.goto("/deals");
      await desk.page.getByRole("button", { name: desk.words.beginAnew }).click();
      await desk.page.getByRole("button", { name: desk.words.empty }).click();
      await desk.settled();
      await desk.deals();
      expect(await desk.cards("new")).toEqual([]);
    });

    test("records taken away under an open page are told at once, and work can begin anew", async ({ app }) => {
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Price tags", 10);
      await evict(app);
      await told(desk);
      await desk.page.getByRole("button", { name: desk.words.beginAnew }).click();
      await desk.page.getByRole("button", { name: desk.words.empty }).click();
      await desk.settled();
      await desk.deals();
      await desk.addDeal("The first of the new", 10);
      await app.reopen();
      await desk.deals();
      expect(await desk.cards("new")).toEqual(["The first of the new"]);
    });

    test("a connection that dies under an open page costs no edit", PROMPT, async ({ app }) => {
      await app.context.addInitScript(() => {
        const opened = [];
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...args) {
          const request = open.apply(this, args);
          request.addEventListener("success", () => opened.push(request.result));
          return request;
        };
        window.closeConnections = () => opened.splice(0).forEach((database) => database.close());
      });
      const desk = new Desk(app);
      await desk.begin();
      await desk.deals();
      for (let turn = 0; turn < 5; turn += 1) {
        const save = await desk.fillDeal(`Deal ${turn}`, 10);
        if (turn % 2) {
          await save.evaluate((button) => {
            button.focus();
            button.click();
            window.closeConnections();
          });
        } else {
          await desk.page.evaluate(() => window.closeConnections());
          await save.click();
        }
        await expect(desk.card(`Deal ${turn}`)).toBeVisible({ timeout: within(1_000) });
        await desk.settled();
      }
      await app.reopen();
      await desk.deals();
      expect((await desk.cards("new")).toSorted()).toEqual([0, 1, 2, 3, 4].map((turn) => `Deal ${turn}`));
    });
  });
}
