// From the press of a key to its being seen, with all data there. Two figures of each: what the browser tells of the
// press (Event Timing: until the next painting), and until what was asked for stands on the screen, which is after it
// was written. Beside the stage move its limit on this machine: the same board as a dead page, of which a few lines of
// script write one value and hang the card elsewhere.

import { limit, median, percentile, told } from "./figures.mjs";

/** Edits of each sort. */
const EACH = 40;

/** The finest the browser tells of (ms); what it does not tell of took less. */
const FINEST = 16;

/** Put into the page: what the browser tells of presses, and a way to wait for what comes of one. */
const watch = (finest) => {
  window.told = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId) window.told.push([interactionId, duration]);
  }).observe({ type: "event", durationThreshold: finest, buffered: true });
  window.await = (holds) => {
    window.seen = new Promise((resolve) => {
      let pressed;
      const note = (event) => (pressed ??= event.timeStamp);
      for (const type of ["keydown", "pointerdown"]) addEventListener(type, note, { capture: true, once: true });
      const look = () => {
        if (pressed === undefined || !holds()) return;
        watching.disconnect();
        // With the next frame it is painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
      };
      const watching = new MutationObserver(look);
      watching.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    });
  };
};

/** Does something so many times: `ready` prepares and says in the page what must hold, `press` is what is measured. */
const measured = async (page, { ready, press }, each = EACH) => {
  await page.evaluate(() => (window.told.length = 0));
  const times = [];
  for (let n = 0; n < each; n += 1) {
    await ready(n);
    await press(n);
    times.push(await page.evaluate(() => window.seen));
  }
  // The browser tells of presses a little later.
  await page.waitForTimeout(500);
  const heard = await page.evaluate(() => [...window.told.reduce((most, [id, time]) => most.set(id, Math.max(time, most.get(id) ?? 0)), new Map()).values()]);
  return { times, told: [...heard, ...Array(Math.max(0, each - heard.length)).fill(FINEST)] };
};

const opened = async (context, address) => {
  const page = await context.newPage();
  await page.addInitScript(watch, FINEST);
  await page.goto(address);
  await page.waitForFunction(() => /^\D+$/.test(document.querySelector(".saving")?.textContent ?? ""), undefined, { polling: 100 });
  await page.waitForTimeout(2000);
  return page;
};

/** The first deal of the board goes one stage on. */
const stageMove = async (context, origin) => {
  const page = await opened(context, `${origin}/deals`);
  const ready = async () => {
    await page.locator(".card").first().waitFor();
    await page.evaluate(() => {
      const column = document.querySelector(".column");
      const id = column.querySelector(".card").dataset.id;
      column.querySelector(".card a").focus();
      window.moved = () => !column.querySelector(`[data-id="${id}"]`);
    });
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.evaluate(() => window.await(window.moved));
  };
  const figures = await measured(page, { ready, press: () => page.keyboard.press("Space") });
  await page.close();
  return figures;
};

/** What the browser itself takes for the same: no program, one value written, the card hung into the next column. */
const bareMove = async (context, origin) => {
  const app = await opened(context, `${origin}/deals`);
  await app.locator(".card-move select").first().waitFor({ state: "attached" });
  const html = await app.evaluate(() => {
    for (const script of document.querySelectorAll("script, meta[http-equiv], link[rel=manifest]")) script.remove();
    return document.documentElement.outerHTML;
  });
  await app.close();
  const page = await context.newPage();
  await page.addInitScript(watch, FINEST);
  await page.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html>${html}` }));
  await page.goto(`${origin}/bare`);
  await page.evaluate(async () => {
    const opening = indexedDB.open("bare", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("it");
    await new Promise((done) => (opening.onsuccess = done));
    const [from, to] = document.querySelectorAll(".column .cards");
    addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      const transaction = opening.result.transaction("it", "readwrite", { durability: "strict" });
      transaction.objectStore("it").put(new Uint8Array(4000), 1);
      transaction.oncomplete = () => {
        const card = from.querySelector(".card");
        to.querySelector(".card").before(card);
        card.querySelector("a").focus();
      };
    });
  });
  const ready = async () => {
    await page.evaluate(() => {
      const column = document.querySelector(".column");
      const id = column.querySelector(".card").dataset.id;
      column.querySelector(".card a").focus();
      window.await(() => !column.querySelector(`[data-id="${id}"]`));
    });
  };
  // As many as a column draws.
  const figures = await measured(page, { ready, press: () => page.keyboard.press("Space") }, 25);
  await page.evaluate(() => indexedDB.deleteDatabase("bare"));
  await page.close();
  return figures;
};

/** A contact is called otherwise. */
const fieldEdit = async (context, origin) => {
  const page = await opened(context, `${origin}/contacts`);
  await page.locator("tbody .row a").first().click();
  const name = page.locator("h1");
  await name.waitFor();
  const ready = async (n) => {
    await page.locator(".page-head").getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    // The field has the keyboard with the next frame.
    await page.waitForFunction(() => document.activeElement?.matches("input"));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(`Somebody ${n}`);
    await page.evaluate((n) => window.await(() => document.querySelector("h1")?.textContent.includes(`Somebody ${n}`)), n);
  };
  const figures = await measured(page, { ready, press: () => page.keyboard.press("Enter") });
  await page.close();
  return figures;
};

/** A task of today is ticked off. */
const tick = async (context, origin) => {
  const page = await opened(context, `${origin}/`);
  for (let n = 0; n < EACH; n += 1) {
    await page.getByRole("textbox", { name: "What is to be done?" }).fill(`Task ${n}`);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: `Task ${n}`, exact: true }).waitFor();
  }
  const ready = async (n) => {
    await page.getByLabel(`Done: Task ${n}`, { exact: true }).focus();
    await page.evaluate((n) => window.await(() => ![...document.querySelectorAll("main a")].some((a) => a.textContent === `Task ${n}`)), n);
  };
  const figures = await measured(page, { ready, press: () => page.keyboard.press("Enter") });
  await page.close();
  return figures;
};

export const measure = async ({ bench, context, origin, count }) => {
  const filler = await bench();
  await filler.evaluate((count) => window.bench.fill(count), count);
  await filler.close();
  const table = [];
  const edits = { "a stage move on the board": stageMove, "a field of a contact": fieldEdit, "a task ticked off": tick };
  for (const [what, edit] of Object.entries(edits)) {
    const { times, told: heard } = await edit(context, origin);
    table.push(
      limit(`${what}, ${count} contacts and deals, event timing p98`, percentile(heard, 98), 50, { digits: 0 }),
      limit(`  until it is seen, p98 (p50: ${median(times).toFixed(0)} ms)`, percentile(times, 98), 50, { digits: 0 }),
    );
  }
  const bare = await bareMove(context, origin);
  table.splice(2, 0, told("  the same by a bare page: event timing p98, until it is seen p50", `${percentile(bare.told, 98).toFixed(0)}, ${median(bare.times).toFixed(0)} ms`));
  // The next who needs the base wants it as it was.
  const after = await bench();
  await after.evaluate(() => localStorage.removeItem("filled"));
  await after.close();
  return table;
};
