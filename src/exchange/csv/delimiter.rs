//! What stands between the cells of a table.

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, where the comma is in numbers
    Semicolon,
    /// The tab of a copied table
    Tab,
    /// `|`
    Pipe,
    /// One or more spaces or tabs, as in aligned columns; there are no quotes and no empty cells
    Blanks,
}

impl Delimiter {
    /// All, in the order to offer them.
    pub const ALL: [Delimiter; 5] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe, Self::Blanks];

    /// What it is called in the keys of texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
            Self::Blanks => "blanks",
        }
    }

    /// None for [`Delimiter::Blanks`].
    pub(super) fn byte(self) -> Option<u8> {
        match self {
            Self::Comma => Some(b','),
            Self::Semicolon => Some(b';'),
            Self::Tab => Some(b'\t'),
            Self::Pipe => Some(b'|'),
            Self::Blanks => None,
        }
    }
}
