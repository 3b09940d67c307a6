// A sale that moves by itself, from imported files to the thanks, through the screen only.

import { seed } from "./chance.mjs";
import { locales, test } from "./fixtures.mjs";
import { realSales } from "./corpora.mjs";
import { madeSales } from "./made_sales.mjs";
import { sale } from "./sale.mjs";

const real = await realSales();

for (const [n, locale] of locales.entries()) {
  // Each language lives through both, on the one data or the other.
  const lids = ["open", "closed"];
  const [made, found] = [lids[n % 2], lids[(n + 1) % 2]];
  test.describe(locale, () => {
    test.use({ locale });

    test(`a deal among 300 made up goes from quote to won by itself, the lid ${made}`, async ({ app }) => {
      console.log(`seed ${seed}`);
      await sale(app, locale, madeSales(), { lid: made });
    });

    test(`a deal among those of a real year goes from quote to won by itself, the lid ${found}`, async ({ app }) => {
      if (real === undefined) console.log("not here: the files of a real year of sales");
      test.skip(real === undefined, "the files of a real year of sales are not beside the project");
      await sale(app, locale, real, { lid: found });
    });
  });
}
