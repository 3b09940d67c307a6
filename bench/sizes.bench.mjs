// What has to come over the wire before the first screen stands.

import { spawnSync } from "node:child_process";
import { limit } from "./figures.mjs";

export const measure = async ({ root }) => {
  const { stdout } = spawnSync("node", ["tools/sizes.mjs", "dist", "300"], { cwd: root, encoding: "utf8" });
  const brotli = Number(/^\* to start.*?([\d.]+)$/m.exec(stdout)?.[1]);
  return [limit("start files, brotli", brotli, 300, { unit: "kB" })];
};
