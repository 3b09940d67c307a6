// A year of sales made from chance, in the shape in which another program would give it.

import { chance } from "./chance.mjs";

const towns = ["Ashford", "Brindley", "Calder", "Dunmore", "Elmsworth", "Farley", "Gretton", "Holm", "Ivelet", "Jarrow"];
const trades = ["Joinery", "Printing", "Bakery", "Optics"];
const products = [["Lathe", 5200], ["Press", 1850], ["Oven", 940], ["Lens", 120]];
const people = ["Anna Adler", "Boris Berg", "Clara Costa", "Dmitri Dunn", "Edith Eriksen"];

/** What a stage is called in the file, and where it belongs. */
const words = { Open: "new", Talking: "followUp", Parked: "new", Won: "won", Lost: "lost" };

const columns = "opportunity_id sales_agent product account deal_stage engage_date close_date close_value shelf".split(" ");

const rowsOf = 300;

/** The four files, and what is to be seen of them. */
export function madeSales() {
  const random = chance();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const companies = towns.flatMap((town) => trades.map((trade) => `${town} ${trade}`)).filter(() => random() < 0.7);
  const stages = { new: 0, followUp: 0, won: 0, lost: 0 };
  const rows = Array.from({ length: rowsOf }, (_, n) => {
    const word = pick(Object.keys(words));
    return row(n, pick(people), pick(products), pick(companies), word, random);
  });
  // One that nobody else is like: the deal of the story.
  const deal = { name: "Kettlewell Clocks · Lathe", company: "Kettlewell Clocks" };
  rows.splice(Math.floor(random() * rowsOf), 1, row(rowsOf, people[0], products[0], deal.company, "Open", random));
  for (const cells of rows) stages[words[cells[4]]] += 1;
  const named = [...companies, deal.company].map((name) => [name, name.split(" ")[0]]);
  return {
    files: {
      company: table("accounts.csv", ["account", "town"], named),
      product: table("products.csv", ["product", "sales_price"], products),
      person: table("teams.csv", ["sales_agent", "office"], people.map((name) => [name, pick(["North", "South"])])),
      deal: table("pipeline.csv", columns, rows),
    },
    created: { company: companies.length + 1, product: products.length, person: people.length, deal: rowsOf },
    stages,
    corrections: { mean: { Parked: "new" }, leaveOut: ["shelf"] },
    deal,
  };
}

function row(n, person, [product, price], company, word, random) {
  const upTo = (most) => String(1 + Math.floor(random() * most)).padStart(2, "0");
  const begun = `2026-${upTo(12)}-${upTo(28)}`;
  const ended = ["Won", "Lost"].includes(word);
  const worth = { Won: Math.round(price * (0.8 + random() * 0.4)), Lost: 0 }[word] ?? "";
  return [`K${String(n).padStart(5, "0")}`, person, product, company, word, begun, ended ? "2027-02-01" : "", worth, n % 9];
}

function table(name, head, rows) {
  return { name, text: [head, ...rows].map((cells) => cells.join(",")).join("\n") };
}
