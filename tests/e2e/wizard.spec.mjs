// Six questions: from the first page to a pipeline and three rules that watch, by the keyboard, and taken back in one go.

import { Axe } from "./axe.mjs";
import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    begin: "Start with six questions",
    title: "Six questions",
    answers: [
      "Sell things or work, each agreed on by itself",
      "They write or call",
      "Afterwards, by invoice",
      "Letters and quotes that nobody answered",
      "A week",
      "Nobody, I work alone",
    ],
    left: "6 more answers, and you see what fits.",
    one: "One more answer, and you see what fits.",
    proposal: "What fits",
    fits: "The pipeline “Sales”, and for it:",
    rules: ["7 days without an answer to a quote", "A quote was sent: move the deal", "Follow an invoice until it is paid"],
    why: "Because of your answer “Letters and quotes that nobody answered”.",
    take: "Take them, to watch",
    taken: "Taken",
    list: "Rules",
    description: "Process description",
  },
  "ru-RU": {
    begin: "Начать с\u00a0шести вопросов",
    title: "Шесть вопросов",
    answers: [
      "Продаю товары или работу, о\u00a0каждой продаже договариваюсь отдельно",
      "Пишут или звонят сами",
      "Потом, по\u00a0счёту",
      "Письма и\u00a0предложения, на\u00a0которые никто не\u00a0ответил",
      "Неделя",
      "Никто, я\u00a0один",
    ],
    left: /^Ещё\s6\sответов/,
    one: /^Ещё\s1\sответ/,
    proposal: "Что подходит",
    fits: /^Воронка «Продажи», а\sдля неё:$/,
    rules: [/^7\sдней нет ответа на\sпредложение$/, /^Предложение отправлено/, /^Проследить за\sсчётом до\sоплаты$/],
    why: /Потому что вы\sответили: «Письма и\sпредложения/,
    take: "Взять, пусть наблюдают",
    taken: "Взято",
    list: "Правила",
    description: "Описание процесса",
  },
};

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test("six answers come to a pipeline and three rules that watch", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await app.open("/");
      await page.getByRole("button", { name: own.begin, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.title, exact: true })).toBeVisible();
      await desk.settled();
      await expect(page.getByText(own.left)).toBeVisible();
      const [first, ...others] = own.answers.map((name) => page.getByRole("radio", { name, exact: true }));
      for (const answer of others) {
        await answer.focus();
        await page.keyboard.press("Space");
        await expect(answer).toBeChecked();
      }
      await expect(page.getByText(own.one)).toBeVisible();
      await first.check();
      const fits = page.getByRole("region", { name: own.proposal, exact: true });
      await expect(fits.getByText(own.fits)).toBeVisible();
      await expect(fits.getByRole("heading", { level: 3 })).toHaveText(own.rules);
      await expect(fits).toContainText(own.why);
      expect(await (await Axe.on(page)).faults()).toEqual([]);

      await fits.getByRole("button", { name: own.take, exact: true }).click();
      await expect(page.getByRole("heading", { name: own.taken, exact: true })).toBeFocused();
      await desk.settled();
      await expect(page.getByRole("main").getByRole("link", { name: own.description, exact: true })).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: own.list, exact: true }).click();
      const modes = page.locator(".rules").getByRole("combobox");
      await expect(modes).toHaveCount(3);
      for (const mode of await modes.all()) await expect(mode.locator("option:checked")).toHaveText(rules.words.modes.watch);

      // One action, one undo.
      await page.keyboard.press("Control+z");
      await expect(modes).toHaveCount(0);
      await desk.settled();
    });
  });
}
