// What is read must be readable: the colours of style/tokens.css, measured as the browser paints them
// (WCAG 2.2: 4.5 for text, 3 for edges and marks).

import { expect, test } from "./fixtures.mjs";

const grounds = ["--paper", "--paper-sunk", "--well", "--paper-raised"];
const words = ["--ink", "--ink-2", "--ink-3", "--accent", "--late", "--warn", "--good"];
const marks = ["--line-edge", "--accent", ...[1, 2, 3, 4, 5, 6].map((stage) => `--stage-${stage}`)];

const pairs = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground, 4.5])),
  ...["--accent-wash", "--late-wash", "--warn-wash", "--good-wash"].flatMap((wash) =>
    ["--ink", "--ink-2", "--ink-3"].map((word) => [word, wash, 4.5]),
  ),
  ...["accent", "late", "warn", "good"].map((name) => [`--${name}`, `--${name}-wash`, 4.5]),
  ["--on-accent", "--accent-fill", 4.5],
  ["--on-accent", "--accent-fill-hover", 4.5],
  ...["--paper", "--paper-raised"].flatMap((ground) => marks.map((mark) => [mark, ground, 3])),
];

/** The contrast of each pair, by the sRGB values that reach the screen. */
const measure = (page) =>
  page.evaluate((pairs) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement("span"));
    const luminance = (role) => {
      probe.style.color = `var(${role})`;
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = pairs.map(([front, back, least]) => {
      const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
      return { front, back, least, is: (light + 0.05) / (dark + 0.05) };
    });
    probe.remove();
    return found;
  }, pairs);

for (const colorScheme of ["light", "dark"]) {
  test.describe(`where the system is ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("every colour for text can be read on every ground it may stand on", async ({ app }) => {
      await app.open("/");
      const faint = (await measure(app.page)).filter(({ is, least }) => !(is >= least));
      expect(faint.map(({ front, back, is, least }) => `${front} on ${back}: ${is.toFixed(2)}, not ${least}`)).toEqual([]);
    });

    test("the person's own choice of light or dark wins", async ({ app }) => {
      await app.open("/");
      const ground = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const ofSystem = await ground();
      const choose = (theme) => app.page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await choose(colorScheme === "light" ? "dark" : "light");
      expect(await ground()).not.toBe(ofSystem);
      await choose(colorScheme);
      expect(await ground()).toBe(ofSystem);
    });
  });
}
