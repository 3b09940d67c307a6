// Whole bases as files: made here, opened on the first screen, and saved on the screen for backups, so
// that a test can begin with a past and count what there is in the end.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

export const HOUR = 3_600_000;

/** Who made the file. */
const DEVICE = "f11e";

/** The n-th id of a test's own, the same in every run. */
export const id = (n) => `0192f0a4-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

const BASE = id(1);
const PIPELINE = id(2);

/** The two stages of a made base. */
export const STAGES = { waiting: id(3), called: id(4) };

const at = (ms) => ({ at: new Date(ms).toISOString() });

/**
 * A base as the text of a backup.
 * `deals`: `{ name, since, fields }`, waiting since then; the n-th has the id `id(1000 + n)`.
 * `contacts`: their fields; the n-th has the id `id(2000 + n)`.
 * `rules`: `{ name, when, then }`, on since `born`; the n-th has the id `id(100 + n)`.
 */
export function madeBase({ born, deals, contacts = [], rules }) {
  const stage = (name, of, place, kind) => ({
    kind: "stage",
    id: of,
    fields: { name, pipeline: { ref: PIPELINE }, "position-no": place, "stage-kind": kind },
  });
  const records = [
    ...contacts.map((fields, n) => ({ kind: "contact", id: id(2000 + n), fields })),
    ...deals.map(({ name, since, fields }, n) => ({
      kind: "deal",
      id: id(1000 + n),
      fields: { name, pipeline: { ref: PIPELINE }, stage: { ref: STAGES.waiting }, "stage-since": at(since), ...fields },
    })),
    { kind: "pipeline", id: PIPELINE, fields: { name: "Sales", "of-kind": "deal", "position-no": 0 } },
    stage("Waiting", STAGES.waiting, 0, "open"),
    stage("Called", STAGES.called, 1, "won"),
    ...rules.map(({ name, when, then }, n) => ({
      kind: "rule",
      id: id(100 + n),
      fields: {
        name,
        mode: "auto",
        body: JSON.stringify({ of: "deal", when, then }),
        version: 1,
        "position-no": n,
        "active-since": at(born),
      },
    })),
  ];
  const stamp = `${born}.0@${DEVICE}`;
  const lines = records.map(({ kind, id, fields }) => JSON.stringify({ kind, id, born: stamp, fields }));
  const set = { stamp, cause: { person: "create" }, changes: records.map(({ id }) => ({ born: id })) };
  return `{"format":"tend-backup","version":1,"base":"${BASE}","records":[\n${lines.join(",\n")}\n],"journal":[\n${JSON.stringify(set)}\n]}\n`;
}

/** Begins with a base from a file where there is nothing yet. */
export async function beginWith(page, text) {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Start with an empty base" })).toBeVisible();
  await page.locator("#backup-file").setInputFiles({ name: "base.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(page.getByText("Saved on this device")).toBeAttached();
}

const words = {
  "en-GB": { save: "Save a backup", saved: "Handed to your downloads and checked" },
  "ru-RU": { save: "Сохранить копию", saved: "Передано в загрузки и проверено" },
};

/** Saves a backup through the screen; returns its text. */
export async function savedBase(page, locale = "en-GB") {
  const { save, saved } = words[locale];
  await page.goto("/backup");
  const button = page.getByRole("button", { name: save, exact: true });
  await expect(button).toBeEnabled({ timeout: 20_000 });
  const coming = page.waitForEvent("download");
  await button.click();
  const download = await coming;
  await expect(page.getByText(saved)).toBeVisible({ timeout: 20_000 });
  return readFile(await download.path(), "utf8");
}

/** What rules did, counted in a backup: every run, and every record that one made. */
export function deedsOfRules(text) {
  const { records, journal } = JSON.parse(text);
  const of = (kind) => records.filter((record) => record.kind === kind && !record.deleted);
  const made = ({ fields }) => fields["by-run"]?.ref;
  return {
    records,
    // Each change set by a rule is one carrying out; a run that came twice would stand here twice.
    carriedOut: journal.filter(({ cause }) => cause.rule).map(({ cause }) => cause.rule.run),
    runs: of("run"),
    tasks: of("task").filter(made),
    notices: of("message").filter(made),
  };
}

/** The entries that stand more than once. */
export const doubles = (list) => list.filter((entry, n) => list.indexOf(entry) !== n);
