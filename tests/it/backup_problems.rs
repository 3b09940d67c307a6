//! What is refused, and with which words of data: every file that is not wholly a backup.

use crate::backup::{export, sound};
use crate::backup_histories::base;
use crate::corpora::corpus;
use crate::story::Story;
use tend::exchange::backup::{Disagreement, Item, Limits, Problem, ProblemKind, read, to_bytes};
use tend::exchange::csv::FileKind;
use tend::model::schema::NAME;
use tend::model::{Device, Kind, RecordId, Stamp};

#[track_caller]
fn problem(bytes: &[u8]) -> Problem {
    read(bytes, &Limits::default()).expect_err("it was taken")
}

fn id(n: u8) -> RecordId {
    RecordId::derived("problem", &[&[n]])
}

const ONE: &str = r#"{"kind":"contact","id":"ID","born":"5.0@1","fields":{"name":"Ines"}}"#;
const BORN: &str = r#"{"stamp":"5.0@1","cause":{"person":"create"},"changes":[{"born":"ID"}]}"#;

/// A backup by hand, without a checksum.
fn by_hand(records: &[&str], journal: &[&str]) -> String {
    let head = format!(r#"{{"format":"tend-backup","version":1,"base":"{}""#, base());
    let whole =
        format!("{head},\n\"records\":[\n{}\n],\n\"journal\":[\n{}\n]}}", records.join(",\n"), journal.join(",\n"));
    whole.replace("\"ID\"", &format!("\"{}\"", id(1)))
}

#[track_caller]
fn kind_of(records: &[&str], journal: &[&str]) -> ProblemKind {
    problem(by_hand(records, journal).as_bytes()).kind
}

fn small() -> Vec<u8> {
    let mut story = Story::bare(Device(1));
    let contact = story.create(Kind::Contact, &[(NAME, "Ines Дуарте".into())]);
    story.create(Kind::Company, &[(NAME, "Липа".into())]);
    story.edit(contact, NAME, "Ines");
    export(&story.workspace, &story.journal)
}

#[test]
fn a_backup_written_by_hand_is_taken_and_comes_out_with_its_checksum() {
    let backup = sound(by_hand(&[ONE], &[BORN]).as_bytes());
    assert_eq!(backup.base, base());
    assert_eq!(backup.records.len(), 1);
    let bytes = to_bytes(backup.base, &backup.records, backup.sets).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with(by_hand(&[ONE], &[BORN]).trim_end_matches('}')), "{text}");
    assert!(text.contains("\n],\n\"xxh3\":\""));
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Kept>(&by_hand(&[ONE], &[BORN])).unwrap());
    assert_eq!(sound(pretty.unwrap().as_bytes()).records.len(), 1, "spaces and line ends are free");
    let with_bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    assert_eq!(sound(&with_bom).records.len(), 1);
}

/// JSON in the order in which it stands.
struct Kept(Vec<(String, serde_json::Value)>);

impl<'de> serde::Deserialize<'de> for Kept {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> serde::de::Visitor<'de> for Pairs {
            type Value = Kept;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Kept, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Kept(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

impl serde::Serialize for Kept {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[test]
fn a_backup_cut_off_at_any_byte_is_refused_as_cut_off_with_the_line() {
    let bytes = small();
    for cut in 1..bytes.len() - 1 {
        let found = problem(&bytes[..cut]);
        assert_eq!(found.kind, ProblemKind::CutOff, "at {cut}");
        let before = &bytes[..cut];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(found.place.line, line, "at {cut}");
    }
    let half = bytes.len() / 2;
    assert!(matches!(problem(&bytes[..half]).place.item, Some(Item::Record(_) | Item::Set(_))));
}

#[test]
fn any_bit_flipped_is_refused() {
    let bytes = small();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            problem(&flipped);
        }
    }
}

#[test]
fn without_its_checksum_a_flipped_file_is_refused_or_wholly_consistent() {
    let bytes = small();
    let end = bytes.len() - ",\n\"xxh3\":\"0123456789abcdef\"}\n".len();
    let bare = [&bytes[..end], b"}"].concat();
    sound(&bare);
    for at in 0..bare.len() {
        for with in [1, 0x20, 0x80, 0xff] {
            let mut flipped = bare.clone();
            flipped[at] ^= with;
            if let Ok(backup) = read(&*flipped, &Limits::default()) {
                let again = to_bytes(backup.base, &backup.records, backup.sets).unwrap();
                sound(&again);
            }
        }
    }
}

#[test]
fn what_is_no_backup_at_all_is_named() {
    let csv = b"name,city\nInes,Porto\n";
    for (bytes, kind) in [
        (&b""[..], ProblemKind::Empty),
        (b"\xEF\xBB\xBF \n", ProblemKind::Empty),
        (b"PK\x03\x04....", ProblemKind::OtherFile(FileKind::Archive)),
        (b"%PDF-1.7", ProblemKind::OtherFile(FileKind::Pdf)),
        (csv, ProblemKind::OtherText),
        (b"\x01\x00\x02\x00", ProblemKind::OtherFile(FileKind::Binary)),
        (b"[1,2]", ProblemKind::OtherJson),
        (b"{}", ProblemKind::OtherJson),
        (b"{\"name\":\"other\"}", ProblemKind::OtherJson),
        (b"{\"format\":\"excalidraw\"}", ProblemKind::OtherJson),
        (b"\xFF\xFE{\x00", ProblemKind::Encoding),
        (b"{\x00\"\x00", ProblemKind::Encoding),
        (b"\x00{\x00\"", ProblemKind::Encoding),
        (b"{\"format\":\"\xE9\"}", ProblemKind::Encoding),
    ] {
        assert_eq!(problem(bytes).kind, kind, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_newer_version_is_told_with_its_number_whatever_stands_in_it() {
    let newer = br#"{"format":"tend-backup","version":2,"packed":[[["#;
    assert_eq!(problem(newer).kind, ProblemKind::Newer { found: 2, known: 1 });
    for version in ["0", "-1", "1.5", "\"1\"", "null"] {
        let text = by_hand(&[], &[]).replace("\"version\":1", &format!("\"version\":{version}"));
        assert!(matches!(problem(text.as_bytes()).kind, ProblemKind::Form { .. }), "{version}");
    }
}

#[test]
fn unknown_hostile_and_repeated_names_are_refused_with_the_place() {
    for (what, by) in [
        ("\"fields\":{", "\"__proto__\":{},\"fields\":{"),
        ("\"fields\":{", "\"fields\":{\"__proto__\":\"x\","),
        ("\"fields\":{", "\"fields\":{\"constructor\":\"x\","),
        ("\"fields\":{", "\"fields\":{\"name\":\"Anna\","),
        ("\"fields\":{", "\"fields\":{\"unknown:7\":\"x\","),
        ("\"born\":\"5.0@1\",", "\"born\":\"5.0@1\",\"born\":\"5.0@1\","),
        ("\"born\":\"5.0@1\",", "\"born\":\"5.0@01\","),
        ("\"born\":\"5.0@1\",", "\"born\":\"+5.0@1\","),
        ("\"born\":\"5.0@1\",", "\"born\":\"281474976710656.0@1\","),
        ("\"born\":\"5.0@1\",", ""),
        ("\"contact\"", "\"alien\""),
        ("\"Ines\"", "\"\""),
        ("\"Ines\"", "null"),
        ("\"Ines\"", "{\"day\":\"2026-02-30\"}"),
        ("\"Ines\"", "{\"money\":[1,\"GBP\"],\"day\":\"2026-02-01\"}"),
        ("\"Ines\"", "[\"a\",1]"),
        ("\"ID\"", "\"7\""),
    ] {
        let record = ONE.replace(what, by);
        assert_ne!(record, ONE);
        let found = problem(by_hand(&[&record], &[BORN]).as_bytes());
        assert!(matches!(found.kind, ProblemKind::Form { .. }), "{record}: {found}");
        assert_eq!((found.place.line, found.place.item), (3, Some(Item::Record(1))), "{record}");
    }
    for set in [
        BORN.replace("\"born\"", "\"evolve\""),
        BORN.replace("\"person\":\"create\"", "\"person\":\"juggle\""),
        BORN.replace("\"cause\"", "\"why\""),
        BORN.replace("\"stamp\"", "\"__proto__\":1,\"stamp\""),
        BORN.replace("{\"born\":\"ID\"}", "{\"set\":{\"id\":\"ID\",\"field\":\"nose\"}}"),
    ] {
        let found = problem(by_hand(&[ONE], &[&set]).as_bytes());
        assert!(matches!(found.kind, ProblemKind::Form { .. }), "{set}: {found}");
        assert_eq!((found.place.line, found.place.item), (6, Some(Item::Set(1))), "{set}");
    }
    let text = by_hand(&[ONE], &[BORN]);
    for text in [
        text.replace("\"journal\"", "\"records\""),
        text.replace("\"base\"", "\"version\""),
        format!("{},\"more\":1}}", text.trim_end_matches('}')),
        format!("{},\"xxh3\":\"\",\"xxh3\":\"\"}}", text.trim_end_matches('}')),
    ] {
        assert!(matches!(problem(text.as_bytes()).kind, ProblemKind::Form { .. }), "{text}");
    }
    assert_eq!(problem(format!("{text} [[]]").as_bytes()).kind, ProblemKind::Syntax);
    let wrong = format!("{},\"xxh3\":\"0000000000000000\"}}", text.trim_end_matches('}'));
    assert_eq!(problem(wrong.as_bytes()).kind, ProblemKind::Checksum);
}

#[test]
fn what_stands_there_twice_or_out_of_order_is_refused() {
    assert_eq!(kind_of(&[ONE, ONE], &[BORN]), ProblemKind::DuplicateRecord(id(1)));
    let stamp = Stamp::new(5, 0, Device(1));
    assert_eq!(kind_of(&[ONE], &[BORN, BORN]), ProblemKind::DuplicateStamp(stamp));
    let later = r#"{"stamp":"9.0@1","cause":{"person":"edit"},"changes":[]}"#;
    assert_eq!(kind_of(&[ONE], &[later, BORN]), ProblemKind::Disorder(stamp));
    let found = problem(by_hand(&[ONE], &[later, BORN]).as_bytes());
    assert_eq!((found.place.line, found.place.item), (7, Some(Item::Set(2))));
}

#[test]
fn records_that_the_journal_does_not_make_are_refused() {
    let how = |records: &[&str], journal: &[&str]| match kind_of(records, journal) {
        ProblemKind::Disagree { id: of, how } if of == id(1) => how,
        other => panic!("{other}"),
    };
    let create =
        BORN.replace("{\"born\":\"ID\"}", r#"{"create":{"kind":"contact","id":"ID","fields":{"name":"Ines"}}}"#);
    let deleted = r#"{"stamp":"9.0@1","cause":{"person":"delete"},"changes":[{"delete":"ID"}]}"#;
    sound(by_hand(&[ONE], &[&create]).as_bytes());
    assert_eq!(how(&[ONE], &[]), Disagreement::NotBorn);
    assert_eq!(how(&[], &[BORN]), Disagreement::NotListed);
    assert_eq!(how(&[], &[&create]), Disagreement::NotListed);
    assert_eq!(how(&[ONE], &[BORN, deleted]), Disagreement::Life);
    assert_eq!(how(&[&ONE.replace("5.0@1", "4.0@1")], &[BORN]), Disagreement::Birth);
    assert_eq!(how(&[&ONE.replace("contact", "company")], &[&create]), Disagreement::Birth);
    assert_eq!(how(&[&ONE.replace("Ines", "Anna")], &[&create]), Disagreement::Field(NAME));
    let alive = ONE.replace("\"fields\"", "\"deleted\":true,\"fields\"");
    assert_eq!(how(&[&alive], &[BORN]), Disagreement::Life);
    sound(by_hand(&[&alive], &[BORN, deleted]).as_bytes());
}

#[test]
fn a_reference_to_nothing_and_a_change_of_nothing_are_tolerated() {
    let dangling = ONE.replace("\"Ines\"", "\"Ines\",\"company\":{\"ref\":\"00000000-0000-0000-0000-000000000000\"}");
    let nothing = r#"{"stamp":"9.0@1","cause":{"person":"edit"},"changes":[{"set":{"id":"00000000-0000-0000-0000-000000000000","field":"name","after":"x"}}]}"#;
    assert_eq!(sound(by_hand(&[&dangling], &[BORN, nothing]).as_bytes()).sets.len(), 2);
}

#[test]
fn bombs_are_refused_at_the_limit() {
    let limits = Limits { bytes: 4000, text: 100, depth: 64, records: 1, changes: 1 };
    let problem = |text: &str| read(text.as_bytes(), &limits).expect_err("it was taken");
    let inside = |value: &str| by_hand(&[&ONE.replace("\"Ines\"", value)], &[BORN]);

    // What cannot be a value is refused before it gets deep.
    let refused = |kind: &ProblemKind| matches!(kind, ProblemKind::TooDeep { limit: 64 } | ProblemKind::Form { .. });
    let deep = problem(&inside(&"[".repeat(1000)));
    assert!(refused(&deep.kind), "{:?}", deep.kind);
    assert_eq!((deep.place.line, deep.place.item), (3, Some(Item::Record(1))));
    problem(&inside(&"{\"a\":".repeat(500)));
    assert_eq!(problem(&inside(&format!("\"{}\"", "a".repeat(101)))).kind, ProblemKind::TextTooLong { limit: 100 });
    assert_eq!(problem(&inside(&"9".repeat(101))).kind, ProblemKind::TextTooLong { limit: 100 });
    assert_eq!(problem(&inside(&format!("1{}", "\n".repeat(4000)))).kind, ProblemKind::TooLarge { limit: 4000 });
    assert_eq!(problem(&inside("1e999")).kind, ProblemKind::Syntax, "infinity is no number");
    let two = ONE.replace("\"ID\"", "\"00000000-0000-0000-0000-000000000000\"");
    assert_eq!(problem(&by_hand(&[ONE, &two], &[])).kind, ProblemKind::TooMany { limit: 1 });
    let twice = BORN.replace("{\"born\":\"ID\"}", "{\"delete\":\"ID\"},{\"revive\":\"ID\"}");
    assert_eq!(problem(&by_hand(&[], &[&twice])).kind, ProblemKind::TooMany { limit: 1 });
}

#[test]
fn a_file_that_the_device_cannot_read_is_told_so() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    let bytes = small();
    let half = std::io::Read::chain(&bytes[..bytes.len() / 2], Broken);
    assert_eq!(read(half, &Limits::default()).expect_err("it was taken").kind, ProblemKind::Unreadable);
    assert_eq!(read(Broken, &Limits::default()).expect_err("it was taken").kind, ProblemKind::Unreadable);
}

/// Well-made JSON is refused for not being a backup, the rest for whatever is wrong with it.
#[test]
fn nasty_json_of_the_collection_is_refused() {
    let names = [
        "i_number_neg_int_huge_exp",
        "i_object_key_lone_2nd_surrogate",
        "i_string_UTF-16LE_with_BOM",
        "i_string_invalid_utf-8",
        "i_string_overlong_sequence_6_bytes",
        "i_string_truncated-utf-8",
        "i_string_utf16BE_no_BOM",
        "i_structure_500_nested_arrays",
        "n_array_unclosed_with_object_inside",
        "n_object_emoji",
        "n_object_missing_colon",
        "n_object_repeated_null_null",
        "n_structure_UTF8_BOM_no_data",
        "n_structure_open_array_object",
        "n_structure_open_open",
        "n_structure_whitespace_formfeed",
        "y_object",
        "y_object_duplicated_key",
        "y_object_empty_key",
        "y_string_surrogates_U+1D11E_MUSICAL_SYMBOL_G_CLEF",
        "y_structure_lonely_int",
    ];
    for name in names {
        let Some(bytes) = corpus(&format!("json/{name}.json")) else { continue };
        let found = problem(&bytes);
        if name.starts_with("y_object") {
            assert_eq!(found.kind, ProblemKind::OtherJson, "{name}");
        }
        // The same inside a backup: as a value, and as a whole list.
        let mut inside = by_hand(&[ONE], &[BORN]).into_bytes();
        let at = inside.windows(6).position(|six| six == b"\"Ines\"").unwrap();
        inside.splice(at..at + 6, bytes.iter().copied());
        if !name.starts_with('y') {
            problem(&inside);
        }
        let mut whole =
            br#"{"format":"tend-backup","version":1,"base":"00000000-0000-0000-0000-000000000000","records":"#.to_vec();
        whole.extend(&bytes);
        problem(&whole);
    }
}
