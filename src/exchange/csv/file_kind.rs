//! Files of other kinds, known by their first bytes, so that a person is told what they chose.

/// What a file that is no CSV looks like, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FileKind {
    /// A workbook of Excel since 2007 (.xlsx).
    ExcelWorkbook,
    /// A workbook of an older Excel (.xls), or another document of that time.
    OldOfficeDocument,
    /// A document of LibreOffice (.ods, .odt).
    OpenDocument,
    /// Some other archive (.zip, .gz, .rar, .7z).
    Archive,
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// A web page; some programs call their HTML tables .xls or .csv.
    WebPage,
    /// JSON, perhaps a backup.
    Json,
    /// Contacts as vCard.
    VCard,
    /// A calendar as iCalendar.
    Calendar,
    /// Bytes that are no text.
    Binary,
}

impl FileKind {
    /// The kind that the first bytes of a file name, if any.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        const MAGIC: [(&[u8], FileKind); 13] = [
            (b"\xD0\xCF\x11\xE0", FileKind::OldOfficeDocument),
            (b"\x1F\x8B", FileKind::Archive),
            (b"Rar!\x1A", FileKind::Archive),
            (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
            (b"%PDF-", FileKind::Pdf),
            (b"\x89PNG", FileKind::Picture),
            (b"\xFF\xD8\xFF", FileKind::Picture),
            (b"GIF8", FileKind::Picture),
            (b"{\\rtf", FileKind::OldOfficeDocument),
            (b"{\"", FileKind::Json),
            (b"[{", FileKind::Json),
            (b"{\n", FileKind::Json),
            (b"{\r\n", FileKind::Json),
        ];
        const WORDS: [(&[u8], FileKind); 5] = [
            (b"<!doctype", FileKind::WebPage),
            (b"<html", FileKind::WebPage),
            (b"<table", FileKind::WebPage),
            (b"begin:vcard", FileKind::VCard),
            (b"begin:vcalendar", FileKind::Calendar),
        ];
        if bytes.starts_with(b"PK\x03\x04") {
            let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
            return Some(if has(b"application/vnd.oasis") {
                Self::OpenDocument
            } else if has(b"xl/") {
                Self::ExcelWorkbook
            } else {
                Self::Archive
            });
        }
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = text.trim_ascii_start();
        let magic = MAGIC.iter().find(|(magic, _)| text.starts_with(magic));
        let word = || {
            WORDS.iter().find(|(word, _)| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
        };
        magic.or_else(word).map(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_called_by_their_name() {
        for (bytes, kind) in [
            (&b"PK\x03\x04....xl/workbook.xml"[..], FileKind::ExcelWorkbook),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument", FileKind::OpenDocument),
            (b"PK\x03\x04....", FileKind::Archive),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", FileKind::OldOfficeDocument),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\n <HTML><table>", FileKind::WebPage),
            (b"\xEF\xBB\xBF{\"app\":1}", FileKind::Json),
            (b"BEGIN:VCARD\r\n", FileKind::VCard),
        ] {
            assert_eq!(FileKind::of(bytes), Some(kind));
        }
        assert_eq!(FileKind::of(b"name,city\n"), None);
        assert_eq!(FileKind::of(b""), None);
    }
}
