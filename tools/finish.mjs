// From Trunk's build to a folder any static host can serve: `node tools/finish.mjs target/site dist`
// (and `plain` behind it, when nothing need be packed).
//  - Scripts and styles lose what only people read. (Trunk's own minifier does not know all of today's syntax.)
//  - The script that fetches the parts of the program (see parts.mjs) goes into the one that starts it.
//  - The door that `src/browser/rescue.js` closes after a fall is put where calls go into the program.
//  - A name with a hash says what the file holds. Trunk hashes before wasm-bindgen and wasm-opt ran, so the
//    same name could carry other bytes, while browsers keep such files for a year. (It leaves out a zero in front.)
//  - The loader Trunk writes into the page becomes a file, so that no script in the page need be allowed.
//  - What only the program names (a Worker) is named by its content too, and the page says how.
//  - The policy of csp.mjs stands in the page itself.
//  - 404.html is the page again, for hosts that know no other way to answer every path with it.
//  - The service worker is told what Tend consists of.
//  - Beside each file lie its .br and .gz.

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { inPage } from "./csp.mjs";

const [, , from, to, wish] = process.argv;

const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** What must be there exactly once; a build tool that changed its ways is noticed here. */
const replaceOnce = (text, pattern, replacement) => {
  if ([...text.matchAll(new RegExp(pattern, "g"))].length !== 1) throw new Error(`expected once: ${pattern}`);
  return text.replace(pattern, replacement);
};

/** Fetches the parts of the program. It and the script that starts the program import each other. */
const PARTS = "__wasm_split.js";

const joinScripts = () => {
  if (!existsSync(join(to, PARTS))) return;
  const start = readdirSync(to).find((name) => /^tend-[0-9a-f]+\.js$/.test(name));
  const outfile = join(to, start);
  const told = { "duplicate-object-key": "silent" }; // wasm-bindgen names the same imports once for each part
  buildSync({ entryPoints: [outfile], outfile, allowOverwrite: true, bundle: true, format: "esm", target: "esnext", logOverride: told });
  rmSync(join(to, PARTS));
};

/** All that calls into the program goes through the one function that this stands in. After a fall nothing may. */
const DOOR = /const real = \(\.\.\.args\) => \{/;

const hangTheDoor = () => {
  const start = join(to, readdirSync(to).find((name) => /^tend-[0-9a-f]+\.js$/.test(name)));
  writeFileSync(start, replaceOnce(readFileSync(start, "utf8"), DOOR, "$& if (globalThis.tendRescue?.stopped) return;"));
};

const minify = () => {
  for (const name of readdirSync(to)) {
    const loader = extname(name).slice(1);
    if (loader !== "js" && loader !== "css") continue;
    // A Worker is in one piece. Where one part of the page asks for another from within, it can get in there.
    if (readFileSync(join(to, name), "utf8").includes("__wasm_split_placeholder__")) throw new Error(`${name} asks for a part of the page`);
    const { code } = transformSync(readFileSync(join(to, name), "utf8"), { loader, minify: true, target: "esnext", charset: "utf8" });
    writeFileSync(join(to, name), code);
  }
};

/** Renames hashed files after their content; wasm before the script that names it, both before the page. */
const nameByContent = (page) => {
  for (const ending of [".wasm", ".js", ".css"]) {
    for (const name of readdirSync(to).filter((name) => extname(name) === ending)) {
      const [, before, after] =
        name.match(/^(.+)-[0-9a-f]{12,16}((?:_bg)?\.\w+)$/) ?? name.match(/^((?:split|chunk)_\w+)(\.wasm)$/) ?? [];
      if (!before) continue;
      const named = `${before}-${hashOf(readFileSync(join(to, name)))}${after}`;
      renameSync(join(to, name), join(to, named));
      page = page.replaceAll(name, named);
      for (const script of readdirSync(to).filter((other) => extname(other) === ".js")) {
        const text = readFileSync(join(to, script), "utf8");
        if (text.includes(name)) writeFileSync(join(to, script), text.replaceAll(name, named));
      }
    }
  }
  return page;
};

/** The Workers, each after what it names, and the later style; and whether the program is who asks for it. */
const BESIDE = { "later.css": true, "worker_bg.wasm": false, "worker.js": false, "worker_loader.js": true, "ticker.js": true };

/** A tab asks for them at any time, and must never be given those of a newer version. The program finds them by `<meta>`. */
const nameBeside = (page) => {
  for (const [name, started] of Object.entries(BESIDE)) {
    const ending = extname(name);
    const named = `${name.slice(0, -ending.length)}-${hashOf(readFileSync(join(to, name)))}${ending}`;
    renameSync(join(to, name), join(to, named));
    for (const script of readdirSync(to).filter((other) => /^worker.*\.js$/.test(other))) {
      const text = readFileSync(join(to, script), "utf8");
      writeFileSync(join(to, script), text.replaceAll(`"${name}"`, `"${named}"`));
    }
    if (started) page = replaceOnce(page, /<link rel="manifest"/, `<meta name="${name}" content="${named}">$&`);
  }
  return page;
};

const moveLoaderOut = (page) => {
  const inline = /<script type="module">([\s\S]+?)<\/script>/;
  const loader = page.match(inline)?.[1].trim() ?? "";
  const text = `${loader}\n`;
  const name = `start-${hashOf(text)}.js`;
  writeFileSync(join(to, name), text);
  // The base stands before it, so the name needs no path.
  page = replaceOnce(page, inline, `<script type="module" src="${name}"></script>`);
  if (/<script(?![^>]*\ssrc=)/.test(page) || /<style[\s>]|\sstyle=|\son\w+=/.test(page)) {
    throw new Error("the page holds an inline script, style or handler that its policy forbids");
  }
  return page;
};

const stateThePolicy = (page) =>
  replaceOnce(page, /<meta charset="utf-8">/, `$&<meta http-equiv="Content-Security-Policy" content="${inPage}">`);

/** Lies beside the files and keeps them, so it has no hash in its name. */
const KEEPER = "service_worker.js";

/** What nobody needs who has Tend: the page once more, and pictures for those who are about to install it. */
const isKept = (name) => name !== KEEPER && name !== "404.html" && !name.startsWith("screens/");

const tellWhatIsKept = () => {
  const files = {};
  for (const entry of readdirSync(to, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(to, path).replaceAll("\\", "/");
    if (!entry.isFile() || !isKept(name)) continue;
    files[name] = hashOf(readFileSync(path));
    const said = name.match(/-([0-9a-f]{16})(?:_bg)?\.\w+$/)?.[1];
    if (said && said !== files[name]) throw new Error(`${name} does not hold what its name says`);
  }
  const sorted = Object.fromEntries(Object.entries(files).sort());
  writeFileSync(join(to, KEEPER), `self.files=${JSON.stringify(sorted)};\n${readFileSync(join(to, KEEPER), "utf8")}`);
};

const packAll = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    for (const [ending, packed] of [[".br", brotliCompressSync(bytes, { params })], [".gz", gzipSync(bytes, { level: 9 })]]) {
      if (packed.length < statSync(file).size) writeFileSync(file + ending, packed);
    }
  }
};

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });

joinScripts();
hangTheDoor();
minify();
const index = join(to, "index.html");
writeFileSync(index, stateThePolicy(moveLoaderOut(nameBeside(nameByContent(readFileSync(index, "utf8"))))));
copyFileSync(index, join(to, "404.html"));
tellWhatIsKept();
if (wish !== "plain") packAll(to);
