// Sentences that were not there when they were wanted: the page shows their keys instead.

import { readFileSync, readdirSync } from "node:fs";

const files = readdirSync("locales").map((name) => readFileSync(`locales/${name}`, "utf8"));
const keys = new Set(files.flatMap((file) => [...file.matchAll(/^([a-z][\w-]*-[\w-]+) =/gm)].map((match) => match[1])));

/** The keys that are seen on the page, or heard. */
export const unsaid = async (page) => {
  const said = await page.evaluate(() => {
    const heard = ["aria-label", "title", "placeholder"].map((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)),
    );
    return [document.body.innerText, ...heard.flat()].join("\n");
  });
  const found = new Set([...said.matchAll(/[a-z]\w*(?:-\w+)+/g)].map((match) => match[0]).filter((word) => keys.has(word)));
  return [...found].map((key) => `shows the key ${key}`);
};
