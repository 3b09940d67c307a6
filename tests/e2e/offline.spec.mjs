// Kept on the device: after one visit the host is not needed any more, whatever one does.

import { Desk } from "./desk.mjs";
import { expect, hosted as test, kept } from "./host.mjs";
import { backends } from "./fixtures.mjs";

test.describe.configure({ retries: 0 });

const people = "First name;Last name;E-mail\nAnna;Berg;anna@example.org\nIvo;Kern;ivo@example.org\n";

/** Adds a deal on the board that one is at. */
async function addDeal(desk, name) {
  const save = await desk.fillDeal(name, 10);
  await save.click();
  await expect(desk.card(name)).toBeVisible();
  await desk.settled();
}

for (const folder of ["/", "/tend/"]) {
  for (const backend of folder === "/" ? backends : backends.slice(0, 1)) {
    test.describe(`from ${folder}, with ${backend} underneath`, () => {
      test.use({ folder, backend });

      test("after one visit it starts with the host gone, and work goes on, in every place", async ({ app, host }) => {
        const desk = new Desk(app);
        await app.open("");
        await app.page.getByRole("button", { name: desk.words.empty }).click();
        await desk.settled();
        await kept(app);
        await host.stop();
        await app.close();
        await app.start();
        await app.open("deals");
        await addDeal(desk, "Without a host");
        await app.page.reload();
        await expect(desk.card("Without a host")).toBeVisible();
        await desk.card("Without a host").click();
        await expect(app.page.getByRole("heading", { name: "Without a host", level: 1 })).toBeVisible();
        expect(new URL(app.page.url()).pathname).toContain(`${folder}record/`);
        // The browser begins at the record itself.
        await app.reopen();
        await expect(app.page.getByRole("heading", { name: "Without a host", level: 1 })).toBeVisible();
        // What comes in parts, and what runs beside the page.
        await app.open("import");
        const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) };
        await app.page.getByLabel(desk.words.choose).setInputFiles(file);
        await app.page.getByRole("button", { name: desk.words.importThem }).click();
        await expect(app.page.getByText(desk.words.imported).first()).toBeVisible();
        await app.open("contacts");
        await expect(app.page.getByText("2 contacts")).toBeVisible();
      });
    });
  }
}

test("the tab of the first visit itself needs the host no more, for what it has not used yet", async ({ app, host }) => {
  const desk = new Desk(app);
  await app.open("");
  await app.page.getByRole("button", { name: desk.words.empty }).click();
  await app.page.getByRole("link", { name: "Settings" }).first().click();
  await expect(app.page.getByText("All of Tend is kept on this device")).toBeVisible();
  await app.page.waitForFunction(() => navigator.serviceWorker.controller);
  await host.stop();
  await app.page.getByRole("link", { name: "Import", exact: true }).first().click();
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) };
  await app.page.getByLabel(desk.words.choose).setInputFiles(file);
  await app.page.getByRole("button", { name: desk.words.importThem }).click();
  await expect(app.page.getByText(desk.words.imported).first()).toBeVisible();
});

test("whoever only looked at the first screen has it without the host too, in Russian as well", async ({ app, host }) => {
  await app.open("");
  await expect(app.page.getByText("Start with an empty base")).toBeVisible();
  await app.page.waitForFunction(() => navigator.serviceWorker.controller);
  await host.stop();
  await app.page.evaluate(() => localStorage.setItem("tend.language", "ru"));
  await app.reopen();
  await expect(app.page.getByText("Начать с пустой базы")).toBeVisible();
});

test("a path that is no file is the app, and a file is itself", async ({ app, host }) => {
  await app.open("");
  await app.page.getByRole("button", { name: "Start with an empty base" }).click();
  // Whoever leaves before it is written begins again.
  await new Desk(app).settled();
  await kept(app);
  await host.stop();
  await app.open("no/such/place");
  await expect(app.page.getByText("There is no such page.")).toBeVisible();
  const [manifest, page] = await app.page.evaluate(() =>
    Promise.all(["manifest.webmanifest", "index.html"].map(async (name) => (await fetch(name)).headers.get("Content-Type"))),
  );
  expect(manifest).toBe("application/manifest+json");
  expect(page).toContain("text/html");
});
