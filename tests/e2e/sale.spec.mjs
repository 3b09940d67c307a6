// A sale that moves by itself, from imported files to the thanks, through the screen only.

import { seed } from "./chance.mjs";
import { locales, test } from "./fixtures.mjs";
import { realSales } from "./corpora.mjs";
import { madeSales } from "./made_sales.mjs";
import { sale } from "./sale.mjs";

const real = await realSales();

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`a deal among 300 made up goes from quote to won by itself (${locale})`, async ({ app }) => {
      test.setTimeout(120_000);
      console.log(`seed ${seed}`);
      await sale(app, locale, madeSales());
    });

    test(`a deal among those of a real year goes from quote to won by itself (${locale})`, async ({ app }) => {
      test.skip(real === undefined, "the files of a real year of sales are not beside the project");
      test.setTimeout(180_000);
      await sale(app, locale, real);
    });
  });
}
