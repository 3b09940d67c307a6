// A second device: a browser with a profile of its own, and the files that are carried between the two.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { BARE } from "./browsers.mjs";
import { expect, test } from "./fixtures.mjs";

/** A test with the page of another device, `other`, and a folder for files. */
export const elsewhere = test.extend({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "tend-backup-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  other: async ({ folder, baseURL, locale, timezoneId }, use) => {
    const context = await chromium.launchPersistentContext(join(folder, "profile"), {
      baseURL,
      locale,
      timezoneId,
      executablePath: BARE,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    await use(context.pages()[0] ?? (await context.newPage()));
    await context.close();
  },
});

/** Saves a backup through the screen; returns where it lies. */
export async function save(page, folder, name) {
  await page.goto("/backup");
  const button = page.getByRole("button", { name: "Save a backup" });
  await expect(button).toBeEnabled();
  const coming = page.waitForEvent("download");
  await button.click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^tend-\d{4}-\d{2}-\d{2}-\d{4}\.json$/);
  await expect(page.getByText("Handed to your downloads and checked")).toBeVisible();
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

/** Chooses a file on the screen for backups. */
export async function open(page, path) {
  await page.goto("/backup");
  await page.locator("#backup-file").setInputFiles(path);
}

/** Opens a backup where there is nothing yet. */
export async function begin(page, path) {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Start with an empty base" })).toBeVisible();
  await page.locator("#backup-file").setInputFiles(path);
  await expect(page.getByText("Saved on this device")).toBeAttached();
}
