import { backends, test } from "./fixtures.mjs";
import { damagedAndOpened } from "./damage.mjs";

const turns = 10;

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });
    test.describe.configure({ retries: 0 });

    test("damaged files are noticed, and nobody is taken for a new person", async ({ app }) => {
      await damagedAndOpened(app, turns, 30 + salt);
    });
  });
});
