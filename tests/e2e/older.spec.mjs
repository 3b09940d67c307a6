// A base that an older Tend wrote is brought to this one's form when it is opened: whole or not at all.

import { Desk } from "./desk.mjs";
import { head, outside } from "./disk.mjs";
import { backends, expect, test } from "./fixtures.mjs";
import { deaths } from "./harm.mjs";

test.describe.configure({ retries: 0 });

/** A base with a past, written down as if by an older Tend; gives the generation it had. */
async function olderBase(app) {
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Roof", 10);
  await desk.addDeal("Gate", 20);
  await desk.move("Roof", "quote");
  const page = await outside(app, await app.context.newPage());
  await app.page.close();
  const { generation } = await head(page, { schema: 0 });
  app.page = page;
  return { desk, generation };
}

async function isWhole(desk) {
  await desk.deals();
  await expect(desk.column("quote").getByRole("link", { name: "Roof", exact: true })).toBeVisible();
  await expect(desk.column("new").getByRole("link", { name: "Gate", exact: true })).toBeVisible();
}

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("an older base is brought to this form once, with its past, and goes on", async ({ app }) => {
      const { desk, generation } = await olderBase(app);
      await isWhole(desk);
      // What was done before it was brought here can still be taken back.
      await app.page.getByRole("button", { name: "Undo" }).first().click();
      await expect(desk.column("new").getByRole("link", { name: "Roof", exact: true })).toBeVisible();
      await desk.addDeal("Since then", 30);
      await app.reopen();
      await expect(desk.card("Since then")).toBeVisible();
      const now = await head(await outside(app, await app.context.newPage()));
      expect(now).toEqual({ schema: 1, minWriter: 3, generation: generation + 3 });
    });

    test("two tabs that open an older base at once both go on with what one of them made of it", async ({ app }) => {
      const { desk } = await olderBase(app);
      const other = await app.context.newPage();
      await Promise.all([app.page.goto("/deals"), other.goto("/deals")]);
      for (const page of [app.page, other]) await expect(desk.card("Gate", page)).toBeVisible();
      await desk.addDeal("Seen in both", 30);
      await expect(desk.card("Seen in both", other)).toBeVisible();
      expect((await head(await outside(app, await app.context.newPage()))).schema).toBe(1);
    });

    test("a page that dies on the way leaves the older base or the new one, never something between", async ({ app }) => {
      const { desk } = await olderBase(app);
      const forms = new Set();
      // Later and later, until one gets through; the last waits for it.
      for (let ms = 0; ms < 600 && forms.size < 2; ms += 40) {
        await app.page.goto("/deals", { waitUntil: "commit" });
        await new Promise((resolve) => setTimeout(resolve, ms));
        await deaths["the page's process"](app);
        await outside(app, app.page);
        forms.add((await head(app.page)).schema);
      }
      await isWhole(desk);
      expect([...forms].every((form) => form === 0 || form === 1)).toBe(true);
      expect((await head(await outside(app, await app.context.newPage()))).schema).toBe(1);
    });
  });
}
