// What a person does at the desk, by roles and names, in either language. The journeys are written with
// these, so that they read as stories and break in one place.

import { expect } from "@playwright/test";

const words = {
  "en-GB": {
    empty: "Start with an empty base",
    addDeal: "Add a deal",
    name: "Name",
    amount: "Amount",
    save: "Save",
    saved: "Saved on this device",
    undone: "Undone",
    notSaved: "Not saved",
    moveTo: (name) => `Move to a stage… ${name}`,
    choose: "Choose a file",
    importThem: /^Import [\d,. ]+ rows?$/,
    imported: /^Imported: /,
    contacts: /^[\d,. ]+ contacts?$/,
    noRoom: /the browser has no room left/,
    vanished: "The browser has deleted the records of this page. Restore them from a backup.",
    beginAnew: "Begin anew",
    stages: {
      new: "New",
      quote: "Quote sent",
      followUp: "Needs follow-up",
      negotiation: "Negotiation",
      invoice: "Invoice sent",
      won: "Won",
      lost: "Lost",
    },
  },
  "ru-RU": {
    empty: "Начать с пустой базы",
    addDeal: "Добавить сделку",
    name: "Название",
    amount: "Сумма",
    save: "Сохранить",
    saved: "Сохранено на устройстве",
    undone: /^Отменено: «|^Отменено\./,
    notSaved: "Не сохранено",
    moveTo: (name) => `Перевести на этап… ${name}`,
    stages: {
      new: "Новая",
      quote: "Предложение отправлено",
      followUp: "Требует повторного контакта",
      negotiation: "Переговоры",
      invoice: "Счёт отправлен",
      won: "Успешно завершена",
      lost: "Провалена",
    },
  },
};

export class Desk {
  constructor(app, locale = "en-GB") {
    this.app = app;
    this.locale = locale;
    this.words = words[locale];
  }

  get page() {
    return this.app.page;
  }

  /** Opens Tend for the first time and starts with an empty base. */
  async begin() {
    await this.app.open("/");
    await this.page.getByRole("button", { name: this.words.empty }).click();
    await this.settled();
  }

  /** Waits until everything that was done is on disk. */
  async settled(page = this.page) {
    await expect(page.getByText(this.words.saved)).toBeAttached();
  }

  /** The board of the deals. */
  async deals(page = this.page) {
    await page.goto("/deals");
    await expect(this.column("new", page)).toBeVisible();
    await this.settled(page);
  }

  column(stage, page = this.page) {
    return this.columnOf(this.words.stages[stage], page);
  }

  /** The column of a stage by its whole name, on whichever board. */
  columnOf(name, page = this.page) {
    return page.getByRole("listitem", { name, exact: true });
  }

  card(name, page = this.page) {
    return page.getByRole("link", { name, exact: true });
  }

  /** Fills the form for a new deal and leaves the saving to the caller. */
  async fillDeal(name, amount, page = this.page) {
    await page.getByRole("button", { name: this.words.addDeal }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(this.words.name, { exact: true }).fill(name);
    if (amount !== undefined) await dialog.getByLabel(this.words.amount, { exact: true }).fill(String(amount));
    return dialog.getByRole("button", { name: this.words.save });
  }

  /** Adds a deal on the board, and returns once it is known to be on disk. */
  async addDeal(name, amount, page = this.page) {
    const save = await this.fillDeal(name, amount, page);
    await save.click();
    await expect(this.card(name, page)).toBeVisible();
    await this.settled(page);
  }

  /** Chooses as a person does, who comes to the list first. */
  async choose(select, label) {
    await select.focus();
    await select.selectOption({ label });
  }

  /** Moves a card to a column that may be too long to show it there. */
  async moveAway(name, from, stage, page = this.page) {
    await this.choose(page.getByLabel(this.words.moveTo(name), { exact: true }), this.words.stages[stage]);
    await expect(this.column(from, page).getByRole("link", { name, exact: true })).toHaveCount(0);
    await this.settled(page);
  }

  /** Moves a card by the plain way, and returns once it stands there. */
  async move(name, stage, page = this.page) {
    await this.choose(page.getByLabel(this.words.moveTo(name), { exact: true }), this.words.stages[stage]);
    await expect(this.column(stage, page).getByRole("link", { name, exact: true })).toBeVisible();
    await this.settled(page);
  }

  /** Chooses a file of contacts on the import screen and leaves the taking in to the caller. */
  async chooseFile(name, text, page = this.page) {
    await page.goto("/import");
    await this.settled(page);
    await page.getByLabel(this.words.choose).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    const take = page.getByRole("button", { name: this.words.importThem });
    await expect(take).toBeEnabled({ timeout: 60_000 });
    return take;
  }

  /** How many contacts there are, by their list. */
  async contacts(page = this.page) {
    await page.goto("/contacts");
    await this.settled(page);
    const text = await page.getByText(this.words.contacts).innerText();
    return Number(text.replace(/\D/g, ""));
  }

  /** The names of all cards in a column. They are drawn a screenful with each frame, 30 at most. */
  async cards(stage, page = this.page) {
    const links = this.column(stage, page).getByRole("link");
    await expect(async () => {
      const count = Number(await this.column(stage, page).locator(".count").innerText());
      await expect(links).toHaveCount(Math.min(count, 30), { timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    return links.allInnerTexts();
  }
}
