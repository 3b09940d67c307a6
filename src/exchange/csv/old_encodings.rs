//! The encodings from before UTF-8, told apart by how words look in them.

use super::encoding::{Encoding, one_byte};

/// Bytes with the high bit that are weighed to tell the old encodings apart.
const WEIGHED: usize = 1 << 16;

/// The one encoding that `sample`, which is not UTF-8, is most probably in. Cyrillic words are wholly of high bytes, Western ones have a few among plain letters.
pub(super) fn likeliest(sample: &[u8]) -> Encoding {
    let weighed = sample.iter().enumerate().filter(|(_, b)| **b >= 0x80).nth(WEIGHED);
    let sample = weighed.map_or(sample, |(at, _)| &sample[..at]);
    let (mut high_words, mut mixed_words) = (0, 0);
    for word in sample.split(|b| *b < 0x80 && !b.is_ascii_alphabetic()) {
        let high = word.iter().filter(|b| **b >= 0x80).count();
        if high >= 2 && high == word.len() {
            high_words += 1;
        } else if high >= 1 && high < word.len() {
            mixed_words += 1;
        }
    }
    if high_words <= mixed_words {
        return Encoding::Windows1252;
    }
    let cyrillic = [
        (Encoding::Windows1251, encoding_rs::WINDOWS_1251),
        (Encoding::Koi8R, encoding_rs::KOI8_R),
        (Encoding::Cp866, encoding_rs::IBM866),
    ];
    let weight = |encoding| cyrillic_weight(&one_byte(encoding, sample));
    let best = cyrillic.map(|(name, encoding)| (weight(encoding), name));
    let best = best.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(Encoding::Windows1251, |(_, name)| name)
}

/// How much a text looks like Russian, Ukrainian or Belarusian: frequent letters count for it; a capital
/// behind a small letter and signs that are no letters count against it.
fn cyrillic_weight(text: &str) -> i64 {
    let mut weight = 0;
    let mut before = ' ';
    for letter in text.chars() {
        if !letter.is_ascii() {
            let small = letter.to_lowercase().next().unwrap_or(letter);
            let frequent = match small {
                'о' | 'е' | 'а' | 'и' | 'н' | 'т' => 10,
                'с' | 'р' | 'в' | 'л' | 'к' | 'м' => 6,
                'д' | 'п' | 'у' | 'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' | 'ч' | 'й' | 'і' => 3,
                'х' | 'ж' | 'ш' | 'ю' | 'ц' | 'щ' | 'э' | 'ф' | 'ъ' | 'ё' | 'є' | 'ї' | 'ў' | 'ґ' => 1,
                '№' | '«' | '»' | '—' | '–' | '„' | '“' | '”' | '\u{A0}' => 0,
                _ => -15,
            };
            weight += frequent;
            if letter.is_uppercase() && before.is_lowercase() {
                weight -= 15;
            }
            // The one letter case of Windows-1251 is the other of KOI8-R.
            if letter.is_lowercase() && frequent > 0 {
                weight += 1;
            }
        }
        before = letter;
    }
    weight
}
