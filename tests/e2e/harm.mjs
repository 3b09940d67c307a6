// What can befall a browser and what it keeps: a death, a full disk, cleared data, damaged files. Each
// is one call; what must be true afterwards is said where it is called.

import { execFileSync } from "node:child_process";
import { open, readdir, readFile, stat, truncate } from "node:fs/promises";
import { join } from "node:path";

/** Kills every process of the browser on this profile at once, as a power cut would the program. */
async function kill(app) {
  const pids = [];
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (line.split("\0").includes(`--user-data-dir=${app.profile}`)) pids.push(pid);
  }
  if (pids.length) execFileSync("kill", ["-9", ...pids], { stdio: "ignore" });
  await app.close().catch(() => {});
}

/** Ends the process of the page in front, whatever it is at. */
async function crash(app) {
  const page = app.page;
  const crashed = page.waitForEvent("crash");
  const wire = await app.context.newCDPSession(page);
  // The one who would answer is gone.
  wire.send("Page.crash").catch(() => {});
  await crashed;
  app.page = await app.context.newPage();
  await page.close();
}

/** The deaths, by what dies. After each, `app.page` is an empty page on the same profile. */
export const deaths = {
  "the whole browser": async (app) => {
    await kill(app);
    app.takeProblems();
    await app.start();
  },
  "the page's process": async (app) => {
    await crash(app);
    app.takeProblems();
  },
};

/**
 * Starts the browser again with no room on the disk for this origin, until the function that is returned
 * is called. Again, because a running Chromium remembers for half a minute how much room there was.
 */
export async function fillDisk(app) {
  await app.close();
  await app.start();
  const wire = await app.context.newCDPSession(app.page);
  await wire.send("Storage.overrideQuotaForOrigin", { origin: app.origin, quotaSize: 1 });
  return async () => {
    await wire.send("Storage.overrideQuotaForOrigin", { origin: app.origin });
    await wire.detach();
  };
}

/** Takes what the origin keeps in databases, as a browser does that wants the room; notes stay. */
export async function evict(app) {
  const wire = await app.context.newCDPSession(app.page);
  await wire.send("Storage.clearDataForOrigin", { origin: app.origin, storageTypes: "indexeddb" });
  await wire.detach();
}

/** The files in which a profile keeps its databases, the larger first. */
async function databaseFiles(profile) {
  const folder = join(profile, "Default", "IndexedDB");
  const files = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === "LOCK" || entry.name.startsWith("LOG")) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const { size } = await stat(path);
    if (size > 0) files.push({ path, size });
  }
  return files.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
}

/** Damages one file of the databases, by chance: bytes turned, zeroed, or the end cut off. Says what it did. */
export async function damage(profile, random) {
  const files = await databaseFiles(profile);
  // The largest holds the records; the others are small and vital.
  const file = random() < 0.5 ? files[0] : files[Math.floor(random() * files.length)];
  const how = ["turned", "zeroed", "cut"][Math.floor(random() * 3)];
  const at = Math.floor(random() * file.size);
  if (how === "cut") {
    await truncate(file.path, at);
  } else {
    const handle = await open(file.path, "r+");
    const length = Math.min(file.size - at, how === "zeroed" ? 4096 : 1 + Math.floor(random() * 64));
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, at);
    const spoilt = how === "zeroed" ? Buffer.alloc(length) : bytes.map((byte) => byte ^ (1 + Math.floor(random() * 255)));
    await handle.write(spoilt, 0, length, at);
    await handle.close();
  }
  return `${file.path.slice(profile.length)} of ${file.size} bytes, ${how} at ${at}`;
}
