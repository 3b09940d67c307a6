// What a person sets up on the Settings page: fields and stages of their own.

import { expect } from "@playwright/test";

const words = {
  "en-GB": {
    field: "New field",
    of: "For",
    type: "Type",
    choices: "Choices, separated by commas",
    add: "Add",
    stage: "New stage",
    kinds: { deal: "Deals", order: "Orders", ticket: "Tickets" },
    types: { number: "Number", day: "Date" },
  },
  "ru-RU": {
    field: "Новое поле",
    of: "Для",
    type: "Тип",
    choices: "Варианты через запятую",
    add: "Добавить",
    stage: "Новый этап",
    kinds: { ticket: "Обращения" },
    types: { number: "Число" },
  },
};

export class SettingsDesk {
  constructor(desk) {
    this.desk = desk;
    this.words = words[desk.locale];
  }

  get page() {
    return this.desk.page;
  }

  async open() {
    await this.page.goto("/settings");
    await this.desk.settled();
  }

  /** Adds a field; kind and type are words of these, or what the page calls them. */
  async addField(name, kind, type, choices) {
    const { field, of, kinds, types, add } = this.words;
    const form = this.page.locator("form.adder").filter({ has: this.page.getByLabel(field) });
    await form.getByLabel(field).fill(name);
    await form.getByLabel(of, { exact: true }).selectOption({ label: kinds[kind] ?? kind });
    await form.getByLabel(this.words.type, { exact: true }).selectOption({ label: types[type] ?? type });
    if (choices) await form.getByLabel(this.words.choices).fill(choices);
    await form.getByRole("button", { name: add, exact: true }).click();
    await expect(this.page.locator("summary").getByText(name, { exact: true })).toBeVisible();
    await this.desk.settled();
  }

  /** Adds a stage to a pipeline. */
  async addStage(pipeline, name) {
    await this.page.getByRole("link", { name: pipeline, exact: true }).click();
    await this.page.getByLabel(this.words.stage, { exact: true }).fill(name);
    await this.page.keyboard.press("Enter");
    await expect(this.page.locator("summary strong").getByText(name, { exact: true })).toBeVisible();
    await this.desk.settled();
  }
}
