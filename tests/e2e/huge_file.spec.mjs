// A file far larger than any browser could take in: refused at once, with the reason, and nothing differs.

import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";

/** More than a browser gives as one piece: whoever reads before asking for the size hears that it cannot be read. */
const BYTES = 3_000_000_000;

/** A file of which only the beginning is written; the rest takes no room on the disk. */
async function huge(folder, name, begins) {
  const path = join(folder, name);
  const file = await open(path, "w");
  await file.write(begins);
  await file.truncate(BYTES);
  await file.close();
  return path;
}

test("a table and a backup of more than 1 GB are refused with the reason, and change nothing", async ({ app }) => {
  const folder = await mkdtemp(join(tmpdir(), "tend-huge-"));
  try {
    const desk = new Desk(app);
    await desk.begin();
    await desk.deals();
    await desk.addDeal("Before", 10);

    await app.page.goto("/import");
    await app.page.getByLabel("Choose a file").setInputFiles(await huge(folder, "table.csv", "Name,E-mail\nAda,a@b.example\n"));
    await expect(app.page.getByText(/too large/)).toBeVisible();

    await app.page.goto("/backup");
    await app.page.locator("#backup-file").setInputFiles(await huge(folder, "backup.json", '{"format":"tend-backup","version":1,'));
    await expect(app.page.getByText(/too large/)).toBeVisible();

    await desk.deals();
    await expect(desk.card("Before")).toBeVisible();
    await desk.addDeal("Since", 20);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
