// A browser whose storage is put back to an earlier day, by a restored disk image or a synchronised profile.

import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Desk } from "./desk.mjs";
import { backends, expect, test } from "./fixtures.mjs";

test.describe.configure({ retries: 0 });

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("an older state of the storage is told, until the person goes on with it", async ({ app }) => {
      const desk = new Desk(app);
      const stored = join(app.profile, "Default", "IndexedDB");
      const kept = join(app.profile, "kept");
      await desk.begin();
      await desk.deals();
      await desk.addDeal("On Monday", 10);
      await app.close();
      await cp(stored, kept, { recursive: true });
      await app.start();
      await desk.deals();
      await desk.addDeal("On Tuesday", 20);
      await app.close();
      await rm(stored, { recursive: true });
      await cp(kept, stored, { recursive: true });

      const notice = () => app.page.getByRole("alert").getByText("The last changes are gone: the browser’s storage holds an older state.");
      for (let start = 0; start < 2; start += 1) {
        await app.start();
        await app.page.goto("/deals");
        await expect(notice()).toBeVisible();
        await expect(app.page.getByRole("button", { name: desk.words.empty })).toHaveCount(0);
        if (start === 0) await app.close();
      }
      await app.page.getByRole("button", { name: "Go on with what is here" }).click();
      await expect(desk.card("On Monday")).toBeVisible();
      await desk.addDeal("On Wednesday", 30);
      await app.reopen();
      await desk.deals();
      expect((await desk.cards("new")).toSorted()).toEqual(["On Monday", "On Wednesday"]);
    });
  });
}
