// Whatever stands in a record is a text and nothing more: on every screen, in every field, in what is imported and
// what is searched for. That nothing left the origin and nothing was refused by the policy is held by the fixture.

import { HOUR, beginWith, savedBase } from "./base_file.mjs";
import { Desk } from "./desk.mjs";
import { expect, test } from "./fixtures.mjs";
import { KINDS, hostile, hostileBase, hostileTable, idOf } from "./hostile.mjs";

const BOARDS = { "/deals": "deal", "/orders": "order", "/tickets": "ticket", "/leads": "lead" };
const LISTS = { "/contacts": "contact", "/companies": "company", "/people": "person", "/products": "product" };
const OTHERS = ["/", "/outbox", "/payments", "/rules", "/history", "/settings", "/backup", "/import", "/menu"];

/** The name of a row of a list. */
const ROW = ".table.list .row th a";

/** A link may lead within the page, or begin as one of these. */
const ALLOWED = /^(https?:|mailto:|tel:|sms:)/;

const base = hostileBase(Date.now() - 30 * 24 * HOUR);

/** Goes to a path of the app without loading it anew, as a link does. */
const walkTo = (page, path) =>
  page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);

/** What of the data became more than text on the page as it stands; nothing should have. */
const became = (page) =>
  page.evaluate((allowed) => {
    const found = [];
    if (window.pwned !== undefined) found.push("something was executed");
    const own = new Set([...document.querySelectorAll("head script, head link, head base, head meta, head style")]);
    for (const element of document.querySelectorAll("script, link, base, meta, style, iframe, object, embed, img, svg script, template, video, form[action]")) {
      // Tend's own picture stands in the frame.
      if (element.matches("img[src='icon.svg'][alt='']")) continue;
      if (!own.has(element)) found.push(element.outerHTML.slice(0, 100));
    }
    for (const element of document.querySelectorAll("body *")) {
      for (const { name, value } of element.attributes) {
        // The program sets measures, and nothing else, by script.
        const isMeasure = name === "style" && /^((--)?[a-z-]+: [\d.-]+(px|%|rem)?( [\d.-]+px)*; ?)*$/.test(value);
        if (/^on|^style$|^srcdoc$/.test(name) && !isMeasure) found.push(`${name} at ${element.outerHTML.slice(0, 100)}`);
      }
    }
    for (const link of document.querySelectorAll("[href], [src], [action], [formaction]")) {
      const address = link.getAttribute("href") ?? link.getAttribute("src") ?? link.getAttribute("action") ?? link.getAttribute("formaction");
      const { protocol, origin } = new URL(address, document.baseURI);
      if (origin !== location.origin && !new RegExp(allowed).test(protocol)) found.push(`leads to ${address}`);
    }
    return found;
  }, ALLOWED.source);

const shown = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((element) => element.textContent));

/** Looks until the page has drawn all that it will. */
const settled = async (page) => {
  let before = -1;
  await expect(async () => {
    const now = await page.evaluate(() => document.body.textContent.length);
    const same = now === before && now > 0;
    before = now;
    expect(same).toBe(true);
  }).toPass({ intervals: [100], timeout: 30_000 });
};

test("every text is shown as text on every screen, and nothing of it is carried out", async ({ app }) => {
  const page = app.page;
  const dialogs = [];
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  expect(hostile.length).toBeGreaterThanOrEqual(200);
  await beginWith(page, base);
  await new Desk(app).settled();

  for (const [path, kind] of Object.entries(BOARDS)) {
    await test.step(path, async () => {
      await walkTo(page, path);
      // Long columns draw what is in sight, as lists do.
      const names = new Set();
      await expect(async () => {
        for (const name of await shown(page, ".card-name")) names.add(name);
        const scrolled = (all) => all.forEach((cards) => (cards.scrollTop += cards.clientHeight / 2));
        await page.locator(".cards").evaluateAll(scrolled);
        expect([...names].toSorted()).toEqual(hostile.toSorted());
      }, kind).toPass({ intervals: [50], timeout: 30_000 });
      expect(await became(page), path).toEqual([]);
    });
  }

  for (const path of Object.keys(LISTS)) {
    await test.step(path, async () => {
      await walkTo(page, path);
      // A long list draws what is in sight: it is gone through to its end, screen by screen.
      const names = new Set();
      const frame = page.locator(".table-frame");
      await expect(async () => {
        for (const name of await shown(page, ROW)) names.add(name);
        expect(await became(page), path).toEqual([]);
        await frame.evaluate((frame) => (frame.scrollTop += frame.clientHeight / 2));
        expect(names.size).toBe(hostile.length);
      }, path).toPass({ intervals: [50], timeout: 60_000 });
      expect([...names].toSorted()).toEqual(hostile.toSorted());
    });
  }

  await test.step("searched for", async () => {
    await walkTo(page, "/contacts");
    const filter = page.getByRole("searchbox");
    for (const text of hostile.filter((text) => text.length < 200)) {
      await filter.evaluate((input, text) => {
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }, text);
    }
    await filter.fill("<svg/onload");
    await expect(page.locator(ROW).filter({ hasText: "<svg/onload=" }).first()).toBeVisible();
    expect(await became(page)).toEqual([]);
  });

  await test.step("each on its record", async () => {
    for (const [n, text] of hostile.entries()) {
      // Each text is seen on the record of one kind, and the first ones on those of all.
      for (const kind of n < 8 ? KINDS : [KINDS[n % KINDS.length]]) {
        await walkTo(page, `/record/${idOf(kind, n)}`);
        if (!["activity", "payment", "message"].includes(kind)) {
          await expect(async () => expect(await page.locator("h1").first().evaluate((title) => title.textContent)).toBe(text), `${kind} ${n}`).toPass({ timeout: 20_000 });
        }
        expect(await became(page), `${kind} ${n}`).toEqual([]);
      }
    }
  });

  for (const path of [...OTHERS, `/rules/${idOf("rule", 0)}`, `/rules/${idOf("rule", 9)}`, "/rules/new"]) {
    await test.step(path, async () => {
      await walkTo(page, path);
      await settled(page);
      expect(await became(page), path).toEqual([]);
    });
  }

  await test.step("the whole history", async () => {
    await walkTo(page, "/history");
    const deeds = page.locator(".deeds > li");
    const all = 2 * hostile.length + 1;
    for (let seen = 50; seen < all; seen += 50) {
      await expect(deeds).toHaveCount(seen);
      await page.getByRole("button", { name: "Show older ones" }).click();
    }
    await expect(deeds).toHaveCount(all);
    const text = await page.locator("main .timeline").evaluate((list) => list.textContent);
    for (const part of hostile.filter((text) => text.length < 200)) expect(text.includes(part), part).toBe(true);
    expect(await became(page)).toEqual([]);
  });

  await test.step("rules, each with its name", async () => {
    await walkTo(page, "/rules");
    await expect(page.locator(".rules > li")).toHaveCount(hostile.length);
    expect((await shown(page, ".rules h2")).toSorted()).toEqual(hostile.toSorted());
  });

  await test.step("letters, and what they are opened by", async () => {
    await walkTo(page, "/outbox");
    await expect(page.locator(".letter").first()).toBeVisible();
    await settled(page);
    const addresses = await page.locator("a[target=_blank]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(/^(mailto:[^?\s]+@|tel:[+\d]|sms:[+\d]|https:\/\/wa\.me\/\d|https:\/\/t\.me\/[\w+])/);
    expect(await became(page)).toEqual([]);
  });

  await test.step("a path that leads nowhere", async () => {
    for (const text of hostile.filter((text) => text.length < 200)) {
      await walkTo(page, `/record/${encodeURIComponent(text)}`);
      await walkTo(page, `/${encodeURIComponent(text)}`);
    }
    await settled(page);
    expect(await became(page)).toEqual([]);
  });

  expect(dialogs).toEqual([]);
});

test("a table of such texts is shown and taken in as texts", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  const page = app.page;
  await page.goto("/import");
  await desk.settled();
  const file = { name: "<img src=x onerror=window.pwned=1>.csv", mimeType: "text/csv", buffer: Buffer.from(hostileTable()) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByLabel("The first line names the columns").check();
  await page.getByLabel("Import as").selectOption({ label: "Contacts" });
  // Each column becomes a field, those with a hostile name too.
  const fields = page.locator("main table select");
  await expect(fields.last()).toBeVisible();
  await fields.first().selectOption({ label: "Name" });
  const names = await fields.count();
  for (let n = 1; n < names; n += 1) {
    const choice = await fields.nth(n).locator("option").filter({ hasText: "(One line)" }).getAttribute("value");
    await fields.nth(n).selectOption(choice);
  }
  const take = page.getByRole("button", { name: desk.words.importThem });
  await expect(take).toBeEnabled();
  await settled(page);
  expect(await became(page)).toEqual([]);
  await take.click();
  await expect(page.getByText(/^Imported: /).first()).toBeVisible({ timeout: 60_000 });
  await walkTo(page, "/contacts");
  await page.getByRole("searchbox").fill("<svg/onload");
  expect(await became(page)).toEqual([]);
  const link = page.locator(ROW).filter({ hasText: "<svg/onload" }).first();
  await link.click();
  await settled(page);
  expect(await became(page)).toEqual([]);
});

test("texts come back from a backup as they went in", async ({ app }) => {
  await beginWith(app.page, base);
  const { records } = JSON.parse(await savedBase(app.page));
  for (const kind of ["contact", "deal", "message", "rule"]) {
    const found = new Map(records.filter((record) => record.kind === kind).map(({ id, fields }) => [id, fields]));
    hostile.forEach((text, n) => {
      const fields = found.get(idOf(kind, n));
      expect(fields[kind === "message" ? "text" : "name"], `${kind} ${n}`).toBe(text);
    });
  }
});

test("a currency and a zone that are none harm nothing", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  const { xxh3, ...backup } = JSON.parse(await savedBase(app.page));
  expect(xxh3).toBeTruthy();
  const setting = backup.records.find(({ kind }) => kind === "setting");
  Object.assign(setting.fields, { currency: "<b>", zone: "../../<script>" });
  await app.page.locator("#backup-file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(backup)) });
  await app.page.getByRole("button", { name: "Replace everything" }).click();
  await desk.settled();
  await desk.deals();
  await desk.addDeal("After", 10);
  for (const path of ["/", "/settings", "/payments", "/deals"]) {
    await app.page.goto(path);
    await settled(app.page);
    expect(await became(app.page), path).toEqual([]);
  }
});
