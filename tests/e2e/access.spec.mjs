// Every screen, empty and filled, in both languages, wide and on a phone: axe finds nothing by day and by night, and
// nothing is cut off, also on the narrowest phone and in letters twice as large.

import { Axe } from "./axe.mjs";
import { cutOff } from "./cut_off.mjs";
import { expect, locales, test } from "./fixtures.mjs";
import { Screens } from "./screens.mjs";
import { unsaid } from "./unsaid.mjs";

const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

/** By chance the made-up workshop is always another; here it is one of them, as it stands on one day. */
const SEED = Number(process.env.SEED ?? 1);
const DAY = "2027-03-01T09:00:00Z";

/** Put into the page: chance that follows from a seed (mulberry32). */
const seeded = (state) => {
  crypto.getRandomValues = (bytes) => {
    for (let n = 0; n < bytes.length; n += 1) {
      state = (state + 0x6d2b79f5) >>> 0;
      const t = Math.imul(state ^ (state >>> 15), state | 1);
      bytes[n] = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 14;
    }
    return bytes;
  };
};

/** The narrowest that is promised (px); in letters twice as large it is twice as wide. */
const NARROWEST = 320;

/** Everything that is asked of what is shown now; the faults, each with the name of the screen. */
async function faultsOf(page, axe, size, locale) {
  const faults = await axe.faults();
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await axe.faultsOfColour()).map((line) => `by night: ${line}`));
  await page.emulateMedia({ colorScheme: "light" });
  const words = locale === "ru-RU";
  faults.push(...(await unsaid(page)));
  faults.push(...(await cutOff(page, { words })));
  if (size.width < 720) {
    await page.setViewportSize({ ...size, width: NARROWEST });
    faults.push(...(await cutOff(page, { words })).map((line) => `${NARROWEST} px wide: ${line}`));
    await page.setViewportSize({ ...size, width: 2 * NARROWEST });
  }
  const letters = (percent) => page.evaluate((percent) => (document.documentElement.style.fontSize = percent), percent);
  await letters("200%");
  faults.push(...(await cutOff(page)).map((line) => `letters at 200 %: ${line}`));
  await letters("");
  await page.setViewportSize(size);
  return faults;
}

for (const filled of [false, true]) {
  for (const locale of locales) {
    for (const size of sizes) {
      test.describe(`${filled ? "filled" : "empty"}, ${locale}, ${size.width} px`, () => {
        test.use({ locale, viewport: size, colorScheme: "light" });

        test("everyone can see, read and reach everything on every screen", async ({ app }) => {
          const screens = new Screens(app, locale);
          const { page } = app;
          await app.setClock(DAY);
          await page.addInitScript(seeded, SEED);
          const faults = [];
          const look = async (name) => {
            const found = await faultsOf(page, axe, size, locale);
            faults.push(...found.map((line) => `${name}: ${line}`));
          };
          await screens.welcome();
          // A colour on its way to another is none of ours.
          await page.emulateMedia({ reducedMotion: "reduce" });
          const axe = await Axe.on(page);
          if (!filled) await look("the first choice");
          await screens.begin({ filled });
          for (const path of await screens.paths({ filled })) {
            await screens.go(path);
            await look(path);
          }
          if (filled) {
            await screens.go("/");
            for (const [name, open] of Object.entries(screens.over)) {
              await open();
              await look(name);
              await screens.close();
            }
          }
          expect(faults.join("\n")).toBe("");
        });
      });
    }
  }
}
