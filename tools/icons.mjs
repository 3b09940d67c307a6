// One sheet of the icons that the screens name: `icon("inbox")` in src/ui makes a symbol `inbox` here. Drawn by
// Lucide, whose licence lies beside it. Called by Trunk, which says where the build is being laid out.

import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const drawn = "node_modules/lucide-static";
const sources = readdirSync("src/ui", { recursive: true }).filter((name) => name.endsWith(".rs"));
const named = sources.flatMap((name) => [...readFileSync(join("src/ui", name), "utf8").matchAll(/\bicon\("([a-z0-9-]+)"\)/g)]);
const names = [...new Set(named.map(([, name]) => name))].sort();

const symbol = (name) => {
  const inside = readFileSync(join(drawn, "icons", `${name}.svg`), "utf8").match(/<svg[\s\S]*?>([\s\S]*)<\/svg>/)[1];
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
};

const sheet = `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join("\n")}\n</svg>\n`;
writeFileSync(join(process.env.TRUNK_STAGING_DIR, "icons.svg"), sheet);
copyFileSync(join(drawn, "LICENSE"), join(process.env.TRUNK_STAGING_DIR, "icons.licence.txt"));
