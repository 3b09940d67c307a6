// Every screen there is, with ways to get to each without loading the page anew, and what can lie over a screen.

import { Desk } from "./desk.mjs";
import { expect } from "./fixtures.mjs";

const words = {
  "en-GB": { madeUp: "Look round in a made-up workshop", empty: "Start with an empty base", addDeal: "Add a deal", filter: "Filter…", columns: "Columns" },
  "ru-RU": { madeUp: "Осмотреться в вымышленной мастерской", empty: "Начать с пустой базы", addDeal: "Добавить сделку", filter: "Отобрать…", columns: "Столбцы" },
};

/** Screens that are there in every base. */
const paths = [
  "/", "/deals", "/deals/list", "/orders", "/tickets", "/leads", "/contacts", "/companies", "/tasks", "/people",
  "/products", "/outbox", "/payments", "/rules", "/rules/new", "/rules/ready", "/rules/begin", "/process", "/rules/import", "/rules/runs", "/rules/forecast", "/history", "/import", "/backup", "/storage", "/settings", "/menu",
  "/no/such/page",
];

/** Where the first record of a kind is found, for its own screen. */
const listed = ["/deals/list", "/contacts", "/companies", "/orders/list", "/tasks", "/products", "/people"];

export class Screens {
  constructor(app, locale) {
    this.app = app;
    this.desk = new Desk(app, locale);
    this.words = words[locale];
  }

  get page() {
    return this.app.page;
  }

  /** The first choice, and all that comes round it. */
  async welcome() {
    await this.app.open("/");
    await expect(this.page.getByRole("button", { name: this.words.madeUp })).toBeVisible();
    await expect(this.page.locator("main input[type=file]")).toBeAttached();
  }

  /** Begins with an empty base, or in the made-up workshop. */
  async begin({ filled }) {
    await this.page.getByRole("button", { name: filled ? this.words.madeUp : this.words.empty }).click();
    await expect(this.page.getByRole("button", { name: this.words.madeUp })).toHaveCount(0);
    await this.desk.settled();
  }

  /** Goes to a path as a link would, and waits until its screen stands. */
  async go(path) {
    await this.page.evaluate((path) => {
      history.pushState(null, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
    await expect(this.page.locator("main").first()).toBeVisible();
    await expect(this.page.locator("main h1, main .page-main").first()).toBeVisible();
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }

  /** The paths of all screens; in a filled base those of a record of each kind and of a rule too. */
  async paths({ filled }) {
    await this.go("/settings");
    const pipeline = await this.page.locator("main a[href*='/pipelines/']").first().getAttribute("href");
    const more = [pipeline, pipeline.replace("/pipelines/", "/process/")];
    if (!filled) return [...paths, ...more];
    for (const path of listed) {
      await this.go(path);
      const first = this.page.locator("main a[href*='/record/']").first();
      await expect(first, path).toBeAttached();
      more.push(await first.getAttribute("href"));
    }
    await this.go("/rules");
    const rule = await this.page.locator(".rules a[href*='/rules/']").first().getAttribute("href");
    more.push(rule, rule.replace("/rules/", "/process/"));
    return [...paths, ...more];
  }

  /** What can lie over a screen: each with its name and how it is opened. */
  get over() {
    const { page, words } = this;
    const dialog = page.getByRole("dialog");
    const opened = async (act) => {
      await act();
      await expect(dialog).toBeVisible();
    };
    const onPage = (name) => page.locator("main").getByRole("button", { name, exact: true }).click();
    return {
      "the palette": () => opened(() => page.keyboard.press("Control+k")),
      "the palette, something typed": async () => {
        await opened(() => page.keyboard.press("Control+k"));
        await page.keyboard.type("a");
      },
      "what shall be added": () => opened(() => page.keyboard.press("n")),
      "the map of keys": () => opened(() => page.keyboard.press("Shift+?")),
      "the form for a deal": async () => {
        await this.go("/deals");
        // On a phone it is the one at the thumb.
        await opened(() => page.getByRole("button", { name: words.addDeal, exact: true }).click());
      },
      "the form for a filter": async () => {
        await this.go("/contacts");
        await opened(() => onPage(words.filter));
      },
      "the choice of columns": async () => {
        await this.go("/contacts");
        await opened(() => onPage(words.columns));
      },
    };
  }

  /** Takes away what lies over the screen. */
  async close() {
    await this.page.keyboard.press("Escape");
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }
}
