//! Cells of one column that are not all written alike: days in several forms, lists with several separators.

use crate::import_rows::{by_name, proposed, take};
use crate::story::Story;
use tend::exchange::import::{RowProblemKind, Target};
use tend::model::schema::{BIRTHDAY, NAME, TAGS};
use tend::model::{Day, FieldType, Kind, Records, Value};

fn birthday(story: &Story, name: &str) -> Option<String> {
    by_name(story, Kind::Contact, name).get(BIRTHDAY).and_then(Value::as_day).map(Day::to_iso)
}

const DAYS: &str = "\
Name,Birthday
Anna,14 марта 1988
Ben,02.12.1979
Cy,28.11
Dmitri,1988-03-14
Eva,14 March 1988
Felix,3 сент. 1990
Gleb,декабрь 5 1971
";

#[test]
fn each_day_of_a_column_is_read_by_its_own_form_and_a_birthday_does_without_its_year() {
    let mut story = Story::new();
    let mapping = proposed(&story, DAYS, None);
    assert!(matches!(mapping.columns[1], Target::Field { field: BIRTHDAY, .. }), "{:?}", mapping.columns[1]);
    let (counts, problems) = take(&mut story, DAYS, &mapping);
    assert_eq!(counts.created, 7);
    assert_eq!(problems, []);
    assert!(!by_name(&story, Kind::Contact, "Cy").get(BIRTHDAY).and_then(Value::as_day).unwrap().has_year());
    for (name, day) in [
        ("Anna", Some("1988-03-14")),
        ("Ben", Some("1979-12-02")),
        ("Cy", Some("1604-11-28")),
        ("Dmitri", Some("1988-03-14")),
        ("Eva", Some("1988-03-14")),
        ("Felix", Some("1990-09-03")),
        ("Gleb", Some("1971-12-05")),
    ] {
        assert_eq!(birthday(&story, name).as_deref(), day, "{name}");
    }
}

#[test]
fn what_the_column_proves_decides_only_where_a_day_may_be_read_in_two_ways() {
    for (proof, wanted) in [("12/31/1980", "1979-02-12"), ("31/12/1980", "1979-12-02")] {
        let text = format!("Name,Birthday\nAnn,02/12/1979\nBen,{proof}\nCy,1988-03-14\nDan,14 March 1988\n");
        let mut story = Story::new();
        let mapping = proposed(&story, &text, None);
        assert_eq!(take(&mut story, &text, &mapping).1, [], "{proof}");
        assert_eq!(birthday(&story, "Ann").as_deref(), Some(wanted), "{proof}");
        assert_eq!(birthday(&story, "Ben").as_deref(), Some("1980-12-31"), "{proof}");
    }
    // The other order, in one cell only: it is read, and does not turn the others round.
    let text = "Name,Birthday\nAnn,02/12/1979\nBen,31/12/1980\nCy,30/11/1981\nDan,12/31/1982\n";
    let mut story = Story::new();
    let mapping = proposed(&story, text, None);
    assert_eq!(take(&mut story, text, &mapping).1, []);
    assert_eq!(birthday(&story, "Ann").as_deref(), Some("1979-12-02"));
    assert_eq!(birthday(&story, "Dan").as_deref(), Some("1982-12-31"));
}

#[test]
fn birthdays_that_all_lack_their_year_are_no_numbers() {
    let mut story = Story::new();
    let text = "Имя;День рождения\nАнна;28.11\nПётр;3 мая\n";
    let mapping = proposed(&story, text, None);
    let (counts, problems) = take(&mut story, text, &mapping);
    assert_eq!(counts.created, 2);
    assert_eq!(problems, []);
    assert_eq!(birthday(&story, "Пётр").as_deref(), Some("1604-05-03"));
    // Any other day needs its year: it is named, and nothing is guessed.
    let text = "Сделка;Этап;Срок оплаты\nВывеска;Новая;28.11\n";
    let mapping = proposed(&story, text, Some(Kind::Deal));
    let (_, problems) = take(&mut story, text, &mapping);
    assert_eq!(problems, [(2, RowProblemKind::NoYear { cell: "28.11".into() })]);
    // Pasted without a heading, each in a form of its own.
    let text = "Анна Белова;2 декабря\nПётр Серов;02.12.\nИнна Котова;14/03\nОлег Дёмин;--12-02\nВера Мей;12.03.1985\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    assert!(matches!(mapping.columns[1], Target::Field { field: BIRTHDAY, .. }), "{:?}", mapping.columns[1]);
    assert_eq!(take(&mut story, text, &mapping).1, []);
    assert_eq!(birthday(&story, "Инна Котова").as_deref(), Some("1604-03-14"));
    assert_eq!(birthday(&story, "Вера Мей").as_deref(), Some("1985-03-12"));
    // Months with their years are no days, neither as headings nor below one.
    let text = "Name,Month,Jan 26,Feb 26\nAnn,Jan 26,100,3.5\nBen,Feb 26,90,4.2\n";
    let mapping = proposed(&story, text, Some(Kind::Contact));
    assert!(
        matches!(&mapping.columns[1], Target::New { name, holds, .. } if name == "Month" && *holds != FieldType::Day),
        "{:?}",
        mapping.columns[1]
    );
    assert!(matches!(&mapping.columns[2], Target::New { name, .. } if name == "Jan 26"), "{:?}", mapping.columns[2]);
    // A column of numbers that is called nothing of the kind stays one.
    let text = "Name,Score\nAnn,1.2\nBen,3.5\n";
    let mapping = proposed(&story, text, None);
    assert!(matches!(&mapping.columns[1], Target::New { holds: FieldType::Number, .. }));
}

#[test]
fn comma_and_semicolon_both_part_a_list_and_quotes_hold_it_together() {
    for text in [
        "Имя;Метки\nАнна;\"опт, вип; \"\"сад, дом\"\"\"\nПётр;опт\n",
        "Имя\tМетки\nАнна\tопт; вип, \"сад, дом\"\nПётр\tопт\n",
        "Имя,Метки\nАнна,\"опт; вип, \"\"сад, дом\"\"; опт\"\nПётр,опт\n",
    ] {
        let mut story = Story::new();
        let mapping = proposed(&story, text, None);
        let (counts, problems) = take(&mut story, text, &mapping);
        assert_eq!((counts.created, problems), (2, vec![]), "{text}");
        let Some(Value::Refs(tags)) = by_name(&story, Kind::Contact, "Анна").get(TAGS).cloned() else {
            panic!("no tags: {text}");
        };
        let records = story.workspace.records();
        let names: Vec<_> = tags.iter().filter_map(|tag| records.value(*tag, NAME)).collect();
        assert_eq!(names, ["опт", "вип", "сад, дом"].map(Value::from), "{text}");
    }
}
