// What is measured inside a page. Each function gives plain figures; bench/*.bench.mjs makes rows of them.

import Dexie from "dexie";
import { Engine } from "json-rules-engine";
import init, { Base, Due, Rules, Typed, memory_bytes } from "./wasm/bench.js";
import { contacts, deal, digest, facts, fileOf, rules } from "./data.js";
import { searched, tables } from "./look.js";
import * as raw from "./raw.js";
import { fresh, inTurns, same, timed } from "./turns.js";

/** Starts to watch for tasks of 50 ms and more; the answer ends it and tells the longest. */
const watchTasks = () => {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const begun = performance.now();
  return async () => {
    const ended = performance.now();
    // The observer hears of a task after its end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    tasks.push(...observer.takeRecords());
    observer.disconnect();
    const within = tasks.filter((task) => task.startTime >= begun - 1 && task.startTime < ended);
    return Math.max(0, ...within.map((task) => task.duration));
  };
};

/** Import of many contacts and its undo, against the bare browser and against dexie. */
export const bulk = async (count, rounds) => {
  const objects = contacts(count);
  const file = fileOf(objects);
  const sum = digest(objects);
  const slice = Math.ceil(file.length / Math.ceil(count / 256));
  const ours = async () => {
    const name = fresh("ours");
    const base = await Base.make(name);
    const parse = await timed(() => same("contacts read", base.pack(file), count));
    const watch = watchTasks();
    let parts;
    const take = await timed(async () => (parts = await base.import()));
    const longest = await watch();
    same("contacts", base.living(), count);
    same("their names", base.digest(), sum);
    let undoParts;
    const undo = await timed(async () => (undoParts = await base.undo()));
    same("contacts after the undo", base.living(), 0);
    base.close();
    base.free();
    await raw.remove(name);
    return { parse, take, undo, longest, parts: [...parts], undoParts: [...undoParts] };
  };
  const limit = async () => {
    const name = fresh("raw");
    const db = await raw.open(name);
    const parse = await timed(() => same("objects", JSON.parse(new TextDecoder().decode(file)).length, count));
    const write = await timed(async () => {
      const chunks = [];
      for (let at = 0; at < file.length; at += slice) chunks.push(file.slice(at, at + slice));
      await raw.write(db, chunks);
    });
    db.close();
    await raw.remove(name);
    return parse + write;
  };
  const dexie = async () => {
    const db = new Dexie(fresh("dexie"));
    db.version(1).stores({ contacts: "++id" });
    await db.open();
    const held = JSON.parse(new TextDecoder().decode(file));
    const time = await timed(() => db.contacts.bulkAdd(held));
    same("contacts in dexie", await db.contacts.count(), count);
    await db.delete();
    return time;
  };
  return inTurns(rounds, { ours, limit, dexie });
};

/** Single strict edits in a base with so many contacts, against putting the same bytes. */
export const edits = async (count, rounds, each) => {
  const name = fresh("edits");
  const base = await Base.make(name);
  base.pack(fileOf(contacts(count)));
  await base.import();
  const db = await raw.open(fresh("raw"));
  let turn = 0;
  let size = 0;
  const ours = async () => {
    const times = [];
    for (let n = 0; n < each; n += 1) {
      turn += 1;
      times.push(await timed(async () => (size = await base.edit(turn * 7919, `Position ${turn}`))));
    }
    return times;
  };
  const limit = async () => {
    const times = [];
    for (let n = 0; n < each; n += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(Math.min(size, 65536)));
      times.push(await timed(() => raw.write(db, [bytes])));
    }
    return times;
  };
  await ours();
  await limit();
  const figures = await inTurns(rounds, { ours, limit });
  base.close();
  base.free();
  return { figures, size };
};

/** The history of single records in a long journal. */
export const history = async (entries, reads) => {
  const base = await Base.make(fresh("history"));
  base.pack(fileOf(contacts(8064)));
  await base.import();
  const filling = await timed(() => base.age(entries));
  const times = [];
  let sets = 0;
  for (let n = 0; n < reads; n += 1) times.push(await timed(async () => (sets += await base.history(n * 7919))));
  base.close();
  base.free();
  return { times, sets: sets / reads, filling };
};

/** Fills the base of the app with so many contacts and deals, and the store of the plain page. */
export const fill = async (count, deals = count) => {
  const wanted = `${count} ${deals}`;
  if (localStorage.getItem("filled") === wanted) return;
  localStorage.removeItem("filled");
  await raw.remove("tend");
  const objects = contacts(count);
  const base = await Base.make("tend");
  base.pack(fileOf(objects));
  await base.import();
  base.pack_deals(deals);
  await base.import();
  base.note();
  base.close();
  base.free();
  const db = await raw.open("plain");
  await raw.write(db, [fileOf(objects.slice(0, 128))]);
  db.close();
  localStorage.setItem("filled", wanted);
};

/** Reading the whole base into memory, against reading the raw chunks. */
export const load = async (count, rounds) => {
  const named = contacts(count).filter(({ name }) => name.includes("Ada")).length;
  const ours = () =>
    timed(async () => {
      const base = await Base.load("tend");
      same("records found", base.find("Ada"), named);
      base.close();
      base.free();
    });
  const limit = () =>
    timed(async () => {
      const db = await raw.open("tend");
      await raw.readAll(db, "chunks", 64);
      db.close();
    });
  return inTurns(rounds, { ours, limit });
};

/** What the whole base needs of memory, in bytes; it is kept, so that one may ask again. */
export const memory = async () => {
  window.held ??= await Base.load("tend");
  const base = window.held;
  return { wasm: memory_bytes(), heap: performance.memory.usedJSHeapSize, packed: base.packed_bytes() };
};

/** One event against many rules, against json-rules-engine. */
export const asked = async (count, rounds, times) => {
  const all = rules(count);
  const mine = new Rules(JSON.stringify(all.map(({ ours }) => ours)), JSON.stringify(deal));
  const engine = new Engine(all.map(({ peer }) => peer));
  engine.addOperator("containsText", (text, part) => text.toLowerCase().includes(part.toLowerCase()));
  const { events } = await engine.run(facts);
  const theirs = events.map(({ params }) => params.n).sort((a, b) => a - b);
  same("rules that act", JSON.stringify([...mine.acting()]), JSON.stringify(theirs));
  const ours = async () => (await timed(() => mine.ask(times))) / times;
  const peer = async () => (await timed(async () => [await engine.run(facts), await engine.run(facts), await engine.run(facts)])) / 3;
  const plain = new Typed(JSON.stringify(all.map(({ typed }) => typed)), facts.amount, facts.probability, facts.source, facts.name);
  same("rules whose plain comparisons hold", plain.ask(1), theirs.length);
  const loop = async () => (await timed(() => plain.ask(times))) / times;
  await ours();
  await peer();
  await loop();
  return { figures: await inTurns(rounds, { ours, peer, loop }), acting: theirs.length };
};

/** What one save costs (ms) among so many rules, of which ten listen to the field that is written. */
export const saves = async (counts, times) => {
  const listen = ({ ours }, n) => ({ ...ours, when: { "field-changed": { field: n < 10 ? "name" : "notes" } } });
  const costs = [];
  for (const count of counts) {
    const mine = new Rules(JSON.stringify(rules(count).map(listen)), JSON.stringify(deal));
    mine.save(times);
    const spent = [];
    for (let round = 0; round < 5; round += 1) spent.push((await timed(() => mine.save(times))) / times);
    costs.push(spent.sort((a, b) => a - b)[2]);
    mine.free();
  }
  return costs;
};

/** So many things that fell due: how long all of it takes, and the longest piece (ms). Kept in memory, not written. */
export const due = async (count, limit) => {
  const base = new Due(count);
  const pieces = [];
  let done = 0;
  for (let more = true; more; ) {
    pieces.push(await timed(() => (more = base.carry_out(limit) > 0)));
    done += 1;
  }
  same("tasks", base.tasks(), count);
  return { all: pieces.reduce((sum, piece) => sum + piece, 0), longest: Math.max(...pieces), done };
};

window.bench = { bulk, edits, history, fill, load, memory, asked, saves, due, searched, tables };
await init();
window.bench.ready = true;
