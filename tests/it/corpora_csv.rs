//! What real CSV files must give, file by file.

use tend::exchange::csv::guess::{ColumnGuess, ColumnKind, Guesser};
use tend::exchange::csv::values::{DayOrder, DecimalMark, parse_day, parse_money};
use tend::exchange::csv::{Delimiter, Encoding, Format, Limits, Reader, detect};

use crate::corpora::corpus;

struct Table {
    format: Format,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    guesses: Vec<ColumnGuess>,
}

impl Table {
    fn column(&self, name: &str) -> usize {
        self.columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    }

    fn get(&self, row: usize, name: &str) -> &str {
        &self.rows[row][self.column(name)]
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let at = self.column(name);
        self.rows.iter().map(move |row| row[at].as_str())
    }

    fn kind(&self, name: &str) -> &ColumnKind {
        &self.guesses[self.column(name)].kind
    }
}

/// Reads a file as proposed; a file here has no problems.
fn table(path: &str) -> Option<Table> {
    let bytes = corpus(path)?;
    let limits = Limits::default();
    let format = detect(&bytes, bytes.len() as u64, &limits).unwrap();
    let mut reader = Reader::open(&bytes, &format, &limits).unwrap();
    let columns = reader.columns().to_vec();
    let mut guesser = Guesser::new(columns.len());
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row().unwrap() {
        guesser.see(&row);
        rows.push(row.cells().map(str::to_owned).collect());
    }
    assert_eq!(reader.problems(), [], "{path}");
    let guesses = guesser.finish();
    Some(Table { format, columns, rows, guesses })
}

fn format(encoding: Encoding, delimiter: Delimiter, header: bool) -> Format {
    Format { encoding, delimiter, header, first_line: 1 }
}

const PLAIN: (Encoding, Delimiter, bool) = (Encoding::Utf8, Delimiter::Comma, true);

fn is_plain(table: &Table) {
    assert_eq!(table.format, format(PLAIN.0, PLAIN.1, PLAIN.2));
}

fn cents(table: &Table, name: &str) -> i64 {
    let cells = table.all(name).filter(|cell| !cell.is_empty());
    cells.map(|cell| parse_money(cell, DecimalMark::Point, 2).unwrap().minor).sum()
}

#[test]
fn google_contacts_for_outlook_keep_their_long_note() {
    let Some(table) = table("csv/contactsio__GoogleCreatedOutlook.csv") else {
        return;
    };
    is_plain(&table);
    assert_eq!((table.columns.len(), table.rows.len()), (88, 1));
    for (name, value) in [
        ("First Name", "Max"),
        ("Title", "Dr."),
        ("Last Name", "Mustermann"),
        ("Suffix", "jr."),
        ("E-mail Address", "privat@folker-kinzel.de"),
        ("E-mail 2 Address", "andere@folker-kinzel.de"),
        ("E-mail 3 Address", "business@folker-kinzel.de"),
        ("Birthday", "31.1.1972"),
        ("Company", "Firma"),
        ("Business City", "Leipzig"),
        ("Business Postal Code", "04315"),
    ] {
        assert_eq!(table.get(0, name), value, "{name}");
    }
    assert_eq!(table.get(0, "Notes").lines().count(), 19);
    assert!(table.get(0, "Home Address").contains('\n'));
    assert_eq!(table.kind("Birthday"), &ColumnKind::Day { order: DayOrder::Dmy, certain: true });
}

#[test]
fn outlook_on_the_web_has_a_mark_and_an_empty_last_line() {
    let Some(table) = table("csv/contactsio__Outlook365_Web.csv") else {
        return;
    };
    is_plain(&table);
    assert_eq!(table.rows.len(), 1);
    for (name, value) in [
        ("First Name", "Max"),
        ("Suffix", "Jr."),
        ("Nickname", "Maxl"),
        ("E-mail Address", "privat@folker-kinzel.de"),
        ("E-mail 2 Address", "business@folker-kinzel.de"),
        ("E-mail 3 Address", "andere@folker-kinzel.de"),
    ] {
        assert_eq!(table.get(0, name), value, "{name}");
    }
}

#[test]
fn the_sample_of_outlook_has_five_people() {
    let Some(table) = table("csv/contactsio__Sample_CSV_file_for_importing_contacts.csv") else {
        return;
    };
    is_plain(&table);
    let names: Vec<String> = (0..table.rows.len())
        .map(|row| format!("{} {}", table.get(row, "First Name"), table.get(row, "Last Name")))
        .collect();
    assert_eq!(names, ["Anita Jorgensen", "Anne-Mette Olesen", "Dorena Paschke", "Kemal Celik", "Shiori Inoue"]);
    assert!(table.all("Company").all(|company| company == "Contoso"));
    assert!(table.all("E-mail Address").all(|address| address.ends_with("@contoso.com")));
    assert!(table.rows.iter().all(|row| row.iter().any(|cell| cell == "555-555-1212")));
    assert_eq!(table.get(0, "Birthday"), "1/20/1981");
    assert_eq!(table.kind("E-mail Address"), &ColumnKind::Email);
    assert_eq!(table.kind("Business Phone"), &ColumnKind::Phone);
    assert_eq!(table.kind("Birthday"), &ColumnKind::Day { order: DayOrder::Mdy, certain: true });
    assert_eq!(table.kind("Anniversary"), &ColumnKind::Day { order: DayOrder::Dmy, certain: false });
}

#[test]
fn thunderbird_in_windows_1252_and_utf_8_is_the_same_contact() {
    let Some(ansi) = table("csv/contactsio__ThunderbirdAnsi.csv") else {
        return;
    };
    let Some(utf8) = table("csv/contactsio__ThunderbirdUtf8.csv") else {
        return;
    };
    assert_eq!(ansi.format, format(Encoding::Windows1252, Delimiter::Comma, true));
    is_plain(&utf8);
    assert_eq!((&ansi.columns, &ansi.rows), (&utf8.columns, &utf8.rows));
    assert_eq!((ansi.columns.len(), ansi.columns[37].as_str(), ansi.rows.len()), (38, "", 1));
    for (name, value) in [
        ("Vorname", "Max"),
        ("Nachname", "Mustermann"),
        ("Primäre E-Mail-Adresse", "privat@folker-kinzel.de"),
        ("Sekundäre E-Mail-Adresse", "business@folker-kinzel.de"),
        ("Tel. dienstlich", "Tel geschäftlich"),
        ("Dienstlich: Adresse", "Straße Work"),
        ("Privat: PLZ", "06779"),
    ] {
        assert_eq!(ansi.get(0, name), value, "{name}");
    }
    for value in ["1972", "1", "31", "Kommentar für Maxl"] {
        assert!(ansi.rows[0].iter().any(|cell| cell == value), "{value}");
    }
}

#[test]
fn windows_live_mail_writes_semicolons() {
    let Some(table) = table("csv/contactsio__WindowsLiveMail.csv") else {
        return;
    };
    assert_eq!(table.format, format(Encoding::Utf8, Delimiter::Semicolon, true));
    assert_eq!(table.rows.len(), 1);
    for (name, value) in [
        ("Vorname", "Max"),
        ("Nachname", "Mustermann"),
        ("Name", "Maxl"),
        ("E-Mail-Adresse", "privat@folker-kinzel.de"),
        ("Straße (privat)", "Straße 42"),
        ("Straße (geschäftlich)", "Eisenbahnstraße"),
        ("Postleitzahl (geschäftlich)", "04315"),
        ("Ort (geschäftlich)", "Leipzig"),
    ] {
        assert_eq!(table.get(0, name), value, "{name}");
    }
    for value in ["Firma", "Kommentar Äöü"] {
        assert!(table.rows[0].iter().any(|cell| cell == value), "{value}");
    }
}

#[test]
fn utf_16_of_both_orders_gives_the_same_rows() {
    for (path, encoding) in [
        ("csv/sfdc__csvtext_BOM_UTF16BE.csv", Encoding::Utf16Be),
        ("csv/sfdc__csvtext_BOM_UTF16LE.csv", Encoding::Utf16Le),
    ] {
        let Some(table) = table(path) else { return };
        assert_eq!(table.format, format(encoding, Delimiter::Comma, true));
        assert_eq!(table.columns, ["column1", "column2", "column3"]);
        assert_eq!(table.rows, [["row1-1", "row1-2", "row1-3"], ["row2-1", "row2-2", "row2-3"]]);
    }
}

#[test]
fn quoted_cells_keep_their_quotes_lines_and_json() {
    let Some(json) = table("csv/spectrum__json.csv") else {
        return;
    };
    is_plain(&json);
    assert_eq!(json.rows.len(), 1);
    assert_eq!(json.get(0, "val"), "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}");
    let Some(lines) = table("csv/spectrum__quotes_and_newlines.csv") else {
        return;
    };
    is_plain(&lines);
    assert_eq!(lines.rows, [["1", "ha \n\"ha\" \nha"], ["3", "4"]]);
    let Some(quotes) = table("csv/tabulator__doublequote.csv") else {
        return;
    };
    is_plain(&quotes);
    assert_eq!((quotes.columns.len(), quotes.rows.len()), (17, 5));
    assert!(quotes.all("AÑO").eq(["2019", "2015", "2015", "2015", "2016"]));
    assert!(quotes.all("presupuestado").eq(["74350819", "117396841", "38107510", "1616869527", "25856879"]));
}

#[test]
fn aligned_columns_without_a_header_are_read() {
    let Some(table) = table("dataset/cdnow__CDNOW_sample.txt") else {
        return;
    };
    assert_eq!(table.format, format(Encoding::Utf8, Delimiter::Blanks, false));
    assert_eq!((table.columns.len(), table.rows.len()), (5, 6_919));
    let customers: std::collections::HashSet<&str> = table.rows.iter().map(|row| row[1].as_str()).collect();
    let units: u32 = table.rows.iter().map(|row| row[3].parse::<u32>().unwrap()).sum();
    let value = |row: &Vec<String>| parse_money(&row[4], DecimalMark::Point, 2).unwrap().minor;
    assert_eq!((customers.len(), units), (2_357, 16_479));
    assert_eq!(table.rows.iter().map(value).sum::<i64>(), 24_409_194);
    assert_eq!(table.rows.iter().filter(|row| value(row) == 0).count(), 8);
    let days = || table.rows.iter().map(|row| parse_day(&row[2], DayOrder::Ymd).unwrap().to_string());
    assert_eq!(days().min().as_deref(), Some("1997-01-01"));
    assert_eq!(days().max().as_deref(), Some("1998-06-30"));
    assert_eq!(table.guesses[2].kind, ColumnKind::Day { order: DayOrder::Ymd, certain: true });
    assert_eq!(table.guesses[4].kind, ColumnKind::Number { mark: DecimalMark::Point, certain: true });
}

#[test]
fn the_summary_of_customers_is_read() {
    let Some(table) = table("dataset/cdnow__cdnow_customers_summary.csv") else {
        return;
    };
    is_plain(&table);
    assert_eq!((table.columns.join(",").as_str(), table.rows.len()), ("ID,frequency,recency,T", 2_357));
    assert_eq!(table.rows[0], ["1", "2", "30.43", "38.86"]);
}

#[test]
fn accounts_products_and_teams_are_read() {
    let Some(accounts) = table("dataset/maven__accounts.csv") else {
        return;
    };
    is_plain(&accounts);
    assert_eq!(accounts.rows.len(), 85);
    assert_eq!(accounts.rows[0], ["Acme Corporation", "technolgy", "1996", "1100.04", "2822", "United States", ""]);
    let Some(products) = table("dataset/maven__products.csv") else {
        return;
    };
    is_plain(&products);
    assert_eq!(products.rows.len(), 7);
    assert_eq!((products.get(0, "product"), products.get(0, "sales_price")), ("GTX Basic", "550"));
    let Some(teams) = table("dataset/maven__sales_teams.csv") else {
        return;
    };
    is_plain(&teams);
    assert_eq!(teams.rows.len(), 35);
    assert_eq!(teams.rows[0], ["Anna Snelling", "Dustin Brinkmann", "Central"]);
}

#[test]
fn the_sales_pipeline_is_read_whole() {
    let Some(table) = table("dataset/maven__sales_pipeline.csv") else {
        return;
    };
    is_plain(&table);
    let count = |name: &str, value: &str| table.all(name).filter(|cell| *cell == value).count();
    assert_eq!(table.rows.len(), 8_800);
    let stages = ["Won", "Lost", "Engaging", "Prospecting"].map(|stage| count("deal_stage", stage));
    assert_eq!(stages, [4_238, 2_473, 1_589, 500]);
    assert_eq!(cents(&table, "close_value"), 1_000_553_400);
    assert_eq!((count("account", ""), count("product", "GTXPro")), (1_425, 1_480));
    let filled =
        |name| table.all(name).filter(|cell| !cell.is_empty()).map(|cell| parse_day(cell, DayOrder::Ymd).unwrap());
    assert_eq!(filled("engage_date").min().map(|day| day.to_string()).as_deref(), Some("2016-10-20"));
    assert_eq!(filled("close_date").max().map(|day| day.to_string()).as_deref(), Some("2017-12-31"));
    let values = ["Engaging", "Lost", "Prospecting", "Won"].map(str::to_owned).to_vec();
    assert_eq!(table.kind("deal_stage"), &ColumnKind::Choice { values });
    assert_eq!(table.kind("close_date"), &ColumnKind::Day { order: DayOrder::Ymd, certain: true });
    assert_eq!(table.kind("close_value"), &ColumnKind::Number { mark: DecimalMark::Point, certain: true });
    assert_eq!(table.kind("opportunity_id"), &ColumnKind::Text);
}
