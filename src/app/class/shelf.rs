//! The list of what was handed out: it stands in local storage, what came back in a database.

use crate::set::json::{self, Name, Value};

/// Under this key stands the list.
pub const KEY: &str = "annals/class";
/// Before the key of a record, where the texts of sets have theirs.
pub const RECORD: &str = "class:";
/// What was handed out and deleted can be had back for so long, in milliseconds: thirty days.
pub const KEPT_FOR: i64 = 30 * 86_400_000;

/// A quiz that was handed out from this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Under which key its record lies.
    pub key: String,
    /// The id of its assignment.
    pub assignment: String,
    /// What it is called.
    pub title: String,
    /// What its link says, all but the set itself.
    pub says: String,
    /// When it was handed out, in milliseconds since 1970.
    pub made: i64,
    /// How many results have come back.
    pub results: u32,
    /// When the list last heard of it, in milliseconds since 1970.
    pub changed: i64,
    /// When it was deleted; 0: it was not.
    pub gone: i64,
}

/// Reads the list; what cannot be read of it is left out, and the records stay where they are.
#[must_use]
pub fn decode(text: &str) -> Vec<Listed> {
    let Ok(list) = json::parse(text) else {
        return Vec::new();
    };
    let listed = list.items().iter().filter_map(|one| {
        let text = |name: &str| one.field(name).text().unwrap_or_default().to_owned();
        let number = |name: &str| one.field(name).integer().unwrap_or(0);
        let listed = Listed {
            key: text("key"),
            assignment: text("assignment"),
            title: text("title"),
            says: text("says"),
            made: number("made"),
            results: u32::try_from(number("results")).unwrap_or(0),
            changed: number("changed"),
            gone: number("gone"),
        };
        (!listed.key.is_empty()).then_some(listed)
    });
    listed.collect()
}

/// Writes the list.
#[must_use]
pub fn encode(listed: &[Listed]) -> String {
    let list = listed.iter().map(|one| {
        let fields: [(&'static str, Value<'static>); 8] = [
            ("key", Value::from(&*one.key)),
            ("assignment", Value::from(&*one.assignment)),
            ("title", Value::from(&*one.title)),
            ("says", Value::from(&*one.says)),
            ("made", Value::from(one.made)),
            ("results", Value::from(i64::from(one.results))),
            ("changed", Value::from(one.changed)),
            ("gone", Value::from(one.gone)),
        ];
        let fields = fields.into_iter();
        let fields = fields.map(|(name, value)| (Name::Borrowed(name), value));
        Value::Object(fields.collect())
    });
    Value::List(list.collect()).write()
}

/// Takes in what another tab wrote: of each the later state.
pub fn merge(listed: &mut Vec<Listed>, text: &str) {
    let later = |one: &Listed| one.changed.max(one.gone);
    for other in decode(text) {
        match listed.iter_mut().find(|one| one.key == other.key) {
            Some(own) if later(&other) > later(own) => *own = other,
            Some(_) => {}
            None => listed.push(other),
        }
    }
    listed.sort_by_key(|one| std::cmp::Reverse(one.made));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(key: &str, changed: i64) -> Listed {
        Listed {
            key: key.to_owned(),
            title: "“Chapter 7” \\ \n".to_owned(),
            says: "set=x&h=00".to_owned(),
            made: 1_795_000_000_000,
            results: 30,
            changed,
            ..Listed::default()
        }
    }

    #[test]
    fn the_list_is_read_back() {
        let listed = vec![one("1", 3), one("2", 0)];
        assert_eq!(decode(&encode(&listed)), listed);
        for text in ["", "[", "{}", "[1, {}, {\"key\": 2}]"] {
            assert_eq!(decode(text), [], "{text}");
        }
    }

    #[test]
    fn of_two_tabs_the_later_word_counts() {
        let mut own = vec![one("1", 3), one("2", 5)];
        let other = [one("1", 4), one("2", 4), one("3", 1)];
        merge(&mut own, &encode(&other));
        let changed: Vec<(&str, i64)> = own.iter().map(|one| (&*one.key, one.changed)).collect();
        assert_eq!(changed, [("1", 4), ("2", 5), ("3", 1)]);
    }
}
