//! The sets of one's own: their texts lie in a database of the browser, what they are called and
//! hold in local storage.

use crate::app::Env;
use crate::memory::AttemptId;
use crate::set::json::{self, Name, Value};

/// Under this key stands the list of them.
pub const KEY: &str = "annals/sets";
/// Under this key stands the id of the set that is opened first.
pub const CURRENT: &str = "annals/current";
/// A deleted set can be had back for so long, in milliseconds: thirty days.
pub const KEPT_FOR: i64 = 30 * 86_400_000;

/// A set that lies in this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Under which key its text lies; it stays the same for good.
    pub key: String,
    /// Its id, by which links and the journal know it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many events, cards and questions it has.
    pub items: u32,
    /// The size of its file in bytes.
    pub bytes: u32,
    /// The hash of its content.
    pub hash: String,
    /// When it was changed last, in milliseconds since 1970.
    pub changed: i64,
    /// Where it can be fetched anew; empty: nowhere.
    pub from: String,
    /// Whether it is still being made: it is not offered to be played.
    pub is_draft: bool,
    /// When it was deleted; 0: it was not.
    pub gone: i64,
}

impl Kept {
    /// Whether it can be played.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        !self.is_draft && self.gone == 0
    }
}

/// A key that no other set has: made as that of an attempt is.
#[must_use]
pub fn fresh_key(env: Env) -> String {
    AttemptId::new(env.now, env.seed).0
}

/// Reads the list; what cannot be read of it is left out, and the texts stay where they are.
#[must_use]
#[inline(never)]
pub fn decode(text: &str) -> Vec<Kept> {
    let Ok(list) = json::parse(text) else {
        return Vec::new();
    };
    let kept = list.items().iter().filter_map(|one| {
        let text = |name: &str| one.field(name).text().unwrap_or_default().to_owned();
        let number = |name: &str| one.field(name).integer().unwrap_or(0);
        let kept = Kept {
            key: text("key"),
            id: text("id"),
            title: text("title"),
            items: u32::try_from(number("items")).unwrap_or(0),
            bytes: u32::try_from(number("bytes")).unwrap_or(0),
            hash: text("hash"),
            changed: number("changed"),
            from: text("from"),
            is_draft: number("draft") != 0,
            gone: number("gone"),
        };
        (!kept.key.is_empty()).then_some(kept)
    });
    kept.collect()
}

/// Writes the list.
#[must_use]
#[inline(never)]
pub fn encode(kept: &[Kept]) -> String {
    let list = kept.iter().map(|one| {
        let fields: [(&'static str, Value<'static>); 10] = [
            ("key", Value::from(&*one.key)),
            ("id", Value::from(&*one.id)),
            ("title", Value::from(&*one.title)),
            ("items", Value::from(i64::from(one.items))),
            ("bytes", Value::from(i64::from(one.bytes))),
            ("hash", Value::from(&*one.hash)),
            ("changed", Value::from(one.changed)),
            ("from", Value::from(&*one.from)),
            ("draft", Value::from(i64::from(one.is_draft))),
            ("gone", Value::from(one.gone)),
        ];
        let fields = fields.into_iter();
        Value::Object(
            fields
                .map(|(name, value)| (Name::Borrowed(name), value))
                .collect(),
        )
    });
    Value::List(list.collect()).write()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_back() {
        let kept = vec![
            Kept {
                key: "1".to_owned(),
                id: "x".to_owned(),
                title: "“X” \\ \n".to_owned(),
                items: 3,
                bytes: 4_000_000_000,
                hash: "ff".to_owned(),
                changed: 1_795_000_000_000,
                from: "https://example.org/x.json".to_owned(),
                is_draft: true,
                gone: 5,
            },
            Kept {
                key: "2".to_owned(),
                ..Kept::default()
            },
        ];
        assert_eq!(decode(&encode(&kept)), kept);
        for text in ["", "[", "{}", "[1, {}, {\"key\": 2}]"] {
            assert_eq!(decode(text), [], "{text}");
        }
    }
}
