//! Reading a formula: words, then what they say.

use super::{FormulaFault, FormulaWrong, Fraction, Is, Part, Sign, field_by_name};

/// More bytes are not read, nor deeper brackets.
const LONGEST: usize = 1000;
const DEEPEST: usize = 30;

/// The day of the event.
const TODAY: &str = "today";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'a> {
    Name(&'a str),
    Number(&'a str),
    Sign(Sign),
    Open,
    Close,
    Percent,
    Other,
}

/// A word and where it stands.
type Stands<'a> = (Word<'a>, usize, usize);

pub(super) fn read(text: &str) -> Result<Part, FormulaFault> {
    if text.len() > LONGEST {
        return Err(FormulaFault { from: 0, to: text.len(), what: FormulaWrong::TooLarge });
    }
    let words = words(text);
    let mut reader = Reader { words: &words, at: 0, end: text.trim_end().len(), depth: 0 };
    let part = reader.sum()?;
    match reader.next() {
        None => Ok(part),
        Some((_, from, to)) => Err(FormulaFault { from, to, what: FormulaWrong::Unexpected }),
    }
}

fn words(text: &str) -> Vec<Stands<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let from = text.len() - rest.len();
        let run = |belongs: fn(char) -> bool| rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        let length = match first {
            _ if first.is_alphabetic() => run(|letter| letter.is_alphanumeric() || letter == '_'),
            _ if first.is_ascii_digit() => run(|letter| letter.is_ascii_digit() || letter == '.' || letter == ','),
            _ => first.len_utf8(),
        };
        let (taken, after) = rest.split_at(length);
        let word = match first {
            _ if first.is_alphabetic() => Word::Name(taken),
            _ if first.is_ascii_digit() => Word::Number(taken),
            '+' => Word::Sign(Sign::Plus),
            '-' | '−' | '–' => Word::Sign(Sign::Minus),
            '*' | '×' | '·' => Word::Sign(Sign::Times),
            '/' | '÷' | ':' => Word::Sign(Sign::By),
            '(' => Word::Open,
            ')' => Word::Close,
            '%' => Word::Percent,
            _ => Word::Other,
        };
        if !first.is_whitespace() {
            words.push((word, from, from + length));
        }
        rest = after;
    }
    words
}

struct Reader<'a> {
    words: &'a [Stands<'a>],
    at: usize,
    /// Where the text ends.
    end: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<Stands<'a>> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        word
    }

    fn sign(&mut self, wanted: [Sign; 2]) -> Option<Sign> {
        match self.words.get(self.at) {
            Some((Word::Sign(sign), ..)) if wanted.contains(sign) => {
                self.at += 1;
                Some(*sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Part, FormulaFault> {
        let mut part = self.product()?;
        while let Some(sign) = self.sign([Sign::Plus, Sign::Minus]) {
            part = both(part, sign, self.product()?);
        }
        Ok(part)
    }

    fn product(&mut self) -> Result<Part, FormulaFault> {
        let mut part = self.one()?;
        while let Some(sign) = self.sign([Sign::Times, Sign::By]) {
            part = both(part, sign, self.one()?);
        }
        Ok(part)
    }

    fn one(&mut self) -> Result<Part, FormulaFault> {
        let missing = FormulaFault { from: self.end, to: self.end, what: FormulaWrong::Missing };
        let (word, from, to) = self.next().ok_or(missing)?;
        let fault = |what| FormulaFault { from, to, what };
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(fault(FormulaWrong::TooLarge));
        }
        let part = match word {
            Word::Number(text) => {
                let number = Fraction::of_decimal(&text.replace(',', "."));
                Part { from, to, is: Is::Number(number.ok_or(fault(FormulaWrong::Unexpected))?) }
            }
            Word::Name(TODAY) => Part { from, to, is: Is::Today },
            Word::Name(name) => {
                let field = field_by_name(name).ok_or(fault(FormulaWrong::NoField))?;
                Part { from, to, is: Is::Field(field) }
            }
            Word::Sign(Sign::Minus) => {
                let part = self.one()?;
                Part { from, to: part.to, is: Is::Negative(Box::new(part)) }
            }
            Word::Open => {
                let part = self.sum()?;
                match self.next() {
                    Some((Word::Close, ..)) => part,
                    Some((_, from, to)) => return Err(FormulaFault { from, to, what: FormulaWrong::Unexpected }),
                    // The bracket that is never closed is marked.
                    None => return Err(fault(FormulaWrong::Missing)),
                }
            }
            Word::Sign(_) | Word::Close | Word::Percent | Word::Other => return Err(fault(FormulaWrong::Unexpected)),
        };
        self.depth -= 1;
        Ok(self.percent(part))
    }

    /// Hundredths of what stands before the sign.
    fn percent(&mut self, part: Part) -> Part {
        match self.words.get(self.at) {
            Some((Word::Percent, from, to)) => {
                self.at += 1;
                let hundred = Part { from: *from, to: *to, is: Is::Number(Fraction::whole(100)) };
                both(part, Sign::By, hundred)
            }
            _ => part,
        }
    }
}

fn both(one: Part, sign: Sign, other: Part) -> Part {
    Part { from: one.from, to: other.to, is: Is::Both(Box::new(one), sign, Box::new(other)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn wrong(text: &str, word: &str, what: FormulaWrong) {
        let fault = read(text).unwrap_err();
        assert_eq!((&text[fault.from..fault.to], fault.what), (word, what), "{text}");
    }

    #[test]
    fn the_word_that_does_not_belong_is_marked() {
        wrong("", "", FormulaWrong::Missing);
        wrong("amount +", "", FormulaWrong::Missing);
        wrong("(amount", "(", FormulaWrong::Missing);
        wrong("amount)", ")", FormulaWrong::Unexpected);
        wrong("amount amount", "amount", FormulaWrong::Unexpected);
        wrong("2 * amuont", "amuont", FormulaWrong::NoField);
        wrong("* 2", "*", FormulaWrong::Unexpected);
        wrong("1.2.3", "1.2.3", FormulaWrong::Unexpected);
        wrong("2 ? 3", "?", FormulaWrong::Unexpected);
        wrong(&"(".repeat(40), "(", FormulaWrong::TooLarge);
        assert_eq!(read(&"1+".repeat(600)).unwrap_err().what, FormulaWrong::TooLarge);
    }

    #[test]
    fn signs_may_be_written_as_on_paper_and_points_as_commas() {
        assert_eq!(read("2 × 3 ÷ 4 − 0,5").map(|part| part.to), Ok("2 × 3 ÷ 4 − 0,5".len()));
        let same = |text: &str| read(text).map(|part| part.is).is_ok();
        assert!(same("20% * amount") && same("-(1 + 2)") && same("today + 3"));
    }
}
