import { backends, test } from "./fixtures.mjs";
import { deaths } from "./harm.mjs";
import { diedAndCameBack } from "./never_lost.mjs";

const turns = Number(process.env.TURNS ?? 50) * 5;

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    for (const [what, die] of Object.entries(deaths)) {
      test(`what was said to be saved survives ${turns} deaths of ${what}`, async ({ app }) => {
        test.setTimeout(90 * 60_000);
        await diedAndCameBack(app, turns, die, salt);
      });
    }
  });
});
