// Ready rules: found where there are no rules yet, taken by the keyboard, switched off, and known again.

import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    ready: "Ready rules",
    sets: ["Sales", "Orders", "Service", "Leads and onboarding", "Clients who come back"],
    rule: "Three days without an answer to a quote",
    take: (name) => `Take it: ${name}`,
    sentence: "When there is no contact about a deal in Quote sent for 3 days, move to Needs follow-up, then make the task “Call [contact: name] again”",
    saved: "Saved, and switched off. Choose its mode in the list.",
  },
  "ru-RU": {
    ready: "Готовые правила",
    sets: ["Продажи", "Заказы", "Обращения", "Лиды и\u00a0знакомство", "Чтобы клиенты возвращались"],
    rule: "Три дня нет ответа на\u00a0предложение",
    take: (name) => `Взять: ${name}`,
    sentence: /Когда по\s+сделке на\s+этапе «Предложение отправлено» нет общения 3\s+дня, перевести на\s+этап «Требует повторного контакта», затем поставить задачу «Позвонить ещё раз: \[контакт: имя\]»/,
    saved: "Правило сохранено и\u00a0выключено. Выберите режим в\u00a0списке.",
  },
};

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a ready rule is taken, is off, and says that one has it", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.open();
      await page.getByRole("link", { name: own.ready, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.ready, exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(own.sets);
      const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: own.rule, exact: true }) });
      await expect(row).toContainText(own.sentence);
      const take = row.getByRole("button", { name: own.take(own.rule), exact: true });
      await take.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText(own.saved)).toBeVisible();
      const mine = row.getByRole("link", { name: own.rule, exact: true });
      await expect(mine).toBeFocused();
      await expect(take).toHaveCount(0);
      await desk.settled();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: own.rule, exact: true })).toBeVisible();
      await rules.open();
      await rules.switchOn(own.rule);
    });
  });
}
