// A rule that waits: what it waits for stands on the record, is let go on or given up, and comes at its time.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    sentence: "When a payment for a deal is received, wait 3 days, then remind me: “Write a thank-you”, then wait until a payment for a deal is received, or 5 days, then remind me: “Paid twice”.",
    waits: "wait 3 days",
    event: "wait until a payment for a deal is received, or 5 days",
    now: "Go on now: Thanks",
    stop: "Give up: Thanks",
    stopped: "It does not wait any more.",
    pay: "Record a payment",
    save: "Save",
    undo: "Undo",
  },
  "ru-RU": {
    sentence: /Когда по\sсделке приходит оплата, подождать 3\sдня, затем напомнить мне: «Write a thank-you», затем дождаться, когда по\sсделке приходит оплата, или\sподождать 5\sдней, затем напомнить мне: «Paid twice»\./,
    waits: /подождать 3\sдня/,
    event: /дождаться, когда по\sсделке приходит оплата, или\sподождать 5\sдней/,
    now: "Продолжить сейчас: Thanks",
    stop: "Прекратить: Thanks",
    stopped: /^Больше не\sждёт\.$/,
    pay: "Записать оплату",
    save: "Сохранить",
    undo: "Отменить",
  },
};

for (const locale of ["en-GB", "ru-RU"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a rule waits, goes on at its time or when one lets it, and is given up", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.setClock("2027-03-01T09:00:00Z");
      await desk.begin();
      await rules.make("Thanks", async (form) => {
        await form.about("deal");
        await form.when("payment");
        await form.wait("while", 3);
        await form.remind("Write a thank-you");
        await form.wait("payment", 5);
        await form.remind("Paid twice");
        await expect(page.getByText(own.sentence).first()).toBeVisible();
      });
      await rules.switchOn("Thanks");
      await desk.deals();
      await desk.addDeal("Price tags", 640);
      await desk.card("Price tags").click();
      await page.getByRole("button", { name: own.pay }).click();
      await page.getByRole("dialog").getByRole("button", { name: own.save, exact: true }).click();
      const coming = page.locator(".coming");
      await expect(coming).toContainText(own.waits);
      await desk.settled();

      // What waits outlives the closing of the app, and is done as of its own time.
      await app.setClock("2027-03-06T09:00:00Z");
      await page.reload();
      await desk.settled();
      await expect(page.getByText("Write a thank-you").first()).toBeVisible();
      await expect(coming).toContainText(own.event);

      await page.getByRole("button", { name: own.stop, exact: true }).click();
      await expect(page.getByText(own.stopped).first()).toBeVisible();
      await expect(coming).toHaveCount(0);
      await page.locator("#content").focus();
      await page.keyboard.press("Control+z");
      await expect(coming).toContainText(own.event);
      await page.getByRole("button", { name: own.now, exact: true }).click();
      await expect(page.getByText("Paid twice").first()).toBeVisible();
      await expect(coming).toHaveCount(0);
      await desk.settled();
    });
  });
}
