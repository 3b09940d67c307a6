import { racedAndCounted } from "./automation_once.mjs";
import { backends, test } from "./fixtures.mjs";

const turns = 3;

backends.forEach((backend, salt) => {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });
    test.describe.configure({ retries: 0 });

    test("what falls due is done once, however many tabs do it and whichever of them die", async ({ app }) => {
      await racedAndCounted(app, turns, 30 + salt);
    });
  });
});
