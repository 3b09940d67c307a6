// Pictures of the real app, after a build. What they show is the made-up workshop, told from one seed up to one
// morning, so that they differ only when the app does.
//   node tools/pictures.mjs guide      for docs/guide and the README
//   node tools/pictures.mjs manifest   for whoever is about to install it
//   node tools/pictures.mjs screens    every screen and every failure, in both languages, light and dark, wide and narrow,
//                                      empty, with one of a kind and with many, into target/pictures

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "@playwright/test";

const port = Number(process.env.PORT ?? 8099);
const [wish = "screens"] = process.argv.slice(2);

/** A Wednesday morning. */
const NOW = "2027-03-03T09:12:00Z";

const languages = {
  en: {
    locale: "en-GB",
    madeUp: "Look round in a made-up workshop",
    empty: "Start with an empty base",
    saved: "Saved on this device",
    name: "clients.csv",
    table: "Name,Company,E-mail,Phone,Shoe size\nInes Duarte,Duarte & Sons,ines@duarte.example,+44 1632 960201,38\nTom Achterberg,Mill Lane Cycles,tom@milllane.example,+44 1632 960202,44\nPriya Nair,Nair Ceramics,priya@nair.example,+44 1632 960203,39\n",
  },
  ru: {
    locale: "ru-RU",
    madeUp: "Осмотреться в вымышленной мастерской",
    empty: "Начать с пустой базы",
    saved: "Сохранено на устройстве",
    name: "клиенты.csv",
    table: "Имя;Компания;Почта;Телефон;Размер обуви\nИнна Дорохова;Дорохов и сыновья;inna@dorohov.example;+7 495 000-02-01;38\nТимур Ахметов;Велодом;timur@velodom.example;+7 495 000-02-02;44\nПолина Новак;Керамика Новак;polina@novak.example;+7 495 000-02-03;39\n",
  },
};

/** As large as a page of the guide can show it. */
const compact = { viewport: { width: 1040, height: 640 } };
const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Every screen by its path; those with a mark are found on another. */
const screens = {
  today: "/", outbox: "/outbox", deals: "/deals", orders: "/orders", tickets: "/tickets", leads: "/leads",
  "deals-list": "/deals/list", tasks: "/tasks", contacts: "/contacts", companies: "/companies", people: "/people",
  products: "/products", payments: "/payments", rules: "/rules", history: "/history", import: "/import",
  backup: "/backup", settings: "/settings", storage: "/storage", menu: "/menu", lost: "/nowhere",
};

const server = spawn("node", ["tools/serve.mjs", "dist"], { env: { ...process.env, PORT: String(port) } });
await once(server.stdout, "data");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

/** Chance that is the same each time. */
const sameChance = () => {
  // Another for each page, or two pages would draw the same ids.
  const turn = Number(sessionStorage.turn ?? 0) + 1;
  sessionStorage.turn = turn;
  let state = 7 * turn;
  crypto.getRandomValues = (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = (state = (state * 1103515245 + 12345) % 2147483648) >> 16;
    return array;
  };
};

/** A browser of somebody who has just begun, with what they began with. */
async function begin(language, form, theme, filled) {
  const { locale, madeUp, empty, saved } = languages[language];
  const context = await browser.newContext({
    ...form, locale, colorScheme: theme, timezoneId: "Europe/London", baseURL: `http://localhost:${port}`, serviceWorkers: "block",
  });
  await context.clock.setFixedTime(NOW);
  await context.addInitScript(sameChance);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${language} ${page.url()}: ${error.message}`));
  await page.goto("/");
  const start = page.getByRole("button", { name: filled ? madeUp : empty });
  await start.waitFor();
  if (filled === undefined) return { page };
  await start.click();
  await page.getByText(saved).first().waitFor({ state: "attached" });
  const go = async (path) => {
    await page.goto(path);
    await page.getByText(saved).first().waitFor({ state: "attached" });
    await page.locator("main h1, .page h1").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    // What comes with a later frame.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))));
  };
  return { page, go, close: () => context.close() };
}

const shoot = (page, path) => page.screenshot({ path, animations: "disabled" });

/** The path of the record that a board or list shows first. */
const firstOf = async ({ page, go }, path, selector) => {
  await go(path);
  return page.locator(selector).first().getAttribute("href");
};

/** A record with some past: in the middle of its way. */
const wellOn = (desk) => firstOf(desk, "/deals", ".column:nth-of-type(4) .card-name");

/** What the guide shows of a filled base, and the way there. */
const guide = {
  async today({ page, go }) {
    // Wide enough for the names of the places.
    await page.setViewportSize({ width: 1200, height: 740 });
    await go("/");
  },
  deals: ({ go }) => go("/deals"),
  async gate({ page, go }) {
    await go("/deals");
    const move = page.locator(".card-move select").first();
    await move.focus();
    const last = await move.locator("option").last().getAttribute("value");
    await move.selectOption(last);
    await page.getByRole("dialog").waitFor();
  },
  list: ({ go }) => go("/deals/list"),
  record: async (desk) => desk.go(await wellOn(desk)),
  async why(desk) {
    await desk.go(await wellOn(desk));
    await desk.page.locator(".entry [aria-expanded]").first().click();
    await desk.page.locator(".why").scrollIntoViewIfNeeded();
  },
  async palette({ page, go }) {
    await go("/deals");
    const [word] = (await page.locator(".card-name").first().textContent()).split(" ");
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").fill(word);
    await page.locator(".palette-row mark").first().waitFor();
  },
  rules: ({ go }) => go("/rules"),
  async pipeline({ page, go }) {
    await go("/settings");
    await go(await page.locator("a[href*='pipelines/']").first().getAttribute("href"));
    await page.locator(".stage-row summary").nth(1).click();
  },
  async import({ page, go }, language) {
    await go("/import");
    const { name, table } = languages[language];
    await page.locator("#import-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(table) });
    await page.locator(".import-counts").waitFor();
    await page.locator(".import-counts").scrollIntoViewIfNeeded();
  },
  backup: ({ go }) => go("/backup"),
};

/** How much is in the base: fills it, and returns the paths of the records that have pages of their own. */
const states = {
  empty: async () => ({}),
  async one(desk) {
    const { page, go } = desk;
    for (const path of ["/contacts", "/deals", "/tasks", "/leads", "/companies"]) {
      await go(path);
      await page.locator(":is(.page-head, .bar) .button.primary:visible").first().click();
      await page.locator("dialog input").first().fill(path === "/tasks" ? "1" : "Ada");
      await page.locator("dialog [type=submit]").click();
      await page.locator("dialog").waitFor({ state: "detached" });
    }
    return { record: await firstOf(desk, "/deals", ".card-name"), contact: await firstOf(desk, "/contacts", ".table a") };
  },
  many: async (desk) => ({
    record: await firstOf(desk, "/deals", ".card-name"),
    contact: await firstOf(desk, "/contacts", ".table a"),
  }),
};

/** What can go wrong, and where it is seen. */
const failures = {
  async save({ page, go }) {
    await go("/deals");
    await page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException("The disk is full", "QuotaExceededError");
      };
    });
    await page.locator(":is(.page-head, .bar) .button.primary:visible").first().click();
    await page.locator("dialog input").first().fill("Ada");
    await page.locator("dialog [type=submit]").click();
    await page.locator(".toast").waitFor();
  },
  async import({ page, go }) {
    await go("/import");
    await page.locator("#import-file").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from([0, 159, 146, 150, 0]) });
    await page.locator(":is([role=alert]:has(p), .import-how):visible").first().waitFor();
  },
  async backup({ page, go }) {
    await go("/backup");
    await page.locator("#backup-file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await page.locator("main [role=alert]:visible").first().waitFor();
  },
  async base({ page }) {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("It cannot be opened", "UnknownError");
      };
    });
    await page.goto("/");
    await page.locator("h1").first().waitFor();
  },
  async fall({ page, go }) {
    await go("/?panic");
    await page.locator("html[data-falls]").waitFor({ state: "attached" });
    await page.evaluate(() => dispatchEvent(new Event("tend-panic-handler")));
    await page.locator("dialog, .fall").first().waitFor();
  },
};

const wishes = {
  async manifest() {
    mkdirSync("public/screens", { recursive: true });
    for (const [form, options] of Object.entries({ wide: { viewport: { width: 1280, height: 800 } }, narrow: { ...narrow, viewport: { width: 390, height: 844 } } })) {
      const desk = await begin("en", options, "light", true);
      for (const [name, path] of [["today", "/"], ["deals", "/deals"]]) {
        await desk.go(path);
        await shoot(desk.page, `public/screens/${name}-${form}.png`);
      }
      await desk.close();
    }
  },

  async guide() {
    const folder = "docs/guide/pictures";
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const language of Object.keys(languages)) {
      const take = (page, name) => shoot(page, `${folder}/${language}-${name}.png`);
      const first = await begin(language, compact, "light", undefined);
      // What was guessed comes with the later parts.
      await first.page.locator(".guessed select").first().waitFor();
      await take(first.page, "welcome");
      await first.page.context().close();
      const desk = await begin(language, compact, "light", true);
      for (const [name, show] of Object.entries(guide)) {
        await desk.page.setViewportSize(compact.viewport);
        await show(desk, language);
        await take(desk.page, name);
      }
      await desk.close();
      const phone = await begin(language, { ...narrow, viewport: { width: 390, height: 760 }, deviceScaleFactor: 1 }, "dark", true);
      await phone.go("/");
      await take(phone.page, "phone");
      await phone.close();
    }
  },

  async screens() {
    mkdirSync("target/pictures", { recursive: true });
    for (const language of Object.keys(languages)) {
      for (const [width, form] of Object.entries({ 1440: wide, 360: narrow })) {
        for (const theme of ["light", "dark"]) {
          const take = (desk, state, name) => shoot(desk.page, `target/pictures/${language}-${theme}-${width}-${state}-${name}.png`);
          for (const [state, fill] of Object.entries(states)) {
            // In the dark these show nothing that the light ones do not.
            if (state !== "many" && theme === "dark") continue;
            const desk = await begin(language, form, theme, state === "many");
            const all = { ...screens, ...(await fill(desk)) };
            for (const [name, path] of Object.entries(all)) {
              await desk.go(path);
              await take(desk, state, name);
            }
            await desk.close();
          }
          for (const [name, fail] of Object.entries(failures)) {
            const desk = await begin(language, form, theme, false);
            await fail(desk, language);
            await take(desk, "failed", name);
            await desk.close();
          }
        }
      }
    }
  },
};

try {
  await wishes[wish]();
} finally {
  await browser.close();
  server.kill();
}
