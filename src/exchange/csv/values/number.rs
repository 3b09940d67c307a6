//! Numbers and money as people and programs write them, kept as whole numbers.

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DecimalMark {
    /// `1,234.56`
    Point,
    /// `1 234,56` or `1.234,56`
    Comma,
}

impl DecimalMark {
    fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// An exact number: `units` / 10^`scale`, with no surplus zeros at the end of its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// The digits, signed, without the decimal mark.
    pub units: i64,
    /// How many of them are decimals.
    pub scale: u32,
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money<'a> {
    /// Minor currency units (cents, kopecks).
    pub minor: i64,
    /// The sign, code or word as it stands in the cell: `€`, `USD`, `руб.`
    pub currency: Option<&'a str>,
}

/// Why a cell is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Something else stands there, or the groups of thousands are not groups of thousands.
    #[error("not a number")]
    NotANumber,
    /// It would have to be rounded.
    #[error("{decimals} decimals, at most {allowed}")]
    TooPrecise {
        /// Decimals in the cell, zeros at the end not counted.
        decimals: u32,
        /// Decimals there may be.
        allowed: u32,
    },
    /// More digits than fit.
    #[error("too large")]
    TooLarge,
}

/// A number with a sign of any kind (`-5`, `−5`, `5-`, `(5)`) and groups of thousands of any kind.
pub fn parse_number(text: &str, mark: DecimalMark) -> Result<Number, NumberError> {
    match parse(text, mark)? {
        (number, None) => Ok(number),
        (_, Some(_)) => Err(NumberError::NotANumber),
    }
}

/// An amount with at most `minor_digits` decimals that are not zero (2 for most currencies, 0 for JPY).
pub fn parse_money(text: &str, mark: DecimalMark, minor_digits: u32) -> Result<Money<'_>, NumberError> {
    let (number, currency) = parse(text, mark)?;
    let Some(missing) = minor_digits.checked_sub(number.scale) else {
        return Err(NumberError::TooPrecise { decimals: number.scale, allowed: minor_digits });
    };
    let factor = 10_i64.checked_pow(missing).ok_or(NumberError::TooLarge)?;
    let minor = number.units.checked_mul(factor).ok_or(NumberError::TooLarge)?;
    Ok(Money { minor, currency })
}

/// The mark a single text proves. Either would do for `1,234` and for `5`: those prove none.
pub(in super::super) fn proven_mark(text: &str) -> Option<DecimalMark> {
    let (_, digits, _) = around_digits(text, DecimalMark::Point)?;
    match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => Some(DecimalMark::Point),
        (Some(_), Some(_)) => Some(DecimalMark::Comma),
        (Some(_), None) => single_mark(digits, DecimalMark::Point, DecimalMark::Comma),
        (None, Some(_)) => single_mark(digits, DecimalMark::Comma, DecimalMark::Point),
        (None, None) => None,
    }
}

/// The mark of a number that stands alone, as somebody typed it. Where either would do, as in `4,850`, an amount
/// (`decimals`: how many its currency has) is in groups of thousands, and any other number is as `usual` has it.
#[must_use]
pub fn typed_mark(text: &str, decimals: Option<u32>, usual: DecimalMark) -> DecimalMark {
    proven_mark(text).unwrap_or_else(|| match (text.contains('.'), decimals) {
        (true, Some(0..=2)) => DecimalMark::Comma,
        (true, _) => DecimalMark::Point,
        (false, Some(0..=2)) => DecimalMark::Point,
        (false, _) => usual,
    })
}

fn single_mark(digits: &str, mark: DecimalMark, other: DecimalMark) -> Option<DecimalMark> {
    let (before, after) = digits.split_once(mark.char())?;
    let grouped = (1..=3).contains(&before.len()) && before != "0" && after.len() == 3;
    if after.contains(mark.char()) { Some(other) } else { (!grouped).then_some(mark) }
}

/// What stands before the first digit, from it to the last, and behind.
fn around_digits(text: &str, mark: DecimalMark) -> Option<(&str, &str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let mut first = text.find(digit)?;
    let end = text.rfind(digit)? + 1;
    // `.5`, but not `Rs.5`
    if let Some(before) = text[..first].strip_suffix(mark.char())
        && !before.ends_with(char::is_alphabetic)
    {
        first = before.len();
    }
    Some((&text[..first], &text[first..end], &text[end..]))
}

fn parse(text: &str, mark: DecimalMark) -> Result<(Number, Option<&str>), NumberError> {
    let refused = NumberError::NotANumber;
    let Some((before, digits, behind)) = around_digits(text, mark) else {
        return Err(refused);
    };
    // `5,-` is five and no decimals.
    let dashes = [",-", ",–", ",—", ".-", ".–", ".—"];
    let behind = dashes.iter().find_map(|dash| behind.strip_prefix(dash)).unwrap_or(behind);
    let is_minus = |c: char| matches!(c, '-' | '\u{2212}');
    let is_sign = |c: char| is_minus(c) || matches!(c, '+' | '(' | ')');
    let count = |c: char| before.matches(c).count() + behind.matches(c).count();
    let minuses = before.matches(is_minus).count() + behind.matches(is_minus).count();
    let in_brackets = before.matches('(').count() == 1 && behind.matches(')').count() == 1;
    let signs = before.matches(is_sign).count() + behind.matches(is_sign).count();
    let signs_fit = signs == minuses + count('+') && signs <= 1 || in_brackets && signs == 2;
    if !signs_fit || behind.contains('+') {
        return Err(refused);
    }
    let word = |text: &'_ str| -> (usize, usize) {
        let trimmed = text.trim_start_matches(|c: char| is_sign(c) || c.is_whitespace());
        let start = text.len() - trimmed.len();
        (start, start + trimmed.trim_end_matches(|c: char| is_sign(c) || c.is_whitespace()).len())
    };
    let (front, back) = (word(before), word(behind));
    let currency = match (&before[front.0..front.1], &behind[back.0..back.1]) {
        ("", "") => None,
        (currency, "") | ("", currency) if is_currency(currency) => Some(currency),
        _ => return Err(refused),
    };
    let mut number = unsigned(digits, mark)?;
    if minuses == 1 || in_brackets {
        number.units = -number.units;
    }
    Ok((number, currency))
}

fn is_currency(word: &str) -> bool {
    const SIGNS: &str = "$€£¥₽₴₸₹₺₩₪₫₼₾֏฿₦₱";
    const WORDS: [&str; 12] = ["р", "руб", "рублей", "грн", "тг", "zł", "kč", "kr", "ft", "fr", "br", "rs"];
    let mut letters = word.chars();
    let code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let sign = letters.next_back().is_some_and(|sign| SIGNS.contains(sign));
    let country = letters.as_str();
    let plain = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    code || WORDS.contains(&plain.as_str())
        || sign && country.len() <= 2 && country.bytes().all(|b| b.is_ascii_uppercase())
}

fn unsigned(text: &str, mark: DecimalMark) -> Result<Number, NumberError> {
    let (whole, decimals) = text.split_once(mark.char()).unwrap_or((text, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(decimals) || !are_groups(whole, mark) {
        return Err(NumberError::NotANumber);
    }
    let decimals = decimals.trim_end_matches('0');
    let mut units: i64 = 0;
    for digit in whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit) {
        let next = units.checked_mul(10).and_then(|units| units.checked_add(i64::from(digit - b'0')));
        units = next.ok_or(NumberError::TooLarge)?;
    }
    let scale = u32::try_from(decimals.len()).map_err(|_| NumberError::TooLarge)?;
    Ok(Number { units, scale })
}

/// Digits, alone or with one kind of separator: three in the last group, and two (as in India) or three before.
fn are_groups(whole: &str, mark: DecimalMark) -> bool {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return true;
    };
    let separates = matches!(separator, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '’' | '.' | ',');
    if !separates || separator == mark.char() {
        return false;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let last = groups.len() - 1;
    groups.iter().enumerate().all(|(at, group)| {
        let len = group.len();
        let fits = if at == last {
            len == 3
        } else if at == 0 {
            (1..=3).contains(&len)
        } else {
            (2..=3).contains(&len)
        };
        fits && group.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests;
