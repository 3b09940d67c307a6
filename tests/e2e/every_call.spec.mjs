import { chance, seed } from "./chance.mjs";
import { Desk } from "./desk.mjs";
import { armed, everyCallFails, modes } from "./every_call.mjs";
import { test } from "./fixtures.mjs";

/** Of so many calls one fails here; in the soak each does. */
const STEP = 10;

for (const [salt, mode] of modes.entries()) {
  test(`calls to the storage that fail (${mode}) are told or do not matter, and trying again works`, async ({ app }) => {
    test.setTimeout(300_000);
    const random = chance(40 + salt);
    await app.page.clock.install();
    await armed(app);
    await new Desk(app).begin();
    for (const forever of [false, true]) {
      const first = 1 + Math.floor(random() * STEP);
      const last = await everyCallFails(app, mode, forever, first, STEP);
      console.log(`${mode}, ${forever ? "for ever" : "once"}: every ${STEP}th call from ${first} to ${last - STEP}, SEED=${seed}`);
    }
  });
}
