// On a phone the board shows one column at a time: the strip above it tells where the cards are, and leads there.

import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": { strip: "Stages", stop: (stage, n) => `${stage}: ${n}` },
  "ru-RU": { strip: "Этапы", stop: (stage, n) => `${stage}: ${n}` },
};

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 360, height: 740 } });

    test("each stage is there with its number, and its column comes when it is pressed", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const { page } = app;
      const { stages } = desk.words;
      await desk.begin();
      await desk.deals();
      await desk.addDeal("Price tags", 640);
      await desk.addDeal("Menus", 320);
      const strip = page.getByRole("group", { name: own.strip, exact: true });
      const stop = (stage, n) => strip.getByRole("button", { name: own.stop(stages[stage], n), exact: true });
      await expect(stop("new", 2)).toHaveAttribute("aria-current", "true");
      await expect(stop("won", 0)).toBeVisible();

      await stop("won", 0).click();
      await expect(desk.column("won")).toBeInViewport({ ratio: 0.9 });
      await expect(stop("won", 0)).toHaveAttribute("aria-current", "true");
      await stop("new", 2).click();
      await expect(desk.column("new")).toBeInViewport({ ratio: 0.9 });
      await expect(stop("won", 0)).not.toHaveAttribute("aria-current");
      // Scrolled by hand, it says where one is.
      await desk.column("negotiation").evaluate((column) => column.scrollIntoView({ inline: "start" }));
      await expect(stop("negotiation", 0)).toHaveAttribute("aria-current", "true");
      await stop("new", 2).click();
      await desk.moveAway("Menus", "new", "quote");
      await expect(stop("quote", 1)).toBeVisible();
    });
  });
}
