// A newer build comes to the host while Tend is on the device: it is told, and waits for the person. A tab
// gets the files of its own build as long as it runs. (What a newer program does to the records of an older
// one is in newer.spec.mjs.)

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Desk } from "./desk.mjs";
import { buildOf, expect, filesOf, hosted as test, kept } from "./host.mjs";

test.describe.configure({ retries: 0 });

const READY = "A newer version is ready.";
const OLDER = "A newer version runs in another tab.";

/** A base with a deal, all of the first build on the device. */
async function begun(app) {
  const desk = new Desk(app);
  await app.open("");
  await app.page.getByRole("button", { name: desk.words.empty }).click();
  await desk.settled();
  await kept(app);
  await app.open("deals");
  await desk.addDeal("Before", 10);
  expect(await buildOf(app.page)).toBe("first");
  return desk;
}

/** Asks the host for a newer build, and tells what became of it. */
const ask = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const coming = registration.installing;
    if (coming) {
      await new Promise((resolve) => {
        coming.onstatechange = () => coming.state !== "installing" && resolve();
        if (coming.state !== "installing") resolve();
      });
    }
    return coming?.state;
  });

const line = (page, text) => page.getByRole("status").getByText(text);
const reload = (page, text) =>
  page.getByRole("status").locator(".toast", { hasText: text }).getByRole("button", { name: "Reload" });

test("a newer build is told, does not start by itself, and starts on the click, with everything there", async ({ app, host }) => {
  await begun(app);
  await host.serve("second");
  await app.page.reload();
  await expect(line(app.page, READY)).toBeVisible();
  expect(await buildOf(app.page)).toBe("first");
  await app.page.reload();
  await expect(line(app.page, READY)).toBeVisible();
  expect(await buildOf(app.page)).toBe("first");
  await reload(app.page, READY).click();
  await expect(app.page.locator("meta[name=build][content=second]")).toBeAttached();
  await expect(new Desk(app).card("Before")).toBeVisible();
  await expect(line(app.page, READY)).toHaveCount(0);
  // Kept as a whole.
  await host.stop();
  await app.reopen();
  expect(await buildOf(app.page)).toBe("second");
  await expect(new Desk(app).card("Before")).toBeVisible();
});

test("a page that stays open asks for a newer build when it wakes, but not all the time", async ({ app, host }) => {
  await begun(app);
  await host.serve("second");
  await app.page.evaluate(() => {
    window.asked = 0;
    const update = ServiceWorkerRegistration.prototype.update;
    ServiceWorkerRegistration.prototype.update = function () {
      window.asked += 1;
      return update.apply(this);
    };
  });
  const wake = () => app.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await wake();
  expect(await app.page.evaluate(() => window.asked)).toBe(0);
  await app.setClock(Date.now() + 61 * 60_000);
  await wake();
  await wake();
  await expect(line(app.page, READY)).toBeVisible();
  expect(await app.page.evaluate(() => window.asked)).toBe(1);
});

test("a tab that is not reloaded says that it is the older one, and gets no file but its own, ever", async ({ app, host }) => {
  const desk = await begun(app);
  const old = app.page;
  const [first, second] = [await filesOf(host, "first"), await filesOf(host, "second")];
  const newNames = Object.keys(second).filter((name) => !(name in first));
  const asked = [];
  old.on("request", (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  await host.serve("second");
  const other = await app.context.newPage();
  await other.goto("deals");
  await reload(other, READY).click();
  await expect(other.locator("meta[name=build][content=second]")).toBeAttached();

  await expect(line(old, OLDER)).toBeVisible();
  expect(await buildOf(old)).toBe("first");
  // Asked for again, each of its files is what it was, though the host has none of them any more.
  const own = Object.keys(first).filter((name) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(name));
  expect(own.length).toBeGreaterThan(8);
  const got = await old.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const digest = await crypto.subtle.digest("SHA-256", await (await fetch(name)).arrayBuffer());
          return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        }),
      ),
    own,
  );
  expect(got).toEqual(own.map((name) => first[name]));
  // A Worker that it starts only now is of its own build too.
  await old.getByRole("link", { name: "Import", exact: true }).first().click();
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("Name;E-mail\nAnna;anna@example.org\n") };
  await old.getByLabel(desk.words.choose).setInputFiles(file);
  await old.getByRole("button", { name: desk.words.importThem }).click();
  await expect(old.getByText(desk.words.imported).first()).toBeVisible();
  expect(asked.filter((name) => newNames.includes(name))).toEqual([]);
  expect(asked).toContain(own.find((name) => name.startsWith("worker_loader-")));

  await reload(old, OLDER).click();
  await expect(old.locator("meta[name=build][content=second]")).toBeAttached();
});

for (const [what, harm] of Object.entries({
  "is cut off": (path) => rm(path),
  "is half of another": (path) => writeFile(path, "other bytes"),
})) {
  test(`a newer build that ${what} is not told of, and the one that is here goes on; once whole, it comes`, async ({ app, host }) => {
    await begun(app);
    const dist = await host.build("second");
    const name = Object.keys(await filesOf(host, "second")).find((name) => name.startsWith("split_works-"));
    await harm(join(dist, name));
    await host.serve("second");
    expect(await ask(app.page)).toBe("redundant");
    await expect(line(app.page, READY)).toHaveCount(0);
    await host.stop();
    await app.reopen();
    expect(await buildOf(app.page)).toBe("first");
    await new Desk(app).addDeal("Since then", 20);

    await host.serve("third");
    await host.go();
    expect(await ask(app.page)).toBe("installed");
    await expect(line(app.page, READY)).toBeVisible();
    await reload(app.page, READY).click();
    await expect(app.page.locator("meta[name=build][content=third]")).toBeAttached();
    await expect(new Desk(app).card("Since then")).toBeVisible();
  });
}

test("what two builds share is not fetched again, and what only the last but one had is gone", async ({ app, host }) => {
  await begun(app);
  const keptHere = () =>
    app.page.evaluate(async () => {
      const [name, ...more] = await caches.keys();
      const keys = await (await caches.open(name)).keys();
      return { caches: 1 + more.length, keys: keys.map(({ url }) => new URL(url).pathname.slice(1)) };
    });
  const short = (hash) => hash.slice(0, 16);
  const [first, second, third] = await Promise.all(["first", "second", "third"].map((build) => filesOf(host, build)));
  const fetched = [];
  app.context.on("request", (request) => {
    if (request.serviceWorker()) fetched.push(new URL(request.url()).pathname.slice(1));
  });
  for (const [build, files] of [["second", second], ["third", third]]) {
    fetched.length = 0;
    await host.serve(build);
    await app.page.reload();
    await reload(app.page, READY).click();
    await expect(app.page.locator(`meta[name=build][content=${build}]`)).toBeAttached();
    expect(fetched).toContain(Object.keys(files).find((name) => name.startsWith("split_works-")));
    expect(fetched).not.toContain("icon-512.png");
  }
  const { caches, keys } = await keptHere();
  expect(caches).toBe(1);
  for (const name of ["split_works-", "worker_bg-"]) {
    const hash = (files) => short(files[Object.keys(files).find((file) => file.startsWith(name))]);
    expect(keys).toContain(hash(third));
    expect(keys).toContain(hash(second));
    expect(keys).not.toContain(hash(first));
  }
});

test("a build for development takes the place of one that was tried before", async ({ app, host }) => {
  await begun(app);
  const dist = await host.build("plain");
  await writeFile(join(dist, "index.html"), "<!doctype html><link rel=icon href=data:,><title>plain</title><main>plain</main>");
  await writeFile(join(dist, "service_worker.js"), await readFile("public/service_worker.js"));
  await host.serve("plain");
  await app.page.reload();
  await expect(app.page.getByText("plain")).toBeVisible();
  expect(await app.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await app.page.evaluate(() => caches.keys())).toEqual([]);
});
