// What a person does with single records: adding, finding and filling them, logging what happened, asking why.

import { expect } from "@playwright/test";

const words = {
  "en-GB": {
    kinds: {
      contact: { page: "/contacts", add: "Add a contact", name: "Name" },
      company: { page: "/companies", add: "Add a company", name: "Name" },
      person: { page: "/people", add: "Add a person", name: "Name" },
      lead: { page: "/leads", add: "Add a lead", name: "Name" },
      deal: { page: "/deals", add: "Add a deal", name: "Name" },
      order: { page: "/orders", add: "Add an order", name: "Name" },
      ticket: { page: "/tickets", add: "Add a ticket", name: "Name" },
    },
    fields: {
      email: "E-mail",
      website: "Website",
      company: "Company",
      contact: "Contact",
      amount: "Amount",
      senior: "Senior",
      assignee: "Assignee",
      expectedClose: "Close expected",
      invoiceNumber: "Invoice number",
      invoiceDue: "Invoice due",
      start: "Start",
      due: "Due",
      wantedResult: "Wanted result",
      deadline: "Deadline",
      priority: "Priority",
      total: "Total",
      trackingNumber: "Tracking number",
      telegram: "Telegram",
      channel: "Preferred channel",
      language: "Language",
    },
    save: "Save",
    filter: "Filter",
    stage: "Stage",
    log: {
      form: "What happened?",
      line: "Log a call, a message, a note…",
      kind: "Kind of activity",
      direction: "Direction",
      outcome: "Outcome",
      done: "Log an activity",
    },
    forms: { call: "Call", email: "E-mail" },
    directions: { in: "Incoming", out: "Outgoing" },
    outcomes: { quoteSent: "Quote sent", positive: "Positive" },
    move: "Move to a stage…",
    byRule: (rule) => `Rule “${rule}”`,
    why: (rule) => `Why?: Rule “${rule}”`,
    because: "Why",
    version: (rule) => `${rule}, Version 1 · done`,
    dueToday: "Due",
    tasks: "Next step",
    whatComesNext: "What comes next",
    emptyFields: /^\d+ empty fields?$/,
  },
  "ru-RU": {
    kinds: {
      contact: { page: "/contacts", add: "Добавить контакт", name: "Имя" },
      person: { page: "/people", add: "Добавить сотрудника", name: "Имя" },
      ticket: { page: "/tickets", add: "Добавить обращение", name: "Название" },
    },
    fields: {
      email: "Почта",
      company: "Компания",
      contact: "Контакт",
      amount: "Сумма",
      expectedClose: "Ожидаемая дата сделки",
      invoiceNumber: "Номер счёта",
      invoiceDue: "Срок оплаты счёта",
      assignee: "Ответственный",
      deadline: "Крайний срок",
      priority: "Приоритет",
    },
    save: "Сохранить",
    filter: "Фильтр",
    stage: "Этап",
    log: {
      form: "Что произошло?",
      line: "Записать звонок, сообщение, заметку…",
      kind: "Вид дела",
      direction: "Направление",
      outcome: "Итог",
      done: "Записать дело",
    },
    forms: { call: "Звонок", email: "Письмо" },
    directions: { in: "От клиента", out: "Клиенту" },
    outcomes: { quoteSent: "Предложение отправлено", positive: "Положительный ответ" },
    move: "Перевести на этап…",
    byRule: (rule) => `Правило «${rule}»`,
    why: (rule) => `Почему?: Правило «${rule}»`,
    because: "Почему так",
    version: (rule) => `${rule}, Версия 1 · выполнен`,
    dueToday: "Пора",
    tasks: "Следующий шаг",
    emptyFields: /^\d+ пуст(ое поле|ых поля|ых полей)$/,
  },
};

/** A person who looks after single records. */
export class RecordDesk {
  constructor(desk, locale) {
    this.desk = desk;
    this.words = words[locale];
  }

  get page() {
    return this.desk.page;
  }

  /** What a stage is called: a word of the deals', or its own name. */
  #stage(stage) {
    return this.desk.words.stages[stage] ?? stage;
  }

  /** What a field is called: a word of these, or its own name. */
  #field(field) {
    return this.words.fields[field] ?? field;
  }

  /** Adds a record on the page of its kind; `fields` are typed, chosen or ticked by what they are called. */
  async add(kind, name, fields = {}) {
    const of = this.words.kinds[kind];
    await this.page.goto(of.page);
    await this.desk.settled();
    await this.page.getByRole("button", { name: of.add, exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(of.name, { exact: true }).fill(name);
    for (const [field, value] of Object.entries(fields)) await this.#put(dialog, field, value);
    await dialog.getByRole("button", { name: this.words.save, exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(this.page.getByRole("link", { name, exact: true })).toBeVisible();
    await this.desk.settled();
  }

  async #put(place, field, value) {
    await this.put(place.getByLabel(this.#field(field), { exact: true }), value);
  }

  /** Types, chooses or ticks, whatever the control is. */
  async put(at, value) {
    if (typeof value === "boolean") return at.setChecked(value);
    const type = await at.evaluate((element) => element.type);
    if (type.startsWith("select")) await at.selectOption({ label: value });
    else await at.fill(String(value));
    // By Tab one comes to the next part of a date.
    if (type.startsWith("select") || type.startsWith("date")) await at.blur();
    else await at.press("Tab");
  }

  /** The fact of that name on the page of the record; one that is empty may be folded away at first. */
  async fact(name) {
    const at = this.page.locator(".facts .fact").filter({ has: this.page.locator("dt").getByText(name, { exact: true }) });
    const fold = this.page.getByRole("button", { name: this.words.emptyFields, expanded: false });
    await expect(at.or(fold).first()).toBeVisible();
    if ((await at.count()) === 0) await fold.click();
    await expect(at).toBeVisible();
    return at;
  }

  /** Opens a fact of the record where it stands, and returns its editor. */
  async edit(name) {
    const at = await this.fact(name);
    const rest = at.locator("[data-edit]");
    if (await rest.count()) await rest.click();
    return at.getByLabel(name, { exact: true });
  }

  /** Fills a fact of the record, and returns once it is kept. */
  async fill(field, value) {
    const at = await this.edit(this.#field(field));
    await this.put(at, value);
    if (typeof value !== "boolean") await expect((await this.fact(this.#field(field))).locator("[data-edit]")).toBeVisible();
    await this.desk.settled();
  }

  /** The editor of a field of the record. */
  editor(field) {
    return this.edit(this.#field(field));
  }

  /** Expects a field of the record to hold what reads like that. */
  async reads(field, text) {
    await expect((await this.fact(this.#field(field))).locator("dd")).toHaveText(text);
  }

  /** The record that a field of the record leads to. */
  async chosen(field) {
    return (await this.fact(this.#field(field))).locator("dd a").innerText();
  }

  #section(title) {
    const heading = this.page.getByRole("heading", { name: title, exact: true });
    return this.page.locator("section").filter({ has: heading });
  }

  /** What is due today, on the first page. */
  get dueToday() {
    return this.#section(this.words.dueToday);
  }

  /** The tasks of the record on screen. */
  get tasks() {
    return this.#section(this.words.tasks);
  }

  /** What the rules will do with the record on screen. */
  get whatComesNext() {
    return this.#section(this.words.whatComesNext);
  }

  /** Finds a card on the board by a part of its name, opens it, and returns its path. */
  async find(name, stage) {
    await this.desk.deals();
    await this.page.getByRole("searchbox", { name: this.words.filter }).fill(name);
    await this.openFrom(this.desk.column(stage), name);
    return new URL(this.page.url()).pathname;
  }

  /** Opens a record from whatever lists it: the page, or a part of it. */
  async openFrom(place, name) {
    await place.getByRole("link", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }

  async open(path) {
    await this.page.goto(path);
    await this.desk.settled();
  }

  /** Expects the record on screen to stand in a stage. */
  async stands(stage) {
    await expect(this.page.getByText(`${this.words.stage}: ${this.#stage(stage)}`, { exact: true })).toBeVisible();
  }

  /** Logs what happened. */
  async log({ form, direction, outcome }) {
    const { log, forms, directions, outcomes } = this.words;
    const at = this.page.getByRole("form", { name: log.form });
    await at.getByLabel(log.line, { exact: true }).click();
    await at.getByLabel(log.kind, { exact: true }).selectOption({ label: forms[form] });
    await at.getByLabel(log.direction, { exact: true }).selectOption({ label: directions[direction] });
    await at.getByLabel(log.outcome, { exact: true }).selectOption({ label: outcomes[outcome] });
    await at.getByRole("button", { name: log.done, exact: true }).click();
  }

  /** Moves the record on screen by hand. */
  async move(stage) {
    await this.page.getByRole("combobox", { name: this.words.move }).selectOption({ label: this.#stage(stage) });
    await this.stands(stage);
    await this.desk.settled();
  }

  /** Asks why a rule did something here, and expects the answer to name it, and to tell each of `changes`. */
  async askWhy(rule, ...changes) {
    await this.page.getByRole("button", { name: this.words.why(rule), exact: true }).click();
    const answer = this.page.getByRole("region", { name: this.words.because, exact: true });
    await expect(answer.getByRole("link", { name: rule, exact: true })).toBeVisible();
    await expect(answer.getByText(this.words.version(rule), { exact: true })).toBeVisible();
    for (const change of changes) await expect(answer.getByText(change)).toBeVisible();
    await this.page.getByRole("button", { name: this.words.why(rule), exact: true }).click();
    await expect(answer).toHaveCount(0);
  }
}
