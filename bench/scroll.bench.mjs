// Scrolling through many rows and many cards, beside a list that does nothing but draw them.

import { limit, median, percentile, ratio, told } from "./figures.mjs";

/** Cards on the board. */
const CARDS = 10_000;

/** Frames that are looked at in each round, and how far each scrolls (px): as fast as a wheel is turned. */
const FRAMES = 300;
const STEP = 120;

/** A frame of 60 in a second (ms). */
const FRAME = 1000 / 60;

/** The browser tells tenths: what is a frame but for the rounding is one. */
const inFrames = (gap) => (Math.abs(gap - FRAME) < 0.2 ? FRAME : gap);

/** Scrolls what the selector finds, a step with each frame. Runs in the page. */
const scrolled = ([selector, frames, step]) =>
  new Promise((resolve) => {
    const frame = document.querySelector(selector);
    const box = frame.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const [times, works] = [[], []];
    const channel = new MessageChannel();
    let [begun, blank] = [undefined, 0];
    channel.port1.onmessage = () => works.push(performance.now() - begun);
    // A frame begins with what hears of the scrolling, and ends with its painting.
    frame.addEventListener("scroll", () => (begun = performance.now()), { capture: true });
    const turn = (now) => {
      times.push(now);
      if (begun !== undefined) channel.port2.postMessage(0);
      const there = document.elementFromPoint(...middle);
      if (!there?.closest(".row, .card, .cards")) blank += 1;
      frame.scrollTop += step;
      if (times.length <= frames) requestAnimationFrame(turn);
      else setTimeout(() => resolve({ times, works, blank, far: frame.scrollTop }), 100);
    };
    requestAnimationFrame(turn);
  });

const opened = async (context, address, selector) => {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(`${selector} :is(.row, .card)`).first().waitFor();
  // Until all is read and the other parts have come.
  await page.waitForTimeout(3000);
  return page;
};

export const measure = async ({ bench, context, origin, rounds, count }) => {
  const filler = await bench();
  await filler.evaluate(([count, cards]) => window.bench.fill(count, cards), [count, CARDS]);
  await filler.close();
  const pages = {
    rows: { what: `scroll ${count} contacts`, ours: ["/contacts", ".table-frame"], theirs: [`/bench/virtual.html?rows=${count}`, ".frame"] },
    cards: { what: `scroll a board of ${CARDS} cards`, ours: ["/deals", ".cards"], theirs: [`/bench/virtual.html?cards=${CARDS}`, ".frame"] },
  };
  const table = [];
  for (const { what, ...parties } of Object.values(pages)) {
    const figures = { ours: [], theirs: [] };
    for (let round = 0; round < rounds; round += 1) {
      const order = Object.entries(parties);
      for (const [name, [path, selector]] of round % 2 ? order.reverse() : order) {
        const page = await opened(context, origin + path, selector);
        figures[name].push(await page.evaluate(scrolled, [selector, FRAMES, STEP]));
        await page.close();
      }
    }
    const gaps = ({ times }) => times.slice(1).map((time, n) => inFrames(time - times[n]));
    const slow = (party) => figures[party].map((round) => percentile(gaps(round), 95));
    const works = (party) => figures[party].map(({ works }) => percentile(works, 95));
    const all = figures.ours.flatMap(gaps);
    const lost = (gaps) => gaps.reduce((lost, gap) => lost + Math.max(0, Math.round(gap / FRAME) - 1), 0);
    const share = (party) => {
      const all = figures[party].flatMap(gaps);
      return (100 * lost(all)) / (all.length + lost(all));
    };
    const blank = figures.ours.reduce((sum, round) => sum + round.blank, 0);
    table.push(
      limit(`${what}, a frame, p95`, percentile(all, 95), 16.7),
      limit(`  frames dropped (theirs ${share("theirs").toFixed(2)} %)`, share("ours"), 1, { unit: "%", digits: 2 }),
      ratio("  a frame, p95 / a plain virtual list", slow("ours"), slow("theirs"), "≤1.3"),
      told("  work in a frame, p95; theirs", `${median(works("ours")).toFixed(1)}; ${median(works("theirs")).toFixed(1)} ms`),
      limit("  frames with nothing in the middle", blank, 0, { unit: "", digits: 0 }),
    );
  }
  return table;
};
