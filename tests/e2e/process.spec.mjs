// A rule and a pipeline as pictures, a ready rule tried on one's own past, and the process description as files.

import { readFile } from "node:fs/promises";
import { Axe } from "./axe.mjs";
import { Desk } from "./desk.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, locales, test } from "./fixtures.mjs";

const words = {
  "en-GB": {
    madeUp: "Look round in a made-up workshop",
    ready: "Ready rules",
    rule: "Three days without an answer to a quote",
    path: "Picture of its path",
    steps: [/^When: There is no contact about a deal in Quote sent for 3\sdays/, /^Move to Needs follow-up/, /^Make the task/],
    past: "Try it on the past",
    ask: "Try it",
    print: "To be printed",
    settings: "Settings",
    export: "Export process description",
    description: "Process description",
    html: "Save as a web page",
    markdown: "Save as Markdown",
    file: "Process description",
    picture: "Stages and rules as a picture",
    pipeline: "Sales",
    drawn: "Rules of Sales",
    stage: /^Quote sent/,
    moves: /to Needs follow-up\s*Three days without an answer to a quote/,
    hostile: "<b>Hot</b> | *deal*",
  },
  "ru-RU": {
    madeUp: "Осмотреться в\u00a0вымышленной мастерской",
    ready: "Готовые правила",
    rule: "Три дня нет ответа на\u00a0предложение",
    path: "Схема правила",
    steps: [/^Когда: По\s+сделке на\s+этапе «Предложение отправлено» нет общения 3\sдня/, /^Перевести на\s+этап «Требует/, /^Поставить задачу/],
    past: "Проверка на\u00a0истории",
    ask: "Проверить",
    print: "Для печати",
    settings: "Настройки",
    export: "Выгрузить описание процесса",
    description: "Описание процесса",
    html: "Сохранить как веб-страницу",
    markdown: "Сохранить как Markdown",
    file: "Описание процесса",
    picture: "Этапы и\u00a0правила на\u00a0схеме",
    pipeline: "Продажи",
    drawn: "Правила воронки «Продажи»",
    stage: /^Предложение отправлено/,
    moves: /на\s+этап «Требует повторного контакта»\s*Три дня нет ответа на\s+предложение/,
    hostile: "<b>Жаркая</b> | *сделка*",
  },
};

/** What a press gives to the person: the name of the file, and what is in it. */
async function saved(page, button) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a ready rule is seen as a path and tried on the past before it is taken", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const { page } = app;
      await app.open("/");
      await page.getByRole("button", { name: own.madeUp, exact: true }).click();
      await desk.settled();
      await page.goto("/rules/ready");
      await desk.settled();
      const row = page.locator("[data-ready='invoice']");
      await expect(row.getByRole("list", { name: own.path, exact: true })).toBeVisible();
      await row.getByText(own.past, { exact: true }).click();
      await row.getByRole("combobox").selectOption({ index: 3 });
      await row.getByRole("button", { name: own.ask, exact: true }).click();
      await expect(row.locator(".what-if p").first()).toBeVisible();
      await expect(row.locator("progress")).toHaveCount(0);
      expect(await (await Axe.on(page)).faults()).toEqual([]);
    });

    test("the path of a rule is drawn on its page, and on one to be printed", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.take(own.rule);
      await page.getByRole("link", { name: own.rule, exact: true }).click();
      await page.locator("summary", { hasText: own.path }).press("Enter");
      const path = page.getByRole("list", { name: own.path, exact: true });
      await expect(path.getByRole("listitem")).toHaveText(own.steps);
      await page.getByRole("link", { name: own.print, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.rule, exact: true })).toBeVisible();
      await expect(path.getByRole("listitem")).toHaveText(own.steps);
      expect(await (await Axe.on(page)).faults()).toEqual([]);
    });

    test("a pipeline is drawn with its rules, and the description is saved", async ({ app }) => {
      const own = words[locale];
      const desk = new Desk(app, locale);
      const rules = new RulesDesk(desk, locale);
      const { page } = app;
      await desk.begin();
      await rules.take(own.rule);
      await rules.make(own.hostile, async (form) => {
        await form.when("created");
        await form.remind("!");
      });
      await page.goto("/settings");
      await desk.settled();
      await page.getByRole("link", { name: own.pipeline, exact: true }).click();
      await page.getByRole("link", { name: own.picture, exact: true }).click();
      const drawn = page.getByRole("list", { name: own.drawn, exact: true });
      const stage = drawn.locator("> li").filter({ hasText: own.stage }).first();
      await expect(stage).toContainText(own.moves);
      await expect(drawn.locator(".diagram-line")).toHaveCount(1);
      expect(await (await Axe.on(page)).faults()).toEqual([]);
      await page.emulateMedia({ media: "print" });
      await expect(drawn).toBeVisible();
      await expect(page.getByRole("navigation")).toHaveCount(0);
      await page.emulateMedia({ media: null });

      await page.goto("/settings");
      await page.getByRole("link", { name: own.export, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.description, exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 3, name: `1. ${own.rule}` })).toBeVisible();
      expect(await (await Axe.on(page)).faults()).toEqual([]);
      const html = await saved(page, own.html);
      expect(html.name).toBe(`${own.file}.html`);
      expect(html.text).toContain(`<html lang="${locale.slice(0, 2)}">`);
      expect(html.text).toContain("&lt;b&gt;");
      expect(html.text).not.toContain("<b>");
      const markdown = await saved(page, own.markdown);
      expect(markdown.name).toBe(`${own.file}.md`);
      expect(markdown.text).toContain("\\<b\\>");
      expect(markdown.text).toContain(`# ${own.file}`);
    });
  });
}
