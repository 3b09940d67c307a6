//! Exact fractions: what formulas reckon with, so that no penny and no third is lost on the way.

/// A fraction in lowest terms; what is below the line is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    /// A whole number.
    pub(super) const fn whole(number: i128) -> Fraction {
        Fraction { over: number, under: 1 }
    }

    /// `None` when it is divided by zero, or too large.
    fn new(over: i128, under: i128) -> Option<Fraction> {
        let by = gcd(over.checked_abs()?, under.checked_abs()?);
        let sign = if under < 0 { -1 } else { 1 };
        (under != 0).then(|| Fraction { over: sign * (over / by), under: sign * (under / by) })
    }

    /// From digits with at most one point in them.
    pub(super) fn of_decimal(text: &str) -> Option<Fraction> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let (whole, after) = text.split_once('.').unwrap_or((text, ""));
        let digits: i128 = format!("{whole}{after}").parse().ok()?;
        let under = 10_i128.checked_pow(u32::try_from(after.len()).ok()?)?;
        Fraction::new(sign * digits, under)
    }

    pub(super) fn plus(self, other: Fraction) -> Option<Fraction> {
        let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
        Fraction::new(over, self.under.checked_mul(other.under)?)
    }

    pub(super) const fn negative(self) -> Fraction {
        Fraction { over: -self.over, under: self.under }
    }

    pub(super) fn times(self, other: Fraction) -> Option<Fraction> {
        Fraction::new(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    pub(super) fn by(self, other: Fraction) -> Option<Fraction> {
        self.times(Fraction { over: other.under, under: other.over })
    }

    pub(super) const fn is_zero(self) -> bool {
        self.over == 0
    }

    /// The nearest whole number; of two as near, the one farther from zero.
    pub(super) fn rounded(self) -> i128 {
        let (whole, rest) = (self.over / self.under, self.over % self.under);
        if rest.abs() >= self.under - rest.abs() { whole + rest.signum() } else { whole }
    }

    /// The nearest float.
    pub(super) fn number(self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

const fn gcd(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    if one == 0 { 1 } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Fraction {
        Fraction::of_decimal(text).unwrap()
    }

    #[test]
    fn tenths_and_thirds_are_exact() {
        assert_eq!(of("0.1").plus(of("0.2")), Some(of("0.3")));
        let third = of("1").by(of("3")).unwrap();
        assert_eq!(third.times(of("3")), Some(of("1")));
        assert_eq!(third.number(), 1.0 / 3.0);
        assert_eq!(of("1").by(of("0")), None);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, rounded) in [("2.5", 3), ("-2.5", -3), ("2.49", 2), ("-2.49", -2), ("0", 0), ("0.5", 1)] {
            assert_eq!(of(text).rounded(), rounded, "{text}");
        }
    }

    #[test]
    fn what_is_too_large_is_none() {
        let large = Fraction::whole(i128::MAX);
        assert_eq!(large.plus(Fraction::whole(1)), None);
        assert_eq!(large.times(Fraction::whole(2)), None);
        assert_eq!(Fraction::of_decimal(&"9".repeat(60)), None);
    }
}
