// How heavy the built folder is: `node tools/sizes.mjs dist 300`. Fails when what the first screen needs
// weighs more, packed by brotli, than that many kB (of 1,000 bytes).

import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";

const [, , folder, limit] = process.argv;

/**
 * What is fetched before the first screen stands: all code and texts, save the worker, copies of the page and
 * the parts of the program that come later.
 */
const isStart = (name) =>
  name === "icons.svg" ||
  [".html", ".js", ".wasm", ".css", ".ftl"].includes(extname(name)) && !/^(worker|service_worker|later)[-_.]|^404\.html$|^(split|chunk)_/.test(name);

const files = readdirSync(folder, { recursive: true })
  .filter((name) => ![".br", ".gz"].includes(extname(name)) && statSync(join(folder, name)).isFile())
  .map((name) => {
    const size = (ending) => (existsSync(join(folder, name + ending)) ? statSync(join(folder, name + ending)).size : null);
    const plain = size("");
    return { name, plain, gz: size(".gz") ?? plain, br: size(".br") ?? plain, start: isStart(name) };
  })
  .sort((a, b) => Number(b.start) - Number(a.start) || b.br - a.br);

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const line = (name, { plain, gz, br }) => console.log(`${name.padEnd(34)}${kB(plain)}${kB(gz)}${kB(br)}`);
const sum = (of) => of.reduce((all, { plain, gz, br }) => ({ plain: all.plain + plain, gz: all.gz + gz, br: all.br + br }), { plain: 0, gz: 0, br: 0 });

console.log(`${"kB".padEnd(34)}${["plain", "gzip", "brotli"].map((word) => word.padStart(9)).join("")}`);
for (const file of files) line(`${file.start ? "*" : " "} ${file.name}`, file);
const start = sum(files.filter((file) => file.start));
line("  all", sum(files));
line("* to start", start);

if (start.br > Number(limit) * 1000) {
  console.error(`The start weighs ${(start.br / 1000).toFixed(1)} kB, more than the ${limit} kB allowed`);
  process.exit(1);
}
console.log(`The start weighs ${(start.br / 1000).toFixed(1)} of ${limit} kB`);
