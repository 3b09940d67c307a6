// Tend as an app: when it is offered, what stands on its icon, and what the system hands in.

import { Desk } from "./desk.mjs";
import { expect, locales, test } from "./fixtures.mjs";
import { hosted, kept } from "./host.mjs";

const offers = {
  "en-GB": { text: "Tend can be installed as an app", install: "Install", no: "No, do not offer this again" },
  "ru-RU": { text: "Tend можно установить как приложение", install: "Установить", no: "Нет, больше не предлагать" },
};

/** What a browser does that would install the page; `window.prompted` counts how often it was told to ask. */
const offering = () => {
  // The browser's own would ask nobody here.
  addEventListener("beforeinstallprompt", (event) => event.isTrusted && event.stopImmediatePropagation(), true);
  addEventListener("load", () => {
    window.prompted = 0;
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => void (window.prompted += 1);
    event.userChoice = Promise.resolve({ outcome: "accepted" });
    // Only once the app is there to hear it.
    const tell = () => (document.querySelector("main") ? dispatchEvent(event) : requestAnimationFrame(tell));
    tell();
  });
};

const inWindowOfItsOwn = () => {
  const match = window.matchMedia.bind(window);
  window.matchMedia = (query) => (query.includes("standalone") ? { matches: true, addEventListener() {} } : match(query));
};

const rows = (count) => `Name;E-mail\n${Array.from({ length: count }, (_, n) => `Person ${n};p${n}@example.org`).join("\n")}\n`;

for (const locale of locales) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    const offer = offers[locale];

    test("installing is offered on the third day of use, not before, and never again after a no", async ({ app }) => {
      await app.context.addInitScript(offering);
      const desk = new Desk(app, locale);
      const told = () => app.page.getByRole("status").getByText(offer.text);
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      for (const day of ["2027-03-01T15:00:00Z", "2027-03-02T09:00:00Z"]) {
        await app.setClock(day);
        await app.page.reload();
        await desk.settled();
        await expect(app.page.locator(".around")).toBeAttached();
        await expect(told()).toHaveCount(0);
      }
      await app.setClock("2027-03-08T09:00:00Z");
      await app.page.reload();
      await expect(told()).toBeVisible();
      await app.page.getByRole("button", { name: offer.no }).click();
      await expect(told()).toHaveCount(0);
      await app.page.reload();
      await expect(app.page.locator(".around")).toBeAttached();
      await expect(told()).toHaveCount(0);
      // Who looks for it in the settings finds it there.
      await app.open("/settings");
      await app.page.getByRole("button", { name: offer.install, exact: true }).click();
      expect(await app.page.evaluate(() => window.prompted)).toBe(1);
    });
  });
}

test("installing is offered once there are 20 records, and the browser is told to ask on the click", async ({ app }) => {
  await app.context.addInitScript(offering);
  const desk = new Desk(app);
  const told = app.page.getByRole("status").getByText(offers["en-GB"].text);
  await desk.begin();
  for (const [count, shown] of [[19, 0], [1, 1]]) {
    const take = await desk.chooseFile("people.csv", rows(count).replaceAll("Person", count === 1 ? "One" : "Person").replaceAll("p0@", count === 1 ? "one@" : "p0@"));
    await take.click();
    await expect(app.page.getByText(desk.words.imported).first()).toBeVisible();
    // It shows on Today alone.
    await expect(app.page.locator(".around")).toBeAttached();
    await expect(told).toHaveCount(0);
    await app.open("/");
    await expect(app.page.locator(".around")).toBeAttached();
    await expect(told).toHaveCount(shown);
  }
  await app.page.locator(".around").getByRole("button", { name: "Install", exact: true }).click();
  await expect(told).toHaveCount(0);
  expect(await app.page.evaluate(() => window.prompted)).toBe(1);
});

test("on an iPhone the settings say how it is done", async ({ app }) => {
  await app.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "userAgent", { get: () => "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)" });
    // That browser never offers anything; this one does.
    addEventListener("beforeinstallprompt", (event) => event.stopImmediatePropagation(), true);
  });
  await new Desk(app).begin();
  await app.open("/settings");
  await expect(app.page.getByRole("group", { name: "As an app" }).getByText("Add to Home Screen")).toBeVisible();
});

test("the icon of the installed app shows how much is due today", async ({ app }) => {
  await app.context.addInitScript(inWindowOfItsOwn);
  await app.context.addInitScript(() => {
    Navigator.prototype.setAppBadge = async (number) => void (window.badge = number);
  });
  const desk = new Desk(app);
  await desk.begin();
  const badge = (number) => app.page.waitForFunction((number) => window.badge === number, number);
  await badge(0);
  const [today, tomorrow] = [0, 1].map((days) => new Date(app.now + days * 86_400_000).toISOString().slice(0, 10));
  const add = async (name, day) => {
    await app.page.getByLabel("What is to be done?").fill(name);
    await app.page.getByLabel("Due", { exact: true }).fill(day);
    await app.page.getByRole("button", { name: "Add a task" }).click();
    await expect(app.page.getByRole("link", { name, exact: true })).toBeVisible();
  };
  await add("Call back", today);
  await badge(1);
  await add("Not yet", tomorrow);
  await add("Send the quote", today);
  await badge(2);
  await app.page.getByRole("button", { name: "Done: Call back" }).click();
  await badge(1);
});

test("a file that is opened with the app is read as if it were chosen on the page for it", async ({ app }) => {
  await app.context.addInitScript(() => {
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (launched) => (window.launched = launched) } });
  });
  const desk = new Desk(app);
  await desk.begin();
  await app.page.waitForFunction(() => window.launched);
  const launch = (name, text) =>
    app.page.evaluate(
      ([name, text]) => window.launched({ files: [{ getFile: async () => new File([text], name) }], targetURL: location.href }),
      [name, text],
    );
  await launch("people.csv", rows(3));
  await expect(app.page.getByRole("button", { name: "Import 3 rows" })).toBeEnabled();
  // Another one takes its place, also where one is already.
  await launch("more.csv", rows(2));
  await app.page.getByRole("button", { name: "Import 2 rows" }).click();
  await expect(app.page.getByText(desk.words.imported).first()).toBeVisible();
  await launch("not-a-backup.json", "{}");
  await expect(app.page.getByText("Nothing was changed.")).toBeVisible();
  expect(new URL(app.page.url()).pathname).toBe("/backup");
});

test("a place that is asked for at the icon is shown in the window that is open; a new task has the keyboard", async ({ app }) => {
  await app.context.addInitScript(() => {
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (launched) => (window.launched = launched) } });
  });
  const desk = new Desk(app);
  await desk.begin();
  await app.page.waitForFunction(() => window.launched);
  const launch = (place) => app.page.evaluate((place) => window.launched({ targetURL: new URL(place, document.baseURI).href }), place);
  await launch("deals");
  await expect(app.page.getByRole("heading", { name: "Deals", level: 1 })).toBeVisible();
  await launch("./?add");
  await expect(app.page.getByLabel("What is to be done?")).toBeFocused();
  await app.open("/?add");
  await expect(app.page.getByLabel("What is to be done?")).toBeFocused();
});

hosted("a file that is shared with the app is read on the page for it, with the host gone", async ({ app, host }) => {
  const desk = new Desk(app);
  await desk.begin();
  await kept(app);
  await app.open("deals");
  await host.stop();
  const answer = await app.page.evaluate(async (text) => {
    const body = new FormData();
    body.set("file", new File([text], "people.csv", { type: "text/csv" }));
    return (await fetch("import", { method: "POST", body, redirect: "manual" })).type;
  }, rows(3));
  expect(answer).toBe("opaqueredirect");
  await app.open("import");
  await app.page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(app.page.getByText(desk.words.imported).first()).toBeVisible();
});

test("what the manifest names is there", async ({ request }) => {
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  const { icons, screenshots, shortcuts, file_handlers: files, share_target: share } = manifest;
  for (const { src, sizes } of [...icons, ...screenshots, ...shortcuts.flatMap(({ icons }) => icons)]) {
    const picture = await request.get(`/${src}`);
    expect(picture.status(), src).toBe(200);
    if (!src.endsWith(".png")) continue;
    const bytes = await picture.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
  for (const { action } of [...files, share]) expect(["./import", "./backup"]).toContain(action);
});
