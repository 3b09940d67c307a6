// From asking for the page to its first rows, and to all data being there. The app itself is opened.

import { limit, median, ratio, told } from "./figures.mjs";

/** Put into every page before its own code: notes when 50 rows were drawn, and when all data was there. */
const watch = () => {
  const drawn = () => document.querySelectorAll(".table.list .row, .card, body > ul > li").length >= 50;
  const whole = () => {
    const text = document.querySelector(".saving")?.textContent ?? "";
    return text !== "" && !/\d/.test(text);
  };
  const note = (name) => {
    if (window[name]) return;
    window[name] = true;
    // After the next frame it stands on the screen.
    requestAnimationFrame(() => setTimeout(() => (window[`${name}At`] = performance.now())));
  };
  const look = () => {
    if (drawn()) note("rows");
    if (whole()) note("whole");
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
};

const opened = async (context, address, names, slower = 1) => {
  const page = await context.newPage();
  await page.addInitScript(watch);
  if (slower > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(address);
  const times = {};
  for (const name of names) {
    await page.waitForFunction((name) => window[`${name}At`], name, { timeout: 30_000, polling: 20 });
    times[name] = await page.evaluate((name) => window[`${name}At`], name);
  }
  await page.close();
  return times;
};

export const measure = async ({ bench, context, origin, rounds, count }) => {
  const filler = await bench();
  await filler.evaluate((count) => window.bench.fill(count), count);
  await filler.close();

  const paths = { contacts: "/contacts", deals: "/deals", plain: "/bench/plain.html" };
  const rows = { contacts: [], deals: [], plain: [] };
  const whole = [];
  // The round before the first only warms the caches.
  for (let round = -1; round < rounds; round += 1) {
    const order = Object.entries(paths);
    for (const [name, path] of round % 2 ? order.reverse() : order) {
      const wanted = name === "plain" ? ["rows"] : ["rows", "whole"];
      const times = await opened(context, origin + path, wanted);
      if (round < 0) continue;
      rows[name].push(times.rows);
      if (name === "contacts") whole.push(times.whole);
    }
  }
  const slow = { contacts: [], deals: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(slow)) slow[name].push((await opened(context, origin + paths[name], ["rows"], 4)).rows);
  }

  const page = await bench();
  const loads = await page.evaluate(([count, rounds]) => window.bench.load(count, rounds), [count, rounds]);
  await page.close();
  const empty = await bench();
  await empty.evaluate(() => window.bench.memory());
  // What was only passed through on the way is not what the base needs.
  await (await context.newCDPSession(empty)).send("HeapProfiler.collectGarbage");
  const { wasm, heap, packed } = await empty.evaluate(() => window.bench.memory());
  await empty.close();
  const MB = { unit: "MB" };
  const of = (party) => loads.map((row) => row[party]);
  return [
    ...["contacts", "deals"].flatMap((name) => [
      limit(`first rows of /${name}, ${count} contacts and deals stored`, median(rows[name]), 500, { digits: 0 }),
      ratio(`first rows of /${name} / plain page`, rows[name], rows.plain, "≤2.5", { digits: 0 }),
      limit(`first rows of /${name} on a processor 4 times slower`, median(slow[name]), 1500, { digits: 0 }),
    ]),
    told("all data there, in the app", `${median(whole).toFixed(0)} ms`),
    ratio("all data searchable / reading the raw chunks", of("ours"), of("limit"), "≤2", { digits: 0 }),
    ratio("memory, all data there / packed bytes", [(wasm + heap) / 1e6], [packed / 1e6], "≤2", MB),
    told("  of it wasm + JS", `${(wasm / 1e6).toFixed(1)} + ${(heap / 1e6).toFixed(1)} MB`),
  ];
};
