// How long presses take until the next painting, of every test that is run with PRESSES=file: a line of JSON for each.

import { appendFile } from "node:fs/promises";

/** Put into the page: tells of each press what the browser tells (Event Timing, in steps of 8 ms). */
const tell = () => {
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name, target } of list.getEntries()) {
      if (interactionId) window.tellPress(interactionId, duration, name, target?.outerHTML?.slice(0, 80) ?? "");
    }
  }).observe({ type: "event", durationThreshold: 16 });
};

/** Listens to all pages of a context; what comes is written under the name of the test. */
export async function notePresses(context, test, file) {
  await context.exposeBinding("tellPress", ({ page }, id, ms, event, target) =>
    appendFile(file, `${JSON.stringify({ test, at: page.url().replace(/^[^/]*\/\/[^/]*/, ""), id, ms, event, target })}\n`));
  await context.addInitScript(tell);
}
