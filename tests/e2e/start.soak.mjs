import { backends, test } from "./fixtures.mjs";

const turns = Number(process.env.TURNS ?? 50);

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test(`the app opens ${turns} times on the same profile`, async ({ app }) => {
      await app.open("/");
      for (let turn = 1; turn < turns; turn += 1) await app.reopen();
    });
  });
}
