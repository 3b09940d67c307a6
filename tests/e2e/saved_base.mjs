// What is kept, read off a saved backup as one asks of it: where a record went and by whom, what rules did about it.

import { savedBase } from "./base_file.mjs";

export class SavedBase {
  /** Saves a backup through the screen, and reads it. */
  static async from(desk) {
    return new SavedBase(JSON.parse(await savedBase(desk.page, desk.locale)));
  }

  constructor({ records, journal }) {
    this.records = records;
    this.journal = journal;
    this.#names = new Map(records.map(({ id, fields }) => [id, fields.name]));
  }

  #names;

  /** What a record is called to which a value refers. */
  name(value) {
    return this.#names.get(value?.ref);
  }

  /** The records of a kind that were not deleted; all of them, or those about one record. */
  of(kind, about) {
    const all = this.records.filter((record) => record.kind === kind && !record.deleted);
    return about === undefined ? all : all.filter(({ fields }) => fields.about?.ref === about);
  }

  /** The fields of the one record of a kind with a name. */
  fields(kind, name) {
    return this.record(kind, name).fields;
  }

  record(kind, name) {
    const found = this.of(kind).filter(({ fields }) => fields.name === name);
    if (found.length !== 1) throw new Error(`${found.length} of the kind ${kind} are called ${name}`);
    return found[0];
  }

  /** The field of the person's own with a name, as it stands in records. */
  ownField(name) {
    return `field:${this.record("field", name).id}`;
  }

  /** The stage in which a record stands. */
  stage(kind, name) {
    return this.name(this.fields(kind, name).stage);
  }

  /** The runs about a record: the rule and how it came out, in the order of the file. */
  runs(id) {
    return this.of("run", id).map(({ fields }) => [this.name(fields.rule), fields["run-status"]]);
  }

  /** The moves of a record in their order: which rule moved it, none where it was the person, and where to. */
  moves(id) {
    return this.journal.flatMap(({ cause, changes }) => {
      const staged = changes.filter(({ set }) => set?.id === id && set.field === "stage");
      return staged.map(({ set }) => [this.#names.get(cause.rule?.rule), this.name(set.after)]);
    });
  }
}
