// Real files that stand beside the project, never in it.

import { readFile } from "node:fs/promises";

const places = ["../shared/corpora", "../../shared/corpora"];

/** A file of the collection as text, if it is there. */
async function corpus(path) {
  for (const place of places) {
    const text = await readFile(`${place}/${path}`, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A real year of sales, for the story of a sale; nothing when its files are not here. */
export async function realSales() {
  const names = { company: "accounts", product: "products", person: "sales_teams", deal: "sales_pipeline" };
  const files = {};
  for (const [kind, name] of Object.entries(names)) {
    const text = await corpus(`dataset/maven__${name}.csv`);
    if (text === undefined) return undefined;
    files[kind] = { name: `${name}.csv`, text };
  }
  return {
    files,
    created: { company: 85, product: 7, person: 35, deal: 8_800 },
    stages: { new: 500, followUp: 1_589, won: 4_238, lost: 2_473 },
    corrections: { mean: {}, leaveOut: [] },
    deal: oneNew(files.deal.text),
  };
}

/** The first of the deals not yet begun whose company has no second such deal for the same product. */
function oneNew(text) {
  const rows = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(","));
  const fresh = rows.filter(([, , , company, stage]) => stage === "Prospecting" && company !== "");
  const alike = ([, , product, company]) => fresh.filter((row) => row[2] === product && row[3] === company).length;
  const [, , product, company] = fresh.find((row) => alike(row) === 1);
  return { name: `${company} · ${product}`, company };
}
