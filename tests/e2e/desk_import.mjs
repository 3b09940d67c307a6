// Taking a table in, as a person does it on the Import screen: choose the file, look at what is proposed, correct it.

import { expect } from "@playwright/test";

const words = {
  "en-GB": {
    choose: "Choose a file",
    as: "Import as",
    currency: "Currency",
    goesTo: (column) => `Goes to the field: ${column}`,
    leaveOut: "Leave out",
    meaning: "What the words of the table mean",
    reason: "Reason where the stage asks for one and the table gives none",
    take: /^Import [\d,]+ rows?$/,
    told: (n) => `Imported: ${n} ${n === "1" ? "record" : "records"}. You can undo it as a whole.`,
    made: (n) => `${n} new`,
    leftOut: (n) => `${n} left out`,
    kinds: { company: "Companies", product: "Products", person: "People", deal: "Deals", payment: "Payments" },
  },
  "ru-RU": {
    choose: "Выбрать файл",
    as: "Импортировать как",
    currency: "Валюта",
    goesTo: (column) => `Попадёт в поле: ${column}`,
    leaveOut: "Не брать",
    meaning: "Что значат слова из таблицы",
    reason: "Причина, если этап её требует, а в таблице её нет",
    take: /^Импортировать [\d\s]+ строк[иу]?$/,
    told: (n) => `${told.get(endings.select(Number(n.replace(/\D/g, ""))))(n)}. Можно отменить целиком.`,
    made: (n) => `новых: ${n}`,
    leftOut: (n) => `не войдёт: ${n}`,
    kinds: { company: "Компании", product: "Товары", person: "Сотрудники", deal: "Сделки", payment: "Оплаты" },
  },
};

/** What follows a Russian number. */
const endings = new Intl.PluralRules("ru");
const told = new Map([
  ["one", (n) => `Импортирована ${n} запись`],
  ["few", (n) => `Импортированы ${n} записи`],
  ["many", (n) => `Импортировано ${n} записей`],
]);

/** A person who takes tables in. */
export class ImportDesk {
  constructor(desk, locale) {
    this.desk = desk;
    this.words = words[locale];
    this.numbers = new Intl.NumberFormat(locale);
  }

  get page() {
    return this.desk.page;
  }

  /** Chooses a file, and returns once it is known what it seems to be. */
  async choose({ name, text }) {
    await this.page.goto("/import");
    await this.desk.settled();
    await this.page.getByLabel(this.words.choose).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await expect(this.kind).toBeVisible({ timeout: 30_000 });
  }

  get kind() {
    return this.page.getByLabel(this.words.as, { exact: true });
  }

  /** Expects the line that says what would become of the rows, or what became of them. */
  async sees({ created, leftOut = 0 }, timeout = 30_000) {
    const counts = [this.words.made(this.numbers.format(created))];
    if (leftOut > 0) counts.push(this.words.leftOut(this.numbers.format(leftOut)));
    await expect(this.page.getByText(counts.join(" · "), { exact: true })).toBeVisible({ timeout });
  }

  /** Says that a column is not wanted. */
  async leaveOut(column) {
    const goesTo = this.page.getByLabel(this.words.goesTo(column), { exact: true });
    await goesTo.selectOption({ label: this.words.leaveOut });
  }

  /** Says which stage a word of the file means. */
  async mean(word, stage) {
    const meaning = this.page.getByRole("group", { name: this.words.meaning });
    await meaning.getByRole("combobox", { name: word, exact: true }).selectOption({ label: this.desk.words.stages[stage] });
  }

  /** Gives the reason of those that were lost without one. */
  async giveReason(reason) {
    await this.page.getByLabel(this.words.reason, { exact: true }).fill(reason);
    await this.page.getByLabel(this.words.reason, { exact: true }).press("Tab");
  }

  /** Takes the file in as it is understood now, and expects to be told how much came of it. */
  async take(created) {
    await this.page.getByRole("button", { name: this.words.take }).click();
    const told = this.words.told(this.numbers.format(created));
    await expect(this.page.getByRole("status").getByText(told, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
    await this.desk.settled();
  }

  /** Takes in a file whose columns are understood at once. */
  async takeAsProposed(file, kind, created) {
    await this.choose(file);
    await expect(this.kind.locator("option:checked")).toHaveText(this.words.kinds[kind]);
    await this.sees({ created });
    await this.take(created);
  }
}
