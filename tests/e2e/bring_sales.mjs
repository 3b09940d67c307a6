// A year of sales comes into an empty base from its four files, through the screen.

import { ImportDesk } from "./desk_import.mjs";
import { expect } from "./fixtures.mjs";

const words = {
  "en-GB": { currency: "Currency", reason: "From the file" },
  "ru-RU": { currency: "Валюта", reason: "Из файла" },
};

/** Takes the files of `sales` in, and counts what stands where. */
export async function bringIn(desk, sales) {
  const own = words[desk.locale];
  await chooseCurrency(desk, own, "USD");
  await takeIn(new ImportDesk(desk, desk.locale), sales, own);
  await countCards(desk, sales);
}

async function chooseCurrency(desk, own, code) {
  await desk.page.goto("/settings");
  await desk.settled();
  const field = desk.page.getByLabel(own.currency, { exact: true });
  await field.fill(code);
  await field.press("Tab");
  await desk.settled();
}

/** The four files, in an order in which each finds what it refers to. */
async function takeIn(imports, sales, own) {
  for (const kind of ["company", "product", "person"]) {
    await imports.takeAsProposed(sales.files[kind], kind, sales.created[kind]);
  }
  const { deal: created } = sales.created;
  await imports.choose(sales.files.deal);
  await expect(imports.kind.locator("option:checked")).toHaveText(imports.words.kinds.deal);
  for (const [word, stage] of Object.entries(sales.corrections.mean)) await imports.mean(word, stage);
  for (const column of sales.corrections.leaveOut) await imports.leaveOut(column);
  // Those that were lost say nothing of why, and their stage asks for it.
  await imports.sees({ created: created - sales.stages.lost, leftOut: sales.stages.lost });
  await imports.giveReason(own.reason);
  await imports.sees({ created });
  await imports.take(created);
}

/** What the board says stands where is what the files say. */
async function countCards(desk, sales) {
  await desk.deals();
  for (const [stage, count] of Object.entries(sales.stages)) {
    await expect(desk.column(stage).locator("header .count")).toHaveText(String(count));
  }
}
