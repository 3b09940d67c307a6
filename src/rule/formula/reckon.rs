//! What comes of a formula on a record.

use super::{Formula, Fraction, Is, Part, Sign};
use crate::model::schema::key_of;
use crate::model::time::to_local;
use crate::model::{Currency, Day, FieldId, FieldType, Money, Number, Value, Zone};
use serde::{Deserialize, Serialize};

/// Why nothing comes of a formula on a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reckon {
    /// A field is empty (by its name in files).
    Empty(String),
    /// Two currencies meet.
    Currencies,
    /// It divides by nothing.
    Zero,
    /// What comes of it is larger than the field can hold.
    TooLarge,
    /// The fields hold something else than when the rule was written.
    Apart,
}

/// What a formula asks the world.
pub struct Asked<'a> {
    /// What a field holds.
    pub field: &'a dyn Fn(FieldId) -> Option<Value>,
    /// The day of the event.
    pub today: Day,
    /// The zone in which moments are days.
    pub zone: &'a dyn Zone,
}

/// What is reckoned with on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    Number(Fraction),
    /// In minor units.
    Money(Fraction, Currency),
    Day(Fraction),
}

impl Formula {
    /// What a field of the type `into` is to hold.
    ///
    /// # Errors
    /// [`Reckon`].
    pub fn reckon(&self, into: FieldType, asked: &Asked<'_>) -> Result<Value, Reckon> {
        let whole = |fraction: Fraction| i64::try_from(fraction.rounded()).map_err(|_| Reckon::TooLarge);
        match (amount(&self.0, asked)?, into) {
            (Amount::Number(number), FieldType::Number) => {
                Number::new(number.number()).map(Value::Number).ok_or(Reckon::TooLarge)
            }
            (Amount::Money(minor, currency), FieldType::Money) => Ok(Value::Money(Money::new(whole(minor)?, currency))),
            (Amount::Day(day), FieldType::Day) => {
                let day = i32::try_from(whole(day)?).ok().filter(|day| DAYS.contains(day));
                day.map(|day| Value::Day(Day(day))).ok_or(Reckon::TooLarge)
            }
            _ => Err(Reckon::Apart),
        }
    }
}

/// Days that a calendar shows: of the years 1 to 9999.
const DAYS: std::ops::RangeInclusive<i32> = -719_162..=2_932_896;

fn amount(part: &Part, asked: &Asked<'_>) -> Result<Amount, Reckon> {
    let day = |day: Day| Amount::Day(Fraction::whole(i128::from(day.0)));
    match &part.is {
        Is::Number(number) => Ok(Amount::Number(*number)),
        Is::Today => Ok(day(asked.today)),
        Is::Field(field) => match (asked.field)(*field).ok_or_else(|| Reckon::Empty(key_of(*field)))? {
            // The shortest decimal that is this number, which is what was typed.
            Value::Number(number) => {
                Fraction::of_decimal(&number.get().to_string()).map(Amount::Number).ok_or(Reckon::TooLarge)
            }
            Value::Money(money) => Ok(Amount::Money(Fraction::whole(i128::from(money.minor)), money.currency)),
            Value::Day(held) => Ok(day(held)),
            Value::Instant(at) => Ok(day(to_local(at, asked.zone).0)),
            _ => Err(Reckon::Apart),
        },
        Is::Negative(inner) => match amount(inner, asked)? {
            Amount::Number(number) => Ok(Amount::Number(number.negative())),
            Amount::Money(minor, currency) => Ok(Amount::Money(minor.negative(), currency)),
            Amount::Day(_) => Err(Reckon::Apart),
        },
        Is::Both(one, sign, other) => both(amount(one, asked)?, *sign, amount(other, asked)?),
    }
}

fn both(one: Amount, sign: Sign, other: Amount) -> Result<Amount, Reckon> {
    use Amount::{Day, Money, Number};
    let is_zero = match other {
        Number(number) | Money(number, _) | Day(number) => number.is_zero(),
    };
    if sign == Sign::By && is_zero {
        return Err(Reckon::Zero);
    }
    let reckoned = |one: Fraction, other: Fraction| {
        let done = match sign {
            Sign::Plus => one.plus(other),
            Sign::Minus => one.plus(other.negative()),
            Sign::Times => one.times(other),
            Sign::By => one.by(other),
        };
        done.ok_or(Reckon::TooLarge)
    };
    match (one, sign, other) {
        (Number(one), _, Number(other)) | (Day(one), Sign::Minus, Day(other)) => reckoned(one, other).map(Number),
        (Money(_, one), _, Money(_, other)) if one != other => Err(Reckon::Currencies),
        (Money(one, _), Sign::By, Money(other, _)) => reckoned(one, other).map(Number),
        (Money(one, currency), Sign::Plus | Sign::Minus, Money(other, _))
        | (Money(one, currency), Sign::Times | Sign::By, Number(other))
        | (Number(one), Sign::Times, Money(other, currency)) => Ok(Money(reckoned(one, other)?, currency)),
        (Day(one), Sign::Plus | Sign::Minus, Number(other)) | (Number(one), Sign::Plus, Day(other)) => {
            reckoned(one, other).map(Day)
        }
        _ => Err(Reckon::Apart),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::{AMOUNT, EXPECTED_CLOSE, PROBABILITY, STARTED_ON};
    use crate::model::{Kind, Schema, Utc};
    use crate::rule::formula::{FormulaWrong, fraction};

    fn held(field: FieldId) -> Option<Value> {
        match field {
            AMOUNT => Some(Value::Money(Money::new(10_001, Currency::GBP))),
            PROBABILITY => Number::new(12.5).map(Value::Number),
            STARTED_ON => Some(Value::Day(Day(20_000))),
            _ => None,
        }
    }

    #[track_caller]
    fn gives(text: &str, into: FieldType, wanted: Result<Value, Reckon>) {
        let formula = Formula::read(text).unwrap();
        assert_eq!(formula.check(Kind::Deal, into, &Schema::default()), Ok(()), "{text}");
        let asked = Asked { field: &held, today: Day(20_010), zone: &Utc };
        assert_eq!(formula.reckon(into, &asked), wanted, "{text}");
    }

    fn money(minor: i64) -> Result<Value, Reckon> {
        Ok(Value::Money(Money::new(minor, Currency::GBP)))
    }

    #[test]
    fn money_is_reckoned_exactly_and_rounded_at_the_end() {
        gives("amount / 3 * 3", FieldType::Money, money(10_001));
        gives("amount / 2", FieldType::Money, money(5001));
        gives("-amount / 2", FieldType::Money, money(-5001));
        gives("amount * probability / 100", FieldType::Money, money(1250));
        gives("amount × 20% + amount", FieldType::Money, money(12_001));
        gives("amount / amount * 2", FieldType::Number, Ok(Value::from(2u32)));
    }

    #[test]
    fn days_and_numbers() {
        gives("today - started_on", FieldType::Number, Ok(Value::from(10u32)));
        gives("started_on + 2 * 7", FieldType::Day, Ok(Value::Day(Day(20_014))));
        gives("(today - started_on) / 4", FieldType::Number, Ok(Value::Number(Number::new(2.5).unwrap())));
        gives("0.1 + 0,2", FieldType::Number, Ok(Value::Number(Number::new(0.3).unwrap())));
        gives("2 + 3 * 4 - 6 / 2", FieldType::Number, Ok(Value::from(11u32)));
    }

    #[test]
    fn what_cannot_be_reckoned_says_why() {
        gives("expected_close + 1", FieldType::Day, Err(Reckon::Empty("expected-close".into())));
        gives("amount / (probability - 12.5)", FieldType::Money, Err(Reckon::Zero));
        gives("today + 99999999", FieldType::Day, Err(Reckon::TooLarge));
        gives(&format!("amount * {}", "9".repeat(20)), FieldType::Money, Err(Reckon::TooLarge));
        assert_eq!(key_of(EXPECTED_CLOSE), "expected-close");
        assert!(fraction::Fraction::whole(0).is_zero());
    }

    #[test]
    fn what_does_not_go_together_is_marked_before() {
        let wrong = |text: &str, into| {
            let fault = Formula::read(text).unwrap().check(Kind::Deal, into, &Schema::default()).unwrap_err();
            (text[fault.from..fault.to].to_owned(), fault.what)
        };
        assert_eq!(wrong("1 + amount * 2", FieldType::Money), ("1 + amount * 2".into(), FormulaWrong::Apart));
        assert_eq!(wrong("amount * amount", FieldType::Money), ("amount * amount".into(), FormulaWrong::Apart));
        assert_eq!(wrong("2 * today", FieldType::Day), ("2 * today".into(), FormulaWrong::Apart));
        assert_eq!(wrong("amount", FieldType::Number), ("amount".into(), FormulaWrong::Result));
        assert_eq!(wrong("name + 1", FieldType::Number), ("name".into(), FormulaWrong::NoNumber));
        assert_eq!(wrong("total + 1", FieldType::Money), ("total".into(), FormulaWrong::NoField));
    }
}
