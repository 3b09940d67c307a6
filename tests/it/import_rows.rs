//! Tables of our own making through the importer: what becomes of rows, what is known again, what is
//! listed, and that any table under any mapping adds up.

use crate::story::{Story, sales};
use proptest::prelude::*;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tend::commands::Command;
use tend::exchange::csv::guess::ColumnKind;
use tend::exchange::csv::values::DayOrder;
use tend::exchange::csv::{Encoding, Limits, Problem, ProblemKind, Reader, detect};
use tend::exchange::import::desk::{self, Go};
use tend::exchange::import::protocol::{Failure, Job, Known, Reply, Request};
use tend::exchange::import::{
    Constant, Counts, Decision, Evidence, Fate, Imported, Importer, Lookups, Mapping, NamePart, OnDoubt, OnKnown,
    Overview, ReadAs, RowProblemKind, SameBy, Show, Target, Wanted, ZoneTable, match_payments, overview, propose,
};
use tend::exchange::letter::{Letter, Room};
use tend::model::schema::{
    ABOUT, AMOUNT, ASSIGNEE, BIRTHDAY, BUILTIN, CLOSED_ON, COMPANY, CONTACT, EMAIL, EXPECTED_CLOSE, INVOICE_DUE,
    INVOICE_NUMBER, LOST_REASON, NAME, NOTES, PAID_ON, PAYER, PHONE, PRODUCT, REFERENCE, SOURCE, STAGE, TAGS,
};
use tend::model::{Currency, Day, FieldId, FieldType, Given, Instant, Kind, Money, Record, Records, Utc, Value};

pub(crate) fn look(text: &str) -> Overview {
    let limits = Limits::default();
    let format = detect(text.as_bytes(), text.len() as u64, &limits).unwrap();
    overview(text.as_bytes(), &format, &limits).unwrap()
}

pub(crate) fn proposed(story: &Story, text: &str, kind: Option<Kind>) -> Mapping {
    propose(&look(text), kind, story.workspace.records(), story.workspace.schema(), Currency::GBP)
}

fn read(story: &Story, text: &str, mapping: &Mapping, given: &Given) -> Imported {
    let lookups = Lookups::of(story.workspace.records(), story.workspace.schema(), mapping);
    let reader = Reader::open(text.as_bytes(), &look(text).format, &Limits::default()).unwrap();
    let mut importer = Importer::new(reader, mapping, &lookups, given);
    while importer.step(3).unwrap() {}
    importer.finish().unwrap()
}

/// Takes a table in. The problems' lines and kinds.
pub(crate) fn take(story: &mut Story, text: &str, mapping: &Mapping) -> (Counts, Vec<(u64, RowProblemKind)>) {
    let given = story.given();
    let imported = read(story, text, mapping, &given);
    let (command, counts, problems) = imported.command("table.csv".into(), story.workspace.records(), &given);
    story.act(command);
    (counts, problems.into_iter().map(|problem| (problem.line.unwrap_or_default(), problem.kind)).collect())
}

fn take_as_proposed(story: &mut Story, text: &str) -> Counts {
    let mapping = proposed(story, text, None);
    let (counts, problems) = take(story, text, &mapping);
    assert_eq!(problems, []);
    counts
}

pub(crate) fn by_name(story: &Story, kind: Kind, name: &str) -> Record {
    let found = story.all(kind).into_iter().find(|record| record.text(NAME) == name);
    found.unwrap_or_else(|| panic!("no {kind:?} called {name}"))
}

fn fields(mapping: &Mapping) -> Vec<Option<FieldId>> {
    let field = |target: &Target| if let Target::Field { field, .. } = target { Some(*field) } else { None };
    mapping.columns.iter().map(field).collect()
}

const CONTACTS: &str = "\
Имя;Фамилия;Компания;Эл. почта;Телефон;Заметки
Анна;Орлова;ООО «Липа»;anna@lipa.example;+7 495 111-22-33;первая
Пётр;Сомов;ооо  «липа»;petr@lipa.example;+7 495 111-22-33;
Ines;Duarte;;ines@example.org;;";

/// What one marks in a spreadsheet or a letter and pastes: three clients, with phones and birthdays.
const PASTED: &[&str] = &[
    "Name\tPhone\tBirthday\r\nHelen Frost\t+44 1632 960011\t12.03.1985\r\nMarek Nowak\t+44 1632 960012\t30.11.1990\r\nTomas Vale\t+44 1632 960013\t05.07.1979\r\n",
    "Helen Frost\t+44 1632 960011\t12.03.1985\nMarek Nowak\t+44 1632 960012\t30.11.1990\nTomas Vale\t+44 1632 960013\t05.07.1979",
    "Helen Frost, +44 1632 960011, 1985-03-12\nMarek Nowak, +44 1632 960012, 1990-11-30\nTomas Vale, +44 1632 960013, 1979-07-05",
    "Имя;Телефон;День рождения\nHelen Frost;+44 1632 960011;12.03.1985\nMarek Nowak;+44 1632 960012;30.11.1990\nTomas Vale;+44 1632 960013;05.07.1979",
    "+44 1632 960011;Helen Frost;12.03.1985\n+44 1632 960012;Marek Nowak;30.11.1990\n+44 1632 960013;Tomas Vale;05.07.1979\n\n",
    "Helen Frost; 8 (912) 345-67-89; 12.03.85\nMarek Nowak; 8 (912) 345-67-90; 30.11.90\nTomas Vale; 8 (912) 345-67-91; 05.07.79",
    "  Helen Frost | +44 1632 960011 | 12 March 1985\n  Marek Nowak | +44 1632 960012 | 30 November 1990\n  Tomas Vale | +44 1632 960013 | 5 July 1979",
    "Helen Frost\t+44 1632 960011\t12.03.1985",
];

#[test]
fn pasted_clients_are_understood_with_a_heading_and_without() {
    for text in PASTED {
        let mut story = Story::new();
        let mapping = proposed(&story, text, None);
        assert_eq!(mapping.kind, Kind::Contact, "{text}");
        let counts = take_as_proposed(&mut story, text);
        assert_eq!(
            counts.created,
            text.trim()
                .lines()
                .filter(|line| line.contains("Vale") || line.contains("Frost") || line.contains("Nowak"))
                .count() as u64,
            "{text}"
        );
        let helen = by_name(&story, Kind::Contact, "Helen Frost");
        assert!(!helen.text(PHONE).is_empty(), "{text}");
        assert_eq!(helen.get(BIRTHDAY), Some(&Value::Day(Day::new(1985, 3, 12).unwrap())), "{text}");
    }
}

#[test]
fn numbers_of_a_pasted_list_are_telephones_also_where_some_are_written_as_within_the_country() {
    for number in ["01632 960102", "01632-960102", "(01632) 960102", "01632960102", "1632 960102", "0044 1632 960102"] {
        let mut story = Story::new();
        let text = format!(
            "Rosalind Hartley, +44 1632 960101, 14 March 1988\nPiotr Nowak, {number}, 02.12.1979\nAmina Osei, +44 1632 960103, 1990-05-06"
        );
        let mapping = proposed(&story, &text, None);
        assert_eq!(
            (mapping.kind, &fields(&mapping)[..]),
            (Kind::Contact, &[Some(NAME), Some(PHONE), Some(BIRTHDAY)][..]),
            "{number}"
        );
        assert_eq!(take_as_proposed(&mut story, &text).created, 3, "{number}");
        assert_eq!(by_name(&story, Kind::Contact, "Piotr Nowak").text(PHONE), number);
    }
    for plain in
        [["100234567", "100234568"], ["1 250 000", "1 300 500"], ["12500.50", "1300000.00"], ["12500,50", "13000,75"]]
    {
        let story = Story::new();
        let text = format!("Rosalind Hartley; {}\nPiotr Nowak; {}", plain[0], plain[1]);
        assert_eq!(fields(&proposed(&story, &text, Some(Kind::Contact))), [Some(NAME), None], "{plain:?}");
    }
}

#[test]
fn telephones_are_told_from_ids_and_amounts() {
    let kind = |cells: &[&str]| {
        let rows = cells.iter().map(|cell| format!("{cell}|x\n")).collect::<String>();
        look(&format!("title|x\n{rows}")).guesses.swap_remove(0).kind
    };
    for cells in [
        &["01632 960101", "020 7946 0018", "06 12 34 56 78", "07700900123"][..],
        &["01632-960101", "(01632) 960102", "0044 1632 960103"],
        &["+44 1632 960101", "1632960102", "1632 960103"],
        &["8 912 345 67 89", "+7 912 345-67-90"],
    ] {
        assert_eq!(kind(cells), ColumnKind::Phone, "{cells:?}");
    }
    for cells in [
        &["7701234567", "7707654321"][..],
        &["0105012345", "7701234567"],
        &["1 234 567", "89 123 456 789"],
        &["12345,50", "1 234 567,25"],
        &["45 08 123456", "45 09 654321"],
        &["01.02.1985", "12.03.1990", "soon"],
    ] {
        assert_ne!(kind(cells), ColumnKind::Phone, "{cells:?}");
    }
}

#[test]
fn days_with_the_name_of_their_month_are_no_heading() {
    let text = "Rosalind Hartley, 14 March 1988\nPiotr Nowak, 02.12.1979";
    assert_eq!(take_as_proposed(&mut Story::new(), text).created, 2);
}

#[test]
fn russian_contacts_find_their_one_company() {
    let mut story = Story::new();
    let mapping = proposed(&story, CONTACTS, None);
    assert_eq!(mapping.kind, Kind::Contact);
    assert_eq!(mapping.columns[..2], [Target::Name(NamePart::First), Target::Name(NamePart::Last)]);
    assert_eq!(fields(&mapping)[2..], [Some(COMPANY), Some(EMAIL), Some(PHONE), Some(NOTES)]);
    let (counts, problems) = take(&mut story, CONTACTS, &mapping);
    assert_eq!((counts.created, problems), (3, vec![]));
    assert_eq!(counts.along.into_iter().collect::<Vec<_>>(), [(Kind::Company, 1)]);
    let company = by_name(&story, Kind::Company, "ООО «Липа»").id;
    for name in ["Анна Орлова", "Пётр Сомов"] {
        assert_eq!(by_name(&story, Kind::Contact, name).reference(COMPANY), Some(company), "{name}");
    }
}

#[test]
fn contacts_that_are_there_are_updated_or_left_as_they_are() {
    let mut story = Story::new();
    take_as_proposed(&mut story, CONTACTS);
    let changed = CONTACTS.replace("первая", "вторая").replace("ines@", "INES@");
    let mut mapping = proposed(&story, &changed, None);
    mapping.on_known = OnKnown::Skip;
    let counts = take(&mut story, &changed, &mapping).0;
    assert_eq!((counts.created, counts.updated, counts.skipped), (0, 0, 3));
    assert_eq!(by_name(&story, Kind::Contact, "Анна Орлова").text(NOTES), "первая");
    mapping.on_known = OnKnown::Update;
    let counts = take(&mut story, &changed, &mapping).0;
    assert_eq!((counts.created, counts.updated, counts.skipped), (0, 1, 2), "an address is the same in capitals");
    assert_eq!(by_name(&story, Kind::Contact, "Ines Duarte").text(EMAIL), "ines@example.org");
    assert_eq!(by_name(&story, Kind::Contact, "Анна Орлова").text(NOTES), "вторая");
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(by_name(&story, Kind::Contact, "Анна Орлова").text(NOTES), "первая");
}

#[test]
fn a_firms_number_is_everybodys_and_a_name_alone_is_known_with_its_company() {
    let mut story = Story::new();
    let text = "name,phone,company\nAnn,+44 20 7946 0000,Acme\nBen,+442079460000,Acme\nCy,,Acme\nCy,,Beta\n";
    assert_eq!(take_as_proposed(&mut story, text).created, 4);
    let again = take_as_proposed(&mut story, text);
    assert_eq!((again.created, again.skipped), (0, 4));
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    let mut story = Story::new();
    take_as_proposed(
        &mut story,
        "Name,Phone\nMary O'Neill,07700 900123\nPriya Shah,020 7946 0018\nИгорь Лось,8 (916) 123-45-67\n",
    );
    let counts = take_as_proposed(
        &mut story,
        "Name,Phone\nMary O’Neill,+44 7700 900123\nPriya Shah,+44 (0)20 7946 0018\nИгорь Лось,+7 916 123 45 67\nMary O'Neill,07700 900124\n",
    );
    assert_eq!(
        (counts.created, counts.skipped, counts.otherwise),
        (1, 3, 1),
        "of the three, one name is written otherwise"
    );
    assert_eq!(counts.otherwise_lines, [2]);
    assert_eq!(by_name(&story, Kind::Contact, "Priya Shah").text(PHONE), "020 7946 0018");
}

#[test]
fn the_same_address_twice_in_one_file_is_listed_with_the_first_line() {
    let mut story = Story::new();
    let text = "name,email\nAnn,a@b.example\nAnna,A@B.example\n";
    let mapping = proposed(&story, text, None);
    let (counts, problems) = take(&mut story, text, &mapping);
    assert_eq!((counts.created, counts.left_out), (1, 1));
    assert_eq!(problems, [(3, RowProblemKind::Twice { line: 2 })]);
}

#[test]
fn a_cell_that_does_not_fit_is_left_empty_and_listed() {
    let mut story = Story::new();
    let text = "name,email,birthday\nAnn,a@b.example,1990-02-03\nBen,b@b.example,soon\n,,\n";
    let mut mapping = proposed(&story, text, None);
    mapping.columns[2] =
        Target::Field { field: tend::model::schema::BIRTHDAY, read: ReadAs::default(), values: Vec::new() };
    let (counts, problems) = take(&mut story, text, &mapping);
    assert_eq!((counts.created, counts.skipped, counts.left_out), (2, 1, 0));
    let kind = RowProblemKind::NotA { holds: FieldType::Day, cell: "soon".into() };
    assert_eq!(problems, [(3, kind)]);
}

#[test]
fn companies_may_belong_to_companies_further_down() {
    let mut story = Story::new();
    let text = "company,website,parent\nTwig,twig.example,Tree\nTree,tree.example,\nLeaf,leaf.example,Bush\n";
    let mut mapping = proposed(&story, text, Some(Kind::Company));
    let (name, holds) = ("Parent".to_owned(), FieldType::Ref(Kind::Company));
    mapping.columns[2] = Target::New { name, holds, read: ReadAs::default() };
    let (counts, problems) = take(&mut story, text, &mapping);
    assert_eq!((counts.created, counts.along.get(&Kind::Company), problems), (3, Some(&1), vec![]));
    assert_eq!(story.all(Kind::Company).len(), 4);
    let parent = story.workspace.schema().fields_of(Kind::Company).find(|row| row.label.is_some()).unwrap().id;
    let tree = by_name(&story, Kind::Company, "Tree");
    assert_eq!(by_name(&story, Kind::Company, "Twig").reference(parent), Some(tree.id));
    assert_eq!(tree.text(tend::model::schema::WEBSITE), "tree.example");
    assert_eq!(
        by_name(&story, Kind::Company, "Leaf").reference(parent),
        Some(by_name(&story, Kind::Company, "Bush").id)
    );
}

const DEALS: &str = "\
Deal ID,Company,Product,Owner,Stage,Amount,Close date,Tags
D-1,Acme,Labels,Olga,Won,\"£1,200.50\",2026-03-01,fast; big
D-2,Acme,Labels,Olga,Lost,300,2026-04-01,
D-3,Beta,Pens,Ben,Talking,$40,2027-01-15,big
D-4,,,,New,,,
";

#[test]
fn deals_stand_where_the_file_says_with_what_follows() {
    let mut story = Story::new();
    let mut mapping = proposed(&story, DEALS, None);
    assert_eq!((mapping.kind, mapping.same_by), (Kind::Deal, SameBy::Column(0)));
    assert_eq!(fields(&mapping)[1..], [COMPANY, PRODUCT, ASSIGNEE, STAGE, AMOUNT, CLOSED_ON, TAGS].map(Some));
    let (counts, problems) = take(&mut story, DEALS, &mapping);
    assert_eq!((counts.created, counts.left_out), (3, 1));
    assert_eq!(problems, [(3, RowProblemKind::Missing { stage: sales("lost"), fields: vec![LOST_REASON] })]);
    assert!(by_name(&story, Kind::Product, "Labels").text(NOTES).is_empty());

    let value = Value::from("From a file");
    mapping.constants.push(Constant { field: LOST_REASON, value, wanted: Wanted::ByStage });
    let (counts, problems) = take(&mut story, DEALS, &mapping);
    assert_eq!((counts.created, counts.skipped, problems), (1, 3, vec![]));
    let deals = story.all(Kind::Deal);
    let deal = |name: &str, stage: &str| {
        let found = deals.iter().find(|deal| deal.text(NAME) == name && deal.reference(STAGE) == Some(sales(stage)));
        found.unwrap_or_else(|| panic!("no {name} in {stage}"))
    };
    let won = deal("Acme · Labels", "won");
    assert_eq!(won.get(AMOUNT), Some(&Value::Money(Money::new(120_050, Currency::GBP))));
    assert_eq!(won.get(CLOSED_ON), Some(&Value::Day(Day::new(2026, 3, 1).unwrap())));
    assert!(matches!(won.get(TAGS), Some(Value::Refs(tags)) if tags.len() == 2));
    assert_eq!(deal("Acme · Labels", "lost").text(LOST_REASON), "From a file");
    // The day on which something open closes is one that is expected.
    let talking = deal("Beta · Pens", "follow-up");
    assert_eq!((talking.get(CLOSED_ON), talking.get(EXPECTED_CLOSE).is_some()), (None, true));
    assert_eq!(talking.get(AMOUNT).and_then(Value::as_money).unwrap().currency.code(), "USD");
    assert_eq!(deal("D-4", "new").get(COMPANY), None);
}

#[test]
fn a_deal_that_is_there_moves_with_the_file_through_the_gate() {
    let mut story = Story::new();
    let mapping = proposed(&story, DEALS, None);
    take(&mut story, DEALS, &mapping);
    let moved = DEALS.replace("Talking", "Lost").replace("New,,", "Won,,");
    let mapping = proposed(&story, &moved, None);
    let (counts, problems) = take(&mut story, &moved, &mapping);
    assert_eq!((counts.updated, counts.left_out), (0, 3), "one is new and two are there; each lacks something");
    assert_eq!(problems.len(), 3);
    let won = DEALS.replace("Talking", "Won");
    let mapping = proposed(&story, &won, None);
    assert_eq!(take(&mut story, &won, &mapping).0.updated, 1);
    let deal = by_name(&story, Kind::Deal, "Beta · Pens");
    assert_eq!(deal.reference(STAGE), Some(sales("won")));
    assert_eq!(deal.get(CLOSED_ON), Some(&Value::Day(Day::new(2027, 1, 15).unwrap())));
}

const PAYMENTS: &str = "\
Booking date;Payer;Reference;Amount
02.11.2026;Acme;Invoice INV 2026-17;300,00
03.11.2026;acme;thanks;40,00
03.11.2026;Nobody;thanks;40,00
03.11.2026;Nobody;thanks;40,00
";

#[test]
fn payments_are_proposed_for_what_they_name_or_exactly_pay() {
    let mut story = Story::new();
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let invoiced = story.deal("Labels", 300);
    story.edit(invoiced, INVOICE_NUMBER, "INV-2026-17");
    story.edit(invoiced, INVOICE_DUE, Day::new(2026, 12, 1).unwrap());
    let owed = story.deal("Pens", 40);
    story.edit(owed, COMPANY, acme);
    story.deal("Ink", 40);
    let mapping = proposed(&story, PAYMENTS, None);
    assert_eq!(mapping.kind, Kind::Payment);
    assert_eq!(fields(&mapping), [PAID_ON, PAYER, REFERENCE, AMOUNT].map(Some));
    assert!(matches!(mapping.columns[0], Target::Field { read: ReadAs { order: DayOrder::Dmy, .. }, .. }));
    assert_eq!(take(&mut story, PAYMENTS, &mapping).0.created, 4, "equal payments of one day are several");
    assert_eq!(take(&mut story, PAYMENTS, &mapping).0.created, 1, "of equal ones that are there one is known");

    let suggestions = match_payments(story.workspace.records());
    let found: Vec<_> = suggestions.iter().map(|found| (found.about, found.evidence)).collect();
    assert_eq!(found, [(invoiced, Evidence::InvoiceAndBalance), (owed, Evidence::BalanceAndPayer)]);
    for found in suggestions {
        story.edit(found.payment, ABOUT, found.about);
    }
    assert_eq!(match_payments(story.workspace.records()), []);
}

#[test]
fn a_preview_shows_the_first_rows_and_changes_nothing() {
    let story = Story::new();
    let mapping = proposed(&story, DEALS, None);
    let lookups = Lookups::of(story.workspace.records(), story.workspace.schema(), &mapping);
    let reader = Reader::open(DEALS.as_bytes(), &look(DEALS).format, &Limits::default()).unwrap();
    let given = Given::fixed(Instant(0), 1);
    let mut importer = Importer::looking(reader, &mapping, &lookups, &given);
    while importer.step(100).unwrap() {}
    let preview = importer.preview().unwrap();
    let fates: Vec<_> = preview.rows.iter().map(|row| (row.line, row.fate)).collect();
    assert_eq!(fates, [(2, Fate::New), (3, Fate::LeftOut), (4, Fate::New), (5, Fate::New)]);
    let names: Vec<_> = preview.rows[0].names.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Acme", "fast", "big", "Olga", "Labels"]);
    assert_eq!(preview.new_fields.iter().map(|new| new.name.as_str()).collect::<Vec<_>>(), ["Deal ID"]);
}

fn job(story: &Story, text: &str) -> Job {
    let mapping = proposed(story, text, None);
    let lookups = Lookups::of(story.workspace.records(), story.workspace.schema(), &mapping);
    let zone = ZoneTable::of(&Utc, 2000, 2030);
    Job {
        format: look(text).format,
        mapping,
        lookups,
        show: Show::default(),
        now: Instant(1_800_000_000_000),
        zone,
        seed: 7,
    }
}

/// Runs what never waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn an_import_over_letters_is_the_import() {
    let mut story = Story::new();
    let text = contacts(20_000, 3);
    let request = Letter::write(1, Room::Import, &Request::Import(job(&story, &text)));
    let Request::Import(job) = Letter::open(&request).unwrap().body().unwrap() else { panic!("another request") };
    let mut progress = Vec::new();
    let (reply, beside) = at_once(desk::import(text.as_bytes(), &job, async |done, total| {
        progress.push(done * 100 / total);
        Go::On
    }))
    .unwrap();
    assert!(progress.is_sorted() && progress.len() == 2, "{progress:?}");
    let answer = Letter::open(&Letter::write(1, Room::Import, &reply)).unwrap().body().unwrap();
    let Reply::Imported { imported, chunks } = answer else { panic!("another answer") };
    assert!(Reply::with_chunks(imported.clone(), &chunks, &beside[1..]).is_err());
    let imported = Reply::with_chunks(imported, &chunks, &beside).unwrap();
    let direct = read(&story, &text, &job.mapping, &job.given());
    let bytes = |imported: &Imported| imported.packed.iter().map(|chunk| chunk.bytes().clone()).collect::<Vec<_>>();
    assert_eq!(bytes(&imported), bytes(&direct));
    let given = story.given();
    let (command, counts, _) = imported.command("contacts.csv".into(), story.workspace.records(), &given);
    story.act(command);
    assert_eq!((counts.created, story.all(Kind::Contact).len()), (20_000, 20_000));

    let stopped = at_once(desk::import(text.as_bytes(), &job, async |_, _| Go::Stop));
    assert_eq!(stopped.unwrap_err(), Failure::Cancelled);
}

#[test]
fn what_is_no_table_is_refused_by_the_desk() {
    assert!(matches!(desk::look(b"%PDF-1.7", Known::Nothing), Err(Failure::File(_))));
    assert!(matches!(desk::look(b"", Known::Nothing), Err(Failure::File(_))));
    let utf8 = Known::Encoding(Encoding::Utf8);
    let unreadable = desk::look(b"a;b\nJos\xE9;1\n", utf8);
    let wanted = Problem { line: Some(2), column: None, kind: ProblemKind::BadEncoding { encoding: Encoding::Utf8 } };
    assert_eq!(unreadable.unwrap_err(), Failure::File(wanted));
}

/// Contacts of some companies, the same in every run.
fn contacts(rows: usize, seed: u64) -> String {
    use std::fmt::Write;
    let first = ["Anna", "Ben", "Ines", "Пётр", "Olga", "Cy", "Dmitri", "Eva"];
    let last = ["Orlova", "Duarte", "Сомов", "Smith", "Ivanova", "Brown"];
    let mut text = "First name,Last name,Company,Position,E-mail,Phone,Source,Birthday,Notes\n".to_owned();
    let mut state = seed;
    for row in 0..rows {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = (state >> 33) as usize;
        let _ = writeln!(
            text,
            "{},{},Company {},Buyer,p{row}@c{}.example,+44 20 7946 {:04},{},19{}-0{}-1{},\"Met at the fair, stand {}\"",
            first[draw % 8],
            last[draw % 6],
            draw % 5_000,
            draw % 5_000,
            draw % 10_000,
            ["fair", "site", "call"][draw % 3],
            50 + draw % 49,
            1 + draw % 9,
            draw % 9,
            draw % 300,
        );
    }
    text
}

#[test]
fn many_contacts_in_little_time() {
    let story = Story::new();
    // Figures are of the optimised program only.
    let rows = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let text = contacts(rows, 1);
    let start = std::time::Instant::now();
    let job = job(&story, &text);
    let proposed = start.elapsed();
    let start = std::time::Instant::now();
    let (reply, beside) = at_once(desk::import(text.as_bytes(), &job, async |_, _| Go::On)).unwrap();
    let Reply::Imported { imported, .. } = reply else { panic!("another answer") };
    println!(
        "{rows} contacts, {} kB: looked at in {} ms, read, mapped and packed in {} ms into {} kB",
        text.len() / 1000,
        proposed.as_millis() / 2,
        start.elapsed().as_millis(),
        beside.len() / 1000
    );
    assert_eq!((imported.counts.created, imported.problems_found), (rows as u64, 0));
}

fn targets() -> impl Strategy<Value = Target> {
    let read = ReadAs::default();
    let own = [FieldType::Text, FieldType::Money, FieldType::Choice, FieldType::Ref(Kind::Company), FieldType::AnyRef];
    prop_oneof![
        1 => Just(Target::Skip),
        2 => proptest::sample::select(NamePart::ALL.to_vec()).prop_map(Target::Name),
        8 => proptest::sample::select(BUILTIN.to_vec())
            .prop_map(move |field| Target::Field { field, read, values: vec![("a".into(), Value::from("b"))] }),
        2 => proptest::sample::select(own.to_vec())
            .prop_map(move |holds| Target::New { name: "Own".into(), holds, read }),
    ]
}

fn mappings() -> impl Strategy<Value = Mapping> {
    let same_by = prop_oneof![Just(SameBy::Nothing), Just(SameBy::Usual), (0_usize..6).prop_map(SameBy::Column)];
    let kinds = proptest::sample::select(Kind::ALL.to_vec());
    let on_doubt = proptest::sample::select(vec![OnDoubt::New, OnDoubt::Same, OnDoubt::LeaveOut]);
    let on_known = proptest::sample::select(vec![OnKnown::Skip, OnKnown::Update, OnKnown::Fill]);
    (kinds, proptest::collection::vec(targets(), 0..6), same_by, on_known, on_doubt).prop_map(
        |(kind, columns, same_by, on_known, on_doubt)| {
            let constant = |field, wanted| Constant { field, value: Value::from("new"), wanted };
            Mapping {
                kind,
                columns,
                constants: vec![
                    constant(LOST_REASON, Wanted::ByStage),
                    constant(SOURCE, Wanted::Always),
                    constant(STAGE, Wanted::Always),
                ],
                same_by,
                on_known,
                on_doubt,
                decided: [(2, Decision::New), (3, Decision::LeaveOut)].into(),
                pipeline: None,
                currency: Currency::GBP,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64), ..ProptestConfig::default() })]
    #[test]
    fn any_table_under_any_mapping_adds_up(
        mapping in mappings(),
        rows in proptest::collection::vec(proptest::collection::vec("a|New|Won|12|1,5|2026-01-02|a@b.example|\\PC{0,4}", 1..6), 1..12),
        twice in any::<bool>(),
    ) {
        let mut story = Story::new();
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let format = tend::exchange::csv::Format {
            encoding: tend::exchange::csv::Encoding::Utf8,
            delimiter: tend::exchange::csv::Delimiter::Comma,
            header: false,
            first_line: 1,
        };
        for _ in 0..1 + usize::from(twice) {
            let lookups = Lookups::of(story.workspace.records(), story.workspace.schema(), &mapping);
            let Ok(reader) = Reader::open(&bytes, &format, &Limits::default()) else { return Ok(()) };
            let given = story.given();
            let mut importer = Importer::new(reader, &mapping, &lookups, &given);
            while importer.step(5).unwrap() {}
            let imported = importer.finish().unwrap();
            // Those that the person wants to stay out have no fault.
            let wanted_out = imported.doubts.iter().filter(|doubt| doubt.fate == Fate::LeftOut).count() as u64;
            let before = story.workspace.records().all(mapping.kind).len() as u64;
            let (command, counts, problems) = imported.command("x".into(), story.workspace.records(), &given);
            prop_assert_eq!(counts.created + counts.updated + counts.skipped + counts.left_out, counts.rows);
            prop_assert!(counts.doubles <= counts.doubtful && counts.doubles <= counts.created);
            prop_assert!(problems.iter().filter(|problem| problem.kind.leaves_row_out()).count() as u64 >= (counts.left_out - wanted_out).min(1));
            story.act(command);
            let along = counts.along.get(&mapping.kind).copied().unwrap_or_default();
            // A table of descriptions of fields is one of the kind that new fields are, too.
            if mapping.kind != Kind::Field {
                prop_assert_eq!(story.workspace.records().all(mapping.kind).len() as u64, before + counts.created + along);
            }
            for kind in Kind::ALL {
                for record in story.all(*kind) {
                    for (field, value) in record.fields() {
                        let holds = story.workspace.schema().holds(field);
                        prop_assert!(holds.is_some_and(|holds| holds.accepts(value)), "{:?} {:?}", field, value);
                        if let Value::Ref(id) = value {
                            prop_assert!(story.workspace.records().get(*id).is_some(), "{:?} refers to nothing", field);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_person_is_found_by_address_and_a_lead_by_neither_name_nor_number_is_listed() {
    let mut story = Story::new();
    let ann = story.create(Kind::Contact, &[(NAME, "Ann".into()), (EMAIL, "ann@b.example".into())]);
    let text = "Deal,Contact,Stage\nLabels,ANN@b.example,New\nPens,ben@b.example,New\n";
    take_as_proposed(&mut story, text);
    assert_eq!(by_name(&story, Kind::Deal, "Labels").reference(CONTACT), Some(ann));
    assert_eq!(by_name(&story, Kind::Contact, "ben@b.example").text(EMAIL), "ben@b.example");
    let text = "Lead,Source\n,fair\n";
    let mapping = proposed(&story, text, Some(Kind::Lead));
    assert_eq!(take(&mut story, text, &mapping).1, [(2, RowProblemKind::Empty(NAME))]);
}
