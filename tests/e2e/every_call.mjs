// Every call to IndexedDB goes wrong, one after another, once and for ever, while a person opens the
// board, adds a deal, edits it, logs a call and moves it. What went wrong is told or does not matter; the
// screen shows what is on disk; and doing it again does it.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { Desk } from "./desk.mjs";

/** The ways in which a call fails; what they do stands in the file that is shared with the database’s tests. */
export const modes = ["throw:UnknownError", "error", "abort", "hang"];

/** Longer than the app waits for anything, in seconds. */
const PATIENCE = 60;

/** Longer than a word at the edge of the screen stays, when it offers nothing. */
const TOLD = 10_000;

/** Puts the faults into every page of the app. They begin with the page when a wish lies in its notes. */
export async function armed(app) {
  const faults = await readFile(new URL("../web/faults.js", import.meta.url), "utf8");
  const begin = `
    window.faults = { arm, disarm, release };
    const wish = JSON.parse(sessionStorage.getItem("fault") ?? "null");
    sessionStorage.removeItem("fault");
    if (wish) arm(wish.mode, wish.at, wish.forever);`;
  const script = `if (location.protocol === "http:") (() => { ${faults.replaceAll(/^export /gm, "")} ${begin} })();`;
  await app.context.addInitScript({ content: script });
  app.context.setDefaultTimeout(30_000);
}

class Person {
  constructor(app, fault) {
    this.app = app;
    this.page = app.page;
    this.desk = new Desk(app);
    this.fault = fault;
    this.where = JSON.stringify(fault);
    this.calls = 0;
  }

  /** Ends the faults and counts the calls there were. */
  async calm() {
    this.calls = Math.max(this.calls, await this.page.evaluate(() => faults.disarm()));
    await this.page.evaluate(() => faults.release(false));
  }

  get troubles() {
    return this.page.locator(".toast[data-tone=late]");
  }

  /** Does a thing; `done` shows that it is so. When it was told to have failed, tries again, with the faults over. */
  async act(what, deed, done) {
    const where = `${what}, ${this.where}`;
    await deed();
    await this.outcome(done, where);
    if (await this.troubles.count()) {
      await this.calm();
      // What was told may have been about something else, and this be done in the next moment.
      await expect(this.page.getByText(/^(Saved on this device|Not saved)$/), where).toBeAttached();
      const again = this.troubles.getByRole("button", { name: "Try again" });
      if ((await again.count()) && !(await done.isVisible())) {
        await again.first().click();
      } else {
        await this.page.clock.runFor(TOLD);
        while (await this.troubles.count()) await this.troubles.first().getByRole("button", { name: "Close" }).click();
        if (!(await done.isVisible())) await deed();
      }
    }
    await expect(done, where).toBeVisible();
    await this.desk.settled();
  }

  /** Waits until it is done or told. */
  async outcome(done, where) {
    const either = done.or(this.troubles).first();
    await this.wait(either);
    await expect(either, where).toBeVisible();
  }

  /** Where nothing answers, lets time pass until something is seen. */
  async wait(seen) {
    const there = (timeout) => seen.waitFor({ state: "attached", timeout }).then(() => true, () => false);
    if (this.fault.mode !== "hang" || (await there(1_000))) return;
    for (let second = 0; second < PATIENCE && !(await there(50)); second += 1) await this.page.clock.runFor(1_000);
  }

  /** Opens the board; when that fails it is told, with the way to try again. */
  async open() {
    const where = `opening, ${this.where}`;
    await this.page.evaluate((fault) => sessionStorage.setItem("fault", JSON.stringify(fault)), this.fault);
    await this.page.goto("/deals");
    const board = this.desk.column("new");
    const notice = this.page.getByRole("alert");
    const ready = this.page.getByText("Saved on this device");
    const either = ready.or(notice).first();
    await this.wait(either);
    await expect(either, where).toBeAttached();
    // Nobody is taken for a new person.
    await expect(this.page.getByRole("button", { name: this.desk.words.empty }), where).toHaveCount(0);
    if (await notice.count()) {
      await this.calm();
      await this.page.getByRole("button", { name: "Reload" }).click();
    }
    await expect(board, where).toBeVisible();
    await this.desk.settled();
  }

  async journey(name) {
    const { page, desk } = this;
    await this.open();
    await this.act(
      "adding",
      async () => {
        const dialog = page.getByRole("dialog");
        const save = (await dialog.count()) ? dialog.getByRole("button", { name: "Save" }) : await desk.fillDeal(name, 10);
        await save.click();
      },
      desk.card(name),
    );
    await this.act(
      "moving on the board",
      () => desk.choose(page.getByLabel(desk.words.moveTo(name), { exact: true }), "Needs follow-up"),
      desk.column("followUp").getByRole("link", { name, exact: true }),
    );
    await desk.card(name).click();
    const amount = page.locator(".facts").getByLabel("Amount", { exact: true });
    await expect(amount, this.where).toBeVisible();
    await this.act(
      "editing",
      async () => {
        if (await amount.evaluate((at) => at.matches("button"))) await amount.click();
        await amount.fill("20.00");
        await amount.blur();
      },
      page.locator(".worth").getByText("£20.00"),
    );
    const log = page.getByRole("form", { name: "What happened?" });
    await this.act(
      "logging",
      async () => {
        await log.getByRole("textbox", { name: /^Log a call/ }).fill(`Spoke about ${name}`);
        await log.getByRole("button", { name: "Log an activity" }).click();
      },
      page.getByRole("group", { name: "And the next step?" }),
    );
    await this.act(
      "moving",
      () => page.getByRole("combobox", { name: "Move to a stage…" }).selectOption({ label: "Quote sent" }),
      page.locator(".path [aria-current]").getByText("Quote sent"),
    );
    await this.calm();
    await this.compare(name);
    return this.calls >= this.fault.at;
  }

  /** What the page shows of the deal. */
  async shown(name) {
    const { page } = this;
    return {
      title: await page.getByRole("heading", { level: 1 }).innerText(),
      stage: await page.locator(".path-now strong").textContent(),
      worth: await page.locator(".worth").innerText(),
      amount: await page.locator(".facts").getByLabel("Amount", { exact: true }).innerText(),
      logged: await page.locator("main").getByText(`Spoke about ${name}`).count(),
    };
  }

  /** What is shown is what is there after a reload, and is what was wished, once. */
  async compare(name) {
    const { page, desk } = this;
    await expect(page.locator("main").getByText(`Spoke about ${name}`), this.where).toHaveCount(1);
    const before = await this.shown(name);
    await page.reload();
    await desk.settled();
    await expect(page.locator("main").getByText(`Spoke about ${name}`), this.where).toHaveCount(1);
    expect(await this.shown(name), this.where).toEqual(before);
    expect(before, this.where).toEqual({ title: name, stage: "Quote sent", worth: "£20.00", amount: "£20.00", logged: 1 });
    await page.goto("/deals");
    await page.getByRole("searchbox", { name: "Filter" }).fill(name);
    await expect(desk.card(name), this.where).toHaveCount(1);
  }
}

/** Lets the n-th call fail for every n = `first`, `first + step`, … until a journey ends before it. */
export async function everyCallFails(app, mode, forever, first, step) {
  let at = first;
  for (; ; at += step) {
    const hit = await new Person(app, { mode, at, forever }).journey(`Deal ${mode}-${forever}-${at}-end`);
    if (!hit) break;
    expect(app.problems).toEqual([]);
  }
  return at;
}
