import { backends, test } from "./fixtures.mjs";
import { diedImporting } from "./import_cut.mjs";

const turns = 3;

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });
    test.describe.configure({ retries: 0 });

    test("an import that is cut off leaves the whole file or nothing of it", async ({ app }) => {
      await diedImporting(app, turns, 10 + salt);
    });
  });
});
