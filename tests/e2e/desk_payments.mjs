// Payments as a person sees to them: the bank's statement comes in, and each is confirmed for what it is for.

import { expect } from "@playwright/test";
import { ImportDesk } from "./desk_import.mjs";

const words = {
  "en-GB": {
    statement: ["Date", "Payer", "Amount", "Purpose"],
    day: (iso) => iso,
    confirm: "Confirm",
    confirmed: (name) => `Payment for “${name}” confirmed.`,
  },
  "ru-RU": {
    statement: ["Дата", "Плательщик", "Сумма", "Назначение платежа"],
    day: (iso) => iso.split("-").reverse().join("."),
    confirm: "Подтвердить",
    confirmed: (name) => `Оплата за «${name}» подтверждена.`,
  },
};

export class PaymentsDesk {
  constructor(desk) {
    this.desk = desk;
    this.words = words[desk.locale];
    this.imports = new ImportDesk(desk, desk.locale);
  }

  get page() {
    return this.desk.page;
  }

  /** A statement comes in: day, payer, amount and purpose of each payment. Returns on the page of those to confirm. */
  async come(...payments) {
    const { statement, day } = this.words;
    const rows = payments.map(([iso, ...rest]) => [day(iso), ...rest]);
    const text = [statement, ...rows].map((row) => row.join(",")).join("\n");
    await this.imports.takeAsProposed({ name: "statement.csv", text }, "payment", payments.length);
    await this.page.goto("/payments");
    await this.desk.settled();
  }

  /** The payment that waits, by what stands on the statement. */
  waiting(text) {
    return this.page.getByRole("article").filter({ hasText: text });
  }

  /** Confirms that it is for what is proposed, and returns once that is kept. */
  async confirm(text, name) {
    const ours = this.waiting(text);
    await expect(ours.getByRole("link", { name, exact: true })).toBeVisible();
    await ours.getByRole("button", { name: this.words.confirm, exact: true }).click();
    await expect(this.page.getByText(this.words.confirmed(name), { exact: true }).first()).toBeVisible();
    await expect(ours).toHaveCount(0);
    await this.desk.settled();
  }
}
