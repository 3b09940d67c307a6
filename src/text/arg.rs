//! What is put into sentences.

/// A value put into a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Goes in as it is: a name, or a date or an amount already formatted.
    Text(String),
    /// A count. It chooses the plural and is written with the language's separators.
    Number(f64),
}

/// The values of a sentence, by the names its file uses.
pub type Args<'a> = &'a [(&'static str, Arg)];

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Arg {
        Arg::Number(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Arg {
        Arg::Number(f64::from(number))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(f64::from(number))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number as f64)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(number as f64)
    }
}
