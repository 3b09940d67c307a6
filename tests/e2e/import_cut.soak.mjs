import { backends, test } from "./fixtures.mjs";
import { diedImporting } from "./import_cut.mjs";

const turns = Number(process.env.TURNS ?? 50);

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("an import that is cut off leaves the whole file or nothing of it", async ({ app }) => {
      test.setTimeout((turns + 2) * 60_000);
      await diedImporting(app, turns, 10 + salt);
    });
  });
});
