//! A range of cells as text between programs: rows on lines, a tab between cells, and quotes
//! around a cell that holds a tab, a line end or a quote, as spreadsheets write it.

/// The cells as text.
#[must_use]
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r', '"']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}

/// The cells of a text. A quote that nothing closes, or that words follow, is a quote.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    // Where no quote closes one, none closes another: no text is looked through again and again.
    let mut may_close = true;
    loop {
        let (cell, after) = match quoted(rest, &mut may_close) {
            Some(parted) => parted,
            None => {
                let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            continue;
        }
        let line_end = ["\r\n", "\n", "\r"].iter();
        match line_end
            .filter_map(|end| after.strip_prefix(end))
            .next()
            .filter(|next| !next.is_empty())
        {
            Some(next) => {
                rows.push(Vec::new());
                rest = next;
            }
            None => return rows,
        }
    }
}

/// A cell in quotes and what stands behind it.
fn quoted<'a>(text: &'a str, may_close: &mut bool) -> Option<(String, &'a str)> {
    let inside = text.strip_prefix('"').filter(|_| *may_close)?;
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let Some(at) = rest.find('"') else {
            *may_close = false;
            return None;
        };
        cell.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None => {
                let ends = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
                return ends.then_some((cell, after));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_other_programs_write_is_read_as_they_mean_it() {
        let cases: [(&str, &[&[&str]]); 9] = [
            ("", &[&[""]]),
            ("1904\tPort Arthur", &[&["1904", "Port Arthur"]]),
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\t\n\tb\n", &[&["a", ""], &["", "b"]]),
            ("\"a\tb\nc\"\td", &[&["a\tb\nc", "d"]]),
            ("\"say \"\"so\"\"\"", &[&["say \"so\""]]),
            ("\"Peace\" treaty\tx", &[&["\"Peace\" treaty", "x"]]),
            ("\"a\tb\n\"c", &[&["\"a", "b"], &["\"c"]]),
            ("a\n\nb", &[&["a"], &[""], &["b"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(read(text), rows, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_range_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z\t\n\r\" é]{0,6}", 1..4), 1..5)) {
            prop_assert_eq!(read(&write(&rows)), rows);
        }

        #[test]
        fn any_text_is_read(text in "[a\t\n\r\"]{0,60}") {
            prop_assert!(!read(&text).is_empty());
        }
    }
}
