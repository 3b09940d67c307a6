// One stylesheet out of many: `node tools/style.mjs style/main.css out.css`; called by Trunk without `out.css`, it lies beside
// the built page under its own name.
// Knows a single form, `@import "path.css" layer(name);`, where `*` stands for every file of a folder in
// alphabetical order. So a new part is a new file and nothing else, and the page makes one request.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [, , source, named] = process.argv;
const target = named ?? join(process.env.TRUNK_STAGING_DIR, basename(source));

const filesOf = (pattern) => {
  const path = join(dirname(source), pattern);
  if (!path.endsWith("*.css")) return [path];
  return readdirSync(dirname(path)).filter((name) => name.endsWith(".css")).sort().map((name) => join(dirname(path), name));
};

const inLayer = (_, pattern, layer) =>
  filesOf(pattern).map((file) => `@layer ${layer} {\n${readFileSync(file, "utf8")}}\n`).join("");

const sheet = readFileSync(source, "utf8").replace(/^@import "([^"]+)" layer\(([\w.-]+)\);\n/gm, inLayer);
if (/^\s*@import/m.test(sheet)) throw new Error(`${source}: an @import in another form than "path" layer(name)`);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, sheet);
