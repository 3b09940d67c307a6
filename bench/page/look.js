// Finding, sorting and filtering: ours, libraries made for it, and what the language itself offers.

import FlexSearch from "flexsearch";
import MiniSearch from "minisearch";
import { Base, Finder } from "./wasm/bench.js";
import { contacts, fileOf } from "./data.js";
import { fresh, inTurns, same, timed } from "./turns.js";

const FIELDS = ["name", "position", "email", "phone", "telegram", "notes"];

/** Results that are shown. */
const MOST = 8;

/** A base with so many contacts, and deals. */
const filled = async (objects, deals) => {
  const base = await Base.make(fresh("look"));
  base.pack(fileOf(objects));
  await base.import();
  if (deals) {
    base.pack_deals(deals);
    await base.import();
  }
  return base;
};

/** What people look for, of records spread over all: names, halves of names, addresses, numbers, words of notes. */
const sought = (objects, count) =>
  Array.from({ length: count }, (_, n) => {
    const { name, email, phone, notes } = objects[(n * 7919) % objects.length];
    const [given, family] = name.split(" ");
    return [name, `${family} ${given}`, email, `${given} firm`, phone.slice(4, 12), notes.split(" ").slice(0, 2).join(" ")][n % 6];
  });

/** Each beginning of a text, as it comes about while one types. */
const typed = (text) => Array.from({ length: text.length }, (_, n) => text.slice(0, n + 1));

/** All text in one string, gone through with indexOf. */
const joined = (objects) => {
  const starts = [];
  let text = "";
  for (const object of objects) {
    starts.push(text.length);
    text += `${FIELDS.map((field) => object[field]).join("\n").toLowerCase()}\n`;
  }
  starts.push(text.length);
  const rowAt = (at) => {
    let [low, high] = [0, starts.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle;
    }
    return low;
  };
  return (wanted) => {
    const [first, ...others] = wanted.toLowerCase().split(/\s+/).filter(Boolean).sort((a, b) => b.length - a.length);
    let count = 0;
    for (let at = text.indexOf(first); at >= 0; ) {
      const row = rowAt(at);
      const of = others.length && text.slice(starts[row], starts[row + 1]);
      if (others.every((word) => of.includes(word))) count += 1;
      at = text.indexOf(first, starts[row + 1]);
    }
    return count;
  };
};

/** Search with every letter that is typed, over so many contacts. Times of each search in ms, round by round. */
export const searched = async (count, rounds) => {
  const objects = contacts(count);
  const base = await filled(objects);
  let finder;
  const reading = { ours: await timed(() => (finder = new Finder(base))) };
  const scan = joined(objects);
  const documents = objects.map((object, id) => ({ id, ...object }));
  const mini = new MiniSearch({ fields: FIELDS });
  reading.mini = await timed(() => mini.addAll(documents));
  const flex = new FlexSearch.Document({ document: { id: "id", index: FIELDS }, tokenize: "forward" });
  reading.flex = await timed(() => documents.forEach((document) => flex.add(document)));
  // Of a number ours knows the digits alone too.
  for (const text of sought(objects, 24).filter((text) => !/^[\d ]+$/.test(text))) same(`found for ${text}`, finder.count(text), scan(text));

  const each = (search) => async (round) => {
    const times = [];
    for (const text of sought(objects.slice(round), 12).flatMap(typed)) times.push(await timed(() => search(text)));
    return times;
  };
  const parties = {
    ours: each((text) => finder.offer(base, text)),
    scan: each(scan),
    flex: each((text) => flex.search(text, { limit: MOST })),
    mini: each((text) => mini.search(text, { prefix: true, combineWith: "AND" }).slice(0, MOST)),
  };
  const figures = await inTurns(rounds, parties);
  const bytes = finder.bytes();
  finder.free();
  base.close();
  base.free();
  return { figures, reading, bytes };
};

/** Deals sorted and filtered: times in ms, round by round. */
export const tables = async (count, rounds) => {
  const base = await filled(contacts(1000), count);
  const amounts = base.amounts("name");
  const sorted = Float64Array.from(amounts).sort();
  same("deals", amounts.length, count);
  same("their order", base.amounts("amount").join(), sorted.join());
  const least = 2_500_000;
  const fit = () => amounts.reduce((fit, amount) => fit + (amount >= least), 0);
  same("deals of so much", base.filter("amount"), fit());
  const names = Array.from({ length: count }, (_, n) => `Order of goods ${n}, part ${(Math.imul(n, 2654435761) >>> 0) % 97}`);
  // Many times each, since one may be shorter than the clock tells.
  const often = (times, work) => async () => (await timed(() => { for (let n = 0; n < times; n += 1) work(); })) / times;
  const figures = await inTurns(rounds, {
    sortAmount: often(3, () => base.sort("amount")),
    sortName: often(3, () => base.sort("name")),
    sortStage: often(3, () => base.sort("stage")),
    filterAmount: often(10, () => base.filter("amount")),
    filterStage: often(10, () => base.filter("stage")),
    filterName: often(10, () => base.filter("name")),
    typedSort: often(3, () => Float64Array.from(amounts).sort()),
    stringSort: often(1, () => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))),
    typedFilter: often(10, fit),
  });
  base.close();
  base.free();
  return figures;
};
