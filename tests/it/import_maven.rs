//! A real year of sales, taken in through the one door.

use crate::corpora::corpus;
use crate::story::{Story, sales};
use tend::commands::Command;
use tend::exchange::csv::{Limits, Reader, detect};
use tend::exchange::import::{
    Constant, Counts, Importer, Lookups, Mapping, RowProblem, SameBy, Target, Wanted, overview, propose,
};
use tend::model::schema::{
    AMOUNT, ASSIGNEE, CLOSED_ON, COMPANY, IMPORTED_AT, LOST_REASON, NAME, PRICE, PRODUCT, STAGE, STAGE_SINCE,
    STARTED_ON,
};
use tend::model::{Currency, Kind, RecordId, Records, Value};

fn usd() -> Currency {
    Currency::new("USD").unwrap()
}

/// Reads a file as proposed, corrected by `correct`, and takes it in.
fn import(story: &mut Story, name: &str, bytes: &[u8], correct: impl Fn(&mut Mapping)) -> (Counts, Vec<RowProblem>) {
    let limits = Limits::default();
    let format = detect(bytes, bytes.len() as u64, &limits).unwrap();
    let table = overview(bytes, &format, &limits).unwrap();
    let mut mapping = propose(&table, None, story.workspace.records(), story.workspace.schema(), usd());
    correct(&mut mapping);
    let lookups = Lookups::of(story.workspace.records(), story.workspace.schema(), &mapping);
    let given = story.given();
    let reader = || Reader::open(bytes, &format, &limits).unwrap();
    let mut look = Importer::looking(reader(), &mapping, &lookups, &given);
    while look.step(1000).unwrap() {}
    let preview = look.preview().unwrap();
    let mut importer = Importer::new(reader(), &mapping, &lookups, &given);
    while importer.step(1000).unwrap() {}
    let imported = importer.finish().unwrap();
    assert_eq!((&preview.counts, &preview.problems), (&imported.counts, &imported.problems));
    let (command, counts, problems) = imported.command(name.into(), story.workspace.records(), &given);
    story.act(command);
    (counts, problems)
}

/// The four files, in an order in which each finds what it refers to.
fn import_all(story: &mut Story) -> Option<[Counts; 4]> {
    let accounts = corpus("dataset/maven__accounts.csv")?;
    let products = corpus("dataset/maven__products.csv")?;
    let teams = corpus("dataset/maven__sales_teams.csv")?;
    let pipeline = corpus("dataset/maven__sales_pipeline.csv")?;
    let taken = |counts: (Counts, Vec<RowProblem>)| {
        assert_eq!(counts.1.first(), None);
        counts.0
    };
    Some([
        taken(import(story, "accounts.csv", &accounts, |_| {})),
        taken(import(story, "products.csv", &products, |_| {})),
        taken(import(story, "teams.csv", &teams, |_| {})),
        taken(import(story, "pipeline.csv", &pipeline, |mapping| {
            let value = Value::from("From the file");
            mapping.constants.push(Constant { field: LOST_REASON, value, wanted: Wanted::ByStage });
        })),
    ])
}

fn one_by_name(story: &Story, kind: Kind, name: &str) -> RecordId {
    story.all(kind).iter().find(|record| record.text(NAME) == name).unwrap_or_else(|| panic!("no {name}")).id
}

fn own_field(story: &Story, kind: Kind, name: &str) -> tend::model::FieldId {
    let schema = story.workspace.schema();
    let found = schema.fields_of(kind).find(|row| row.label.as_deref() == Some(name)).map(|row| row.id);
    found.unwrap_or_else(|| panic!("no field {name}"))
}

#[test]
fn a_year_of_sales_becomes_companies_products_persons_and_deals() {
    let mut story = Story::new();
    let Some([accounts, products, teams, pipeline]) = import_all(&mut story) else { return };
    assert_eq!((accounts.created, products.created, teams.created), (85, 7, 35));
    assert_eq!((pipeline.rows, pipeline.created, pipeline.along.len()), (8_800, 8_800, 0), "all it refers to is there");

    let deals = story.all(Kind::Deal);
    let standing = |stage: &str| deals.iter().filter(|deal| deal.reference(STAGE) == Some(sales(stage))).count();
    assert_eq!([standing("won"), standing("lost"), standing("follow-up"), standing("new")], [4_238, 2_473, 1_589, 500]);
    let sum: i64 = deals.iter().filter_map(|deal| deal.get(AMOUNT)?.as_money()).map(|money| money.minor).sum();
    assert_eq!(sum, 1_000_553_400);
    assert_eq!(deals.iter().filter(|deal| deal.get(COMPANY).is_none()).count(), 1_425);
    let gtx_pro = one_by_name(&story, Kind::Product, "GTX Pro");
    assert_eq!(deals.iter().filter(|deal| deal.reference(PRODUCT) == Some(gtx_pro)).count(), 1_480);
    assert_eq!(story.record(gtx_pro).get(PRICE).and_then(Value::as_money).map(|money| money.minor), Some(482_100));
    assert!(deals.iter().all(|deal| deal.get(ASSIGNEE).is_some() && deal.get(IMPORTED_AT).is_some()));
    assert!(
        deals
            .iter()
            .all(|deal| (deal.text(LOST_REASON) == "From the file") == (deal.reference(STAGE) == Some(sales("lost"))))
    );

    let key = own_field(&story, Kind::Deal, "opportunity_id");
    let known = deals.iter().find(|deal| deal.text(key) == "Z063OYW0").unwrap();
    assert_eq!(known.text(NAME), "Isdom · GTX Pro");
    let day = |field| known.get(field).and_then(Value::as_day).map(tend::model::Day::to_iso);
    assert_eq!((day(STARTED_ON).as_deref(), day(CLOSED_ON).as_deref()), (Some("2016-10-25"), Some("2017-03-11")));
    let since = known.get(STAGE_SINCE).and_then(Value::as_instant).and_then(|at| at.to_rfc3339());
    assert_eq!(since.as_deref(), Some("2017-03-11T00:00:00.000Z"));

    let anna = one_by_name(&story, Kind::Person, "Anna Snelling");
    assert_eq!(story.text(anna, own_field(&story, Kind::Person, "manager")), "Dustin Brinkmann");
    assert_eq!(story.text(anna, own_field(&story, Kind::Person, "regional_office")), "Central");
    let acme = one_by_name(&story, Kind::Company, "Acme Corporation");
    assert_eq!(story.text(acme, own_field(&story, Kind::Company, "sector")), "technolgy");
    let revenue = story.record(acme).get(own_field(&story, Kind::Company, "revenue")).and_then(Value::as_number);
    assert_eq!(revenue, Some(1100.04));
}

#[test]
fn the_same_files_again_make_no_doubles_and_no_differences() {
    let mut story = Story::new();
    if import_all(&mut story).is_none() {
        return;
    }
    let (sets, records) = (story.journal.len(), story.workspace.records().len());
    let again = import_all(&mut story).unwrap();
    for counts in again {
        assert_eq!((counts.created, counts.updated, counts.skipped), (0, 0, counts.rows), "{counts:?}");
    }
    assert_eq!((story.journal.len(), story.workspace.records().len()), (sets, records));
}

#[test]
fn one_undo_takes_a_whole_import_back_and_it_can_be_done_again() {
    let Some(pipeline) = corpus("dataset/maven__sales_pipeline.csv") else { return };
    let mut story = Story::new();
    let reason = |mapping: &mut Mapping| {
        mapping.constants.push(Constant { field: LOST_REASON, value: "?".into(), wanted: Wanted::ByStage });
    };
    let (counts, _) = import(&mut story, "pipeline.csv", &pipeline, reason);
    assert_eq!(counts.along.values().sum::<u64>(), 85 + 7 + 30);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    for kind in [Kind::Deal, Kind::Company, Kind::Product, Kind::Person, Kind::Field] {
        assert_eq!(story.workspace.records().all(kind), [], "{kind:?}");
    }
    let (counts, _) = import(&mut story, "pipeline.csv", &pipeline, reason);
    assert_eq!(counts.created, 8_800);
}

#[test]
fn lost_deals_without_a_reason_are_left_out_and_listed() {
    let Some(pipeline) = corpus("dataset/maven__sales_pipeline.csv") else { return };
    let mut story = Story::new();
    let (counts, problems) = import(&mut story, "pipeline.csv", &pipeline, |_| {});
    assert_eq!((counts.created, counts.left_out), (8_800 - 2_473, 2_473));
    assert_eq!(problems.len(), 1_000, "the first thousand are kept");
    assert_eq!(problems[0].line, Some(13));
}

#[test]
fn the_columns_of_the_pipeline_are_proposed_as_a_person_would() {
    let Some(bytes) = corpus("dataset/maven__sales_pipeline.csv") else { return };
    let story = Story::new();
    let limits = Limits::default();
    let format = detect(&bytes, bytes.len() as u64, &limits).unwrap();
    let table = overview(&bytes, &format, &limits).unwrap();
    let mapping = propose(&table, None, story.workspace.records(), story.workspace.schema(), usd());
    assert_eq!((mapping.kind, mapping.same_by), (Kind::Deal, SameBy::Column(0)));
    let fields = mapping.columns[1..].iter().map(|target| match target {
        Target::Field { field, .. } => *field,
        other => panic!("{other:?}"),
    });
    assert_eq!(fields.collect::<Vec<_>>(), [ASSIGNEE, PRODUCT, COMPANY, STAGE, STARTED_ON, CLOSED_ON, AMOUNT]);
}

#[test]
fn contacts_of_another_program_come_with_their_names_and_addresses() {
    for (file, name, email) in [
        ("csv/contactsio__Sample_CSV_file_for_importing_contacts.csv", "Anita Jorgensen", "@contoso.com"),
        ("csv/contactsio__GoogleCreatedOutlook.csv", "Max Mustermann", "privat@folker-kinzel.de"),
        ("csv/contactsio__Outlook365_Web.csv", "Max Mustermann", "privat@folker-kinzel.de"),
        ("csv/contactsio__ThunderbirdAnsi.csv", "Max Mustermann", "privat@folker-kinzel.de"),
        ("csv/contactsio__ThunderbirdUtf8.csv", "Max Mustermann", "privat@folker-kinzel.de"),
    ] {
        let Some(bytes) = corpus(file) else { continue };
        let mut story = Story::new();
        let (counts, problems) = import(&mut story, file, &bytes, |_| {});
        assert_eq!((counts.created, problems.first()), (counts.rows, None), "{file}");
        let whole = |record: &tend::model::Record| name.split(' ').all(|part| record.text(NAME).contains(part));
        let contact = story.all(Kind::Contact).into_iter().find(whole).unwrap_or_else(|| panic!("no {name} in {file}"));
        assert!(contact.text(tend::model::schema::EMAIL).ends_with(email), "{file}");
        assert!(contact.get(COMPANY).is_some(), "{file}");
    }
}
