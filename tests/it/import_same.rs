//! Rows of clients that are there already: known again, in doubt, or new, and what they would change.

use crate::import_rows::{by_name, look, proposed, take};
use crate::story::Story;
use tend::exchange::csv::{Limits, Reader};
use tend::exchange::import::{
    Counts, Decision, Fate, Importer, Lookups, Mapping, OnDoubt, OnKnown, PAGE, Preview, SameBy, Show,
};
use tend::model::schema::{COMPANY, EMAIL, NAME, NOTES, PHONE};
use tend::model::{FieldId, Kind, RecordId, Value};

/// What the page shows of a table before it is taken in.
fn preview(story: &mut Story, text: &str, mapping: &Mapping, from: u64) -> Preview {
    preview_of(story, text, mapping, Show { from, only_known: false })
}

fn preview_of(story: &mut Story, text: &str, mapping: &Mapping, show: Show) -> Preview {
    let given = story.given();
    let records = story.workspace.records();
    let lookups = Lookups::of(records, story.workspace.schema(), mapping);
    let reader = Reader::open(text.as_bytes(), &look(text).format, &Limits::default()).unwrap();
    let mut importer = Importer::looking(reader, mapping, &lookups, &given).showing(show);
    while importer.step(7).unwrap() {}
    let mut preview = importer.preview().unwrap();
    while preview.settle(1, records, &given) {}
    preview
}

/// Where what is there is written over.
fn over(mapping: Mapping) -> Mapping {
    Mapping { on_known: OnKnown::Update, ..mapping }
}

fn fates(counts: &Counts) -> [u64; 5] {
    [counts.created, counts.updated, counts.skipped, counts.left_out, counts.doubles]
}

fn contact(story: &mut Story, name: &str, email: &str, phone: &str) -> RecordId {
    let mut fields = vec![(NAME, Value::from(name))];
    fields.extend(Value::text(email).map(|email| (EMAIL, email)));
    fields.extend(Value::text(phone).map(|phone| (PHONE, phone)));
    story.create(Kind::Contact, &fields)
}

/// Takes in one row of a contact beside a record; what is known of it, and whose it may be.
fn beside(there: [&str; 3], row: &str) -> ([u64; 5], Vec<RecordId>) {
    let mut story = Story::new();
    let id = contact(&mut story, there[0], there[1], there[2]);
    let text = format!("Name,E-mail,Phone,Notes\n{row},from the file\n");
    let mapping = proposed(&story, &text, Some(Kind::Contact));
    let preview = preview(&mut story, &text, &mapping, 0);
    let others: Vec<RecordId> = preview.doubts.iter().flat_map(|doubt| &doubt.others).map(|like| like.id).collect();
    assert!(others.iter().all(|other| *other == id));
    let (counts, _) = take(&mut story, &text, &mapping);
    assert_eq!(counts, preview.counts, "what was shown is what is done");
    (fates(&counts), others)
}

#[test]
fn a_contact_is_known_by_its_address_else_by_number_and_name() {
    let known = ([0, 1, 0, 0, 0], vec![]);
    let ann = ["Ann Lee", "ann@lee.example", "+44 20 7946 0018"];
    assert_eq!(beside(ann, "Anna Lee,ANN@lee.example,"), known);
    // The list of one year has no addresses, or the record has none.
    assert_eq!(beside(ann, "Ann Lee,,020 7946 0018"), known);
    assert_eq!(beside(ann, "Lee Ann,,020 7946 0018"), known);
    assert_eq!(beside(["Ann Lee", "", "+44 20 7946 0018"], "Ann Lee,ann@lee.example,020 7946 0018"), known);
}

#[test]
fn where_only_a_weak_mark_agrees_or_marks_disagree_a_row_stays_out_and_is_said_to_be_in_doubt() {
    let doubtful = |row: &str| {
        let (fates, others) = beside(["Ann Lee", "ann@lee.example", "+44 20 7946 0018"], row);
        assert_eq!((fates, others.len()), ([0, 0, 0, 1, 0], 1), "{row}");
    };
    doubtful("Ben Low,,020 7946 0018");
    doubtful("Ann Lee,,");
    doubtful("Ann Lee,,+44 20 7946 0019");
    doubtful("Ann Lee,other@lee.example,020 7946 0018");
    let (fates, others) = beside(["Ann Lee", "ann@lee.example", "+44 20 7946 0018"], "Ben Low,ben@low.example,");
    assert_eq!((fates, others.len()), ([1, 0, 0, 0, 0], 0));
}

#[test]
fn the_same_name_is_enough_with_the_same_company_only() {
    let mut story = Story::new();
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let ann = story.create(Kind::Contact, &[(NAME, "Ann Lee".into()), (COMPANY, acme.into())]);
    let text = "Name,Company,Notes\nAnn Lee,ACME,met\nAnn Lee,Beta,called\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    let shown = preview(&mut story, text, &mapping, 0);
    assert_eq!(
        shown.rows.iter().map(|row| (row.fate, row.of)).collect::<Vec<_>>(),
        [(Fate::Update, Some(ann)), (Fate::New, None)]
    );
    assert_eq!(shown.doubts, [], "she had her row");
    take(&mut story, text, &mapping);
    assert_eq!(story.text(ann, NOTES), "met");
}

#[test]
fn companies_and_leads_are_known_by_several_marks_too() {
    for (kind, heading) in [(Kind::Company, "Company"), (Kind::Lead, "Lead")] {
        let mut story = Story::new();
        let text = format!("{heading},E-mail,Phone\nAcme,hello@acme.example,+44 20 7946 0018\n");
        let mapping = proposed(&story, &text, Some(kind));
        take(&mut story, &text, &mapping);
        for (row, wanted) in [
            ("Acme Ltd,hello@acme.example,", [0, 1, 0, 0, 0]),
            ("Acme,,020 7946 0018", [0, 1, 0, 0, 0]),
            ("Beta,,020 7946 0018", [0, 0, 0, 1, 0]),
            ("Acme,office@acme.example,", [0, 0, 0, 1, 0]),
        ] {
            let text = format!("{heading},E-mail,Phone\n{row}\n");
            let mapping = proposed(&story, &text, Some(kind));
            let counts = fates(&preview(&mut story, &text, &mapping, 0).counts);
            assert_eq!([counts[0], counts[3]], [wanted[0], wanted[3]], "{kind:?} {row}");
        }
    }
}

#[test]
fn rows_in_doubt_are_all_taken_as_new_or_written_over_or_left_out() {
    let text = "Name,E-mail,Phone\nAnnie Lee,,020 7946 0018\nBen Low,,\n";
    for (on_doubt, wanted) in [
        (OnDoubt::New, [2, 0, 0, 0, 2]),
        // There are two of one name: which of them it is, nobody knows.
        (OnDoubt::Same, [1, 1, 0, 0, 1]),
        (OnDoubt::LeaveOut, [0, 0, 0, 2, 0]),
    ] {
        let mut story = Story::new();
        let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "+44 20 7946 0018");
        contact(&mut story, "Ben Low", "ben@low.example", "");
        contact(&mut story, "Ben Low", "low@low.example", "");
        let on_known = OnKnown::Update;
        let mapping = Mapping { on_doubt, on_known, ..proposed(&story, text, Some(Kind::Contact)) };
        let doubts = preview(&mut story, text, &mapping, 0).doubts;
        assert_eq!(doubts.iter().map(|doubt| (doubt.line, doubt.others.len())).collect::<Vec<_>>(), [(2, 1), (3, 2)]);
        assert_eq!((doubts[0].name.as_str(), doubts[0].others[0].by), ("Annie Lee", PHONE));
        let (counts, problems) = take(&mut story, text, &mapping);
        assert_eq!((fates(&counts), counts.doubtful), (wanted, 2), "{on_doubt:?}");
        assert_eq!(problems, [], "what the person chose is no fault");
        let name = if on_doubt == OnDoubt::Same { "Annie Lee" } else { "Ann Lee" };
        assert_eq!(story.text(ann, NAME), name, "{on_doubt:?}");
    }
}

#[test]
fn of_a_row_in_doubt_one_says_what_it_is() {
    let text = "Name,E-mail,Phone\nAnnie Lee,,020 7946 0018\nBen Low,,\nCy Orr,,020 7946 0019\n";
    let mut story = Story::new();
    let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "+44 20 7946 0018");
    contact(&mut story, "Ben Low", "ben@low.example", "");
    let ben = contact(&mut story, "Ben Low", "low@low.example", "");
    contact(&mut story, "Cyrus Orr", "cy@orr.example", "020 7946 0019");
    let mut mapping = Mapping { on_known: OnKnown::Fill, ..proposed(&story, text, Some(Kind::Contact)) };
    // Of line 4 nothing is said: it stays out, as all. A record that line 2 is not like is none of its choices.
    mapping.decided = [(2, Decision::Same(ann)), (3, Decision::Same(ben))].into();
    let (counts, problems) = take(&mut story, text, &mapping);
    assert_eq!((counts.doubtful, counts.doubles, counts.created, counts.left_out), (3, 0, 0, 1));
    assert_eq!(problems, []);
    assert_eq!(story.text(ann, NAME), "Ann Lee", "only what is empty is filled in");

    mapping.decided = [(2, Decision::Same(ben)), (3, Decision::New), (4, Decision::LeaveOut)].into();
    let (counts, _) = take(&mut story, text, &mapping);
    assert_eq!((counts.doubtful, counts.doubles, counts.created, counts.left_out), (3, 1, 1, 2));
}

#[test]
fn what_is_empty_is_filled_in_and_what_is_there_stays() {
    let text = "Name,E-mail,Phone,Notes\nA. Lee,ann@lee.example,020 7946 0018,met in May\n";
    let mut story = Story::new();
    let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "");
    let mapping = Mapping { on_known: OnKnown::Fill, ..proposed(&story, text, Some(Kind::Contact)) };
    let (counts, _) = take(&mut story, text, &mapping);
    assert_eq!(counts.updated, 1);
    assert_eq!((story.text(ann, NAME), story.text(ann, NOTES)), ("Ann Lee".into(), "met in May".into()));
    assert!(!story.text(ann, PHONE).is_empty());
    let (counts, _) = take(&mut story, text, &mapping);
    assert_eq!((counts.updated, counts.skipped), (0, 1), "there is nothing left to fill in");
}

#[test]
fn a_list_of_names_alone_makes_no_doubles_when_it_is_taken_in_twice() {
    let mut story = Story::new();
    let text = "Name,Notes\nAnn,first\nBen,\nAnn,second\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    assert_eq!(take(&mut story, text, &mapping).0.created, 3);
    assert_eq!(fates(&take(&mut story, text, &mapping).0), [0, 0, 3, 0, 0]);
}

#[test]
fn of_people_only_what_is_empty_is_filled_in_unless_one_says_otherwise_and_it_is_told_what_differs() {
    let text = "Name,E-mail,Notes\nann lee,ann@lee.example,met in May\nBen Low,ben@low.example,\n";
    let mut story = Story::new();
    let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "");
    contact(&mut story, "Ben Low", "ben@low.example", "");
    let mapping = proposed(&story, text, Some(Kind::Contact));
    let shown = preview(&mut story, text, &mapping, 0);
    assert_eq!((fates(&shown.counts), shown.counts.otherwise), ([0, 1, 1, 0, 0], 1));
    take(&mut story, text, &mapping);
    assert_eq!((story.text(ann, NAME), story.text(ann, NOTES)), ("Ann Lee".into(), "met in May".into()));
    let mapping = Mapping { on_known: OnKnown::Update, ..mapping };
    assert_eq!(preview(&mut story, text, &mapping, 0).counts.otherwise, 0, "then nothing else stays");
    let deals = proposed(&story, "Deal,Amount\nTags,100\n", Some(Kind::Deal));
    assert_eq!(deals.on_known, OnKnown::Update, "where a card stands is brought up to date");
}

#[test]
fn a_name_with_or_without_its_accents_may_be_the_same() {
    for (there, row) in
        [("Hélène Dubois", "Helene Dubois"), ("Алёна Ким", "алена  КИМ"), ("Anne-Marie Roux", "Anne-Marie Roux")]
    {
        let (counts, others) = beside([there, "h@dubois.example", ""], &format!("{row},,"));
        assert_eq!((counts, others.len()), ([0, 0, 0, 1, 0], 1), "{row}");
    }
}

#[test]
fn only_the_rows_that_are_here_already_are_shown_when_one_asks() {
    let mut story = Story::new();
    for n in 0..70 {
        contact(&mut story, &format!("Person {n}"), &format!("p{n}@post.example"), "");
    }
    // Each third is here; one may be.
    let rows =
        (0..210).map(|n| format!("Person {},p{}@post.example\n", n * 2, if n % 3 == 0 { n / 3 } else { n + 1000 }));
    let text = format!("Name,E-mail\n{}", rows.collect::<String>());
    let mapping = Mapping { on_known: OnKnown::Update, ..proposed(&story, &text, Some(Kind::Contact)) };
    let mut lines = Vec::new();
    let mut known = 0;
    for from in [0, PAGE, 2 * PAGE] {
        let shown = preview_of(&mut story, &text, &mapping, Show { from, only_known: true });
        assert!(shown.rows.iter().all(|row| row.of.is_some() || row.doubtful));
        known = shown.known;
        lines.extend(shown.rows.iter().map(|row| row.line));
    }
    assert_eq!(lines.len() as u64, known);
    let all =
        [0, PAGE, 2 * PAGE, 3 * PAGE, 4 * PAGE].map(|from| preview(&mut story, &text, &mapping, from).rows).concat();
    let wanted = all.iter().filter(|row| row.of.is_some() || row.doubtful).map(|row| row.line);
    assert_eq!(lines, wanted.collect::<Vec<_>>());
}

#[test]
fn the_preview_says_what_would_be_overwritten_and_how_many_records_change() {
    let mut story = Story::new();
    let text =
        "Name,E-mail,Phone,Notes\nAnn,ann@a.example,+44 20 7946 0018,old\nBen,ben@b.example,,\nCy,cy@c.example,,same\n";
    let mapping = over(proposed(&story, text, None));
    take(&mut story, text, &mapping);
    let text = "Name,E-mail,Phone,Notes\nAnna,ann@a.example,+44 20 7946 0018,new\nBen,ben@b.example,,a note\nCy,cy@c.example,,same\nDan,,,\n";
    let mapping = over(proposed(&story, text, None));
    let shown = preview(&mut story, text, &mapping, 0);
    assert_eq!(fates(&shown.counts), [1, 2, 1, 0, 0]);
    assert_eq!(shown.rows[0].fate, Fate::Update);
    assert_eq!(shown.rows[0].of, Some(by_name(&story, Kind::Contact, "Ann").id));
    assert_eq!(shown.rows[0].was, [(NAME, "Ann".into()), (NOTES, "old".into())]);
    assert_eq!((shown.rows[1].fate, &shown.rows[1].was[..]), (Fate::Update, &[][..]), "nothing was there to overwrite");
    assert_eq!((shown.rows[2].fate, shown.rows[3].fate), (Fate::Same, Fate::New));
    assert_eq!(take(&mut story, text, &mapping).0, shown.counts);
}

#[test]
fn the_preview_shows_all_rows_some_at_a_time() {
    let mut story = Story::new();
    let rows = (0..120).map(|n| format!("Person {n},p{n}@post.example\n")).collect::<String>();
    let text = format!("Name,E-mail\n{rows}");
    let mapping = proposed(&story, &text, None);
    let mut lines = Vec::new();
    for from in [0, PAGE, 2 * PAGE] {
        let shown = preview(&mut story, &text, &mapping, from);
        assert_eq!((shown.show.from, shown.counts.rows), (from, 120));
        lines.extend(shown.rows.iter().map(|row| row.line));
    }
    assert_eq!(lines, (2..122).collect::<Vec<u64>>());
}

#[test]
fn a_number_of_another_program_decides_and_who_has_none_is_known_as_usual() {
    let mut story = Story::new();
    let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "");
    let text = "Client ID,Name,E-mail\n7,Ann Lee,ann@lee.example\n8,Ben Low,ben@low.example\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    assert_eq!(mapping.same_by, SameBy::Column(0));
    assert_eq!(fates(&take(&mut story, text, &mapping).0), [1, 1, 0, 0, 0], "she had no number before");
    // From now on the number is what they are known by, whatever else changes.
    let text = "Client ID,Name,E-mail\n7,Ann Leigh,ann@leigh.example\n9,Ben Low,ben@low.example\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    assert_eq!(fates(&take(&mut story, text, &mapping).0), [0, 1, 0, 1, 0], "two numbers may be two people");
    assert_eq!(story.text(ann, EMAIL), "ann@leigh.example");
}

#[test]
fn what_is_only_written_in_another_way_is_no_change() {
    let row = |name: &str, email: &str, phone: &str| format!("Name,E-mail,Phone\n{name},{email},{phone}\n");
    for (name, email, phone, changed) in [
        ("Ann Lee", "ann@lee.example", "0044 7700-900005", &[][..]),
        (" Ann Lee ", "ANN@Lee.example", "(07700) 900 005", &[]),
        ("Ann Lee", "Ann@lee.example", "+44 7700 900006", &[PHONE]),
        ("Ann Lee", "ann@lee.example", "+44 7700 900005 x7", &[PHONE]),
        ("Ann Lee", "ann@lee.example", "\"020 7946 0018, 07700 900005\"", &[PHONE]),
        ("ann lee", "ANN@lee.example", "07700 900005", &[NAME]),
    ] {
        let mut story = Story::new();
        let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "+44 7700 900005");
        let text = row(name, email, phone);
        let mapping = over(proposed(&story, &text, Some(Kind::Contact)));
        let shown = preview(&mut story, &text, &mapping, 0);
        let was: Vec<_> = shown.rows[0].was.iter().map(|(field, _)| *field).collect();
        assert_eq!(was, changed, "{text}");
        let same = u64::from(changed.is_empty());
        assert_eq!(fates(&take(&mut story, &text, &mapping).0), [0, 1 - same, same, 0, 0], "{text}");
        assert_eq!(story.text(ann, EMAIL), "ann@lee.example", "{text}");
        assert_eq!(story.text(ann, PHONE) == "+44 7700 900005", !changed.contains(&PHONE), "{text}");
    }
}

#[test]
fn rows_that_change_nothing_show_what_is_there() {
    let mut story = Story::new();
    let ann = contact(&mut story, "Ann Lee", "ann@lee.example", "+44 7700 900005");
    let text = "Name,E-mail,Phone,Notes\nAnn Leigh,ANN@lee.example,07700 900006,moved\n";
    let there = |phone: &str| vec![(NAME, "Ann Lee".into()), (EMAIL, "ann@lee.example".into()), (PHONE, phone.into())];
    let sorted = |mut fields: Vec<(FieldId, Value)>| {
        fields.sort_by_key(|(field, _)| *field);
        fields
    };
    let mapping = Mapping { on_known: OnKnown::Skip, ..proposed(&story, text, Some(Kind::Contact)) };
    let row = preview(&mut story, text, &mapping, 0).rows.swap_remove(0);
    assert_eq!((row.fate, row.of, sorted(row.fields)), (Fate::Same, Some(ann), sorted(there("+44 7700 900005"))));
    // Written over, only what changes is the file's.
    let text = "Name,E-mail,Phone\nAnn Lee,ANN@lee.example,07700 900006\n";
    let mapping = over(proposed(&story, text, Some(Kind::Contact)));
    let row = preview(&mut story, text, &mapping, 0).rows.swap_remove(0);
    assert_eq!((row.fate, sorted(row.fields)), (Fate::Update, sorted(there("07700 900006"))));
}
