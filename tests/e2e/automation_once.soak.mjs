import { racedAndCounted } from "./automation_once.mjs";
import { backends, test } from "./fixtures.mjs";

const turns = Number(process.env.TURNS ?? 50);

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test(`what falls due is done once in ${turns} races`, async ({ app }) => {
      test.setTimeout((turns + 2) * 60_000);
      await racedAndCounted(app, turns, 30 + salt);
    });
  });
});
