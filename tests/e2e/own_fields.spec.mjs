// Fields of one's own: of every type, on every kind; and choosing one record out of many by its name.

import { expect, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";
import { RecordDesk } from "./desk_record.mjs";
import { SettingsDesk } from "./desk_settings.mjs";

/** The types as Settings calls them, with what is entered and what stands there afterwards. */
const TYPES = {
  "One line": "Blue",
  "Several lines": "Two\nlines",
  Number: "12.5",
  Amount: "99.00",
  "Yes or no": true,
  Date: "2026-12-24",
  "Date and time": "2026-12-24T10:30",
  "One of the choices": { choices: "Oak, Pine", pick: "Pine" },
  "Several of the choices": { choices: "Oak, Pine, Ash", enter: "Oak, Ash" },
  "E-mail": "a@b.example",
  Phone: "+44 20 7946 0000",
  "Web address": "https://b.example/",
  "Link: Contact": "Ada Long",
  "Link: Company": "Acme Roofs",
  "Link: Person": { pick: "Ines" },
  "Link: Product": "Tile",
  "Link: Deal": "Another",
};

const KINDS = ["Contacts", "Companies", "Leads", "Deals", "Orders", "Tickets", "Tasks", "Products", "People"];

/** Puts a value into a field of the record, as its control wants it. */
async function put(record, name, value) {
  const at = await record.edit(name);
  if (value === true) return at.check();
  if (value.pick) return at.selectOption({ label: value.pick });
  await at.fill(value.enter ?? value);
  await at.press("Tab");
}

async function holds(record, name, value) {
  const at = await record.edit(name);
  if (value === true) return expect(at).toBeChecked();
  if (value.pick) return expect(at.locator("option:checked")).toHaveText(value.pick);
  await expect(at).toHaveValue(value.enter ?? value);
}

test("own fields of every type on a deal are filled, kept, and come back", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const record = new RecordDesk(desk, "en-GB");
  await desk.begin();
  await record.add("contact", "Ada Long");
  await record.add("company", "Acme Roofs");
  await record.add("person", "Ines");
  await page.goto("/products");
  await page.getByRole("button", { name: "Add a product" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Tile");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "Tile", exact: true })).toBeVisible();
  await desk.deals();
  await desk.addDeal("Another", 1);
  await desk.addDeal("Roof", 2);
  await page.goto("/settings");
  for (const [type, value] of Object.entries(TYPES)) await new SettingsDesk(desk).addField(`My ${type}`, "Deals", type, value.choices);
  await desk.deals();
  await desk.card("Roof").click();
  for (const [type, value] of Object.entries(TYPES)) await put(record, `My ${type}`, value);
  await desk.settled();
  await page.reload();
  for (const [type, value] of Object.entries(TYPES)) await holds(record, `My ${type}`, value);
});

test("every kind can have fields of its own", async ({ app }) => {
  const desk = new Desk(app);
  await desk.begin();
  await app.page.goto("/settings");
  for (const kind of KINDS) await new SettingsDesk(desk).addField(`Colour of ${kind}`, kind, "One line");
  await desk.settled();
  await app.page.reload();
  for (const kind of KINDS) await expect(app.page.locator("summary").getByText(`Colour of ${kind}`, { exact: true })).toBeVisible();
});

test("a record is chosen by its name: by key, by pointer, and nothing is lost when one thinks better of it", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  const record = new RecordDesk(desk, "en-GB");
  await desk.begin();
  for (const name of ["Ada Long", "Ada Short", "Bea"]) await record.add("contact", name);
  await desk.deals();
  await desk.addDeal("Roof", 2);
  await desk.card("Roof").click();
  const contact = await record.edit("Contact");
  await contact.fill("ada");
  await expect(page.getByRole("option", { name: /^Ada/ })).toHaveCount(2);
  await contact.press("ArrowDown");
  await contact.press("ArrowDown");
  await contact.press("Enter");
  await expect(contact).toHaveValue("Ada Short");
  await expect(contact).toBeFocused();
  // Part of a name that more than one has is nobody's; it is told, and what was typed is not lost.
  await contact.fill("Ad");
  await contact.press("Tab");
  await expect(page.getByText("There is no contact “Ad”. Choose one, or create it.")).toBeVisible();
  await expect(contact).toHaveValue("Ad");
  await contact.fill("zz");
  await expect(page.getByRole("option", { name: /zz/ })).toBeVisible();
  await contact.press("Escape");
  await expect(contact).toHaveValue("Ada Short");
  await contact.press("ArrowDown");
  await page.getByRole("option", { name: "Bea" }).click();
  await expect(contact).toHaveValue("Bea");
  // Looking at the list and leaving changes nothing; emptying it does.
  await contact.press("ArrowDown");
  await contact.press("Tab");
  await record.reads("contact", "Bea");
  await (await record.edit("Contact")).fill("");
  await contact.press("Tab");
  await record.reads("contact", "Add");
  await desk.settled();
  await page.reload();
  await record.reads("contact", "Add");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await record.reads("contact", "Bea");
});

test("the one called just so is found behind many that only begin so", async ({ app }) => {
  const { page } = app;
  const desk = new Desk(app);
  await desk.begin();
  const rows = Array.from({ length: 30 }, (_, n) => `Anna ${n},anna${n}@x.example`).concat("Ann,ann@x.example");
  const take = await desk.chooseFile("people.csv", `Name,E-mail\n${rows.join("\n")}\n`);
  await take.click();
  // Whoever leaves before that is done, leaves it.
  await expect(page.getByText(desk.words.imported).first()).toBeVisible();
  await expect.poll(() => desk.contacts()).toBe(31);
  await desk.deals();
  await desk.addDeal("Roof", 2);
  await desk.card("Roof").click();
  const record = new RecordDesk(desk, "en-GB");
  const contact = await record.edit("Contact");
  await contact.fill("ann");
  await contact.press("Tab");
  await record.reads("contact", "Ann");
});
