// The icons as pictures, drawn from public/icon.svg: `node tools/app_icons.mjs`. Needed only when that changes.
// A maskable icon is cut to a shape of the system's: it fills its square, and what it shows is smaller.

import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const svg = readFileSync("public/icon.svg", "utf8");

/** The round corners go, and what is drawn shrinks towards the middle: there a circle of 80 % is always seen. */
const maskable = svg.replace(' rx="14"', "").replace("<g ", '<g transform="translate(6.4 6.4) scale(.8)" ');
if (maskable.includes("rx=") || !maskable.includes("scale")) throw new Error("public/icon.svg is built in another way now");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const [name, size, picture] of [
  ["icon-192", 192, svg],
  ["icon-512", 512, svg],
  ["icon-maskable-192", 192, maskable],
  ["icon-maskable-512", 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`);
  writeFileSync(`public/${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
