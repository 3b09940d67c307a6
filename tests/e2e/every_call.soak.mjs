import { Desk } from "./desk.mjs";
import { armed, everyCallFails, modes } from "./every_call.mjs";
import { backends, test } from "./fixtures.mjs";

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    for (const mode of modes) {
      test(`every call to the storage that fails (${mode}) is told or does not matter, and trying again works`, async ({ app }) => {
        test.setTimeout(90 * 60_000);
        await app.page.clock.install();
        await armed(app);
        await new Desk(app).begin();
        for (const forever of [false, true]) {
          const last = await everyCallFails(app, mode, forever, 1, 1);
          console.log(`${mode}, ${forever ? "for ever" : "once"}: each of ${last - 1} calls`);
        }
      });
    }
  });
}
