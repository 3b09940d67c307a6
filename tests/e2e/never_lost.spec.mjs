import { backends, test } from "./fixtures.mjs";
import { deaths } from "./harm.mjs";
import { diedAndCameBack } from "./never_lost.mjs";

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });
    test.describe.configure({ retries: 0 });

    for (const [what, die] of Object.entries(deaths)) {
      test(`what was said to be saved survives the death of ${what}, and an edit is whole or not there`, async ({ app }) => {
        await diedAndCameBack(app, 25, die, salt);
      });
    }
  });
});
