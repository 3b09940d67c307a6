// Making a rule on the Rules screen, as a person does it: its name, when, if, then, and its mode.

import { expect } from "@playwright/test";

const words = {
  "en-GB": {
    fresh: "New rule",
    ready: "Ready rules",
    take: (name) => `Take it: ${name}`,
    name: "Name",
    save: "Save",
    about: "About",
    trigger: "When",
    parts: { when: "When", if: "If", then: "Then" },
    triggers: {
      created: "it is created",
      changed: "a field changes",
      entered: "it enters a stage",
      activity: "an activity is logged",
      payment: "a payment is received",
      silence: "there is no contact for long",
      stands: "it stands in a stage for long",
      filled: "all fields of a stage are filled in",
      byHand: "you run it by hand",
      date: "a date comes",
      round: "a day comes round",
    },
    kinds: { deal: "Deals", lead: "Leads", order: "Orders", ticket: "Tickets" },
    stage: (name) => `Sales: ${name}`,
    fields: { direction: "Direction", outcome: "Outcome", stage: "Stage", days: "Days", field: "Field" },
    directions: { in: "Incoming", out: "Outgoing" },
    outcomes: { quoteSent: "Quote sent", positive: "Positive" },
    addCondition: "Add a condition",
    field: "Field",
    operator: "How it is compared",
    value: "Value",
    operands: { balance: "Balance", knownDomain: "E-mail of a known company" },
    operators: { is: "is", atMost: "is at most", before: "is before" },
    yes: "Yes",
    no: "No",
    steps: {
      move: "Move to a stage",
      task: "Make a task",
      message: "Prepare a message",
      remind: "Remind me",
      set: "Set a field",
      assign: "Assign",
      wait: "Wait",
      branch: "Branch",
    },
    addStep: "Add a step:",
    firstWay: "Way 1",
    otherwise: "Otherwise",
    wait: {
      for: "Wait",
      kinds: { while: "for a while", payment: "for a payment", date: "for a date of the record" },
      days: "Days",
      atMost: "At most so many days",
      field: "Field",
      side: "Before or after",
      before: "before the date",
    },
    task: {
      name: "Name",
      result: "Wanted result",
      assignee: "Assignee",
      startInDays: "Begin in days",
      dueInDays: "Due in days",
      priority: "Priority",
    },
    remind: "Text",
    message: {
      subject: "Subject",
      text: "Text",
      putIn: "Put a field in…",
      gaps: { contact: "Contact: Name", name: "Name" },
    },
    set: {
      field: "Field",
      to: "Set to",
      dayFromThen: "a day from then",
      daysLater: "Days later",
    },
    settable: { expectedClose: "Close expected" },
    assign: { whom: "To whom", senior: "The next senior one in turn", other: "The next in turn, not senior" },
    onlyNew: "Only from now on",
    modeOf: (rule) => `Mode of “${rule}”`,
    modes: { off: "Off", watch: "Watch", suggest: "Suggest", auto: "Auto" },
  },
  "ru-RU": {
    fresh: "Новое правило",
    ready: "Готовые правила",
    take: (name) => `Взять: ${name}`,
    name: "Название",
    save: "Сохранить",
    about: "О чём",
    trigger: "Когда",
    parts: { when: "Когда", if: "Если", then: "Тогда" },
    triggers: {
      created: "запись появляется",
      changed: "меняется поле",
      entered: "попадает на этап",
      filled: "заполнены все поля этапа",
      activity: "записано дело",
      payment: "приходит оплата",
      silence: "долго нет общения",
      byHand: "запускается вручную",
      date: "наступает дата",
      round: "приходит день по\u00a0расписанию",
    },
    kinds: { deal: "Сделки", ticket: "Обращения" },
    stage: (name) => `Продажи: ${name}`,
    fields: { direction: "Направление", outcome: "Итог", stage: "Этап", days: "Дней", field: "Поле" },
    directions: { in: "От клиента", out: "Клиенту" },
    outcomes: { quoteSent: "Предложение отправлено", positive: "Положительный ответ" },
    addCondition: "Добавить условие",
    field: "Поле",
    operator: "Как сравнить",
    value: "Значение",
    operands: { balance: "Остаток" },
    operators: { is: "равно", atMost: "не больше" },
    steps: {
      move: "Перевести на этап",
      task: "Поставить задачу",
      message: "Подготовить сообщение",
      set: "Записать поле",
      remind: "Напомнить мне",
      wait: "Подождать",
    },
    wait: { for: "Ждать", kinds: { while: "какое-то время", payment: "оплаты" }, days: "Дней", atMost: "Не\u00a0дольше стольких дней" },
    remind: "Текст",
    task: {
      name: "Название",
      result: "Желаемый результат",
      assignee: "Ответственный",
      dueInDays: "Срок через, дней",
      priority: "Приоритет",
    },
    message: {
      subject: "Тема",
      text: "Текст",
      putIn: "Вставить поле…",
      gaps: { contact: "Контакт: Имя" },
    },
    set: {
      field: "Поле",
      to: "Что записать",
      dayFromThen: "день от события",
      daysLater: "Через сколько дней",
    },
    settable: { expectedClose: "Ожидаемая дата сделки" },
    onlyNew: "Только с\u00a0этого момента",
    modeOf: (rule) => `Режим правила «${rule}»`,
    modes: { off: "Выкл.", watch: "Наблюдать", suggest: "Предлагать", auto: "Авто" },
  },
};

/** The form of one rule. */
class RuleForm {
  constructor(page, stages, words) {
    this.page = page;
    this.stages = stages;
    this.words = words;
  }

  part(name) {
    return this.page.getByRole("region", { name: this.words.parts[name], exact: true });
  }

  async about(kind) {
    await this.part("when").getByLabel(this.words.about, { exact: true }).selectOption({ label: this.words.kinds[kind] });
  }

  /** A stage as menus call it: a word of the deals', or its whole name with its pipeline. */
  #stage(stage) {
    return stage in this.stages ? this.words.stage(this.stages[stage]) : stage;
  }

  /** When: the trigger, and what it asks for. */
  async when(trigger, { direction, outcome, stage, days, field } = {}) {
    const { triggers, directions, outcomes, fields } = this.words;
    const when = this.part("when");
    const choose = (name, label) => when.getByRole("combobox", { name, exact: true }).selectOption({ label });
    await choose(this.words.trigger, triggers[trigger]);
    if (direction) await choose(fields.direction, directions[direction]);
    if (outcome) await choose(fields.outcome, outcomes[outcome]);
    if (stage) await choose(fields.stage, this.#stage(stage));
    if (field) await choose(fields.field, field);
    if (days !== undefined) await this.#fill(when.getByLabel(fields.days, { exact: true }), days);
  }

  /** If: one condition more, by a word of these or by what the menu calls the field. The value is typed, or chosen by its name. */
  async condition(operand, operator, value, part = this.part("if")) {
    const { addCondition, field, operands, operators, yes, no } = this.words;
    await part.getByRole("button", { name: addCondition, exact: true }).click();
    const row = part.getByRole("listitem").last();
    const choose = (name, label) => row.getByRole("combobox", { name, exact: true }).selectOption({ label });
    await choose(field, operands[operand] ?? operand);
    await choose(this.words.operator, operators[operator]);
    const at = row.getByLabel(this.words.value, { exact: true });
    const label = { true: yes, false: no }[value] ?? value;
    if (await at.evaluate((element) => element.matches("select"))) await at.selectOption({ label });
    else await this.#fill(at, value);
  }

  async move(stage) {
    const step = await this.#step("move");
    const label = this.#stage(stage);
    await step.getByRole("combobox", { name: this.words.fields.stage, exact: true }).selectOption({ label });
  }

  /** A task; its assignee is a colleague by name, or whoever the record is of. */
  async task({ name, result, assignee, startInDays, dueInDays, priority }) {
    const step = await this.#step("task");
    const at = (part) => step.getByLabel(this.words.task[part], { exact: true });
    await at("name").fill(name);
    if (result) await at("result").fill(result);
    if (assignee) await at("assignee").selectOption({ label: assignee });
    if (startInDays !== undefined) await this.#fill(at("startInDays"), startInDays);
    if (dueInDays !== undefined) await this.#fill(at("dueInDays"), dueInDays);
    if (priority) await at("priority").selectOption({ label: priority });
  }

  /** A message; `gap` is put in after the text, from the list of fields. */
  async message({ subject, text, gap }, list = undefined) {
    const { message } = this.words;
    const step = await this.#step("message", list);
    const field = step.getByRole("textbox", { name: message.text, exact: true });
    if (subject) await step.getByRole("textbox", { name: message.subject, exact: true }).fill(subject);
    await field.fill(text);
    if (gap) await this.#putIn(step, gap);
  }

  /** Tells the person at the desk; `gap` is put in after the text, from the list of fields. */
  async remind(text, gap = undefined) {
    const step = await this.#step("remind");
    await step.getByRole("textbox", { name: this.words.remind, exact: true }).fill(text);
    if (gap) await this.#putIn(step, gap);
  }

  async #putIn(step, gap) {
    const { putIn, gaps } = this.words.message;
    await step.getByRole("combobox", { name: putIn, exact: true }).last().selectOption({ label: gaps[gap] ?? gap });
  }

  /** Waits for a while, or for a payment at most so long. */
  async wait(kind, days) {
    const { wait } = this.words;
    const step = await this.#step("wait");
    await step.getByRole("combobox", { name: wait.for, exact: true }).selectOption({ label: wait.kinds[kind] });
    await this.#fill(step.getByLabel(kind === "while" ? wait.days : wait.atMost, { exact: true }), days);
  }

  /** Waits until so many days before a date of the record. */
  async waitBefore(field, days) {
    const { wait } = this.words;
    const step = await this.#step("wait");
    const choose = (name, label) => step.getByRole("combobox", { name, exact: true }).selectOption({ label });
    await choose(wait.for, wait.kinds.date);
    await choose(wait.field, field);
    await this.#fill(step.getByLabel(wait.days, { exact: true }), days);
    await choose(wait.side, wait.before);
  }

  /** Sets a date to so many days after the event. */
  async setDay(field, daysLater) {
    const { set, settable } = this.words;
    const step = await this.#step("set");
    const choose = (name, label) => step.getByRole("combobox", { name, exact: true }).selectOption({ label });
    await choose(set.field, settable[field] ?? field);
    await choose(set.to, set.dayFromThen);
    await this.#fill(step.getByLabel(set.daysLater, { exact: true }), daysLater);
  }

  async assignInTurn(who) {
    const step = await this.#step("assign");
    const { assign } = this.words;
    await step.getByRole("combobox", { name: assign.whom, exact: true }).selectOption({ label: assign[who] });
  }

  /** One way when a condition holds, another otherwise; each is filled in by a function that gets its place. */
  async branch(condition, first, otherwise) {
    const step = await this.#step("branch");
    const way = step.getByRole("region", { name: this.words.firstWay, exact: true });
    await this.condition(...condition, way);
    await first(way);
    await otherwise(step.getByRole("region", { name: this.words.otherwise, exact: true }));
  }

  /** One step more, at the end of the rule, or within a branch. */
  async #step(kind, list = undefined) {
    const name = this.words.steps[kind];
    const part = list ?? this.part("then");
    if (list) await list.getByRole("combobox", { name: this.words.addStep }).last().selectOption({ label: name });
    else await part.getByRole("button", { name, exact: true }).click();
    const step = part.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name, exact: true }) }).last();
    await expect(step).toBeVisible();
    return step;
  }

  /** Types, and leaves the field: that is when it is read. */
  async #fill(field, text) {
    await field.fill(String(text));
    await field.press("Tab");
  }
}

/** A person who makes rules. */
export class RulesDesk {
  constructor(desk, locale) {
    this.desk = desk;
    this.words = words[locale];
  }

  get page() {
    return this.desk.page;
  }

  /** The list of all rules. */
  async open() {
    await this.page.goto("/rules");
    await this.desk.settled();
  }

  /** Makes a rule; `fill` says what it does. Returns once it stands in the list with the sentence it reads as. */
  async make(name, fill) {
    await this.open();
    await this.page.getByRole("link", { name: this.words.fresh, exact: true }).click();
    await this.page.getByLabel(this.words.name, { exact: true }).first().fill(name);
    await fill(new RuleForm(this.page, this.desk.words.stages, this.words));
    await this.page.getByRole("button", { name: this.words.save, exact: true }).click();
    // What the check finds comes before the list.
    await expect(this.page.getByRole("heading", { name, exact: true })).toBeVisible();
    await this.desk.settled();
  }

  /** Takes rules from the ready ones, and switches them on. */
  async take(...names) {
    await this.open();
    await this.page.getByRole("link", { name: this.words.ready, exact: true }).click();
    for (const name of names) {
      await this.page.getByRole("button", { name: this.words.take(name), exact: true }).click();
      await expect(this.page.getByRole("link", { name, exact: true })).toBeVisible();
    }
    await this.desk.settled();
    await this.open();
    for (const name of names) await this.switchOn(name);
  }

  modeOf(name) {
    return this.page.getByRole("combobox", { name: this.words.modeOf(name), exact: true });
  }

  /** Chooses how far a rule may go by itself, from the list; what is there already is left alone unless `also` is said. */
  async setMode(name, mode, { also } = {}) {
    await this.modeOf(name).selectOption({ label: this.words.modes[mode] });
    const there = this.modeOf(name).and(this.page.locator(`[data-mode="${mode}"]`));
    const dialog = this.page.getByRole("dialog");
    await expect(there.or(dialog).first()).toBeVisible();
    if (await dialog.isVisible()) {
      await dialog.getByRole("button", { name: also ?? this.words.onlyNew, exact: true }).click();
    }
    await expect(this.modeOf(name)).toHaveAttribute("data-mode", mode);
    await this.desk.settled();
  }

  async switchOn(name) {
    await this.setMode(name, "auto");
  }
}
