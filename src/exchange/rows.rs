//! The records of a table of text, with the line that each begins on.

use csv::StringRecord;

/// Records one after another.
pub(super) struct Rows<'t> {
    text: &'t str,
    comment: Option<u8>,
    records: csv::StringRecordsIntoIter<&'t [u8]>,
    from: usize,
    line: u32,
}

impl<'t> Rows<'t> {
    /// Of a text with this sign between its cells; lines that begin with that of comments are
    /// passed over.
    pub(super) fn of(text: &'t str, separator: u8, comment: Option<u8>) -> Rows<'t> {
        Rows::parted(text, separator, comment, true)
    }

    /// Of a text in which quotation marks are signs like any other.
    pub(super) fn without_quotes(text: &'t str, separator: u8) -> Rows<'t> {
        Rows::parted(text, separator, None, false)
    }

    fn parted(text: &'t str, separator: u8, comment: Option<u8>, quotes: bool) -> Rows<'t> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .quoting(quotes)
            .comment(comment)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        Rows {
            text,
            comment,
            records: reader.into_records(),
            from: 0,
            line: 1,
        }
    }

    /// To the line on which the record begins that was read from this place on: behind empty
    /// lines and comments, which the reader passed over with it.
    fn walk_to(&mut self, place: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let newlines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
        let passed = bytes.get(self.from..place).unwrap_or_default();
        let mut lines = newlines(passed);
        let mut at = place.max(self.from);
        while let Some(byte) = bytes.get(at) {
            let is_comment = self.comment == Some(*byte);
            match byte {
                b'\n' => lines += 1,
                b'\r' => {}
                _ if is_comment => {
                    let rest = bytes.get(at..).unwrap_or_default();
                    let end = rest.iter().position(|byte| *byte == b'\n');
                    at += end.unwrap_or(rest.len());
                    continue;
                }
                _ => break,
            }
            at += 1;
        }
        self.from = at;
        self.line = self
            .line
            .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.line
    }
}

impl Iterator for Rows<'_> {
    type Item = (u32, StringRecord);

    fn next(&mut self) -> Option<(u32, StringRecord)> {
        loop {
            // The text is UTF-8 and records may be of any length, so that none fails.
            if let Ok(record) = self.records.next()? {
                let place = record.position().map_or(0, csv::Position::byte);
                let line = self.walk_to(usize::try_from(place).unwrap_or(usize::MAX));
                return Some((line, record));
            }
        }
    }
}

/// What stands between the cells of a table whose headings are known: of tab, comma and
/// semicolon the one that is most often in its first line.
pub(super) fn separator(text: &str, chosen: Option<char>) -> u8 {
    let chosen = chosen.and_then(|sign| u8::try_from(sign).ok());
    chosen.unwrap_or_else(|| {
        let line = text.lines().next().unwrap_or_default().as_bytes();
        let count = |sign: &u8| line.iter().filter(|byte| *byte == sign).count();
        let signs = [b';', b'\t', b','];
        signs.into_iter().max_by_key(count).unwrap_or(b',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_record_has_the_line_it_begins_on() {
        let text = "a,b\r\n\r\n# no\n\n\"c\n\nd\",e\n#\nf\n";
        let rows: Vec<(u32, String)> = Rows::of(text, b',', Some(b'#'))
            .map(|(line, record)| (line, record.iter().collect::<Vec<_>>().join("|")))
            .collect();
        let wanted = [(1, "a|b"), (5, "c\n\nd|e"), (9, "f")];
        assert_eq!(rows, wanted.map(|(line, row)| (line, row.to_owned())));
    }

    #[test]
    fn the_separator_is_the_commonest_of_the_first_line() {
        for (text, chosen, byte) in [
            ("a,b;c,d\n;;;;", None, b','),
            ("a\tb", None, b'\t'),
            ("a;b", None, b';'),
            ("a", None, b','),
            ("a,b", Some('|'), b'|'),
        ] {
            assert_eq!(separator(text, chosen), byte, "{text}");
        }
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_text(cells in prop::collection::vec("[a-z]{1,3}", 1..8), gaps in prop::collection::vec(1usize..4, 8)) {
            let mut text = String::new();
            let mut wanted = Vec::new();
            let mut line = 1;
            for (cell, gap) in cells.iter().zip(&gaps) {
                wanted.push(line);
                text.push_str(cell);
                text.push_str(&"\n".repeat(*gap));
                line += u32::try_from(*gap).unwrap();
            }
            let lines: Vec<u32> = Rows::of(&text, b',', None).map(|(line, _)| line).collect();
            prop_assert_eq!(lines, wanted);
        }
    }
}
