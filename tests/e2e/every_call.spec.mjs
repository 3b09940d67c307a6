import { HOUR, STAGES, beginWith, madeBase } from "./base_file.mjs";
import { chance, seed } from "./chance.mjs";
import { Desk } from "./desk.mjs";
import { armed, everyCallFails, modes } from "./every_call.mjs";
import { expect, test } from "./fixtures.mjs";

test.describe.configure({ retries: 0 });

/** Of so many calls one fails here; in the soak each does. */
const STEP = 10;

for (const [salt, mode] of modes.entries()) {
  test(`calls to the storage that fail (${mode}) are told or do not matter, and trying again works`, async ({ app }) => {
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

test("a mode that could not be saved stands as before, and can be chosen again", async ({ app }) => {
  await armed(app);
  const born = Date.now() - HOUR;
  const rule = { name: "Call", when: { "stage-entered": { stage: STAGES.called } }, then: [{ task: { name: "Call" } }] };
  await beginWith(app.page, madeBase({ born, deals: [], rules: [rule] }));
  await app.page.goto("/rules");
  const turn = app.page.getByRole("combobox", { name: "Mode of “Call”" });
  await expect(turn).toHaveValue("auto");
  await app.page.evaluate(() => faults.arm("throw:UnknownError", 1, true));
  await turn.selectOption("off");
  await expect(app.page.getByText("Not saved", { exact: true })).toBeAttached();
  await expect(turn).toHaveValue("auto");
  await app.page.evaluate(() => faults.disarm());
  await turn.selectOption("off");
  await expect(app.page.getByText("Saved on this device")).toBeAttached();
  await expect(turn).toHaveValue("off");
  await app.page.reload();
  await expect(turn).toHaveValue("off");
});
