// Backups in a chosen place, and the reminder of them. The browser's own dialog cannot be pressed by a test; what it
// would give is a folder of the site itself, which is written to in the same way.

import { readFile } from "node:fs/promises";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";

const DAY = 24 * 60 * 60 * 1000;

/** Stands in for the dialogs: `chosen` says what the person does in them. */
const withPickers = (app, chosen = "takes") =>
  app.context.addInitScript((chosen) => {
    const choose = async (give) => {
      if (chosen === "leaves") throw new DOMException("The user aborted a request.", "AbortError");
      return give(await (await navigator.storage.getDirectory()).getDirectoryHandle("Copies", { create: true }));
    };
    window.showDirectoryPicker = () => choose((folder) => folder);
    window.showSaveFilePicker = ({ suggestedName }) =>
      choose((folder) => folder.getFileHandle(suggestedName, { create: true }));
    const state = { refuses: "denied", asks: "prompt" }[chosen];
    if (!state) return;
    FileSystemHandle.prototype.queryPermission = async () => (sessionStorage.allowed ? "granted" : state);
    FileSystemHandle.prototype.requestPermission = async () => {
      if (chosen === "asks") sessionStorage.allowed = "yes";
      return chosen === "asks" ? "granted" : state;
    };
  }, chosen);

/** The files of the chosen folder by their names. */
const files = (page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("Copies", { create: true });
    const found = {};
    for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
    return found;
  });

/** A base with two deals, on the page for backups. */
async function begin(app) {
  const desk = new Desk(app);
  await desk.begin();
  await desk.deals();
  await desk.addDeal("Roof", 1200);
  await desk.addDeal("Gate", 340);
  await app.open("/backup");
  await desk.settled();
  return desk;
}

const main = (app) => app.page.getByRole("main");
const press = (app, name) => main(app).getByRole("button", { name, exact: true }).click();

/** Saves as a download, and gives what is in it. */
async function downloaded(app) {
  await press(app, "To the downloads again");
  const coming = app.page.waitForEvent("download");
  await press(app, "Save a backup");
  return readFile(await (await coming).path(), "utf8");
}

test("a backup goes into the chosen folder, one file a day, and holds what the download holds", async ({ app }) => {
  await withPickers(app);
  const desk = await begin(app);
  await expect(app.page.getByText("Backups go to your downloads.")).toBeVisible();
  await press(app, "Choose a folder…");
  await expect(app.page.getByText("Backups go into the folder “Copies”")).toBeVisible();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  const [[name, first]] = Object.entries(await files(app.page));
  expect(name).toMatch(/^tend-\d{4}-\d{2}-\d{2}\.json$/);

  // It is remembered, and the same day has one file, with what was added since.
  await desk.deals();
  await desk.addDeal("Fence", 10);
  await app.reopen();
  await app.open("/backup");
  await expect(app.page.getByText("Backups go into the folder “Copies”")).toBeVisible();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  const saved = await files(app.page);
  expect(Object.keys(saved)).toEqual([name]);
  expect(saved[name]).not.toBe(first);
  expect(saved[name]).toBe(await downloaded(app));
});

test("on another day the folder gets the copy of that day by itself", async ({ app }) => {
  await withPickers(app);
  const desk = await begin(app);
  await press(app, "Choose a folder…");
  await expect(app.page.getByText("Backups go into the folder “Copies”")).toBeVisible();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  await app.setClock(app.now + DAY);
  await desk.deals();
  await desk.addDeal("Fence", 10);
  await expect.poll(async () => Object.keys(await files(app.page)).length, { timeout: 60_000 }).toBe(2);
  const [, today] = Object.keys(await files(app.page)).sort();
  expect((await files(app.page))[today]).toContain("Fence");
});

test("a backup goes into the chosen file, in place of what it held", async ({ app }) => {
  await withPickers(app);
  await begin(app);
  await press(app, "Choose a file…");
  await expect(app.page.getByText(/Backups go into the file “tend-.*\.json”/)).toBeVisible();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  const [text] = Object.values(await files(app.page));
  expect(text).toBe(await downloaded(app));
});

test("who chooses nothing keeps what was", async ({ app }) => {
  await withPickers(app, "leaves");
  await begin(app);
  await press(app, "Choose a folder…");
  await press(app, "Choose a file…");
  await expect(app.page.getByText("Backups go to your downloads.")).toBeVisible();
  await expect(main(app).getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

test("a place that the browser does not allow is told, and the file can be had all the same", async ({ app }) => {
  await withPickers(app, "refuses");
  await begin(app);
  await press(app, "Choose a folder…");
  await expect(app.page.getByText("The browser will ask first whether Tend may write there.")).toBeVisible();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Not saved: the browser does not allow Tend to write there.")).toBeVisible();
  expect(await files(app.page)).toEqual({});
  const coming = app.page.waitForEvent("download");
  await press(app, "Download it instead");
  expect(JSON.parse(await readFile(await (await coming).path(), "utf8")).records.length).toBeGreaterThan(2);
});

test("the permission is asked for again, upon the click", async ({ app }) => {
  await withPickers(app, "asks");
  await begin(app);
  await press(app, "Choose a folder…");
  await expect(app.page.getByText("The browser will ask first whether Tend may write there.")).toBeVisible();
  expect(await app.page.evaluate(() => sessionStorage.allowed)).toBeUndefined();
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  expect(Object.keys(await files(app.page))).toHaveLength(1);
});

test("a copy that cannot be written leaves the one before as it was", async ({ app }) => {
  await withPickers(app);
  await begin(app);
  await press(app, "Choose a folder…");
  await press(app, "Save a backup");
  await expect(app.page.getByText("Saved and checked: tend-")).toBeVisible();
  const before = await files(app.page);
  await app.page.evaluate(() => {
    FileSystemWritableFileStream.prototype.write = async () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await press(app, "Save a backup");
  await expect(app.page.getByText("Not saved: no room is left there.")).toBeVisible();
  expect(await files(app.page)).toEqual(before);
});

test("a browser that lets nobody choose says so, and keeps to downloads", async ({ app }) => {
  await app.context.addInitScript(() => {
    delete window.showDirectoryPicker;
    delete window.showSaveFilePicker;
  });
  await begin(app);
  await expect(app.page.getByText("this browser does not let a page write into a folder")).toBeVisible();
  await expect(main(app).getByRole("button", { name: "Choose a folder…" })).toHaveCount(0);
});

test("one is reminded when there is no backup, puts it off, and saves in one click", async ({ app }) => {
  const desk = await begin(app);
  const line = () => main(app).getByRole("group", { name: "Backup" });
  await app.open("/");
  await desk.settled();
  await expect(line()).toHaveCount(0);
  await app.setClock(app.now + 2 * DAY);
  await app.open("/");
  await expect(line()).toContainText("Your records have no backup yet.");
  await line().getByRole("button", { name: "In a week" }).click();
  await expect(line()).toHaveCount(0);
  await app.setClock(app.now + 8 * DAY);
  await app.open("/");
  await expect(line()).toBeVisible();
  const coming = app.page.waitForEvent("download");
  await line().getByRole("button", { name: "Back up now" }).click();
  await coming;
  await expect(line()).toHaveCount(0);

  // When the next is due is the person's choice; the foot of the page has the same click.
  await app.open("/settings");
  await app.page.getByLabel("Remind of the backup").selectOption({ label: "when it is 3 days old" });
  await app.setClock(app.now + 4 * DAY);
  await app.open("/contacts");
  const again = app.page.waitForEvent("download");
  await app.page.getByRole("navigation").getByRole("button", { name: "Back up now" }).click();
  await again;
  await expect(app.page.getByRole("navigation").getByRole("button", { name: "Back up now" })).toHaveCount(0);
});
