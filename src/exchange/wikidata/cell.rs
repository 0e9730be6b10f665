//! A value of a row: what the query service gives for a variable.

/// A value as it stands there, and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) sort: Sort,
}

/// What a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing: the row has no value for the variable.
    #[default]
    None,
    /// An item of Wikidata, by its number: `Q83224`.
    Item,
    /// A value that Wikidata says there is, and does not know.
    Unknown,
    /// A date with its time.
    Time,
    /// Any other address.
    Address,
    /// A whole number.
    Number,
    /// A text.
    Text,
}

impl Cell {
    /// Of a text as the service writes it; those of the long tables are told by their signs.
    pub(super) fn of(text: &str) -> Cell {
        let text = unwrapped(text.trim());
        let sort = sort(text);
        let text = match sort {
            Sort::Item => item(text).unwrap_or(text),
            Sort::None | Sort::Unknown | Sort::Time | Sort::Address | Sort::Number | Sort::Text => {
                text
            }
        };
        Cell {
            text: text.to_owned(),
            sort,
        }
    }

    /// A value that the service calls a blank node.
    pub(super) fn unknown() -> Cell {
        Cell {
            text: String::new(),
            sort: Sort::Unknown,
        }
    }
}

/// Without the signs of the long tables: `<address>`, `"text"@en`, `"1941"^^<type>`.
fn unwrapped(text: &str) -> &str {
    if let Some(address) = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return address;
    }
    let quoted = text.strip_prefix('"').and_then(|rest| {
        let (inner, after) = rest.rsplit_once('"')?;
        let is_marked = after.is_empty() || after.starts_with('@') || after.starts_with("^^");
        is_marked.then_some(inner)
    });
    quoted.unwrap_or(text)
}

/// The number of an item, where the address is that of one.
fn item(address: &str) -> Option<&str> {
    let (host, id) = address.rsplit_once("/entity/")?;
    let is_web = host.starts_with("http://") || host.starts_with("https://");
    let digits = id.strip_prefix('Q')?;
    (is_web && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

fn sort(text: &str) -> Sort {
    if text.is_empty() {
        Sort::None
    } else if item(text).is_some() {
        Sort::Item
    } else if is_unknown(text) {
        Sort::Unknown
    } else if text.starts_with("http://") || text.starts_with("https://") {
        Sort::Address
    } else if is_time(text) {
        Sort::Time
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Sort::Number
    } else {
        Sort::Text
    }
}

/// How "unknown value" comes out: a blank node, or an address made up for it.
fn is_unknown(text: &str) -> bool {
    text.contains("/.well-known/genid/")
        || text.starts_with("_:")
        || text.strip_prefix('t').is_some_and(|digits| {
            digits.len() > 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// `1956-10-19T00:00:00Z`, with any number of digits in the year.
fn is_time(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['-', '+']);
    let Some((date, _)) = unsigned.split_once('T') else {
        return false;
    };
    let parts: Vec<&str> = date.split('-').collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_by_its_signs() {
        for (text, sort, value) in [
            (
                "http://www.wikidata.org/entity/Q83224",
                Sort::Item,
                "Q83224",
            ),
            ("<http://www.wikidata.org/entity/Q1>", Sort::Item, "Q1"),
            ("https://base.example/entity/Q7", Sort::Item, "Q7"),
            (
                "http://www.wikidata.org/entity/P31",
                Sort::Address,
                "http://www.wikidata.org/entity/P31",
            ),
            (
                "http://www.wikidata.org/.well-known/genid/8a7",
                Sort::Unknown,
                "http://www.wikidata.org/.well-known/genid/8a7",
            ),
            ("t1494857", Sort::Unknown, "t1494857"),
            ("-0489-09-07T00:00:00Z", Sort::Time, "-0489-09-07T00:00:00Z"),
            (
                "\"+1956-10-19T00:00:00Z\"^^<http://x>",
                Sort::Time,
                "+1956-10-19T00:00:00Z",
            ),
            ("\"the \"Pact\"\"@en", Sort::Text, "the \"Pact\""),
            ("1956-10-19", Sort::Text, "1956-10-19"),
            ("11", Sort::Number, "11"),
            ("", Sort::None, ""),
            ("Thursday", Sort::Text, "Thursday"),
            ("\"", Sort::Text, "\""),
        ] {
            let cell = Cell::of(text);
            assert_eq!((cell.sort, &*cell.text), (sort, value), "{text}");
        }
    }
}
