//! The words of a rule's sentence that stand for its parts: all of them, in their order, and together the sentence.

use crate::oracle::dice::{Cast, Dice};
use crate::sentences::reader;
use proptest::prelude::*;
use tend::rule::{Body, Path, Step, Where};
use tend::text::Language;
use tend::views::sentence::{Piece, pieces, sentence};
use tend::views::words::Words;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_a_rule_has_its_words_in_the_sentence(bytes in prop::collection::vec(any::<u8>(), 20..120)) {
        for language in Language::ALL {
            let reader = reader(language);
            let (records, schema) = (reader.story.workspace.records(), reader.story.workspace.schema());
            let words = Words { records, schema, formats: &reader.formats, zone: &tend::model::Utc };
            let [people, companies, contacts, tags, rules] = [(); 5].map(|()| vec![reader.olga]);
            let cast = Cast { people, companies, contacts, tags, rules };
            let body = Dice::new(&bytes, &cast).body(&[]);
            let found = pieces(&body, &words);
            let together: String = found.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(together, sentence(&body, &words));
            let steps: Vec<Where> = found.iter().filter_map(|piece| piece.of).filter(|of| matches!(of, Where::Step(_))).collect();
            let path = Path::of(&body.steps);
            let told = |(_, stop): &(usize, &tend::rule::Stop<'_>)| !matches!(stop.step, Step::Branch { .. });
            let expected: Vec<Where> = path.iter().enumerate().filter(told).map(|(n, _)| Where::Step(n)).collect();
            prop_assert_eq!(steps, expected);
            prop_assert_eq!(found.iter().filter(|piece| piece.of == Some(Where::Trigger)).count(), 1);
        }
    }
}

#[test]
fn what_is_pressed_in_the_sentence_is_what_a_fault_is_about() {
    let reader = reader(Language::English);
    let (records, schema) = (reader.story.workspace.records(), reader.story.workspace.schema());
    let words = Words { records, schema, formats: &reader.formats, zone: &tend::model::Utc };
    let test = |source: &str| format!(r#"{{"test":{{"of":{{"field":"source"}},"op":"is","value":"{source}"}}}}"#);
    let (fair, web, shop) = (test("fair"), test("web"), test("shop"));
    let body = Body::from_json(&format!(
        r#"{{"of":"deal","when":"created","if":{{"any":[{fair},{web}]}},"then":[
            {{"branch":{{"ways":[{{"if":{shop},"then":[{{"notify":{{"text":"A"}}}}]}}],"otherwise":[{{"notify":{{"text":"A"}}}}]}}}},
            {{"notify":{{"text":"A"}}}}]}}"#
    ))
    .unwrap();
    let found = pieces(&body, &words);
    let said: Vec<(&str, Where)> =
        found.iter().filter_map(|Piece { text, of }| of.map(|of| (text.as_str(), of))).collect();
    let reminds = "remind me: “A”";
    assert_eq!(
        said,
        [
            ("a deal is created", Where::Trigger),
            ("the source is “fair”", Where::Test(0)),
            ("the source is “web”", Where::Test(1)),
            ("the source is “shop”", Where::Test(2)),
            (reminds, Where::Step(1)),
            (reminds, Where::Step(2)),
            (reminds, Where::Step(3)),
        ]
    );
}
