//! In which currency a person reckons, guessed from the languages that the browser tells.

use crate::model::Currency;

/// Regions of BCP 47 tags and the ISO 4217 currencies in use there.
const CURRENCIES: &[(&str, &str)] = &[
    ("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK", "EUR"),
    ("GB", "GBP"),
    ("US", "USD"),
    ("RU", "RUB"),
    ("AU", "AUD"),
    ("BY", "BYN"),
    ("CA", "CAD"),
    ("CH LI", "CHF"),
    ("CN", "CNY"),
    ("CZ", "CZK"),
    ("DK", "DKK"),
    ("HU", "HUF"),
    ("IN", "INR"),
    ("JP", "JPY"),
    ("KZ", "KZT"),
    ("NO", "NOK"),
    ("NZ", "NZD"),
    ("PL", "PLN"),
    ("SE", "SEK"),
    ("TR", "TRY"),
    ("UA", "UAH"),
];

/// What the first tag with a known region points to (`de-CH`: CHF); else roubles for Russian, and pounds.
#[must_use]
pub fn currency_of<'a>(tags: impl IntoIterator<Item = &'a str> + Clone) -> Currency {
    let region = |tag: &str| {
        let region = tag.split(['-', '_']).skip(1).find(|part| part.len() == 2)?.to_ascii_uppercase();
        let (_, code) = CURRENCIES.iter().find(|(regions, _)| regions.split(' ').any(|one| one == region))?;
        Currency::new(code)
    };
    let speaks_russian = |tag: &str| tag.split(['-', '_']).next() == Some("ru");
    let guessed = tags.clone().into_iter().find_map(region);
    guessed.unwrap_or(if tags.into_iter().next().is_some_and(speaks_russian) { Currency::RUB } else { Currency::GBP })
}

/// Every currency that can be guessed, by its code.
#[must_use]
pub fn currencies() -> Vec<&'static str> {
    let mut codes: Vec<_> = CURRENCIES.iter().map(|(_, code)| *code).collect();
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_decides_before_the_language() {
        let of = |tags: &[&str]| currency_of(tags.iter().copied()).code().to_owned();
        assert_eq!(of(&["ru-KZ", "ru"]), "KZT");
        assert_eq!(of(&["de", "de-CH"]), "CHF");
        assert_eq!(of(&["zh-Hans-CN"]), "CNY");
        assert_eq!(of(&["ru"]), "RUB");
        assert_eq!(of(&["en"]), "GBP");
        assert_eq!(of(&[]), "GBP");
    }
}
