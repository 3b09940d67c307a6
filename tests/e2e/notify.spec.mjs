// Reminders through the system: a copy of what stands in Today. Asked for once, at the first reminder.

import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { RulesDesk } from "./desk_rules.mjs";
import { expect, test } from "./fixtures.mjs";
import { hosted, kept } from "./host.mjs";

const locale = "en-GB";
const words = "Ask how it goes";

/** A rule that reminds of deals which stand still for three days. */
async function makeReminder(desk, name) {
  const rules = new RulesDesk(desk, locale);
  await rules.make(name, async (form) => {
    await form.when("stands", { stage: "new", days: 3 });
    await form.remind(words);
  });
  return rules;
}

hosted("a reminder is shown through the system, and a click on it leads to the record in the tab that is open", async ({ app }) => {
  await app.context.grantPermissions(["notifications"], { origin: app.origin });
  const desk = new Desk(app);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await kept(app);
  const rules = await makeReminder(desk, "Stands");
  await rules.switchOn("Stands");
  await new RecordDesk(desk, locale).add("deal", "Stands still");
  await app.page.goto("/");
  // A tab that has been there for a while.
  await expect(app.page.locator(".around")).toBeAttached();
  await app.setClock("2027-03-04T09:30:00Z");
  await expect(app.page.getByText(words)).toBeVisible();
  const shown = () =>
    app.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
    });
  await expect.poll(shown).toEqual([{ title: "Stands still", body: words, data: expect.stringMatching(/^record\/./) }]);
  await app.page.evaluate(() => (window.stays = true));
  const [worker] = app.context.serviceWorkers();
  await worker.evaluate(async () => {
    const [notification] = await registration.getNotifications();
    dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  });
  await expect(app.page.getByRole("heading", { name: "Stands still", level: 1 })).toBeVisible();
  expect(await app.page.evaluate(() => window.stays), "the tab was not loaded anew").toBe(true);
});

/** Puts in a task that is due at a time (ms). */
async function addTask(page, name, day, time) {
  const form = page.locator(".quick");
  await form.getByLabel("What is to be done?").fill(name);
  await form.getByLabel("Due", { exact: true }).fill(day);
  await form.getByLabel("Time", { exact: true }).fill(time);
  await form.getByRole("button", { name: "Add a task" }).click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
}

const notifications = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration.getNotifications()).map(({ title, data }) => [title, data]);
  });

hosted("a task of one's own is told of at its minute, once; what came while Tend was closed comes in one line", async ({ app }) => {
  await app.context.grantPermissions(["notifications"], { origin: app.origin });
  const { page } = app;
  const desk = new Desk(app);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  await kept(app);
  await page.goto("/");
  await addTask(page, "Ring Ines", "2027-03-01", "10:30");
  for (const name of ["One", "Two", "Three", "Four"]) await addTask(page, name, "2027-03-02", "11:00");
  await desk.settled();
  await app.setClock("2027-03-01T10:29:59Z");
  await expect(page.getByRole("link", { name: "Ring Ines", exact: true })).toBeVisible();
  expect(await notifications(page)).toEqual([]);
  await app.setClock("2027-03-01T10:30:01Z");
  await expect.poll(() => notifications(page)).toEqual([["Ring Ines", expect.stringMatching(/^record\/./)]]);
  // Put away, it does not come again: not in another tab, not in this one loaded anew.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    for (const shown of await registration.getNotifications()) shown.close();
  });
  const other = await app.context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("link", { name: "Ring Ines", exact: true })).toBeVisible();
  await other.close();
  await page.reload();
  await expect(page.getByRole("link", { name: "Ring Ines", exact: true })).toBeVisible();
  expect(await notifications(page)).toEqual([]);
  await page.goto("about:blank");
  await app.setClock("2027-03-10T08:00:00Z");
  await page.goto(`${app.origin}/`);
  await expect(page.getByRole("link", { name: "Four", exact: true })).toBeVisible();
  await expect.poll(() => notifications(page)).toEqual([["4 tasks are due", ""]]);
});

test("the person is asked when the first reminder is switched on, and never again; a no costs nothing", async ({ app }) => {
  await app.context.addInitScript(() => {
    Object.defineProperty(Notification, "permission", { get: () => "default" });
    Notification.requestPermission = async () => {
      sessionStorage.setItem("asked", Number(sessionStorage.getItem("asked")) + 1);
      return "default";
    };
  });
  const asked = () => app.page.evaluate(() => Number(sessionStorage.getItem("asked")));
  const desk = new Desk(app);
  await app.setClock("2027-03-01T09:00:00Z");
  await desk.begin();
  const rules = await makeReminder(desk, "Stands");
  await rules.make("Other", async (form) => {
    await form.when("stands", { stage: "new", days: 2 });
    await form.move("lost");
  });
  await makeReminder(desk, "Stands too");
  await new RecordDesk(desk, locale).add("deal", "Stands still");
  await rules.open();
  expect(await asked()).toBe(0);
  await rules.switchOn("Stands");
  await expect.poll(asked).toBe(1);
  await rules.switchOn("Stands too");
  await app.setClock("2027-03-04T09:30:00Z");
  await app.page.goto("/");
  await expect(app.page.getByText(words).first()).toBeVisible();
  expect(await asked()).toBe(1);
});
