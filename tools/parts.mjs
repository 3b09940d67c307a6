// The wasm of a release, taken apart: what the first screen needs, and what comes after it. Called by Trunk,
// which has built each program in one piece by then; a build for development stays so.
//  - wasm-split-cli cuts where src/browser/part.rs marked it, and writes the script that fetches the parts.
//  - wasm-bindgen makes the page's side of the first part. (Trunk's own call saw the program in one piece.)
//  - wasm-opt makes all of them smaller.

import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_PROFILE, TRUNK_STAGING_DIR: staging, CARGO_TARGET_DIR: target = "target" } = process.env;

/** What today's browsers know; more than these, and some refuse the file. */
const features = ["simd", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

const run = (program, ...args) => execFileSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });

/** `name`: as cargo calls the program. `built`: as Trunk does, with a hash for the page and without for a worker. */
const takeApart = (name, built) => {
  const cut = join(target, "parts", name);
  const whole = join(target, "wasm32-unknown-unknown", "release", `${name}.wasm`);
  rmSync(cut, { recursive: true, force: true });
  run("wasm-split-cli", whole, cut, "--target", "web", "--out-name", built);
  const first = join(cut, `${built}.wasm`);
  // The other parts use its table of functions, which stays exported only on demand.
  run("wasm-bindgen", first, "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", cut, "--out-name", built);
  rmSync(first);
  for (const file of readdirSync(cut).filter((file) => file.endsWith(".wasm"))) {
    const path = join(cut, file);
    run("wasm-opt", "-Oz", "--strip-producers", ...features.map((feature) => `--enable-${feature}`), path, "-o", path);
  }
  return cut;
};

if (TRUNK_PROFILE === "release") {
  const page = readdirSync(staging).find((file) => /^tend-[0-9a-f]+\.js$/.test(file));
  cpSync(takeApart("tend", page.replace(".js", "")), staging, { recursive: true });
}
