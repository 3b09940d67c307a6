//! How many digits of a currency are its minor unit, after ISO 4217. Amounts are kept as whole minor units
//! everywhere else; nothing here converts one currency into another.

/// The digits after the decimal sign, also of what is no code: 2.
#[must_use]
pub fn minor_digits(code: [u8; 3]) -> u32 {
    crate::model::Currency::from_bytes(code).map_or(2, crate::model::Currency::minor_digits)
}

/// An amount of minor units as plain decimal digits with a point, exact for every `i64`:
/// `-264005` pence is `-2640.05`.
pub fn decimal(minor: i64, digits: u32) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let digits = digits as usize;
    let all = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = all.split_at(all.len() - digits);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// An amount rounded to whole units, halves away from zero: for sums, where minor units only make noise.
pub fn whole_units(minor: i64, digits: u32) -> i64 {
    let Some(unit) = 10_i64.checked_pow(digits) else {
        return 0;
    };
    let (whole, rest) = (minor / unit, minor % unit);
    if rest.abs() * 2 >= unit && unit > 1 { whole + rest.signum() } else { whole }
}

/// Whether an amount has no minor units beside its whole ones.
pub fn is_whole(minor: i64, digits: u32) -> bool {
    10_i64.checked_pow(digits).is_some_and(|unit| minor % unit == 0)
}
